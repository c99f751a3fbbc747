# Later calls of the module, of the bare SDK, and of a cmdlet over it, in one process, in blocks that take turns.
param([string] $Module, [string] $Probe, [int] $Blocks)

$ErrorActionPreference = 'Stop'
Import-Module $Module, $Probe
$block = 100

function Measure-Module([int] $Count) {
    for ($i = 0; $i -lt $Count; $i++) {
        $begin = [System.Diagnostics.Stopwatch]::GetTimestamp()
        $null = Get-KMSCustomKeyStore
        [System.Diagnostics.Stopwatch]::GetTimestamp() - $begin
    }
}

function Measure-BareSdk([int] $Count) {
    for ($i = 0; $i -lt $Count; $i++) {
        $begin = [System.Diagnostics.Stopwatch]::GetTimestamp()
        $null = [KmsCustomKeyStore.Benchmarks.Probe.BareSdk]::Call()
        [System.Diagnostics.Stopwatch]::GetTimestamp() - $begin
    }
}

function Measure-Cmdlet([int] $Count) {
    for ($i = 0; $i -lt $Count; $i++) {
        $begin = [System.Diagnostics.Stopwatch]::GetTimestamp()
        $null = Invoke-BareSdk
        [System.Diagnostics.Stopwatch]::GetTimestamp() - $begin
    }
}

# Methods are compiled again, better, after some calls and in the background: not while these are measured.
foreach ($turn in 1..25) {
    $null = Measure-Module $block
    $null = Measure-BareSdk $block
    $null = Measure-Cmdlet $block
    Start-Sleep -Milliseconds 150
}

# Written at the end: whoever reads it would take time from the next call.
$milliseconds = 1000 / [System.Diagnostics.Stopwatch]::Frequency
$moduleTimes = [System.Collections.Generic.List[long]]::new()
$sdkTimes = [System.Collections.Generic.List[long]]::new()
$cmdletTimes = [System.Collections.Generic.List[long]]::new()
foreach ($turn in 1..$Blocks) {
    $moduleTimes.AddRange([long[]](Measure-Module $block))
    $sdkTimes.AddRange([long[]](Measure-BareSdk $block))
    $cmdletTimes.AddRange([long[]](Measure-Cmdlet $block))
}

$moduleTimes | ForEach-Object { "module=$($_ * $milliseconds)" }
$sdkTimes | ForEach-Object { "sdk=$($_ * $milliseconds)" }
$cmdletTimes | ForEach-Object { "cmdlet=$($_ * $milliseconds)" }
