BeforeAll {
    . "$PSScriptRoot/TestSession.ps1"
    Enter-TestSession -PageSize 10
    $ids = (Get-KmsReply).CustomKeyStores.CustomKeyStoreId
}

AfterAll { Exit-TestSession }

Describe 'A list of key stores' {
    It 'goes through every page to the end, in the order of the service' {
        (Get-KMSCustomKeyStore).CustomKeyStoreId | Should -Be $ids
        Measure-KmsRequest { Get-KMSCustomKeyStore } | Should -Be 5
    }

    It 'is asked for in pages of the size that -<_> says, and is complete all the same' -ForEach 'Limit', 'MaxItems', 'PageSize' {
        $size = @{ $_ = 20 }
        (Get-KMSCustomKeyStore @size).CustomKeyStoreId | Should -Be $ids
        Measure-KmsRequest { Get-KMSCustomKeyStore @size } | Should -Be 3
    }

    It 'ends after one page with -<_>' -ForEach 'NoAutoIteration', 'NoPaginate' {
        $onePage = @{ $_ = $true }
        (Get-KMSCustomKeyStore -Limit 3 @onePage).CustomKeyStoreId | Should -Be $ids[0..2]
        Measure-KmsRequest { Get-KMSCustomKeyStore -Limit 3 @onePage } | Should -Be 1
    }

    It 'costs one request when only the first key store is taken' {
        Measure-KmsRequest { Get-KMSCustomKeyStore | Select-Object -First 1 } | Should -Be 1
        Measure-KmsRequest { Get-KMSCustomKeyStore | Select-Object -First 10 } | Should -Be 1
        Measure-KmsRequest { Get-KMSCustomKeyStore | Select-Object -First 11 } | Should -Be 2
    }

    It 'is written page by page' {
        # Each page must be in the pipeline's hands before the next request.
        $seen = [System.Collections.ArrayList]::new()
        Get-KMSCustomKeyStore | ForEach-Object {
            if ($seen.Count -eq 9) {
                @(Read-RequestLog).Count | Should -Be 1
            }

            $null = $seen.Add($_)
        }
        $seen | Should -HaveCount 45
        $null = Read-RequestLog
    }

    It 'is filtered by state and type over every page' {
        $failed = @(Get-KMSCustomKeyStore -ConnectionState FAILED -CustomKeyStoreType EXTERNAL_KEY_STORE)
        $failed | Should -HaveCount 11
        $failed.ConnectionState | Sort-Object -Unique | Should -Be 'FAILED'
        $failed.CustomKeyStoreType | Sort-Object -Unique | Should -Be 'EXTERNAL_KEY_STORE'
        (Get-KMSCustomKeyStore -State connecting, disconnecting).Name | Should -Be @('ledger-hsm', 'hr-documents-xks', 'backup-hsm')
    }
}

Describe 'Names' {
    It 'without wildcards are looked up by the service, one request each' {
        (Get-KMSCustomKeyStore -CustomKeyStoreName payments-hsm, Payments-HSM).CustomKeyStoreId | Should -Be @('cks-483a50dd234afed66', 'cks-d15e31676c7557c26')
        Measure-KmsRequest { Get-KMSCustomKeyStore -Name payments-hsm, Payments-HSM } | Should -Be 2
    }

    It 'with wildcards are matched over all pages, in one list' {
        (Get-KMSCustomKeyStore -Name treasury-*, loans-*).Name | Should -Be @('treasury-hsm', 'loans-hsm', 'treasury-xks', 'loans-xks')
        Measure-KmsRequest { Get-KMSCustomKeyStore -Name treasury-*, loans-* } | Should -Be 5
    }

    It 'with wildcards that match nothing are no error' {
        Get-KMSCustomKeyStore -Name no-such-* -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'find their key store as they are written, whatever they hold' {
        foreach ($name in (Get-KmsReply).CustomKeyStores.CustomKeyStoreName) {
            (Get-KMSCustomKeyStore -CustomKeyStoreName $name).CustomKeyStoreName | Should -Contain $name
        }
    }

    It 'find their key store and no other once their wildcards are escaped' {
        foreach ($name in 'region*', 'is it connected?', 'tenant[1]') {
            (Get-KMSCustomKeyStore -CustomKeyStoreName ([WildcardPattern]::Escape($name))).CustomKeyStoreName | Should -Be $name
        }
    }
}

Describe 'Paging by hand, as scripts for AWS.Tools do' {
    It 'gives every key store once, with -Limit and -Marker' {
        $marker = $null
        $collected = do {
            $reply = Get-KMSCustomKeyStore -Select * -Limit 10 -Marker $marker
            $reply.CustomKeyStores.CustomKeyStoreId
            $marker = $reply.NextMarker
        } while ($marker)

        $collected | Should -Be $ids
    }

    It 'works with -MaxItems and -<_>' -ForEach 'NextToken', 'StartingToken' {
        $token = @{ $_ = $null }
        $pages = 0
        $collected = do {
            $reply = Get-KMSCustomKeyStore -Select * -MaxItems 20 @token
            $reply.CustomKeyStores.CustomKeyStoreId
            $token[$_] = $reply.NextMarker
            $pages++
        } while ($reply.Truncated)

        $collected | Should -Be $ids
        $pages | Should -Be 3
    }

    It 'asks for one page wherever -Marker is bound, $null and empty text included' {
        Measure-KmsRequest { Get-KMSCustomKeyStore -Marker $null } | Should -Be 1
        Measure-KmsRequest { Get-KMSCustomKeyStore -Marker '' } | Should -Be 1
    }

    It 'goes on to the end from a marker with -NoAutoIteration:$false' {
        $marker = Get-KMSCustomKeyStore -Limit 15 -NoAutoIteration -Select NextMarker
        (Get-KMSCustomKeyStore -Marker $marker -NoAutoIteration:$false).CustomKeyStoreId | Should -Be $ids[15..44]
    }
}

Describe '-Select' {
    It '* gives one reply a page' {
        $replies = @(Get-KMSCustomKeyStore -Select *)
        $replies | Should -HaveCount 5
        $replies[0].PSObject.TypeNames[0] | Should -Be 'KmsCustomKeyStore.DescribeCustomKeyStoresResponse'
        $replies[0].CustomKeyStores | Should -HaveCount 10
        $replies.Truncated | Should -Be @($true, $true, $true, $true, $false)
        $replies[4].NextMarker | Should -BeNullOrEmpty
    }

    It 'CustomKeyStores is what there is without it' {
        (Get-KMSCustomKeyStore -Select CustomKeyStores).CustomKeyStoreId | Should -Be $ids
    }

    It 'takes a path of properties, in any case' {
        Get-KMSCustomKeyStore -Select CustomKeyStores.CustomKeyStoreId | Should -Be $ids
        Get-KMSCustomKeyStore -Select customkeystores.xksproxyconfiguration.uriendpoint | Select-Object -First 1 |
            Should -Be 'https://xks-eu.example.com'
    }

    It '^CustomKeyStoreId gives back the id that was asked for' {
        Get-KMSCustomKeyStore cks-483a50dd234afed66 -Select '^CustomKeyStoreId' | Should -Be 'cks-483a50dd234afed66'
    }

    It '<_> is refused before any request' -ForEach 'Stores', 'CustomKeyStores.Colour', '^Colour' {
        $path = $_
        Measure-KmsRequest {
            { Get-KMSCustomKeyStore -Select $path } |
                Should -Throw -ErrorId 'InvalidSelect,KmsCustomKeyStore.Commands.GetKmsCustomKeyStoreCommand'
        } | Should -Be 0
    }
}
