# The whole list, by the module or by the bare SDK in PowerShell's process.
param([string] $Module, [string] $Probe, [int] $Limit, [switch] $BareSdk)

$ErrorActionPreference = 'Stop'
Import-Module $Probe
if ($BareSdk) {
    [KmsCustomKeyStore.Benchmarks.Probe.LongList]::MeasureBareSdk($Limit)
    return
}

Import-Module $Module
[KmsCustomKeyStore.Benchmarks.Probe.LongList]::Measure(
    { $null = Get-KMSCustomKeyStore -Limit $Limit -NoAutoIteration | Measure-Arrival },
    { Get-KMSCustomKeyStore -Limit $Limit | Measure-Arrival })
