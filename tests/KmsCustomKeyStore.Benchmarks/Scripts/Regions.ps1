# More and more regions in one process, and one call that is answered at once.
param([string] $Module, [string] $Endpoint, [string] $PromptEndpoint, [string] $Numbers, [int] $Rounds)

$ErrorActionPreference = 'Stop'
Import-Module $Module
$counts = [int[]]($Numbers -split ',')

function Measure-Call([string[]] $Region, [string] $Url) {
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    $null = Get-KMSCustomKeyStore -Region $Region -EndpointUrl $Url
    $watch.Elapsed.TotalMilliseconds
}

$all = 1..($counts | Measure-Object -Maximum).Maximum | ForEach-Object { "region-$_" }
foreach ($turn in 1..5) {
    $null = Measure-Call $all $Endpoint
}
foreach ($turn in 1..500) {
    $null = Measure-Call $all[0] $PromptEndpoint
}
Start-Sleep -Milliseconds 500

foreach ($round in 1..$Rounds) {
    foreach ($index in 0..($counts.Count - 1)) {
        $count = $counts[($index + $round) % $counts.Count]
        "regions-$count=$(Measure-Call $all[0..($count - 1)] $Endpoint)"
    }

    foreach ($turn in 1..20) {
        "call=$(Measure-Call $all[0] $PromptEndpoint)"
    }
}
