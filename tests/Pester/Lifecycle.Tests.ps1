BeforeAll {
    . "$PSScriptRoot/TestSession.ps1"
    Enter-TestSession -TransitionTime 0
    Set-Content TestDrive:/customerCA.crt (Get-KMSCustomKeyStore -Name payments-hsm).TrustAnchorCertificate

    $commands = 'KmsCustomKeyStore.Commands'

    function Get-FailedStore([string] $Name, [string] $Code = 'XKS_PROXY_TIMED_OUT') {
        Add-TestStore $Name FAILED @{ ConnectionErrorCode = $Code }
    }
}

AfterAll { Exit-TestSession }

# Each of these tests takes up the story where the one before it left it.
Describe 'The life of a key store: <Kind>' -ForEach @(
    @{
        Kind   = 'CloudHSM'
        Name   = 'life-hsm'
        Type   = 'AWS_CLOUDHSM'
        New    = @{ CloudHsmClusterId = 'cluster-4thqs3cretu'; KeyStorePassword = 'wrongHorse7'; TrustAnchorCertificate = 'TestDrive:/customerCA.crt' }
        Break  = @{}
        Mend   = @{ KeyStorePassword = 'correctHorse7' }
        Remedy = 'password for kmsuser'
    }
    @{
        Kind   = 'external, public endpoint'
        Name   = 'life-xks'
        Type   = 'EXTERNAL_KEY_STORE'
        New    = @{
            XksProxyConnectivity                                = 'PUBLIC_ENDPOINT'
            XksProxyUriEndpoint                                 = 'https://xks-life.example.com'
            XksProxyUriPath                                     = '/kms/xks/v1'
            XksProxyAuthenticationCredential_AccessKeyId        = 'FIRSTABCDEFGHIJKLMNO'
            XksProxyAuthenticationCredential_RawSecretAccessKey = 'first' * 9
        }
        Break  = @{ XksProxies = @(@{ XksProxyUriEndpoint = 'https://xks-life.example.com'; AccessKeyId = 'SECONDABCDEFGHIJKLMN'; RawSecretAccessKey = 'second' * 8 }) }
        Mend   = @{ XksProxyAuthenticationCredential_AccessKeyId = 'SECONDABCDEFGHIJKLMN'; XksProxyAuthenticationCredential_RawSecretAccessKey = 'second' * 8 }
        Remedy = 'XksProxyAuthenticationCredential'
    }
    @{
        Kind   = 'external, VPC endpoint service'
        Name   = 'life-vpc'
        Type   = 'EXTERNAL_KEY_STORE'
        New    = @{
            XksProxyConnectivity                                = 'VPC_ENDPOINT_SERVICE'
            XksProxyUriEndpoint                                 = 'https://myproxy-private.xks.example.com'
            XksProxyUriPath                                     = '/example/kms/xks/v1'
            XksProxyVpcEndpointServiceName                      = 'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0'
            XksProxyAuthenticationCredential_AccessKeyId        = 'FIRSTABCDEFGHIJKLMNO'
            XksProxyAuthenticationCredential_RawSecretAccessKey = 'first' * 9
        }
        Break  = @{ XksProxies = @(@{ XksProxyUriEndpoint = 'https://myproxy-private.xks.example.com'; AccessKeyId = 'SECONDABCDEFGHIJKLMN'; RawSecretAccessKey = 'second' * 8 }) }
        Mend   = @{ XksProxyAuthenticationCredential_AccessKeyId = 'SECONDABCDEFGHIJKLMN'; XksProxyAuthenticationCredential_RawSecretAccessKey = 'second' * 8 }
        Remedy = 'XksProxyAuthenticationCredential'
    }
) {
    It 'is created DISCONNECTED, and its id is what comes of it' {
        $id = New-KMSCustomKeyStore $Name @New -ErrorAction Stop
        $id | Should -Match '^cks-[0-9a-f]{17}$'

        $store = Get-KMSCustomKeyStore $id
        $store.CustomKeyStoreName, $store.CustomKeyStoreType, $store.ConnectionState | Should -Be @($Name, $Type, 'DISCONNECTED')
        foreach ($setting in 'CloudHsmClusterId', 'TrustAnchorCertificate') {
            [bool] $store.$setting | Should -Be $New.ContainsKey($setting)
        }

        $store.XksProxyConfiguration.Connectivity | Should -Be $New.XksProxyConnectivity
        $store.XksProxyConfiguration.UriPath | Should -Be $New.XksProxyUriPath
        $store.XksProxyConfiguration.VpcEndpointServiceName | Should -Be $New.XksProxyVpcEndpointServiceName
    }

    It 'has a name that no other may take' {
        # The same once more would be no other: KMS answers it with the id of the CloudHSM key store that is there.
        $other = $New.Clone()
        if ($other.CloudHsmClusterId) { $other.CloudHsmClusterId = 'cluster-abcdefgh234' }
        (Get-Failure { New-KMSCustomKeyStore $Name @other -ErrorAction Stop }).FullyQualifiedErrorId |
            Should -Be "CustomKeyStoreNameInUse,$commands.NewKmsCustomKeyStoreCommand"
    }

    It 'is not connected with a wrong secret, and a script can tell why' {
        Set-EmulatorState $Break
        $id = (Get-KMSCustomKeyStore -Name $Name).CustomKeyStoreId
        $said = try {
            Connect-KMSCustomKeyStore $id -Wait -ErrorAction Stop
            'connected'
        } catch {
            $failure = $_
            switch -Wildcard ($failure.FullyQualifiedErrorId) {
                'CustomKeyStoreFailed,*' { "failed: $($failure.Exception.ConnectionErrorCode)" }
                'WaitTimedOut,*' { 'late' }
                default { "other: $failure" }
            }
        }

        $said | Should -Be 'failed: INVALID_CREDENTIALS'
        $failure.TargetObject | Should -Be $id
        $failure.ErrorDetails.RecommendedAction | Should -Match $Remedy
        "$failure" | Should -Match "'$Name'"
    }

    It 'that failed is refused to <Command>, and the error says how to go on' -ForEach @(
        @{ Command = 'Connect'; Arguments = @{}; Advice = 'Connect-KMSCustomKeyStore cks-\w+ -Force -Wait' }
        @{ Command = 'Update'; Arguments = @{ NewCustomKeyStoreName = 'life-renamed' }; Advice = 'Disconnect-KMSCustomKeyStore cks-\w+ -Wait' }
        @{ Command = 'Remove'; Arguments = @{ Force = $true }; Advice = 'Disconnect-KMSCustomKeyStore cks-\w+ -Wait' }
    ) {
        $failure = Get-Failure { Get-KMSCustomKeyStore -Name $Name | & "$Command-KMSCustomKeyStore" @Arguments -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -Be "CustomKeyStoreInvalidState,$commands.${Command}KmsCustomKeyStoreCommand"
        $failure.CategoryInfo.Category | Should -Be 'InvalidOperation'
        $failure.ErrorDetails.RecommendedAction | Should -Match $Advice
    }

    It 'is disconnected, mended and connected' {
        $id = (Get-KMSCustomKeyStore -Name $Name).CustomKeyStoreId
        Disconnect-KMSCustomKeyStore $id -Wait -ErrorAction Stop | Should -BeNullOrEmpty
        Update-KMSCustomKeyStore $id @Mend -ErrorAction Stop | Should -BeNullOrEmpty
        $store = Connect-KMSCustomKeyStore $id -Wait -PassThru -ErrorAction Stop
        $store | Should -BeOfType KmsCustomKeyStore.CustomKeyStore
        $store.ConnectionState | Should -Be 'CONNECTED'
        $store.ConnectionErrorCode | Should -BeNullOrEmpty
    }

    It 'is found among those that are connected' {
        Get-KMSCustomKeyStore | Where-Object State -EQ CONNECTED | Where-Object Name -Like 'life-*' |
            Select-Object -ExpandProperty Name | Should -Contain $Name
    }

    It 'is disconnected, renamed and removed in one pipeline, and its last state comes out of it' {
        $last = Get-KMSCustomKeyStore -Name $Name |
            Disconnect-KMSCustomKeyStore -Wait -PassThru |
            Update-KMSCustomKeyStore -NewCustomKeyStoreName "$Name-old" -PassThru |
            Remove-KMSCustomKeyStore -Force -PassThru |
            Select-Object Name, State
        $last.Name, $last.State | Should -Be @("$Name-old", 'DISCONNECTED')
        Get-KMSCustomKeyStore -Name "$Name*" -ErrorAction Ignore | Should -BeNullOrEmpty
    }
}

Describe 'Disconnecting' {
    BeforeAll { Set-EmulatorState @{ Settings = @{ ConnectingSeconds = 0.1; DisconnectingSeconds = 0.1 } } }

    It 'a key store that was looked up by name writes it with -PassThru, disconnected' {
        $store = Get-KMSCustomKeyStore -Name prod-xks-us | Disconnect-KMSCustomKeyStore -Wait -PassThru
        $store.CustomKeyStoreName, $store.ConnectionState | Should -Be @('prod-xks-us', 'DISCONNECTED')
    }

    It 'writes nothing unless asked to' {
        Get-KMSCustomKeyStore -Name prod-xks-eu | Disconnect-KMSCustomKeyStore | Should -BeNullOrEmpty
    }

    It 'without -Wait writes a key store that is on its way, and Wait-KMSCustomKeyStore sees it arrive' {
        $store = Get-KMSCustomKeyStore -Name card-issuing-hsm | Disconnect-KMSCustomKeyStore -PassThru
        $store.ConnectionState | Should -BeIn 'DISCONNECTING', 'DISCONNECTED'
        ($store | Wait-KMSCustomKeyStore -State DISCONNECTED).ConnectionState | Should -Be 'DISCONNECTED'
    }
}

Describe 'Connecting' {
    BeforeAll { Set-EmulatorState @{ Settings = @{ ConnectingSeconds = 0.1; DisconnectingSeconds = 0.1 } } }

    It 'many at once gives each of them, and an error for each that fails' {
        $ids = 1..3 | ForEach-Object { Add-TestStore "many-$_" }
        Set-EmulatorState @{ CustomKeyStores = @(@{ CustomKeyStoreId = 'cks-many-2'; ConnectionOutcome = 'NETWORK_ERRORS' }) }
        $stores = $ids | Connect-KMSCustomKeyStore -Wait -PassThru -ErrorAction SilentlyContinue -ErrorVariable failures
        $stores.Name | Sort-Object | Should -Be @('many-1', 'many-3')
        $failures | Should -HaveCount 1
        $failures[0].TargetObject | Should -Be 'cks-many-2'
        "$failures" | Should -Match 'FAILED \(NETWORK_ERRORS\)'
    }

    It 'what is connected already succeeds' {
        $id = Add-TestStore already-connected CONNECTED
        (Connect-KMSCustomKeyStore $id -Wait -PassThru -ErrorAction Stop).ConnectionState | Should -Be 'CONNECTED'
    }

    It 'with -Force -Wait what failed disconnects it first' {
        $id = Get-FailedStore force-failed
        (Connect-KMSCustomKeyStore $id -Force -Wait -PassThru -ErrorAction Stop).ConnectionState | Should -Be 'CONNECTED'
    }

    It 'with -Force -Wait takes all that failed from a pipeline' {
        $ids = 1..2 | ForEach-Object { Get-FailedStore "force-all-$_" }
        $stores = Get-KMSCustomKeyStore -State FAILED | Where-Object Name -Like 'force-all-*' | Connect-KMSCustomKeyStore -Force -Wait -PassThru
        $stores.CustomKeyStoreId | Sort-Object | Should -Be $ids
        $stores | ForEach-Object ConnectionState | Should -Be @('CONNECTED', 'CONNECTED')
    }

    It 'with -Force alone what failed is refused, for it would have to wait' {
        $id = Get-FailedStore force-alone
        (Get-Failure { Connect-KMSCustomKeyStore $id -Force -ErrorAction Stop }).FullyQualifiedErrorId |
            Should -Be "CustomKeyStoreInvalidState,$commands.ConnectKmsCustomKeyStoreCommand"
    }

    It 'can be told to fail with INVALID_CREDENTIALS after half a second, for the test of a script' {
        $id = Add-TestStore told-to-fail
        Set-EmulatorState @{ CustomKeyStores = @(@{ CustomKeyStoreId = $id; ConnectionOutcome = 'INVALID_CREDENTIALS'; ConnectingSeconds = 0.5 }) }

        Connect-KMSCustomKeyStore $id -ErrorAction Stop
        (Get-KMSCustomKeyStore $id).ConnectionState | Should -Not -Be 'CONNECTED'
        $failure = Get-Failure { Wait-KMSCustomKeyStore $id -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -Be "CustomKeyStoreFailed,$commands.WaitKmsCustomKeyStoreCommand"
        $failure.Exception.ConnectionErrorCode | Should -Be 'INVALID_CREDENTIALS'
        (Get-KMSCustomKeyStore $id).ConnectionErrorCode | Should -Be 'INVALID_CREDENTIALS'
    }

    It 'waits out a service that is busy for a while' {
        $id = Add-TestStore busy
        Set-EmulatorState @{ Faults = @(@{ Operation = 'DescribeCustomKeyStores'; Error = 'ThrottlingException'; Count = 1 }) }
        (Connect-KMSCustomKeyStore $id -Wait -PassThru -ErrorAction Stop).ConnectionState | Should -Be 'CONNECTED'
    }
}

Describe 'Waiting' {
    BeforeAll { Set-EmulatorState @{ Settings = @{ ConnectingSeconds = 0.1; DisconnectingSeconds = 0.1 } } }

    It 'ends after -TimeoutSec, with an error that names the state so far' {
        $id = Add-TestStore never CONNECTING
        $failure = Get-Failure { Wait-KMSCustomKeyStore $id -TimeoutSec 1 -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -Be "WaitTimedOut,$commands.WaitKmsCustomKeyStoreCommand"
        $failure.CategoryInfo.Category | Should -Be 'OperationTimeout'
        $failure.TargetObject | Should -Be $id
        "$failure" | Should -Match 'After 1 second .+ CONNECTING'
    }

    It 'of a connect takes -TimeoutSec too, and the key store goes on connecting' {
        $id = Add-TestStore slow DISCONNECTED @{ ConnectingSeconds = 3600 }
        (Get-Failure { Connect-KMSCustomKeyStore $id -Wait -TimeoutSec 1 -ErrorAction Stop }).FullyQualifiedErrorId |
            Should -Be "WaitTimedOut,$commands.ConnectKmsCustomKeyStoreCommand"
        (Get-KMSCustomKeyStore $id).ConnectionState | Should -Be 'CONNECTING'
    }

    It 'goes on after a connect without -Wait, in one pipeline' {
        $ids = 1..2 | ForEach-Object { Add-TestStore "later-$_" }
        $stores = $ids | Connect-KMSCustomKeyStore -Select ^CustomKeyStoreId | Wait-KMSCustomKeyStore -TimeoutSec 30
        $stores | ForEach-Object { "$($_.Name): $($_.State)" } | Sort-Object | Should -Be @('later-1: CONNECTED', 'later-2: CONNECTED')
    }

    It 'for any of several states takes FAILED for an answer' {
        $id = Get-FailedStore failed-answer
        (Wait-KMSCustomKeyStore $id -State CONNECTED, FAILED -ErrorAction Stop).ConnectionErrorCode | Should -Be 'XKS_PROXY_TIMED_OUT'
    }

    It 'for a state that there is none is refused without a request' {
        Measure-KmsRequest {
            (Get-Failure { Wait-KMSCustomKeyStore cks-1 -State HIBERNATING -ErrorAction Stop }).FullyQualifiedErrorId |
                Should -Be "InvalidValue,$commands.WaitKmsCustomKeyStoreCommand"
        } | Should -Be 0
    }

    It 'for what does not exist ends at once' {
        (Get-Failure { Wait-KMSCustomKeyStore cks-missing -ErrorAction Stop }).FullyQualifiedErrorId |
            Should -Be "CustomKeyStoreNotFound,$commands.WaitKmsCustomKeyStoreCommand"
    }
}

Describe 'Shells side by side' {
    BeforeAll { Set-EmulatorState @{ Settings = @{ ConnectingSeconds = 0; DisconnectingSeconds = 0 } } }

    # Windows PowerShell has no -Parallel.
    It 'ForEach-Object -Parallel connects in each of its runspaces' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $ids = 1..3 | ForEach-Object { Add-TestStore "parallel-$_" }
        $states = $ids | ForEach-Object -ThrottleLimit 3 -TimeoutSeconds ($Patience / 1000) -Parallel {
            Import-Module $using:ModuleFolder
            Connect-KMSCustomKeyStore $_ -Wait -PassThru -ErrorAction Stop
        }

        $states.Name | Sort-Object | Should -Be @('parallel-1', 'parallel-2', 'parallel-3')
        $states.ConnectionState | Sort-Object -Unique | Should -Be 'CONNECTED'
    }

    It 'a job connects in a process of its own, and what it gives can be piped on' {
        $id = Add-TestStore job
        $store = Start-Job { Import-Module $using:ModuleFolder; Connect-KMSCustomKeyStore $using:id -Wait -PassThru } | Wait-TestJob | Receive-Job -Wait -AutoRemoveJob
        $store.Name, $store.State | Should -Be @('job', 'CONNECTED')
        ($store | Disconnect-KMSCustomKeyStore -Wait -PassThru).ConnectionState | Should -Be 'DISCONNECTED'
    }

    It 'a job that fails to connect says so' {
        $id = Add-TestStore job-fails DISCONNECTED @{ ConnectionOutcome = 'USER_LOCKED_OUT' }
        Start-Job { Import-Module $using:ModuleFolder; Connect-KMSCustomKeyStore $using:id -Wait } |
            Wait-TestJob | Receive-Job -Wait -AutoRemoveJob -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures | Should -HaveCount 1
        "$failures" | Should -Match 'FAILED \(USER_LOCKED_OUT\)'
    }
}
