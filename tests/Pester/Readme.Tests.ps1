BeforeDiscovery {
    # Each "PS> command" of the README's console blocks, with the lines that it says come of it.
    $examples = [System.Collections.ArrayList]::new()
    $inConsole = $false
    foreach ($line in [System.IO.File]::ReadAllLines((Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'README.md'))) {
        if ($line -match '^```(\w*)') {
            $inConsole = $Matches[1] -eq 'console'
        } elseif ($inConsole -and $line.StartsWith('PS> ')) {
            $null = $examples.Add(@{ Command = $line.Substring(4); Expected = [System.Collections.ArrayList]::new() })
        } elseif ($inConsole) {
            $null = $examples[-1].Expected.Add($line)
        }
    }
}

BeforeAll {
    . "$PSScriptRoot/TestSession.ps1"
    Enter-TestSession

    # The examples are one session: a variable that one sets is there for the next. It is as at a prompt, whatever the
    # script that runs the tests prefers.
    $session = New-Module { $ErrorActionPreference = 'Continue' }
    # New stores have ids of their own; the README shows this one.
    $exampleId = 'cks-1234567890abcdef0'
    Push-Location $RepositoryRoot
}

AfterAll {
    Pop-Location
    Exit-TestSession
}

# Windows PowerShell words errors and shows them in another way.
Describe 'The examples of the README' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
    It 'are there' {
        $readme = Get-Content (Join-Path $RepositoryRoot 'README.md') -Raw
        ([regex]::Matches($readme, '(?m)^PS> ')).Count | Should -BeGreaterThan 6
    }

    It 'give what it shows: <Command>' -ForEach $examples {
        $shown = . $session ([scriptblock]::Create($Command)) 2>&1 | Out-String -Width 120
        if ($Command -match ' -WhatIf\b') {
            # What a command would do goes to the host alone; a transcript has it.
            $transcript = Join-Path $TestDrive 'transcript.txt'
            $null = Start-Transcript $transcript
            try { . $session ([scriptblock]::Create($Command)) } finally { $null = Stop-Transcript }
            $shown = (Get-Content $transcript) -match '^What if: ' -join "`n"
        }

        $id = & $session { Get-Variable id -ValueOnly -ErrorAction Ignore }
        if ($id) { $shown = $shown.Replace($id, $exampleId) }
        # Where in a script an error came from is no part of what a user sees at a prompt.
        $shown = $shown -replace '(?m)^(\w+-KMSCustomKeyStore:) .*\r?\nLine \|\r?\n.*\r?\n.*~\r?\n +\| ', '$1 ' -replace '\r?\n {5}\| ', ' '

        $actual = ($shown.Trim() -split '\r?\n').TrimEnd()
        ($actual -join "`n") | Should -Be (($Expected -join "`n").TrimEnd())
    }
}
