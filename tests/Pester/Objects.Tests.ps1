BeforeAll {
    . "$PSScriptRoot/TestSession.ps1"
    Enter-TestSession

    # Each value of a key store as KMS sent it that the other has not; dates come in notations of their own.
    function Compare-Store($Sent, $Other) {
        foreach ($field in $Sent.PSObject.Properties | Where-Object Name -NE CreationDate) {
            if ($field.Value -isnot [string]) {
                Compare-Store $field.Value $Other.($field.Name)
            } elseif ($Other.($field.Name) -cne $field.Value -or $Other.($field.Name) -isnot [string]) {
                "$($field.Name): sent '$($field.Value)', got '$($Other.($field.Name))'"
            }
        }
    }
}

AfterAll { Exit-TestSession }

Describe 'A key store' {
    It 'has every value as KMS sends it' {
        $sent = (Get-KmsReply).CustomKeyStores
        $stores = Get-KMSCustomKeyStore

        $stores | Should -HaveCount $sent.Count
        0..($sent.Count - 1) | ForEach-Object { Compare-Store $sent[$_] $stores[$_] } | Should -BeNullOrEmpty
    }

    It 'has its date of creation in UTC, to the millisecond' {
        $store = Get-KMSCustomKeyStore cks-483a50dd234afed66
        $store.CreationDate.Kind | Should -Be 'Utc'
        $store.CreationDate.ToString('o') | Should -Be '2023-01-28T11:51:27.0950000Z'
    }

    It 'has text, no constants of the SDK' {
        $store = Get-KMSCustomKeyStore -Name treasury-hsm
        $store.ConnectionState | Should -BeOfType string
        $store.CustomKeyStoreType | Should -BeOfType string
        $store.ConnectionErrorCode | Should -BeOfType string
    }

    It 'says where it comes from' {
        (Get-KMSCustomKeyStore cks-483a50dd234afed66).Region | Should -Be 'eu-west-1'
        (Get-KMSCustomKeyStore cks-483a50dd234afed66 -Region us-east-2).Region | Should -Be 'us-east-2'
    }

    It 'says when its trust anchor certificate expires' {
        (Get-KMSCustomKeyStore -Name card-issuing-hsm).TrustAnchorCertificateExpiry.ToString('yyyy-MM-dd') | Should -Be '2027-01-31'
        (Get-KMSCustomKeyStore -Name prod-xks-eu).TrustAnchorCertificateExpiry | Should -BeNullOrEmpty
        (Get-KMSCustomKeyStore -Name unreadable-certificate-hsm).TrustAnchorCertificateExpiry | Should -BeNullOrEmpty
    }

    It 'explains a failure by its type: the same code means different things' {
        $hsm, $external = Get-KMSCustomKeyStore -Name treasury-hsm, treasury-xks
        $hsm.ConnectionErrorCode, $external.ConnectionErrorCode | Should -Be @('INVALID_CREDENTIALS', 'INVALID_CREDENTIALS')
        $hsm.ConnectionErrorMeaning | Should -Match 'kmsuser'
        $external.ConnectionErrorMeaning | Should -Match 'proxy'
        $external.ConnectionErrorMeaning | Should -Not -Match 'kmsuser'
    }

    It 'explains every failure, and nothing where there is none' {
        foreach ($store in Get-KMSCustomKeyStore) {
            if ($store.ConnectionState -eq 'FAILED') {
                $store.ConnectionErrorMeaning | Should -Match '\w+ \w+' -Because $store.ConnectionErrorCode
                $store.ConnectionErrorMeaning | Should -Not -Match 'does not know'
                $store.ConnectionErrorRemedy | Should -Match '\w+ \w+' -Because $store.ConnectionErrorCode
            } else {
                $store.ConnectionErrorMeaning | Should -BeNullOrEmpty
                $store.ConnectionErrorRemedy | Should -BeNullOrEmpty
            }
        }
    }

    It 'is called by its name in text' {
        "$(Get-KMSCustomKeyStore cks-483a50dd234afed66)" | Should -Be 'payments-hsm'
    }
}

