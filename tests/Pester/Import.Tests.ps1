BeforeAll {
    . "$PSScriptRoot/TestSession.ps1"
    Enter-TestSession
}

AfterAll { Exit-TestSession }

Describe 'Importing the module' {
    It 'works from its folder, gives the version of its manifest and says nothing else' {
        $newest = Get-ChildItem $ModuleFolder -Directory | Sort-Object { [version] $_.Name } | Select-Object -Last 1
        $manifest = Test-ModuleManifest (Join-Path $newest.FullName 'KmsCustomKeyStore.psd1')

        $imported = Invoke-NewShell -Arguments $ModuleFolder -Script {
            param($Folder)
            Import-Module $Folder -PassThru *>&1 | ForEach-Object { if ($_ -is [psmoduleinfo]) { "$($_.Version)" } else { "$_" } }
        }

        $imported | Should -Be $manifest.Version.ToString()
        $imported | Should -Be $newest.Name
    }

    It 'happens by itself when its command is used, once its folder is on PSModulePath' {
        $name = Invoke-NewShell -Arguments (Split-Path $ModuleFolder) -Script {
            param($Folder)
            $env:PSModulePath = $Folder + [System.IO.Path]::PathSeparator + $env:PSModulePath
            (Get-KMSCustomKeyStore cks-483a50dd234afed66).CustomKeyStoreName
        }

        $name | Should -Be 'payments-hsm'
    }

    It 'brings its eight commands and nothing else' {
        $module = Get-Module KmsCustomKeyStore
        $module.ExportedCommands.Keys | Sort-Object | Should -Be @(
            'Connect-KMSCustomKeyStore', 'Disconnect-KMSCustomKeyStore', 'Get-KMSCustomKeyStore', 'New-KMSCustomKeyStore'
            'Remove-KMSCustomKeyStore', 'Test-KMSCustomKeyStore', 'Update-KMSCustomKeyStore', 'Wait-KMSCustomKeyStore')
        $module.ExportedCommands.Values.CommandType | Should -Be (@('Cmdlet') * 8)
        $module.ExportedVariables.Count | Should -Be 0
        $module.ExportedAliases.Count | Should -Be 0
    }

    It 'can be undone and done again' {
        $result = Invoke-NewShell -Arguments $ModuleFolder -Script {
            param($Folder)
            Import-Module $Folder
            Get-KMSCustomKeyStore cks-483a50dd234afed66 | Out-Null
            Remove-Module KmsCustomKeyStore
            [bool](Get-Command Get-KMSCustomKeyStore -ErrorAction Ignore -ListImported)
            Import-Module $Folder
            (Get-KMSCustomKeyStore cks-483a50dd234afed66).Name
        }

        $result | Should -Be @($false, 'payments-hsm')
    }

    It 'takes a -Prefix, and then leaves the plain name to another module' {
        $result = Invoke-NewShell -Arguments $ModuleFolder -Script {
            param($Folder)
            Import-Module $Folder -Prefix Our
            (Get-OurKMSCustomKeyStore cks-483a50dd234afed66).CustomKeyStoreName
            [bool](Get-Command Get-KMSCustomKeyStore -ErrorAction Ignore -ListImported)
        }

        $result | Should -Be @('payments-hsm', $false)
    }

    It 'gives a name that is exact where another command has the same one' {
        $result = Invoke-NewShell -Arguments $ModuleFolder -Script {
            param($Folder)
            Import-Module $Folder
            function Get-KMSCustomKeyStore { 'another' }
            Get-KMSCustomKeyStore cks-483a50dd234afed66
            (KmsCustomKeyStore\Get-KMSCustomKeyStore cks-483a50dd234afed66).CustomKeyStoreName
        }

        $result | Should -Be @('another', 'payments-hsm')
    }

    It 'works in a shell that is strict' {
        $result = Invoke-NewShell -Arguments $ModuleFolder -Script {
            param($Folder)
            Set-StrictMode -Version Latest
            $ErrorActionPreference = 'Stop'
            Import-Module $Folder
            (Get-KMSCustomKeyStore).Count
        }

        $result | Should -Be 45
    }
}

Describe 'What Get-Command tells of Get-KMSCustomKeyStore' {
    BeforeAll {
        $command = Get-Command Get-KMSCustomKeyStore
    }

    It 'has the parameter sets All, Id, Name and Skeleton, All being the default' {
        $command.ParameterSets.Name | Sort-Object | Should -Be @('All', 'Id', 'Name', 'Skeleton')
        $command.DefaultParameterSet | Should -Be 'All'
    }

    It 'calls -<Parameter> also <Alias>' -ForEach @(
        @{ Parameter = 'CustomKeyStoreId'; Alias = 'Id' }
        @{ Parameter = 'CustomKeyStoreName'; Alias = 'Name' }
        @{ Parameter = 'ConnectionState'; Alias = 'State' }
        @{ Parameter = 'CustomKeyStoreType'; Alias = 'Type' }
        @{ Parameter = 'Limit'; Alias = 'MaxItems', 'PageSize' }
        @{ Parameter = 'Marker'; Alias = 'NextToken', 'StartingToken' }
        @{ Parameter = 'NoAutoIteration'; Alias = 'NoPaginate' }
        @{ Parameter = 'Region'; Alias = 'RegionToCall' }
        @{ Parameter = 'ProfileName'; Alias = 'StoredCredentials', 'AWSProfileName' }
        @{ Parameter = 'AccessKey'; Alias = 'AK' }
        @{ Parameter = 'SecretKey'; Alias = 'SK', 'SecretAccessKey' }
        @{ Parameter = 'SessionToken'; Alias = 'ST' }
    ) {
        $command.Parameters[$Parameter].Aliases | Should -Be $Alias
    }

    It 'shows the id alone at position 0' {
        $positioned = $command.Parameters.Values |
            Where-Object { $_.ParameterSets.Values.Position -ge 0 } | ForEach-Object Name
        $positioned | Should -Be 'CustomKeyStoreId'

        $syntax = Get-Command Get-KMSCustomKeyStore -Syntax
        $syntax | Should -Match ([regex]::Escape('Get-KMSCustomKeyStore [-CustomKeyStoreId] <string[]>'))
        $syntax | Should -Match ([regex]::Escape('Get-KMSCustomKeyStore -CustomKeyStoreName <string[]>'))
        $syntax | Should -Match ([regex]::Escape('Get-KMSCustomKeyStore -GenerateCliSkeleton <string>'))
    }

    It 'never has an id and a name in one parameter set' {
        $command.ParameterSets | Where-Object {
            $_.Parameters.Name -contains 'CustomKeyStoreId' -and $_.Parameters.Name -contains 'CustomKeyStoreName'
        } | Should -BeNullOrEmpty
    }

    It 'gives the type of its output first' {
        $command.OutputType[0].Name | Should -Be 'KmsCustomKeyStore.CustomKeyStore'
    }
}
