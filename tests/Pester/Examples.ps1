# Dot-source this to read and run the examples of a Markdown page: the README, the pages of the help and its topics.
#
# ```console     "PS> command" (">> " goes on with it) and below it what the command shows, compared to the letter; a line
#                "..." stands for any lines. "$ aws ..." is the AWS CLI, run with KMS_AWS_CLI=1, as every night.
# ```powershell  A script that has to run without an error. One that begins with a comment that is the name of a file,
#                "# Check-KeyStore.ps1", is kept under that name, for an example below it to run.
# ```pwsh        A script that would change the reader's machine: the tests of the package run what it says.
#
# The examples of a page are one session: a variable that one sets is there for the next.

function Read-Example([string] $Path) {
    $language = $null
    $block = $null
    $number = 0
    foreach ($line in [System.IO.File]::ReadAllLines($Path)) {
        $number++
        if ($line -match '^\s*```(\w*)') {
            if ($language -eq 'powershell') { New-ScriptExample $block }
            elseif ($null -ne $block -and $language -eq 'console') { $block }
            $language = if ($null -eq $language) { $Matches[1] } else { $null }
            $block = if ($language -eq 'powershell') { @{ Kind = 'Script'; Line = $number + 1; Command = ''; Expected = @() } }
        } elseif ($language -eq 'powershell') {
            $block.Command += "$line`n"
        } elseif ($language -eq 'console' -and $line -match '^(PS>|\$) (.*)') {
            if ($null -ne $block) { $block }
            $block = @{ Kind = if ($Matches[1] -eq '$') { 'Cli' } else { 'Prompt' }; Line = $number; Command = $Matches[2]; Expected = @() }
        } elseif ($language -eq 'console' -and $line -match '^>> (.*)') {
            $block.Command += "`n$($Matches[1])"
        } elseif ($language -eq 'console') {
            $block.Expected += $line
        }
    }
}

function New-ScriptExample([hashtable] $Block) {
    if ($Block.Command -match '^# ([\w.-]+\.ps1)\r?\n') {
        $Block.Kind = 'File'
        $Block.Name = $Matches[1]
    }

    $Block
}

# A session as at a prompt, whatever the script that runs the tests prefers. What asks a person is answered.
function New-ExampleSession {
    New-Module -ArgumentList ${function:Invoke-Shell} {
        param($InvokeShell)

        $ErrorActionPreference = 'Continue'

        # This very shell anew, which need not be on the PATH.
        function pwsh {
            $run = & $InvokeShell $args
            $global:LASTEXITCODE = $run.ExitCode
            if ($run.Errors) { Write-Error $run.Errors.TrimEnd() }
            if ($run.Output) { $run.Output.TrimEnd() -split '\r?\n' }
        }

        function Read-Host([string] $Prompt, [switch] $AsSecureString) {
            if ($AsSecureString) { ConvertTo-SecureString 'correctHorse7' -AsPlainText -Force } else { 'yes' }
        }

        function Get-Secret([string] $Name) {
            ConvertTo-SecureString 'correctHorse7' -AsPlainText -Force
        }

        function Get-Credential([string] $UserName = 'DXYZABCDEFGHIJKLMNOP') {
            [pscredential]::new($UserName, (ConvertTo-SecureString ('c2VjcmV0' * 6) -AsPlainText -Force))
        }
    }
}

# What a prompt would show, 120 columns wide.
function Show-Example([psmoduleinfo] $Session, [string] $Command) {
    $shown = . $Session ([scriptblock]::Create($Command)) 2>&1 3>&1 4>&1 | ForEach-Object {
        if ($_ -is [System.Management.Automation.VerboseRecord]) { "VERBOSE: $_" }
        elseif ($_ -is [System.Management.Automation.WarningRecord]) { "WARNING: $_" }
        else { $_ }
    } | Out-String -Width 120
    if ($Command -match ' -WhatIf\b') {
        # What a command would do goes to the host alone; a transcript has it.
        $transcript = Join-Path $TestDrive 'transcript.txt'
        $null = Start-Transcript $transcript
        try { . $Session ([scriptblock]::Create($Command)) } finally { $null = Stop-Transcript }
        $shown = (Get-Content $transcript) -match '^What if: ' -join "`n"
    }

    # New stores have ids of their own; the pages show this one.
    $id = & $Session { Get-Variable id -ValueOnly -ErrorAction Ignore }
    if ($id -is [string]) { $shown = $shown.Replace($id, 'cks-1234567890abcdef0') }
    # Where in a script an error came from is no part of what a user sees at a prompt.
    $shown -replace '(?m)^(\w+-KMSCustomKeyStore:) .*\r?\nLine \|\r?\n.*\r?\n.*~\r?\n +\| ', '$1 ' -replace '\r?\n {5}\| ', ' '
}

# Both texts without what a reader does not see: spaces at the ends of lines, empty lines around.
function Format-Shown([string] $Text) {
    (($Text.Trim("`r", "`n") -split '\r?\n').TrimEnd() -join "`n").Trim("`n")
}

function Assert-Shown([string] $Actual, [string[]] $Expected) {
    $actualText = Format-Shown $Actual
    $expectedText = Format-Shown ($Expected -join "`n")
    if ($expectedText -notmatch '(?m)^\.\.\.$') {
        $actualText | Should -Be $expectedText
        return
    }

    $pattern = ($expectedText -split '\n' | ForEach-Object { if ($_ -eq '...') { '(.*\n)*?.*' } else { [regex]::Escape($_) } }) -join '\n'
    $actualText | Should -Match "\A$pattern\z"
}
