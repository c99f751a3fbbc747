BeforeAll {
    . "$PSScriptRoot/TestSession.ps1"
    Enter-TestSession
}

AfterAll { Exit-TestSession }

Describe 'Piped into Get-KMSCustomKeyStore' {
    It 'a string is an id' {
        ('cks-998530877710984ae', 'cks-483a50dd234afed66' | Get-KMSCustomKeyStore).Name | Should -Be @('prod-xks-eu', 'payments-hsm')
    }

    It 'the lines of a file are ids' {
        Set-Content TestDrive:/ids.txt 'cks-998530877710984ae', 'cks-483a50dd234afed66'
        (Get-Content TestDrive:/ids.txt | Get-KMSCustomKeyStore).Name | Should -Be @('prod-xks-eu', 'payments-hsm')
    }

    It 'its own output is looked up by id, one request a key store' {
        $again = @(Get-KMSCustomKeyStore | Get-KMSCustomKeyStore)
        $again.CustomKeyStoreId | Should -Be (Get-KMSCustomKeyStore).CustomKeyStoreId
        Measure-KmsRequest { Get-KMSCustomKeyStore -Name treasury-* | Get-KMSCustomKeyStore } | Should -Be 7
    }

    It 'an object with a CustomKeyStoreId, such as the metadata of a key, is looked up by that' {
        $metadata = [pscustomobject]@{ KeyId = '1234abcd-12ab-34cd-56ef-1234567890ab'; Arn = 'arn:aws:kms:eu-west-1:111122223333:key/x'; CustomKeyStoreId = 'cks-483a50dd234afed66' }
        ($metadata | Get-KMSCustomKeyStore).CustomKeyStoreName | Should -Be 'payments-hsm'
    }

    It 'an object with a CustomKeyStoreName alone is looked up by name' {
        ([pscustomobject]@{ CustomKeyStoreName = 'payments-hsm' } | Get-KMSCustomKeyStore).CustomKeyStoreId | Should -Be 'cks-483a50dd234afed66'
    }

    It 'an object with an id and a name is looked up by id' {
        $store = [pscustomobject]@{ CustomKeyStoreId = 'cks-483a50dd234afed66'; CustomKeyStoreName = 'its-former-name' }
        ($store | Get-KMSCustomKeyStore).CustomKeyStoreName | Should -Be 'payments-hsm'
    }

    It 'the rows of a CSV file are looked up by their CustomKeyStoreId' {
        Get-KMSCustomKeyStore -Name treasury-* | Export-Csv TestDrive:/stores.csv -NoTypeInformation -Encoding UTF8
        (Import-Csv TestDrive:/stores.csv | Get-KMSCustomKeyStore).Name | Should -Be @('treasury-hsm', 'treasury-xks')
    }

    It 'a key store is looked up in the region it came from, unless -Region says another' {
        $store = Get-KMSCustomKeyStore cks-483a50dd234afed66 -Region us-east-2
        ($store | Get-KMSCustomKeyStore).Region | Should -Be 'us-east-2'
        ($store | Get-KMSCustomKeyStore -Region eu-north-1).Region | Should -Be 'eu-north-1'
    }

    It 'a key store that came back from a job is looked up by id' {
        $back = [System.Management.Automation.PSSerializer]::Deserialize(
            [System.Management.Automation.PSSerializer]::Serialize((Get-KMSCustomKeyStore cks-483a50dd234afed66)))
        ($back | Get-KMSCustomKeyStore).CustomKeyStoreName | Should -Be 'payments-hsm'
    }

    It '<Piped> is refused without a request, by an error that names <Named>' -ForEach @(
        @{ Piped = 'a number'; Value = 42; Named = 'System.Int32' }
        @{ Piped = 'a date'; Value = [datetime] '2026-01-31'; Named = 'System.DateTime' }
        @{ Piped = 'a file'; Value = [System.IO.FileInfo] 'notes.txt'; Named = 'System.IO.FileInfo' }
        @{ Piped = 'an object without an id or a name'; Value = [pscustomobject]@{ Colour = 'red' }; Named = 'PSCustomObject' }
        @{ Piped = 'empty text'; Value = ''; Named = 'empty string' }
        @{ Piped = 'null'; Value = $null; Named = 'Null' }
    ) {
        Measure-KmsRequest {
            $Value | Get-KMSCustomKeyStore -ErrorAction SilentlyContinue -ErrorVariable script:failures
        } | Should -Be 0

        $script:failures | Should -HaveCount 1
        $script:failures[0].FullyQualifiedErrorId | Should -Be 'InvalidInputObject,KmsCustomKeyStore.Commands.GetKmsCustomKeyStoreCommand'
        $script:failures[0].Exception.Message | Should -Match $Named
        $script:failures = $null
    }

    It 'nothing at all asks for nothing' {
        Measure-KmsRequest { @() | Get-KMSCustomKeyStore } | Should -Be 0
    }
}

