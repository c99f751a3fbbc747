# Import and first call in a fresh process, each with the methods compiled and the assemblies loaded by it.
param([string] $Module)

$ErrorActionPreference = 'Stop'

function Get-Footprint {
    @{
        Methods    = [System.Runtime.JitInfo]::GetCompiledMethodCount($false)
        Assemblies = [AppDomain]::CurrentDomain.GetAssemblies()
    }
}

# What the measuring itself has compiled must not count for the module.
$null = Get-Footprint
$null = [System.Diagnostics.Stopwatch]::StartNew().Elapsed.TotalMilliseconds
$before = Get-Footprint

$watch = [System.Diagnostics.Stopwatch]::StartNew()
Import-Module $Module
$import = $watch.Elapsed.TotalMilliseconds
$imported = Get-Footprint

$watch.Restart()
$null = Get-KMSCustomKeyStore
$call = $watch.Elapsed.TotalMilliseconds
$called = Get-Footprint

"import=$import"
"import-methods=$($imported.Methods - $before.Methods)"
"import-assemblies=$($imported.Assemblies.Count - $before.Assemblies.Count)"
"import-aws=$(@($imported.Assemblies.GetName().Name -like 'AWSSDK*').Count)"
"call=$call"
"call-methods=$($called.Methods - $imported.Methods)"
"call-assemblies=$($called.Assemblies.Count - $imported.Assemblies.Count)"
