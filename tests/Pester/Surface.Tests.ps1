BeforeDiscovery {
    $lookups = 'Get', 'Test'
    $changes = 'Connect', 'Disconnect', 'Update', 'Remove'
    $takeStores = $lookups + $changes + 'Wait'
}

BeforeAll {
    . "$PSScriptRoot/TestSession.ps1"
    Enter-TestSession

    # What it takes to run a command to its end on a key store of its own.
    $needed = @{
        Connect    = @{ State = 'DISCONNECTED'; Arguments = @{} }
        Disconnect = @{ State = 'CONNECTED'; Arguments = @{} }
        Update     = @{ State = 'DISCONNECTED'; Arguments = @{ NewCustomKeyStoreName = 'renamed' } }
        Remove     = @{ State = 'DISCONNECTED'; Arguments = @{ Force = $true } }
        Wait       = @{ State = 'CONNECTED'; Arguments = @{} }
        Get        = @{ State = 'CONNECTED'; Arguments = @{} }
        Test       = @{ State = 'CONNECTED'; Arguments = @{} }
    }

    # A key store as it is after a journey through a job or a remote session.
    function Get-Deserialized([string] $Id) {
        $serialized = [System.Management.Automation.PSSerializer]::Serialize((Get-KMSCustomKeyStore $Id))
        [System.Management.Automation.PSSerializer]::Deserialize($serialized)
    }
}

AfterAll { Exit-TestSession }

Describe 'Discovery' {
    It 'finds all commands by their noun, and each by what it takes' {
        (Get-Command -Noun KMSCustomKeyStore -Module KmsCustomKeyStore).Count | Should -Be 8
        (Get-Command -Module KmsCustomKeyStore -ParameterName TimeoutSec).Verb | Sort-Object | Should -Be @('Connect', 'Disconnect', 'Wait')
        (Get-Command -Module KmsCustomKeyStore -ParameterName WhatIf).Verb | Sort-Object | Should -Be @('Connect', 'Disconnect', 'New', 'Remove', 'Update')
        (Get-Command -Module KmsCustomKeyStore -ParameterType ([securestring])).Verb | Sort-Object | Should -Be @('New', 'Update')
    }

    It 'knows approved verbs alone' {
        (Get-Command -Module KmsCustomKeyStore).Verb | ForEach-Object { (Get-Verb $_).Verb | Should -Be $_ }
    }
}

Describe 'The parameter sets of <Verb>' -ForEach @(
    @{ Verb = 'Get'; Default = 'All'; Sets = 'All', 'Id', 'Name', 'Skeleton'; First = 'CustomKeyStoreId'; Writes = 'KmsCustomKeyStore.CustomKeyStore' }
    @{ Verb = 'Test'; Default = 'All'; Sets = 'All', 'Id', 'Name'; First = 'CustomKeyStoreId'; Writes = 'KmsCustomKeyStore.CustomKeyStoreHealth' }
    @{ Verb = 'New'; Default = 'CloudHsm'; Sets = 'CloudHsm', 'External'; First = 'CustomKeyStoreName'; Writes = 'System.String' }
    @{ Verb = 'Connect'; Default = 'Id'; Sets = 'Id', 'Input'; First = 'CustomKeyStoreId'; Writes = 'KmsCustomKeyStore.CustomKeyStore' }
    @{ Verb = 'Disconnect'; Default = 'Id'; Sets = 'Id', 'Input'; First = 'CustomKeyStoreId'; Writes = 'KmsCustomKeyStore.CustomKeyStore' }
    @{ Verb = 'Update'; Default = 'Id'; Sets = 'Id', 'Input'; First = 'CustomKeyStoreId'; Writes = 'KmsCustomKeyStore.CustomKeyStore' }
    @{ Verb = 'Remove'; Default = 'Id'; Sets = 'Id', 'Input'; First = 'CustomKeyStoreId'; Writes = 'KmsCustomKeyStore.CustomKeyStore' }
    @{ Verb = 'Wait'; Default = 'Id'; Sets = 'Id', 'Input'; First = 'CustomKeyStoreId'; Writes = 'KmsCustomKeyStore.CustomKeyStore' }
) {
    BeforeAll { $command = Get-Command "$Verb-KMSCustomKeyStore" }

    It 'are <Sets>, and <Default> is the default' {
        $command.ParameterSets.Name | Sort-Object | Should -Be $Sets
        $command.DefaultParameterSet | Should -Be $Default
    }

    It 'have -<First> alone as a first argument' {
        $command.ParameterSets.Parameters | Where-Object Position -GE 0 | ForEach-Object Name | Sort-Object -Unique | Should -Be $First
    }

    It 'write <Writes>' {
        $command.OutputType.Name | Should -Contain $Writes
    }

    It 'are shown by Get-Command -Syntax, one line each' {
        $lines = (Get-Command "$Verb-KMSCustomKeyStore" -Syntax) -split '\r?\n' | Where-Object { $_ }
        $lines.Count | Should -Be $Sets.Count
        $lines | ForEach-Object { $_ | Should -BeLike "$Verb-KMSCustomKeyStore*" }
    }
}