Describe 'A request piped into Get-KMSCustomKeyStore' {
    BeforeAll {
        function Get-Request([string] $Json) {
            Set-Content TestDrive:/request.json $Json
            Get-Content TestDrive:/request.json -Raw | ConvertFrom-Json
        }
    }

    It 'that is empty lists every key store' {
        (Get-Request '{"CustomKeyStoreId":"","CustomKeyStoreName":"","Limit":0,"Marker":""}' | Get-KMSCustomKeyStore) | Should -HaveCount 45
    }

    It 'is the very one that -GenerateCliSkeleton Input writes' {
        Get-KMSCustomKeyStore -GenerateCliSkeleton Input | Get-KMSCustomKeyStore | Should -HaveCount 45
    }

    It 'may name an id or a name' {
        (Get-Request '{"CustomKeyStoreId":"cks-483a50dd234afed66","CustomKeyStoreName":"","Limit":0,"Marker":""}' | Get-KMSCustomKeyStore).Name | Should -Be 'payments-hsm'
        (Get-Request '{"CustomKeyStoreId":"","CustomKeyStoreName":"payments-hsm","Limit":0,"Marker":""}' | Get-KMSCustomKeyStore).Id | Should -Be 'cks-483a50dd234afed66'
    }

    It 'may hold a Limit alone, as a hashtable too' {
        Measure-KmsRequest { Get-Request '{"Limit":45}' | Get-KMSCustomKeyStore } | Should -Be 1
        Measure-KmsRequest { @{ Limit = 45 } | Get-KMSCustomKeyStore } | Should -Be 1
    }

    It 'may hold a Marker, and then gives one page' {
        $marker = Get-KMSCustomKeyStore -Limit 40 -NoAutoIteration -Select NextMarker
        (Get-Request "{`"Marker`":`"$marker`",`"Limit`":2}" | Get-KMSCustomKeyStore).CustomKeyStoreId |
            Should -Be (Get-KMSCustomKeyStore).CustomKeyStoreId[40..41]
    }

    It 'gives way to explicit parameters' {
        (Get-Request '{"Limit":2}' | Get-KMSCustomKeyStore -Limit 7 -NoAutoIteration) | Should -HaveCount 7
        (Get-Request '{"CustomKeyStoreId":"cks-483a50dd234afed66","Limit":2}' | Get-KMSCustomKeyStore -Id cks-998530877710984ae).Name | Should -Be 'prod-xks-eu'
    }

    It 'that holds both an id and a name is refused without a request' {
        $request = Get-Request '{"CustomKeyStoreId":"cks-483a50dd234afed66","CustomKeyStoreName":"payments-hsm","Limit":0,"Marker":""}'
        Measure-KmsRequest {
            { $request | Get-KMSCustomKeyStore -ErrorAction Stop } |
                Should -Throw -ErrorId 'IdAndNameGiven,KmsCustomKeyStore.Commands.GetKmsCustomKeyStoreCommand'
        } | Should -Be 0
    }
}

Describe 'Piped out of Get-KMSCustomKeyStore' {
    It 'key stores can be chosen with Where-Object, by full and by short name' {
        (Get-KMSCustomKeyStore | Where-Object ConnectionState -EQ CONNECTING).CustomKeyStoreName | Should -Be @('ledger-hsm', 'hr-documents-xks')
        (Get-KMSCustomKeyStore | Where-Object State -EQ CONNECTING).Name | Should -Be @('ledger-hsm', 'hr-documents-xks')
        (Get-KMSCustomKeyStore | Where-Object { $_.Id -eq 'cks-483a50dd234afed66' }).Name | Should -Be 'payments-hsm'
    }

    It 'key stores can be sorted by date' {
        $sorted = Get-KMSCustomKeyStore | Sort-Object CreationDate -Descending
        $sorted[0].Name | Should -Be 'unreadable-certificate-hsm'
        $sorted[-1].Name | Should -Be 'payments-hsm'
    }

    It 'key stores can be sorted and grouped by their short names' {
        (Get-KMSCustomKeyStore -Name treasury-*, loans-* | Sort-Object Name).Id |
            Should -Be (Get-KMSCustomKeyStore -Name treasury-*, loans-* | Sort-Object CustomKeyStoreName).CustomKeyStoreId
        $groups = Get-KMSCustomKeyStore | Group-Object State -AsHashTable -AsString
        $groups.Keys | Sort-Object | Should -Be @('CONNECTED', 'CONNECTING', 'DISCONNECTED', 'DISCONNECTING', 'FAILED')
        $groups['FAILED'] | Should -HaveCount 21
    }

    It 'Select-Object Id, Name, State gives those three' {
        $row = Get-KMSCustomKeyStore -Name treasury-hsm | Select-Object Id, Name, State
        $row.PSObject.Properties.Name | Should -Be @('Id', 'Name', 'State')
        $row.Id, $row.Name, $row.State | Should -Be @('cks-623404b9b080e0a9f', 'treasury-hsm', 'FAILED')
    }

    It 'Select-Object -ExpandProperty and ForEach-Object take the short names' {
        Get-KMSCustomKeyStore -Name treasury-* | Select-Object -ExpandProperty Name | Should -Be @('treasury-hsm', 'treasury-xks')
        Get-KMSCustomKeyStore -Name treasury-* | ForEach-Object Name | Should -Be @('treasury-hsm', 'treasury-xks')
    }
}

Describe 'Shells side by side' {
    # Windows PowerShell has no -Parallel.
    It 'ForEach-Object -Parallel asks in each of its runspaces' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $counts = 1..4 | ForEach-Object -ThrottleLimit 4 -TimeoutSeconds ($Patience / 1000) -Parallel {
            Import-Module $using:ModuleFolder
            @(Get-KMSCustomKeyStore -Limit (10 * $_)).Count
        }

        $counts | Should -Be @(45, 45, 45, 45)
    }

    It 'a job asks in a process of its own' {
        $stores = Start-Job { Import-Module $using:ModuleFolder; Get-KMSCustomKeyStore -Name treasury-* } | Wait-TestJob | Receive-Job -Wait -AutoRemoveJob
        $stores.CustomKeyStoreName | Should -Be @('treasury-hsm', 'treasury-xks')
        $stores.Name | Should -Be @('treasury-hsm', 'treasury-xks')
        $stores[0].ConnectionErrorMeaning | Should -Match 'kmsuser'
        $stores[0].CreationDate | Should -BeOfType datetime
    }
}
