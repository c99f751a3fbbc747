using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using KmsCustomKeyStore.Commands.Base;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Loading;
using KmsCustomKeyStore.Safety;
using KmsCustomKeyStore.Validation;
using KmsCustomKeyStore.Waiting;

namespace KmsCustomKeyStore.Tests;

/// <summary>Which part of the code may refer to which.</summary>
public sealed class ArchitectureTests
{
    private const int MostFiles = 20;
    private const int MostBaseClasses = 4;

    private static readonly SourceFile[] _module = SourceFile.Read("KmsCustomKeyStore");
    private static readonly SourceFile[] _adapter = SourceFile.Read("KmsCustomKeyStore.Aws");

    // These folders are the module's side of PowerShell.
    private static readonly string[] _foldersOfPowerShell = ["Commands/", "Completion/", "Formatting/"];

    // Elsewhere, PowerShell is used for categories of errors, wildcards, progress bars, the command line and the end of the module.
    private static readonly string[] _filesWithPowerShell =
    [
        "Errors/ErrorCatalog.cs",
        "Errors/ErrorDescription.cs",
        "Errors/KmsExceptionExtensions.cs",
        "Errors/ServiceErrorCatalog.cs",
        "Listing/NameFilter.cs",
        "Loading/ModuleCleanup.cs",
        "Safety/TypedLineMask.cs",
        "Validation/CertificateText.cs",
        "Waiting/WaitProgress.cs",
        "Waiting/WaitReporter.cs",
    ];

    private static readonly string[] _namespacesOfAdapter =
    [
        "KmsCustomKeyStore",
        "KmsCustomKeyStore.Errors",
        "KmsCustomKeyStore.Models",
        "KmsCustomKeyStore.Safety",
        "KmsCustomKeyStore.Services",
    ];

    [Fact]
    public void No_two_namespaces_of_the_module_refer_to_each_other()
    {
        var references = _module.SelectMany(file => file.References(_module).Select(used => (By: file.Namespace, Used: used, file.Name))).ToList();
        Assert.NotEmpty(references);

        // A namespace that refers to no other, or that no other refers to, is in no cycle.
        while (references.RemoveAll(one => references.TrueForAll(other => other.By != one.Used) || references.TrueForAll(other => other.Used != one.By)) > 0)
        {
        }

        Assert.Empty(references.Select(reference => $"{reference.Name} refers to {reference.Used}"));
    }

    [Fact]
    public void Only_the_sides_that_face_PowerShell_use_it()
    {
        var users = _module.Where(file => file.Text.Contains("System.Management.Automation")).Select(file => file.Name);

        Assert.Equal(_filesWithPowerShell, users.Where(name => !_foldersOfPowerShell.Any(name.StartsWith)).OrderBy(name => name, StringComparer.Ordinal));
    }

    [Fact]
    public void The_adapter_refers_to_ports_models_errors_and_safety_alone()
    {
        var used = _adapter.SelectMany(file => file.References(_module).Except(_namespacesOfAdapter).Select(space => $"{file.Name} refers to {space}"));

        Assert.NotEmpty(_adapter);
        Assert.Empty(used);
    }

    [Fact]
    public void Errors_of_the_module_are_made_in_Errors_alone()
    {
        var makers = _module.Where(file => Regex.IsMatch(file.Text, @"new KmsException\(|new\(\s*ErrorIds\.")).Select(file => file.Name);

        Assert.Empty(makers.Where(name => !name.StartsWith("Errors/", StringComparison.Ordinal)));
        Assert.NotEmpty(makers);
    }

    [Fact]
    public void A_folder_has_few_files()
    {
        var folders = from path in Directory.EnumerateFiles(SourceFile.SourceFolder, "*", SearchOption.AllDirectories)
                      let name = path.Substring(SourceFile.SourceFolder.Length + 1).Replace('\\', '/')
                      where !SourceFile.IsBuilt(name)
                      group name by Path.GetDirectoryName(name) into folder
                      select (Name: folder.Key, Files: folder.Count());

        Assert.NotEmpty(folders);
        Assert.Empty(folders.Where(folder => folder.Files > MostFiles));
    }

    [Fact]
    [NeedsPowerShell]
    public void A_cmdlet_has_few_base_classes()
    {
        var cmdlets = typeof(KmsCmdlet).Assembly.GetTypes().Where(type => type.IsDefined(typeof(CmdletAttribute)));

        Assert.NotEmpty(cmdlets);
        Assert.All(cmdlets, cmdlet => Assert.InRange(BaseClasses(cmdlet).Count(), 1, MostBaseClasses));
    }

    private static IEnumerable<Type> BaseClasses(Type type)
    {
        for (var above = type.BaseType!; above.Assembly == type.Assembly; above = above.BaseType!)
        {
            yield return above;
        }
    }
}