Describe 'The short names Id, Name and State' {
    BeforeAll {
        $store = Get-KMSCustomKeyStore cks-483a50dd234afed66
    }

    It 'give the values of the full ones' {
        $store.Id | Should -Be $store.CustomKeyStoreId
        $store.Name | Should -Be $store.CustomKeyStoreName
        $store.State | Should -Be $store.ConnectionState
    }

    It 'stay out of <Export>' -ForEach @(
        @{ Export = 'ConvertTo-Json'; Fields = { ($store | ConvertTo-Json | ConvertFrom-Json).PSObject.Properties.Name } }
        @{ Export = 'ConvertTo-Csv'; Fields = { ($store | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv).PSObject.Properties.Name } }
        @{ Export = 'Select-Object *'; Fields = { ($store | Select-Object *).PSObject.Properties.Name } }
        @{ Export = 'Get-Member'; Fields = { ($store | Get-Member).Name } }
    ) {
        $fields = & $Fields
        $fields | Should -Contain 'CustomKeyStoreId'
        $fields | Should -Not -Contain 'Id'
        $fields | Should -Not -Contain 'Name'
        $fields | Should -Not -Contain 'State'
    }
}

Describe 'ConvertTo-Json' {
    It 'gives the field names and values of KMS' {
        $sent = (Get-KmsReply).CustomKeyStores
        $read = Get-KMSCustomKeyStore | ConvertTo-Json | ConvertFrom-Json

        $read | Should -HaveCount $sent.Count
        0..($sent.Count - 1) | ForEach-Object { Compare-Store $sent[$_] $read[$_] } | Should -BeNullOrEmpty
    }

    It 'writes a date as the AWS CLI does, in ISO 8601' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        # ConvertTo-Json of Windows PowerShell has a notation of its own for dates.
        Get-KMSCustomKeyStore cks-483a50dd234afed66 | ConvertTo-Json | Should -Match '"CreationDate": "2023-01-28T11:51:27\.095Z"'
    }

    It 'needs no -Depth for the proxy of an external key store' {
        $json = Get-KMSCustomKeyStore -Name prod-xks-eu | ConvertTo-Json -WarningVariable warnings
        $warnings | Should -BeNullOrEmpty
        ($json | ConvertFrom-Json).XksProxyConfiguration.UriEndpoint | Should -Be 'https://xks-eu.example.com'
    }
}

Describe 'Export-Csv' {
    It 'gives one row a key store, with its plain values' {
        Get-KMSCustomKeyStore | Export-Csv TestDrive:/stores.csv -NoTypeInformation -Encoding UTF8
        $rows = Import-Csv TestDrive:/stores.csv -Encoding UTF8
        $rows.CustomKeyStoreName | Should -Be (Get-KMSCustomKeyStore).CustomKeyStoreName
        $rows[0].ConnectionState | Should -Be 'CONNECTED'
        ($rows | Where-Object CustomKeyStoreName -EQ prod-xks-eu).XksProxyConfiguration | Should -Be 'https://xks-eu.example.com/prod/kms/xks/v1'
    }
}

Describe 'A key store made by hand' {
    It 'is made from a hashtable, its proxy too' {
        $store = [KmsCustomKeyStore.CustomKeyStore]@{
            CustomKeyStoreName    = 'made-by-hand'
            CustomKeyStoreType    = 'EXTERNAL_KEY_STORE'
            ConnectionState       = 'FAILED'
            ConnectionErrorCode   = 'XKS_PROXY_TIMED_OUT'
            CreationDate          = [datetime]::new(2026, 1, 31, 12, 0, 0, [System.DateTimeKind]::Utc)
            XksProxyConfiguration = @{ UriEndpoint = 'https://xks.example.com'; UriPath = '/kms/xks/v1' }
        }

        $store.Name | Should -Be 'made-by-hand'
        $store.XksProxyConfiguration.UriEndpoint | Should -Be 'https://xks.example.com'
        $store.ConnectionErrorMeaning | Should -Match 'proxy'
        $store | Show-View | Should -Match 'made-by-hand .+ External .+ xks\.example\.com +2026-01-31'
    }

    It 'may be empty' {
        $store = [KmsCustomKeyStore.CustomKeyStore]@{}
        $store.Name | Should -BeNullOrEmpty
        $store.ConnectionErrorMeaning | Should -BeNullOrEmpty
        { $store | Show-View } | Should -Not -Throw
    }

    It 'may have a value that this version does not know' {
        $store = [KmsCustomKeyStore.CustomKeyStore]@{ CustomKeyStoreType = 'MOON_BASE'; ConnectionState = 'FAILED'; ConnectionErrorCode = 'ECLIPSE' }
        $store | Show-View | Should -Match 'MOON_BAS'
        $store.ConnectionErrorMeaning | Should -Match 'ECLIPSE'
    }

    It 'is refused where a field does not exist' {
        { [KmsCustomKeyStore.CustomKeyStore]@{ Colour = 'red' } } | Should -Throw
    }
}

