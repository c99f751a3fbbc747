# What the sandbox starts with: shows what the module does, and throws where it does not.

function global:prompt { 'PS KMS> ' }

& {
    $ErrorActionPreference = 'Stop'

    # Whether somebody reads along, sets the pace and is given a prompt.
    $isRead = -not [Console]::IsInputRedirected -and -not [Console]::IsOutputRedirected

    $suggestions = @(
        'Get-KMSCustomKeyStore -State FAILED -Type AWS_CLOUDHSM'
        'Get-KMSCustomKeyStore -Name *xks* | Group-Object State -NoElement'
        'Test-KMSCustomKeyStore -Name treasury-hsm | Format-List'
        '$certificate = (Get-KMSCustomKeyStore -Name payments-hsm).TrustAnchorCertificate'
        '$id = New-KMSCustomKeyStore my-hsm -CloudHsmClusterId cluster-4thqs3cretu -TrustAnchorCertificate $certificate -KeyStorePassword $password'
        'Connect-KMSCustomKeyStore $id -Wait -Verbose'
        'Get-Help Get-KMSCustomKeyStore -Full'
        'aws kms describe-custom-key-stores     # the AWS CLI, where it is installed, asks the same emulator'
    )

    if ($isRead) {
        # A shell that starts with a configuration file does not import its line editor. What is tried here is not for
        # the history of other sessions.
        Import-Module PSReadLine
        Set-PSReadLineOption -HistorySaveStyle SaveNothing
        # The line editor begins with the session's history: the first suggestion is the first that Up brings.
        $now = [datetime]::Now
        $completed = [System.Management.Automation.Runspaces.PipelineState]::Completed
        $suggestions[-1..-($suggestions.Count)] | ForEach-Object {
            [pscustomobject]@{ CommandLine = [string]$_; ExecutionStatus = $completed; StartExecutionTime = $now; EndExecutionTime = $now }
        } | Add-History
    }

    # No password stands on a command line, here as in a script of yours.
    $mistyped = ConvertTo-SecureString 'wrongHorse7' -AsPlainText -Force
    $global:password = ConvertTo-SecureString 'correctHorse7' -AsPlainText -Force

    $steps = @(
        @{
            About   = 'Is everything well? How many key stores need attention, by state:'
            Command = @(
                '$unhealthy = Test-KMSCustomKeyStore | Where-Object -Not Healthy'
                '$unhealthy | Group-Object State -NoElement'
            )
            Works   = { $output.Name -contains 'FAILED' -and $output.Name -notcontains 'CONNECTED' }
        }
        @{
            About   = 'Key stores come a page at a time. The first page (leave out -NoAutoIteration for all pages):'
            Command = 'Get-KMSCustomKeyStore -NoAutoIteration'
            Works   = { $output.ConnectionState -contains 'CONNECTED' -and $output.ConnectionState -contains 'FAILED' }
        }
        @{
            About   = 'Why did the last one fail, and what should you do about it?'
            Command = @(
                '$store = Get-KMSCustomKeyStore -Name partner-exchange-xks'
                '$store | Format-List'
            )
            Works   = { $store.ConnectionErrorMeaning -and $store.ConnectionErrorRemedy }
        }
        @{
            About   = 'The proxy answers again, let us say. -Force disconnects a failed key store before it connects it:'
            Command = '$store | Connect-KMSCustomKeyStore -Force -Wait -PassThru'
            Works   = { $output.CustomKeyStoreName -eq 'partner-exchange-xks' -and $output.ConnectionState -eq 'CONNECTED' }
        }
        @{
            About   = 'One key store by name. A name may have wildcards; an id needs no parameter name:'
            Command = 'Get-KMSCustomKeyStore -Name payments-hsm'
            Works   = { $output.CustomKeyStoreId -eq 'cks-483a50dd234afed66' }
        }
        @{
            About   = 'The life of a key store. It begins with a cluster, its certificate, and the password of its user kmsuser, a secure string:'
            Command = @(
                '$certificate = (Get-KMSCustomKeyStore -Name payments-hsm).TrustAnchorCertificate'
                '$id = New-KMSCustomKeyStore my-hsm -CloudHsmClusterId cluster-4thqs3cretu -TrustAnchorCertificate $certificate -KeyStorePassword $mistyped'
                '$id'
            )
            Works   = { $output -like 'cks-*' }
        }
        @{
            About   = 'Its keys can be used once it is connected. That takes AWS up to 20 minutes and the sandbox a second; -Wait waits for it.'
            Command = 'Connect-KMSCustomKeyStore $id -Wait'
            Works   = { $refusal.FullyQualifiedErrorId -like 'CustomKeyStoreFailed,*' -and "$refusal" -match 'INVALID_CREDENTIALS' }
        }
        @{
            About   = 'The password was wrong, and the error says what to do about it:'
            Command = @(
                'Disconnect-KMSCustomKeyStore $id -Wait'
                'Update-KMSCustomKeyStore $id -KeyStorePassword $password'
                'Connect-KMSCustomKeyStore $id -Wait -PassThru'
            )
            Works   = { $output.ConnectionState -eq 'CONNECTED' }
        }
        @{
            About   = 'What would this do? -WhatIf says it, and nothing is changed.'
            Command = 'Remove-KMSCustomKeyStore $id -WhatIf'
            Works   = { -not $refusal -and (Get-KMSCustomKeyStore $id).ConnectionState -eq 'CONNECTED' }
        }
        @{
            About   = 'The end: a key store is removed once it is disconnected. -Force skips the question.'
            Command = @(
                'Disconnect-KMSCustomKeyStore $id -Wait'
                'Remove-KMSCustomKeyStore $id -Force'
            )
            Works   = { -not $refusal -and (Get-KMSCustomKeyStore).CustomKeyStoreId -notcontains $id }
        }
    )

    # Whether the reader wants to go on.
    function Wait-Key {
        if (-not $isRead) {
            return $true
        }

        $hint = 'Press any key to go on, or q for the prompt.'
        [Console]::Write($hint)
        # As a signal, Ctrl+C would be noticed only after another key.
        [Console]::TreatControlCAsInput = $true
        $key = [Console]::ReadKey($true)
        [Console]::TreatControlCAsInput = $false
        [Console]::Write("`r$(' ' * $hint.Length)`r")
        $key.KeyChar -notin 'q', [char]3
    }

    $failed = foreach ($step in $steps) {
        if ($step -ne $steps[0] -and -not (Wait-Key)) {
            break
        }

        "$($PSStyle.Foreground.Green)# $($step.About)$($PSStyle.Reset)" | Out-Default
        foreach ($line in $step.Command) {
            "$($PSStyle.Foreground.BrightCyan)PS> $line$($PSStyle.Reset)" | Out-Default
        }

        $output = $refusal = $null
        try {
            # In this scope, for the steps after it.
            $output = . ([scriptblock]::Create($step.Command -join "`n"))
            if ($null -ne $output) {
                # Redirected, pwsh lays out for 80 columns, and the table has 119.
                $(if ($isRead) { $output } else { ($output | Out-String -Width 120).TrimEnd() }) | Out-Default
            }
        }
        catch {
            $refusal = $_
            $refusal | Out-Default
        }

        # In a terminal, objects are shown with an empty line after them.
        if (-not $isRead -or $null -eq $output -or $output -is [string]) {
            '' | Out-Default
        }

        if (-not (& $step.Works)) {
            $step.Command -join '; '
        }
    }

    if ($failed) {
        throw "The tour did not show what it should at: $($failed -join ' | ')"
    }

    @(
        if ($isRead) { 'Try next (Up brings these to the prompt; exit leaves):' } else { 'Try next:' }
        $suggestions | ForEach-Object { "  $_" }
        ''
        'In a script:'
        "  dotnet run --project src/KmsSandbox -- -Command 'Get-KMSCustomKeyStore -State FAILED'"
        ''
    ) | Out-Default
}
