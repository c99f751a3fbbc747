# A completion in a fresh process, and the same again.
param([string] $Module, [string] $Line, [int] $Repeats)

$ErrorActionPreference = 'Stop'
Import-Module $Module

function Measure-Completion {
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    $completion = TabExpansion2 $Line $Line.Length
    $watch.Elapsed.TotalMilliseconds
    if ($completion.CompletionMatches.Count -eq 0) {
        throw "Nothing completes '$Line'."
    }
}

"first=$(Measure-Completion)"
foreach ($turn in 1..$Repeats) {
    "later=$(Measure-Completion)"
}
