using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using KmsCustomKeyStore.Commands.Base;

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
        "Safety/SecretNames.cs", "Safety/TypedLineMask.cs",
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
    public void The_namespaces_of_the_module_form_no_cycle()
    {
        var references = (from file in _module
                          from used in file.References(_module)
                          select (By: file.Namespace, Used: used, file.Name)).ToList();
        Assert.NotEmpty(references);

        // A namespace that refers to no other, or that no other refers to, is in no cycle.
        bool isInNoCycle((string By, string Used, string Name) reference)
            => !references.Exists(other => other.By == reference.Used) || !references.Exists(other => other.Used == reference.By);
        while (references.RemoveAll(isInNoCycle) > 0)
        {
        }

        Assert.Empty(references.Select(reference => $"{reference.Name} refers to {reference.Used}"));
    }

    [Fact]
    public void Only_the_sides_that_face_PowerShell_use_it()
    {
        var users = from file in _module
                    where file.Text.Contains("System.Management.Automation") && !_foldersOfPowerShell.Any(file.Name.StartsWith)
                    select file.Name;

        Assert.Equal(_filesWithPowerShell, users.OrderBy(name => name, StringComparer.Ordinal));
    }

    [Fact]
    public void The_adapter_refers_only_to_ports_models_errors_and_safety()
    {
        var others = from file in _adapter
                     from used in file.References(_module).Except(_namespacesOfAdapter)
                     select $"{file.Name} refers to {used}";

        Assert.NotEmpty(_adapter);
        Assert.Empty(others);
    }

    [Fact]
    public void Only_factories_in_Errors_make_errors_of_the_module()
    {
        var makers = _module.Where(file => Regex.IsMatch(file.Text, @"new KmsException\(|new\(\s*ErrorIds\.")).Select(file => file.Name);

        Assert.DoesNotContain(makers, name => !name.StartsWith("Errors/", StringComparison.Ordinal));
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
        Assert.DoesNotContain(folders, folder => folder.Files > MostFiles);
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
