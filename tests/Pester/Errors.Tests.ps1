BeforeAll {
    . "$PSScriptRoot/TestSession.ps1"
    Enter-TestSession

    $source = 'KmsCustomKeyStore.Commands.GetKmsCustomKeyStoreCommand'
}

AfterAll { Exit-TestSession }

Describe 'A key store that does not exist' {
    BeforeAll {
        $failure = Get-Failure { Get-KMSCustomKeyStore cks-missing -ErrorAction Stop }
    }

    It 'is an error with a stable id, caught by it with -ErrorAction Stop' {
        $failure.FullyQualifiedErrorId | Should -Be "CustomKeyStoreNotFound,$source"
    }

    It 'is of the category ObjectNotFound, and its target is what was asked for' {
        $failure.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failure.TargetObject | Should -Be 'cks-missing'
        (Get-Failure { Get-KMSCustomKeyStore -Name no-such-name -ErrorAction Stop }).TargetObject | Should -Be 'no-such-name'
    }

    It 'is described in a sentence and with what to do' {
        "$failure" | Should -Match "'cks-missing'"
        "$failure" | Should -Match 'eu-west-1'
        $failure.ErrorDetails.RecommendedAction | Should -Match '\w+ \w+'
    }

    It 'keeps what the service said: its error code, HTTP status and request id' {
        $failure.Exception | Should -BeOfType KmsCustomKeyStore.Errors.KmsException
        $failure.Exception.ErrorCode | Should -Be 'CustomKeyStoreNotFoundException'
        $failure.Exception.HttpStatusCode | Should -Be 400
        $failure.Exception.RequestId | Should -Match '^[0-9a-f-]{36}$'
    }

    It 'can be caught by the type of its exception' {
        $caught = try {
            Get-KMSCustomKeyStore cks-missing -ErrorAction Stop
        } catch [KmsCustomKeyStore.Errors.KmsException] {
            $_.Exception.ErrorId
        }

        $caught | Should -Be 'CustomKeyStoreNotFound'
    }
}

Describe 'A record that fails' {
    It 'does not end the pipeline' {
        $stores = 'cks-483a50dd234afed66', 'cks-missing', 42, 'cks-998530877710984ae' |
            Get-KMSCustomKeyStore -ErrorAction SilentlyContinue -ErrorVariable failures
        $stores.Name | Should -Be @('payments-hsm', 'prod-xks-eu')
        $failures.FullyQualifiedErrorId | Should -Be @("CustomKeyStoreNotFound,$source", "InvalidInputObject,$source")
    }

    It 'does not keep the others of a list of ids from being looked up' {
        $stores = Get-KMSCustomKeyStore -Id cks-483a50dd234afed66, cks-missing, cks-998530877710984ae -ErrorAction SilentlyContinue
        $stores.Name | Should -Be @('payments-hsm', 'prod-xks-eu')
    }

    It 'ends it with -ErrorAction Stop' {
        $seen = [System.Collections.ArrayList]::new()
        Get-Failure {
            'cks-483a50dd234afed66', 'cks-missing', 'cks-998530877710984ae' | Get-KMSCustomKeyStore -ErrorAction Stop | ForEach-Object { $seen.Add($_.Name) }
        } | Out-Null
        $seen | Should -Be 'payments-hsm'
    }

    It 'goes to $Error with SilentlyContinue and not with Ignore' {
        $global:Error.Clear()
        Get-KMSCustomKeyStore cks-missing -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $global:Error | Should -HaveCount 1
        $global:Error[0].FullyQualifiedErrorId | Should -Be "CustomKeyStoreNotFound,$source"

        $global:Error.Clear()
        Get-KMSCustomKeyStore cks-missing -ErrorAction Ignore | Should -BeNullOrEmpty
        $global:Error | Should -HaveCount 0
    }

    It 'is written to the error stream alone' {
        $output = Get-KMSCustomKeyStore cks-missing -ErrorAction Continue 2>&1
        $output | Should -HaveCount 1
        $output | Should -BeOfType System.Management.Automation.ErrorRecord
    }
}

