BeforeAll {
    . "$PSScriptRoot/TestSession.ps1"
    Enter-TestSession -TransitionTime 0
    $certificate = (Get-KMSCustomKeyStore -Name payments-hsm).TrustAnchorCertificate
    $new = @{
        CustomKeyStoreName     = 'new-hsm'
        CloudHsmClusterId      = 'cluster-4thqs3cretu'
        KeyStorePassword       = 'correctHorse7'
        TrustAnchorCertificate = $certificate
    }
}

AfterAll { Exit-TestSession }

Describe '-WhatIf' {
    It 'of <Command> sends no request and writes no output' -ForEach @(
        @{ Command = 'Connect'; Arguments = @{ Wait = $true; PassThru = $true } }
        @{ Command = 'Disconnect'; Arguments = @{ Wait = $true; PassThru = $true } }
        @{ Command = 'Update'; Arguments = @{ NewCustomKeyStoreName = 'other'; PassThru = $true } }
        @{ Command = 'Remove'; Arguments = @{ PassThru = $true } }
    ) {
        Measure-KmsRequest {
            & "$Command-KMSCustomKeyStore" cks-483a50dd234afed66 @Arguments -Force -WhatIf | Should -BeNullOrEmpty
        } | Should -Be 0
    }

    It 'of New sends no request and writes no output' {
        Measure-KmsRequest { New-KMSCustomKeyStore @new -PassThru -Force -WhatIf | Should -BeNullOrEmpty } | Should -Be 0
    }

    It 'may be the preference of the session, and counts before -Force' {
        Measure-KmsRequest {
            $WhatIfPreference = $true
            Remove-KMSCustomKeyStore cks-483a50dd234afed66 -Force
        } | Should -Be 0
    }

    It 'for what comes down a pipeline asks no more than that which lists it' {
        Measure-KmsRequest {
            Get-KMSCustomKeyStore cks-483a50dd234afed66 | Disconnect-KMSCustomKeyStore -WhatIf
        } | Should -Be 1
        (Get-KMSCustomKeyStore cks-483a50dd234afed66).ConnectionState | Should -Be 'CONNECTED'
    }

    It 'works in a new shell without credentials, region and network' {
        $said = Invoke-NewShell -Arguments $ModuleFolder, $certificate -Script {
            param($Folder, $Certificate)
            Remove-Item Env:AWS_ACCESS_KEY_ID, Env:AWS_SECRET_ACCESS_KEY, Env:AWS_REGION, Env:AWS_ENDPOINT_URL_KMS
            $env:https_proxy = $env:HTTPS_PROXY = 'http://127.0.0.1:1'
            $ErrorActionPreference = 'Stop'
            Import-Module $Folder
            New-KMSCustomKeyStore new-hsm -CloudHsmClusterId cluster-4thqs3cretu -KeyStorePassword correctHorse7 -TrustAnchorCertificate $Certificate -WhatIf
            Connect-KMSCustomKeyStore cks-1 -WhatIf
            Disconnect-KMSCustomKeyStore cks-1 -WhatIf
            Update-KMSCustomKeyStore cks-1 -KeyStorePassword correctHorse7 -WhatIf
            Remove-KMSCustomKeyStore cks-1 -WhatIf
            "Errors: $($Error.Count)"
        }

        $said -join ' ' -split '(?=What if:|Errors:)' | Where-Object { $_ } | ForEach-Object { ($_ -split '[.:;]')[0, 1] -join ':' } | Should -Be @(
            "What if: Create the custom key store 'new-hsm'"
            "What if: Connect the custom key store 'cks-1'"
            "What if: Disconnect the custom key store 'cks-1'"
            "What if: Update the custom key store 'cks-1'"
            "What if: Remove the custom key store 'cks-1'"
            'Errors: 0')
        $said -join ' ' | Should -Not -Match 'correctHorse'
    }
}

Describe 'The question before a removal' {
    BeforeEach {
        $id = Add-TestStore asked
    }

    It 'is not asked with <Given>' -ForEach @(
        @{ Given = '-Force'; Arguments = @{ Force = $true } }
        @{ Given = '-Confirm:$false'; Arguments = @{ Confirm = $false } }
    ) {
        Remove-KMSCustomKeyStore $id @Arguments -ErrorAction Stop
        Get-KMSCustomKeyStore $id -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'is not asked with $ConfirmPreference None' {
        $ConfirmPreference = 'None'
        Remove-KMSCustomKeyStore $id -ErrorAction Stop
        Get-KMSCustomKeyStore $id -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'is an error where nobody can answer it, and nothing is removed' {
        $caught = Invoke-NewShell -Arguments $ModuleFolder, $id -Script {
            param($Folder, $Id)
            Import-Module $Folder
            try { Remove-KMSCustomKeyStore $Id -ErrorAction Stop; 'removed' } catch { 'refused' }
        }

        $caught | Select-Object -Last 1 | Should -Be 'refused'
        (Get-KMSCustomKeyStore $id).Name | Should -Be 'asked'
    }
}

Describe 'Other changes' {
    It 'are made without a question: connecting, updating, disconnecting' {
        $id = Add-TestStore unasked
        $states = Invoke-NewShell -Arguments $ModuleFolder, $id -Script {
            param($Folder, $Id)
            $ErrorActionPreference = 'Stop'
            Import-Module $Folder
            Update-KMSCustomKeyStore $Id -NewCustomKeyStoreName unasked-any-more
            (Connect-KMSCustomKeyStore $Id -Wait -PassThru).ConnectionState
            (Disconnect-KMSCustomKeyStore $Id -Wait -PassThru).ConnectionState
        }

        $states | Should -Be @('CONNECTED', 'DISCONNECTED')
    }

    It 'are asked about where $ConfirmPreference says so, unless -Force is given' {
        $id = Add-TestStore cautious
        $said = Invoke-NewShell -Arguments $ModuleFolder, $id -Script {
            param($Folder, $Id)
            Import-Module $Folder
            $ConfirmPreference = 'Medium'
            try { Connect-KMSCustomKeyStore $Id -Wait -ErrorAction Stop; 'connected' } catch { 'refused' }
            (Get-KMSCustomKeyStore $Id).ConnectionState
            (Connect-KMSCustomKeyStore $Id -Force -Wait -PassThru -ErrorAction Stop).ConnectionState
        }

        $said | Select-Object -Last 3 | Should -Be @('refused', 'DISCONNECTED', 'CONNECTED')
    }
}
