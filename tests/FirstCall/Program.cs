using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Runtime;

// Arguments: the module's manifest, and the endpoint to ask. What cannot be measured by time, for it differs from one
// machine to another, is counted: a name and a number on each line.
using var shell = PowerShell.Create(InitialSessionState.CreateDefault2());

// The shell compiles methods of its own at a first import and a first call: these are made by another module.
Run("""
    New-Module -Name Warm -ScriptBlock { function Get-Warm { param($One) $One } } | Import-Module
    $null = Get-Warm -One (Get-Command Get-Warm)
    Remove-Module Warm
    """);

long before = JitInfo.GetCompiledMethodCount();
Run("Import-Module $args[0]");
Console.WriteLine($"ImportMethods {JitInfo.GetCompiledMethodCount() - before}");
Console.WriteLine($"ImportAwsAssemblies {AppDomain.CurrentDomain.GetAssemblies().Count(IsOfAws)}");

before = JitInfo.GetCompiledMethodCount();
Run("$null = Get-KMSCustomKeyStore -EndpointUrl $args[1] -Region eu-west-1 -AccessKey test -SecretKey test");
Console.WriteLine($"CallMethods {JitInfo.GetCompiledMethodCount() - before}");

// Once more before it is counted: what the first list takes is not taken for each object.
const int Stores = 1000;
string listing = $"Get-KMSCustomKeyStore -Limit {Stores} -EndpointUrl $args[1] -Region eu-west-1 -AccessKey test -SecretKey test";
string list = $"if (({listing} | ForEach-Object {{ 1 }}).Count -ne {Stores}) {{ throw 'other stores' }}";
Run(list);
before = GC.GetTotalAllocatedBytes(precise: true);
Run(list);
Console.WriteLine($"ObjectBytes {(GC.GetTotalAllocatedBytes(precise: true) - before) / Stores}");
return shell.HadErrors ? 1 : 0;

static bool IsOfAws(Assembly assembly)
    => assembly.GetName().Name is { } name
        && (name.StartsWith("AWSSDK", StringComparison.Ordinal) || name == "KmsCustomKeyStore.Aws");

void Run(string script)
{
    shell.Commands.Clear();
    shell.AddScript(script).AddArgument(args[0]).AddArgument(args[1]).Invoke();
    foreach (var error in shell.Streams.Error)
    {
        Console.Error.WriteLine(error);
    }
}
