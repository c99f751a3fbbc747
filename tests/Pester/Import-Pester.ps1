# Imports Pester from the folder of NuGet packages, where a restore of tests/KmsCustomKeyStore.PesterTests puts it.
[CmdletBinding()]
param(
    # 'OldestPesterVersion' is the other one that the tests run in.
    [ValidateSet('PesterVersion', 'OldestPesterVersion')]
    [string] $Which = 'PesterVersion'
)

$ErrorActionPreference = 'Stop'
$root = Split-Path (Split-Path $PSScriptRoot)
$version = Select-Xml "//$Which" (Join-Path $root 'Directory.Packages.props') | ForEach-Object { $_.Node.InnerText }
$packages = (dotnet nuget locals global-packages --list) -replace '^global-packages: '
Import-Module (Join-Path $packages "pester/$version/tools/Pester.psd1") -Global