Describe 'Arguments that cannot be' {
    It 'such as <Case> are refused as <ErrorId> without a request' -ForEach @(
        @{ Case = 'an id with a name'; ErrorId = 'AmbiguousParameterSet'; Arguments = @{ CustomKeyStoreId = 'cks-483a50dd234afed66'; CustomKeyStoreName = 'payments-hsm' } }
        @{ Case = 'a limit of 0'; ErrorId = 'InvalidLimit'; Arguments = @{ Limit = 0 } }
        @{ Case = 'a limit of 1001'; ErrorId = 'InvalidLimit'; Arguments = @{ Limit = 1001 } }
        @{ Case = 'an id of 65 characters'; ErrorId = 'InvalidLength'; Arguments = @{ CustomKeyStoreId = 'c' * 65 } }
        @{ Case = 'a name of 257 characters'; ErrorId = 'InvalidLength'; Arguments = @{ CustomKeyStoreName = 'n' * 257 } }
        @{ Case = 'an empty id'; ErrorId = 'ParameterArgumentValidationError'; Arguments = @{ CustomKeyStoreId = '' } }
        @{ Case = 'an access key without its secret'; ErrorId = 'AccessKeyWithoutSecret'; Arguments = @{ AccessKey = 'test' } }
        @{ Case = 'a profile that does not exist'; ErrorId = 'ProfileNotFound'; Arguments = @{ ProfileName = 'no-such-profile' } }
        @{ Case = 'an endpoint that is no http address'; ErrorId = 'InvalidEndpointUrl'; Arguments = @{ EndpointUrl = 'ftp://127.0.0.1' } }
    ) {
        $caught = @{}
        Measure-KmsRequest {
            $caught.Failure = Get-Failure { Get-KMSCustomKeyStore @Arguments -ErrorAction Stop }
        } | Should -Be 0
        $caught.Failure.FullyQualifiedErrorId | Should -Be "$ErrorId,$source"
        $caught.Failure.CategoryInfo.Category | Should -BeIn 'InvalidArgument', 'InvalidData', 'ObjectNotFound'
    }

    It 'such as an id at its position with a name are refused too' {
        Measure-KmsRequest {
            Get-Failure { Get-KMSCustomKeyStore cks-483a50dd234afed66 -Name payments-hsm }
        } | Should -Be 0
    }

    It 'such as a marker that KMS did not give are refused by KMS, and nothing is said to have been written' {
        $failure = Get-Failure { Get-KMSCustomKeyStore -Marker made-up -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -Be "InvalidMarker,$source"
        $failure.CategoryInfo.Category | Should -Be 'InvalidArgument'
        $failure.TargetObject | Should -Be 'made-up'
        $failure.ErrorDetails.RecommendedAction | Should -Not -Match 'were written'
    }
}

Describe 'Without credentials or a region' {
    BeforeEach {
        $saved = $env:AWS_ACCESS_KEY_ID, $env:AWS_SECRET_ACCESS_KEY, $env:AWS_REGION
    }

    AfterEach {
        $env:AWS_ACCESS_KEY_ID, $env:AWS_SECRET_ACCESS_KEY, $env:AWS_REGION = $saved
    }

    It 'no credentials are an error that says how to give some' {
        Remove-Item Env:AWS_ACCESS_KEY_ID, Env:AWS_SECRET_ACCESS_KEY
        $failure = Get-Failure { Get-KMSCustomKeyStore -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -Be "CredentialsNotFound,$source"
        $failure.CategoryInfo.Category | Should -Be 'AuthenticationError'
        $failure.ErrorDetails.RecommendedAction | Should -Match '-ProfileName'
    }

    It 'no region is an error that says how to set one' {
        Remove-Item Env:AWS_REGION
        $failure = Get-Failure { Get-KMSCustomKeyStore -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -Be "RegionNotFound,$source"
        $failure.ErrorDetails.RecommendedAction | Should -Match '-Region'
        (Get-KMSCustomKeyStore cks-483a50dd234afed66 -Region eu-north-1).Region | Should -Be 'eu-north-1'
    }
}

Describe 'An endpoint' {
    AfterEach {
        if ($stub) {
            Stop-StubEndpoint $stub
        }
    }

    It 'that refuses with <Code> gives the error <ErrorId> of the category <Category>' -ForEach @(
        @{ Code = 'AccessDeniedException'; Status = 400; ErrorId = 'AccessDenied'; Category = 'PermissionDenied' }
        @{ Code = 'UnrecognizedClientException'; Status = 400; ErrorId = 'UnrecognizedClient'; Category = 'AuthenticationError' }
        @{ Code = 'ExpiredTokenException'; Status = 400; ErrorId = 'ExpiredToken'; Category = 'AuthenticationError' }
        @{ Code = 'ThrottlingException'; Status = 400; ErrorId = 'Throttling'; Category = 'LimitsExceeded' }
        @{ Code = 'ValidationException'; Status = 400; ErrorId = 'Validation'; Category = 'InvalidArgument' }
        @{ Code = 'com.amazonaws.kms#InvalidMarkerException'; Status = 400; ErrorId = 'InvalidMarker'; Category = 'InvalidArgument' }
        @{ Code = 'KMSInternalException'; Status = 500; ErrorId = 'KMSInternal'; Category = 'ResourceUnavailable' }
    ) {
        $stub = Start-StubEndpoint @{ Status = $Status; Body = "{`"__type`":`"$Code`",`"message`":`"Said by the service.`"}" }
        $failure = Get-Failure { Get-KMSCustomKeyStore -EndpointUrl $stub.Url -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -Be "$ErrorId,$source"
        $failure.CategoryInfo.Category | Should -Be $Category
        "$failure" | Should -Match 'Said by the service\.'
        $failure.Exception.HttpStatusCode | Should -Be $Status
    }

    It 'that answers with <Case> is no KMS: InvalidResponse' -ForEach @(
        @{ Case = 'a web page'; Body = '<html><body>Sign in</body></html>' }
        @{ Case = 'nothing'; Body = '' }
        @{ Case = 'half a reply'; Body = '{"CustomKeyStores":[{"CustomKeyStoreId":"cks-1"' }
    ) {
        $stub = Start-StubEndpoint $Body
        $failure = Get-Failure { Get-KMSCustomKeyStore -EndpointUrl $stub.Url -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -Be "InvalidResponse,$source"
        $failure.CategoryInfo.Category | Should -Be 'InvalidData'
    }

    It 'that nobody listens at gives ConnectionFailed' {
        $stub = Start-StubEndpoint ''
        $url = $stub.Url
        Stop-StubEndpoint $stub
        $stub = $null

        $failure = Get-Failure { Get-KMSCustomKeyStore -EndpointUrl $url -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -Be "ConnectionFailed,$source"
        $failure.CategoryInfo.Category | Should -Be 'ConnectionError'
        "$failure" | Should -Match ([regex]::Escape($url))
    }

    It 'that fails in the middle of a list leaves what came before, and the error has the marker to go on from' {
        $stub = Start-StubEndpoint @(
            '{"CustomKeyStores":[{"CustomKeyStoreId":"cks-1"},{"CustomKeyStoreId":"cks-2"}],"NextMarker":"page-2","Truncated":true}'
            @{ Status = 400; Body = '{"__type":"AccessDeniedException","message":"Enough."}' })
        $stores = Get-KMSCustomKeyStore -EndpointUrl $stub.Url -ErrorAction SilentlyContinue -ErrorVariable failures
        $stores.CustomKeyStoreId | Should -Be @('cks-1', 'cks-2')
        $failures | Should -HaveCount 1
        $failures[0].Exception.Marker | Should -Be 'page-2'
        $failures[0].ErrorDetails.RecommendedAction | Should -Match "-Marker 'page-2'"
    }

    It 'that announces more without saying where gives MarkerMissing' {
        $stub = Start-StubEndpoint '{"CustomKeyStores":[{"CustomKeyStoreId":"cks-1"}],"Truncated":true}'
        $stores = Get-KMSCustomKeyStore -EndpointUrl $stub.Url -ErrorAction SilentlyContinue -ErrorVariable failures
        $stores.CustomKeyStoreId | Should -Be 'cks-1'
        $failures[0].FullyQualifiedErrorId | Should -Be "MarkerMissing,$source"
        $failures[0].CategoryInfo.Category | Should -Be 'ProtocolError'
    }

    It 'that leads in a circle gives MarkerRepeated, not an endless list' {
        $stub = Start-StubEndpoint '{"CustomKeyStores":[{"CustomKeyStoreId":"cks-1"}],"NextMarker":"again","Truncated":true}'
        $stores = @(Get-KMSCustomKeyStore -EndpointUrl $stub.Url -ErrorAction SilentlyContinue -ErrorVariable failures)
        $stores | Should -HaveCount 2
        $failures[0].FullyQualifiedErrorId | Should -Be "MarkerRepeated,$source"
        $failures[0].CategoryInfo.Category | Should -Be 'ProtocolError'
        $stub.Requests | Should -HaveCount 2
    }

    It 'is sent what the parameters say and nothing else' {
        $stub = Start-StubEndpoint '{"CustomKeyStores":[],"Truncated":false}'
        Get-KMSCustomKeyStore -EndpointUrl $stub.Url -ErrorAction Stop
        Get-KMSCustomKeyStore cks-1 -EndpointUrl $stub.Url -ErrorAction Stop
        Get-KMSCustomKeyStore -Name 'My Key Store' -EndpointUrl $stub.Url -ErrorAction Stop
        Get-KMSCustomKeyStore -Limit 7 -Marker page-2 -EndpointUrl $stub.Url -ErrorAction Stop
        $stub.Requests | Should -Be @('{}', '{"CustomKeyStoreId":"cks-1"}', '{"CustomKeyStoreName":"My Key Store"}', '{"Limit":7,"Marker":"page-2"}')
    }
}

Describe 'A config file that is broken when a process first reads it' {
    BeforeAll { Set-Content $env:AWS_CONFIG_FILE 'profile ops]' }

    AfterAll { Set-Content $env:AWS_CONFIG_FILE '' }

    It 'is an error until it is corrected, and no longer' {
        $said = Start-Job {
            Import-Module $using:ModuleFolder
            try { Get-KMSCustomKeyStore -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }
            Set-Content $env:AWS_CONFIG_FILE ''
            (Get-KMSCustomKeyStore -Name treasury-hsm).CustomKeyStoreName
        } | Wait-TestJob | Receive-Job -Wait -AutoRemoveJob

        $said | Should -Be "ProfileFileMalformed,$source", 'treasury-hsm'
    }
}
