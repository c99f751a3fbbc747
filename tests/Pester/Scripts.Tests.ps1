BeforeAll {
    . "$PSScriptRoot/TestSession.ps1"
    Enter-TestSession -TransitionTime 0
}

AfterAll { Exit-TestSession }

Describe 'A script written for AWS.Tools' {
    It 'creates, connects, updates, disconnects and removes an external key store' {
        $id = New-KMSCustomKeyStore -CustomKeyStoreName tools-xks -CustomKeyStoreType EXTERNAL_KEY_STORE `
            -XksProxyConnectivity PUBLIC_ENDPOINT -XksProxyUriEndpoint https://tools.example.com -XksProxyUriPath /kms/xks/v1 `
            -XksProxyAuthenticationCredential_AccessKeyId ABCDEFGHIJKLMNOPQRST `
            -XksProxyAuthenticationCredential_RawSecretAccessKey ('secret' * 8) -Force -ErrorAction Stop
        $id | Should -BeOfType string
        (Get-KMSCustomKeyStore -CustomKeyStoreId $id).XksProxyConfiguration.AccessKeyId | Should -Be 'ABCDEFGHIJKLMNOPQRST'

        Connect-KMSCustomKeyStore -CustomKeyStoreId $id -Force -ErrorAction Stop | Should -BeNullOrEmpty
        Wait-Until { (Get-KMSCustomKeyStore -CustomKeyStoreId $id).ConnectionState -ne 'CONNECTING' }

        (Get-KMSCustomKeyStore -CustomKeyStoreId $id).ConnectionState | Should -Be 'CONNECTED'
        Disconnect-KMSCustomKeyStore -CustomKeyStoreId $id -Force -ErrorAction Stop
        Wait-Until { (Get-KMSCustomKeyStore -CustomKeyStoreId $id).ConnectionState -eq 'DISCONNECTED' }

        Update-KMSCustomKeyStore -CustomKeyStoreId $id -NewCustomKeyStoreName tools-xks-2 -Force -ErrorAction Stop
        (Get-KMSCustomKeyStore -CustomKeyStoreName tools-xks-2).CustomKeyStoreId | Should -Be $id
        Remove-KMSCustomKeyStore -CustomKeyStoreId $id -Force -ErrorAction Stop
        Get-KMSCustomKeyStore -CustomKeyStoreId $id -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It "gets what -Select '^CustomKeyStoreId' asks for" {
        $id = Add-TestStore select
        Connect-KMSCustomKeyStore -CustomKeyStoreId $id -Select '^CustomKeyStoreId' | Should -Be $id
        Disconnect-KMSCustomKeyStore $id -Wait -Select '^CustomKeyStoreId' | Should -Be $id
        Remove-KMSCustomKeyStore $id -Force -Select '^CustomKeyStoreId' | Should -Be $id
    }

    It "gets the reply with -Select '*'" {
        $reply = Add-TestStore reply | Update-KMSCustomKeyStore -NewCustomKeyStoreName reply-2 -Select '*'
        $reply.HttpStatusCode | Should -Be 200
        $reply.RequestId | Should -Match '^[0-9a-f-]{36}$'
    }

    It 'names the region and the credentials with each command' {
        $common = @{ Region = 'eu-north-1'; AccessKey = 'test'; SecretKey = 'test' }
        $id = Add-TestStore common
        (Connect-KMSCustomKeyStore -CustomKeyStoreId $id -Wait -PassThru @common).Region | Should -Be 'eu-north-1'
    }
}

Describe 'A script that splats' {
    It 'creates a key store from a hashtable, with a certificate that Get-Content read' {
        Set-Content TestDrive:/customerCA.crt (Get-KMSCustomKeyStore -Name payments-hsm).TrustAnchorCertificate
        $parameters = @{
            CloudHsmClusterId      = 'cluster-splatsplat2'
            KeyStorePassword       = ConvertTo-SecureString 'correctHorse7' -AsPlainText -Force
            TrustAnchorCertificate = Get-Content TestDrive:/customerCA.crt
        }
        $store = New-KMSCustomKeyStore -Name splatted @parameters -PassThru -ErrorAction Stop
        $store.CloudHsmClusterId, $store.TrustAnchorCertificate.Trim() |
            Should -Be @('cluster-splatsplat2', (Get-KMSCustomKeyStore -Name payments-hsm).TrustAnchorCertificate.Trim())
    }

    It 'creates many from the rows of a CSV file' {
        Set-Content TestDrive:/stores.csv @(
            'CustomKeyStoreName,XksProxyUriEndpoint,XksProxyUriPath,XksProxyConnectivity'
            'csv-1,https://csv-1.example.com,/kms/xks/v1,PUBLIC_ENDPOINT'
            'csv-2,https://csv-2.example.com,/kms/xks/v1,PUBLIC_ENDPOINT')
        $credential = [pscredential]::new('ABCDEFGHIJKLMNOPQRST', (ConvertTo-SecureString ('secret' * 8) -AsPlainText -Force))
        $stores = Import-Csv TestDrive:/stores.csv | New-KMSCustomKeyStore -XksProxyAuthenticationCredential $credential -PassThru -ErrorAction Stop
        $stores | ForEach-Object { "$($_.Name) $($_.XksProxyConfiguration.UriEndpoint)" } | Should -Be @('csv-1 https://csv-1.example.com', 'csv-2 https://csv-2.example.com')
    }

    It 'takes what $PSDefaultParameterValues sets for all of the commands' {
        $id = Add-TestStore defaults
        $PSDefaultParameterValues = @{ '*-KMSCustomKeyStore:Region' = 'us-east-2'; 'Connect-KMSCustomKeyStore:PassThru' = $true }
        (Connect-KMSCustomKeyStore $id -Wait).Region | Should -Be 'us-east-2'
    }
}

Describe 'The test of a script, with the commands mocked' {
    BeforeAll {
        # What is tested: a function that connects the key stores that need it, and counts them.
        function Connect-AllKeyStore {
            $connected = Get-KMSCustomKeyStore -State DISCONNECTED, FAILED | Connect-KMSCustomKeyStore -Force -Wait -PassThru
            @($connected).Count
        }

        function New-TeamKeyStore([string] $Team, [securestring] $Password) {
            New-KMSCustomKeyStore "$Team-hsm" -CloudHsmClusterId cluster-4thqs3cretu -KeyStorePassword $Password -TrustAnchorCertificate customerCA.crt
        }

        function Wait-KeyStore([string] $Id) {
            Connect-KMSCustomKeyStore $Id
            Wait-KMSCustomKeyStore $Id -TimeoutSec 600
        }
    }

    It 'needs no KMS' {
        Mock Get-KMSCustomKeyStore {
            foreach ($number in 1..3) {
                [KmsCustomKeyStore.CustomKeyStore]@{ CustomKeyStoreId = "cks-$number"; CustomKeyStoreName = "mocked-$number"; ConnectionState = 'FAILED' }
            }
        }
        Mock Connect-KMSCustomKeyStore { $InputObject }

        Measure-KmsRequest { Connect-AllKeyStore | Should -Be 3 } | Should -Be 0
        Should -Invoke Get-KMSCustomKeyStore -Times 1 -Exactly -ParameterFilter { "$ConnectionState" -eq 'DISCONNECTED FAILED' }
        Should -Invoke Connect-KMSCustomKeyStore -Times 3 -Exactly -ParameterFilter { $Force -and $Wait -and $PassThru }
        Should -Invoke Connect-KMSCustomKeyStore -Times 1 -Exactly -ParameterFilter { $InputObject.CustomKeyStoreId -eq 'cks-2' }
    }

    It 'can look at what a function passes on, a secret included' {
        Mock New-KMSCustomKeyStore { 'cks-mocked' }
        New-TeamKeyStore payments (ConvertTo-SecureString 'correctHorse7' -AsPlainText -Force) | Should -Be 'cks-mocked'
        Should -Invoke New-KMSCustomKeyStore -Times 1 -Exactly -ParameterFilter {
            $CustomKeyStoreName -eq 'payments-hsm' -and [pscredential]::new('x', $KeyStorePassword).GetNetworkCredential().Password -eq 'correctHorse7'
        }
    }

    It 'can have a command fail as it really does' {
        Mock Connect-KMSCustomKeyStore { }
        Mock Wait-KMSCustomKeyStore { throw [System.Management.Automation.ErrorRecord]::new([TimeoutException] 'Late.', 'WaitTimedOut', 'OperationTimeout', $CustomKeyStoreId) }
        (Get-Failure { Wait-KeyStore cks-1 }).FullyQualifiedErrorId | Should -Be 'WaitTimedOut'
        Should -Invoke Connect-KMSCustomKeyStore -Times 1 -Exactly -ParameterFilter { $CustomKeyStoreId -eq 'cks-1' }
    }
}
