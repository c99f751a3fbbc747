BeforeAll {
    . "$PSScriptRoot/TestSession.ps1"
    Enter-TestSession

    function Get-Completion([string] $Text) {
        (TabExpansion2 $Text -cursorColumn $Text.Length).CompletionMatches.CompletionText
    }
}

AfterAll { Exit-TestSession }

Describe 'Tab completion' {
    It 'of "<Typed>" offers <Offered>' -ForEach @(
        @{ Typed = 'Get-KMSCustomKeyStore -ConnectionState '; Offered = 'CONNECTED', 'CONNECTING', 'FAILED', 'DISCONNECTED', 'DISCONNECTING' }
        @{ Typed = 'Get-KMSCustomKeyStore -State conn'; Offered = 'CONNECTED', 'CONNECTING' }
        @{ Typed = 'Get-KMSCustomKeyStore -State FAILED, d'; Offered = 'DISCONNECTED', 'DISCONNECTING' }
        @{ Typed = "Get-KMSCustomKeyStore -ConnectionState 'f"; Offered = 'FAILED' }
        @{ Typed = 'Get-KMSCustomKeyStore -CustomKeyStoreType '; Offered = 'AWS_CLOUDHSM', 'EXTERNAL_KEY_STORE' }
        @{ Typed = 'Get-KMSCustomKeyStore -Type ex'; Offered = 'EXTERNAL_KEY_STORE' }
        @{ Typed = 'Get-KMSCustomKeyStore -GenerateCliSkeleton '; Offered = 'Input', 'Output' }
        @{ Typed = 'Get-KMSCustomKeyStore -CustomKeyStoreN'; Offered = '-CustomKeyStoreName' }
    ) {
        Get-Completion $Typed | Should -Be $Offered
    }

    It 'knows the properties of what comes down the pipeline, their short names included' {
        Get-Completion 'Get-KMSCustomKeyStore | Where-Object Conn' | Should -Contain 'ConnectionState'
        Get-Completion 'Get-KMSCustomKeyStore | Where-Object Sta' | Should -Contain 'State'
    }

    It 'asks KMS nothing for a state or a type' {
        Measure-KmsRequest {
            Get-Completion 'Get-KMSCustomKeyStore -ConnectionState '
            Get-Completion 'Get-KMSCustomKeyStore -CustomKeyStoreType '
        } | Should -Be 0
    }
}

Describe 'Tab completion of key stores' {
    BeforeAll {
        # The first request loads the AWS SDK, which may take longer than a completion is waited for.
        $null = Get-KMSCustomKeyStore
    }

    It 'of "<Typed>" offers <Offered>' -ForEach @(
        @{ Typed = 'Connect-KMSCustomKeyStore payments'; Offered = 'cks-d15e31676c7557c26', 'cks-483a50dd234afed66' }
        @{ Typed = "Get-KMSCustomKeyStore -Region us-east-2 -Id 'cks-483"; Offered = 'cks-483a50dd234afed66' }
        @{ Typed = 'Get-KMSCustomKeyStore -CustomKeyStoreName zo'; Offered = "'Zo$([char]0xEB)''s key store'" }
        @{ Typed = 'Get-KMSCustomKeyStore -CustomKeyStoreName tenant'; Offered = "'tenant``[1``]'" }
        @{ Typed = 'Update-KMSCustomKeyStore cks-1 -CloudHsmClusterId cluster-zt'; Offered = 'cluster-zt7hj4ga7gk' }
    ) {
        Get-Completion $Typed | Should -Be $Offered
    }

    It 'asks once for several completions, and leaves no error where nobody answers' {
        Measure-KmsRequest {
            Get-Completion 'Get-KMSCustomKeyStore -Region us-west-2 -Id c'
            Get-Completion 'Remove-KMSCustomKeyStore -Region us-west-2 -Id ck'
        } | Should -Be 1

        $Error.Clear()
        $null = Get-Completion 'Get-KMSCustomKeyStore -EndpointUrl http://127.0.0.1:1 -Id pay'
        $Error | Should -BeNullOrEmpty
    }
}

Describe 'Values that completion does not offer' {
    It 'are taken with a warning, because KMS may add some' {
        $stores = Get-KMSCustomKeyStore -ConnectionState HIBERNATING -WarningVariable warnings -WarningAction SilentlyContinue
        $stores | Should -BeNullOrEmpty
        $warnings | Should -HaveCount 1
        "$warnings" | Should -Match "'HIBERNATING'"
    }
}