Describe 'A key store that came through a job or a remote session' {
    It 'is taken by <_>' -ForEach $takeStores {
        $verb = $_
        $id = Add-TestStore "remote-$verb".ToLowerInvariant() $needed[$verb].State
        $store = Get-Deserialized $id
        $arguments = $needed[$verb].Arguments
        $store.PSTypeNames[0] | Should -Be 'Deserialized.KmsCustomKeyStore.CustomKeyStore'

        $requests = Measure-KmsRequest { $store | & "$verb-KMSCustomKeyStore" @arguments -ErrorAction Stop }

        $requests | Should -Be 1
    }

    It 'that is gone meanwhile is an error of <_> whose target is its id' -ForEach $takeStores {
        $verb = $_
        $id = Add-TestStore "gone-$verb".ToLowerInvariant() DISCONNECTED
        $store = Get-Deserialized $id
        Remove-KMSCustomKeyStore $id -Force
        $arguments = $needed[$verb].Arguments

        $failure = Get-Failure { $store | & "$verb-KMSCustomKeyStore" @arguments -ErrorAction Stop }

        $failure.FullyQualifiedErrorId | Should -BeLike 'CustomKeyStoreNotFound,*'
        $failure.TargetObject | Should -Be $id
    }
}

Describe 'The errors of <_>' -ForEach $takeStores {
    BeforeAll {
        $verb = $_
        $name = "$verb-KMSCustomKeyStore"
        $arguments = $needed[$verb].Arguments
        $ids = 'cks-0', 'cks-1'
    }

    It 'do not end it, and each has its record' {
        $errors = @($ids | & $name @arguments -ErrorAction Continue 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })

        # Stores that are waited for side by side are reported as they are found.
        $errors.TargetObject | Sort-Object | Should -Be $ids
        $errors.CategoryInfo.Category | Should -Be @('ObjectNotFound', 'ObjectNotFound')
        $errors.FullyQualifiedErrorId | ForEach-Object { $_ | Should -BeLike 'CustomKeyStoreNotFound,*' }
    }

    It 'end it with -ErrorAction Stop, and a script catches them by id' {
        $caught = try {
            $ids | & $name @arguments -ErrorAction Stop
        } catch {
            ($_.FullyQualifiedErrorId -split ',')[0]
        }

        $caught | Should -Be 'CustomKeyStoreNotFound'
    }

    It 'are in -ErrorVariable and $Error with SilentlyContinue, and not in $Error with Ignore' {
        $Error.Clear()
        $null = & $name cks-0 @arguments -ErrorAction SilentlyContinue -ErrorVariable kept
        $kept.Count | Should -Be 1
        $Error.Count | Should -Be 1

        $Error.Clear()
        $null = & $name cks-0 @arguments -ErrorAction Ignore
        $Error.Count | Should -Be 0
    }
}

Describe 'New-KMSCustomKeyStore' {
    It 'fails for one name of a pipeline and creates the others' {
        $parameters = @{ CloudHsmClusterId = 'cluster-4thqs3cretu'; KeyStorePassword = 'correctHorse7'; TrustAnchorCertificate = Join-Path $RepositoryRoot 'src/KmsEmulator/Stores/Certificates/long-lived.pem' }
        $written = 'payments-hsm', 'of-surface-tests' | New-KMSCustomKeyStore @parameters -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'CustomKeyStoreNameInUse,*'
        $failed[0].TargetObject | Should -Be 'payments-hsm'
        @($written).Count | Should -Be 1
        (Get-KMSCustomKeyStore $written).Name | Should -Be 'of-surface-tests'
    }
}

Describe 'The views of what <Command> writes' -ForEach @(
    @{ Command = 'Get-KMSCustomKeyStore'; Wide = 'treasury-hsm (FAILED)'; Csv = 'ConnectionState'; Value = 'FAILED' }
    @{ Command = 'Test-KMSCustomKeyStore'; Wide = 'treasury-hsm (NO)'; Csv = 'Healthy'; Value = 'False' }
) {
    BeforeAll { $written = & $Command -CustomKeyStoreName treasury-hsm }

    It 'are table, list and wide' {
        $written | Format-Table | Show-View | Should -Match '(?m)^Name +Id '
        $written | Format-List | Show-View | Should -Match '(?m)^CustomKeyStoreName +: treasury-hsm'
        ($written | Format-Wide | Show-View).Trim() | Should -Be $Wide
        $written | Out-String | Should -Match 'treasury-hsm'
    }

    It 'are as good for several regions' {
        $several = & $Command -CustomKeyStoreName treasury-hsm -Region eu-west-1, us-east-1 | Sort-Object Region
        foreach ($format in 'Format-Table', 'Format-List', 'Format-Wide') {
            $several | & $format | Show-View | Should -Match 'Region: eu-west-1[\s\S]*treasury-hsm[\s\S]*Region: us-east-1[\s\S]*treasury-hsm'
        }
    }

    It 'go with Select-Object, Where-Object, Sort-Object, ConvertTo-Json and Export-Csv' {
        $all = & $Command -CustomKeyStoreName prod-*, treasury-hsm
        ($all | Where-Object Name -Like 'treasury*' | Select-Object -ExpandProperty Name) | Should -Be 'treasury-hsm'
        ($all | Sort-Object Name -Descending | Select-Object -First 1).Name | Should -Be 'treasury-hsm'
        ($written | ConvertTo-Json -Depth 4 | ConvertFrom-Json).CustomKeyStoreName | Should -Be 'treasury-hsm'
        $written | Export-Csv (Join-Path $TestDrive 'stores.csv') -NoTypeInformation
        (Import-Csv (Join-Path $TestDrive 'stores.csv')).$Csv | Should -Be $Value
    }
}