Describe 'Get-KMSCustomKeyStore in a test of someone else' {
    BeforeAll {
        function Get-FailedStoreName {
            Get-KMSCustomKeyStore -ConnectionState FAILED | ForEach-Object Name
        }
    }

    It 'can be mocked with key stores made by hand, without a request' {
        Mock Get-KMSCustomKeyStore {
            [KmsCustomKeyStore.CustomKeyStore]@{ CustomKeyStoreName = 'first'; ConnectionState = 'FAILED' }
            [KmsCustomKeyStore.CustomKeyStore]@{ CustomKeyStoreName = 'second'; ConnectionState = 'FAILED' }
        } -ParameterFilter { $ConnectionState -eq 'FAILED' }

        Measure-KmsRequest { Get-FailedStoreName } | Should -Be 0
        Get-FailedStoreName | Should -Be @('first', 'second')
        Should -Invoke Get-KMSCustomKeyStore -Times 2 -Exactly
    }

    It 'can be mocked with input from the pipeline' {
        Mock Get-KMSCustomKeyStore { [KmsCustomKeyStore.CustomKeyStore]@{ CustomKeyStoreId = "$InputObject" } }
        ('cks-1', 'cks-2' | Get-KMSCustomKeyStore).CustomKeyStoreId | Should -Be @('cks-1', 'cks-2')
    }
}

Describe '-GenerateCliSkeleton' {
    BeforeAll {
        # Neither keys nor an endpoint that answers: a skeleton needs none.
        $saved = $env:AWS_ACCESS_KEY_ID, $env:AWS_SECRET_ACCESS_KEY, $env:AWS_REGION, $env:AWS_ENDPOINT_URL_KMS
        Remove-Item Env:AWS_ACCESS_KEY_ID, Env:AWS_SECRET_ACCESS_KEY, Env:AWS_REGION
        $env:AWS_ENDPOINT_URL_KMS = 'http://127.0.0.1:1'
    }

    AfterAll {
        $env:AWS_ACCESS_KEY_ID, $env:AWS_SECRET_ACCESS_KEY, $env:AWS_REGION, $env:AWS_ENDPOINT_URL_KMS = $saved
    }

    It 'is tried where a request would fail' {
        { Get-KMSCustomKeyStore -ErrorAction Stop } | Should -Throw
    }

    It 'Input gives an empty request, ready for a JSON file' {
        $request = Get-KMSCustomKeyStore -GenerateCliSkeleton Input | ConvertTo-Json | ConvertFrom-Json
        $request.PSObject.Properties.Name | Should -Be @('CustomKeyStoreId', 'CustomKeyStoreName', 'Limit', 'Marker')
        $request.CustomKeyStoreId, $request.CustomKeyStoreName, $request.Marker | Should -Be @('', '', '')
        $request.Limit | Should -Be 0
    }

    It 'Output gives a key store of each type, one of them failed' {
        $samples = Get-KMSCustomKeyStore -GenerateCliSkeleton Output
        $samples | ForEach-Object { $_ | Should -BeOfType KmsCustomKeyStore.CustomKeyStore }
        $samples.CustomKeyStoreType | Should -Be @('AWS_CLOUDHSM', 'EXTERNAL_KEY_STORE')
        $samples.ConnectionState | Should -Contain 'FAILED'
        $samples | Show-View | Should -Match 'ExampleCloudHSM'
    }

    It 'takes no other value' {
        { Get-KMSCustomKeyStore -GenerateCliSkeleton Yaml } | Should -Throw -ErrorId 'ParameterArgumentValidationError,KmsCustomKeyStore.Commands.GetKmsCustomKeyStoreCommand'
    }
}
