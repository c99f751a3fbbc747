#!/usr/bin/env pwsh
<#
.SYNOPSIS
Builds, tests and packages the module. A thin layer over dotnet, for those who live in PowerShell.

.DESCRIPTION
Build    lays the importable module out under output/KmsCustomKeyStore/<version>
Test     runs every test
Pester   builds, then runs tests/Pester in this shell, with the Pester that the build restored
Help     builds en-US from docs; the help of the cmdlets takes Microsoft.PowerShell.PlatyPS
Package  builds for release and packs the module into output/KmsCustomKeyStore.<version>.nupkg
Clean    removes what a build made

.EXAMPLE
./build.ps1
Builds the module.

.EXAMPLE
./build.ps1 Test
Runs every test.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Pester', 'Help', 'Package', 'Clean')]
    [string[]] $Task = 'Build'
)

$ErrorActionPreference = 'Stop'
$solution = Join-Path $PSScriptRoot 'KmsPowerShell.sln'

function Invoke-DotNet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $args ended with exit code $LASTEXITCODE."
    }
}

function Invoke-Build {
    Invoke-DotNet build $solution
}

function Invoke-Test {
    Invoke-DotNet test --solution $solution
}

function Invoke-PesterTest {
    Invoke-Build
    & (Join-Path $PSScriptRoot 'tests/Pester/Import-Pester.ps1')
    $result = Invoke-Pester -Path (Join-Path $PSScriptRoot 'tests/Pester') -PassThru
    if ($result.Result -ne 'Passed' -or $result.TotalCount -eq 0) {
        throw 'Pester tests failed.'
    }
}

function Invoke-Help {
    & (Join-Path $PSScriptRoot 'docs/Build-Help.ps1')
}

function Invoke-Clean {
    Invoke-DotNet clean $solution
}

function Invoke-Package {
    Invoke-DotNet pack $solution
}

switch ($Task) {
    'Build' { Invoke-Build }
    'Test' { Invoke-Test }
    'Pester' { Invoke-PesterTest }
    'Help' { Invoke-Help }
    'Package' { Invoke-Package }
    'Clean' { Invoke-Clean }
}
