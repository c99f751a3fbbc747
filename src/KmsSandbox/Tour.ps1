# One text for both shells: only commands that the hosted engine has too.

function global:prompt { 'PS KMS> ' }

& {
    $ErrorActionPreference = 'Stop'

    $steps = @(
        @{
            About   = 'Key stores come a page at a time. The first page (leave out -NoAutoIteration for all pages):'
            Command = 'Get-KMSCustomKeyStore -NoAutoIteration'
            Works   = { $output.ConnectionState -contains 'CONNECTED' -and $output.ConnectionState -contains 'FAILED' }
        }
        @{
            About   = 'Why did the last one fail, and what is there to do about it?'
            Command = @(
                '$store = Get-KMSCustomKeyStore -Name partner-exchange-xks'
                '$store.ConnectionErrorMeaning, $store.ConnectionErrorRemedy'
            )
            Works   = { @($output).Count -eq 2 -and $output[0] -and $output[1] }
        }
        @{
            About   = 'One store by its name. A name may have wildcards; an id needs no parameter name:'
            Command = 'Get-KMSCustomKeyStore -Name payments-hsm'
            Works   = { $output.CustomKeyStoreId -eq 'cks-483a50dd234afed66' }
        }
        @{
            About   = 'An id or a name, not both: that is refused before anything is asked.'
            Command = 'Get-KMSCustomKeyStore -Id cks-483a50dd234afed66 -Name payments-hsm'
            Works   = { $refusal.FullyQualifiedErrorId -like 'AmbiguousParameterSet,*' }
        }
        @{
            About   = 'The life of a key store. It begins with a cluster, its certificate, and the password of its user kmsuser:'
            Command = @(
                '$certificate = (Get-KMSCustomKeyStore -Name payments-hsm).TrustAnchorCertificate'
                '$id = New-KMSCustomKeyStore my-hsm -CloudHsmClusterId cluster-4thqs3cretu -TrustAnchorCertificate $certificate -KeyStorePassword wrong-horse-7'
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
                'Update-KMSCustomKeyStore $id -KeyStorePassword correct-horse-7'
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
            About   = 'The end: a key store is removed when it is disconnected. -Force leaves out the question.'
            Command = @(
                'Disconnect-KMSCustomKeyStore $id -Wait'
                'Remove-KMSCustomKeyStore $id -Force'
            )
            Works   = { -not $refusal -and (Get-KMSCustomKeyStore).CustomKeyStoreId -notcontains $id }
        }
        @{
            About   = 'Say the proxy that timed out above is well again. -Force disconnects a key store that failed before it connects it:'
            Command = '$store | Connect-KMSCustomKeyStore -Force -Wait -PassThru'
            Works   = { $output.CustomKeyStoreName -eq 'partner-exchange-xks' -and $output.ConnectionState -eq 'CONNECTED' }
        }
    )

    $failed = foreach ($step in $steps) {
        "$($PSStyle.Foreground.Green)# $($step.About)$($PSStyle.Reset)" | Out-Default
        foreach ($line in $step.Command) {
            "$($PSStyle.Foreground.BrightCyan)PS> $line$($PSStyle.Reset)" | Out-Default
        }

        $output = $shown = $refusal = $null
        try {
            # In this scope, for the steps after it.
            $output = . ([scriptblock]::Create($step.Command -join "`n"))
            # Redirected, pwsh lays out for 80 columns, and the table has 119.
            $shown = if ([Console]::IsOutputRedirected -and (Get-Command -Name Out-String -ErrorAction Ignore)) {
                ($output | Out-String -Width 120).TrimEnd()
            }
            else {
                $output
            }

            if ($null -ne $output) {
                $shown | Out-Default
            }
        }
        catch {
            $refusal = $_
            $refusal | Out-Default
        }

        # A table ends with an empty line of its own.
        if (@($shown)[0] -isnot [KmsCustomKeyStore.CustomKeyStore]) {
            '' | Out-Default
        }

        if (-not (& $step.Works)) {
            $step.Command -join '; '
        }
    }

    # For the user to go on with.
    $global:store, $global:certificate, $global:id = $store, $certificate, $id

    if ($failed) {
        throw "The tour did not show what it should at: $($failed -join ' | ')"
    }

    @(
        'Try next:'
        '  Get-KMSCustomKeyStore -State FAILED -Type AWS_CLOUDHSM'
        '  Get-KMSCustomKeyStore -Name *xks* | ForEach-Object CustomKeyStoreId'
        if (Get-Command -Name Format-List -ErrorAction Ignore) {
            '  Get-KMSCustomKeyStore -Name treasury-hsm | Format-List'
        }
        '  $id = New-KMSCustomKeyStore my-hsm -CloudHsmClusterId cluster-4thqs3cretu -TrustAnchorCertificate $certificate -KeyStorePassword correct-horse-7'
        '  Connect-KMSCustomKeyStore $id -Wait -Verbose'
        '  Get-Help Get-KMSCustomKeyStore -Full'
        '  aws kms describe-custom-key-stores     (the AWS CLI, where there is one, asks the same emulator)'
        ''
        'In a script:'
        "  dotnet run --project src/KmsSandbox -- -Command 'Get-KMSCustomKeyStore -State FAILED'"
        ''
    ) | Out-Default
}
