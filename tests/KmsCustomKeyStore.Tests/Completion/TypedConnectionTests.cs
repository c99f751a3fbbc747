using System.Management.Automation;
using System.Reflection;
using KmsCustomKeyStore.Commands.Base;
using KmsCustomKeyStore.Completion;

namespace KmsCustomKeyStore.Tests.Completion;

[NeedsPowerShell]
public sealed class TypedConnectionTests
{
    public static TheoryData<Type> Cmdlets
        => [.. typeof(KmsCmdlet).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(KmsCmdlet)) && !type.IsAbstract)];

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_aliases_are_those_that_the_cmdlet_declares(Type cmdlet)
    {
        Assert.NotEmpty(TypedConnection.Aliases);
        Assert.All(TypedConnection.Aliases, known =>
        {
            var declared = cmdlet.GetProperty(known.Key)!.GetCustomAttributes<AliasAttribute>().SelectMany(alias => alias.AliasNames);
            Assert.Equal(declared.OrderBy(name => name, StringComparer.Ordinal), known.Value.OrderBy(name => name, StringComparer.Ordinal));
        });
    }
}
