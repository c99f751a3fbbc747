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
$times = @{ module = [System.Collections.Generic.List[long]]::new(); sdk = [System.Collections.Generic.List[long]]::new(); cmdlet = [System.Collections.Generic.List[long]]::new() }
foreach ($turn in 1..$Blocks) {
    $times.module.AddRange([long[]](Measure-Module $block))
    $times.sdk.AddRange([long[]](Measure-BareSdk $block))
    $times.cmdlet.AddRange([long[]](Measure-Cmdlet $block))
}

$milliseconds = 1000 / [System.Diagnostics.Stopwatch]::Frequency
foreach ($what in $times.Keys) {
    $times[$what] | ForEach-Object { "$what=$($_ * $milliseconds)" }
}
