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

Describe 'Values that completion does not offer' {
    It 'are taken with a warning, because KMS may add some' {
        $stores = Get-KMSCustomKeyStore -ConnectionState HIBERNATING -WarningVariable warnings -WarningAction SilentlyContinue
        $stores | Should -BeNullOrEmpty
        $warnings | Should -HaveCount 1
        "$warnings" | Should -Match "'HIBERNATING'"
    }
}
