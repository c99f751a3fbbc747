using System.Management.Automation;
using KmsCustomKeyStore.ModuleTestKit.Stores;

namespace KmsCustomKeyStore.ModuleTests.Commands;

/// <summary>Removing a key store: the question before it, and what stays.</summary>
public sealed class RemoveKmsCustomKeyStoreTests : KeyStoreTest
{
    private const string Remove = "Remove-KMSCustomKeyStore cks-1disconnected";

    [Fact]
    public void At_the_default_preference_a_removal_is_asked()
    {
        Host.Answer = "No";

        Shell.Run(Remove).Clean();

        Assert.Single(Host.Questions);
        Assert.NotNull(StateOf(TestStores.Disconnected));
    }

    [Fact]
    public void Yes_to_all_is_asked_once_for_the_whole_pipeline()
    {
        Host.Answer = "Yes to All";

        Shell.Run("'cks-1disconnected', 'cks-2disconnected', 'cks-3disconnected' | Remove-KMSCustomKeyStore").Clean();

        Assert.Single(Host.Questions);
        Assert.Equal(3, Changes.Count);
    }

    [Fact]
    public void No_skips_that_store_only()
    {
        Host.Answer = "No";

        Shell.Run("'cks-1disconnected', 'cks-2disconnected' | Remove-KMSCustomKeyStore").Clean();

        Assert.Equal(2, Host.Questions.Count);
    }

    [Fact]
    public void A_store_that_is_not_there_is_not_asked_about()
    {
        Host.Answer = "Yes";

        Assert.Equal("CustomKeyStoreNotFound", Shell.Run("Remove-KMSCustomKeyStore cks-gone").ErrorId);
        Assert.Empty(Host.Questions);
        Assert.Empty(Changes);
    }

    [Fact]
    public void Whoever_may_not_look_the_name_up_is_asked_by_the_id()
    {
        Host.Answer = "Yes";
        Emulator.Faults.Add(new Fault { Operation = "DescribeCustomKeyStores", Error = "AccessDeniedException" });

        Shell.Run(Remove).Clean();

        Assert.Contains("'cks-1disconnected' in eu-west-1.", Assert.Single(Host.Questions), StringComparison.Ordinal);
        Assert.Null(StateOf(TestStores.Disconnected));
    }

    [Fact]
    public void A_piped_store_s_name_is_not_looked_up_again()
    {
        Host.Answer = "No";

        Shell.Run("Get-KMSCustomKeyStore cks-1disconnected | Remove-KMSCustomKeyStore").Clean();

        Assert.Contains("'archive-hsm' (cks-1disconnected) in eu-west-1.", Assert.Single(Host.Questions), StringComparison.Ordinal);
        Assert.Single(Emulator.Requests);
    }

    [Fact]
    public void A_store_that_holds_keys_is_not_removed()
    {
        AssertError(
            "CustomKeyStoreHasCMKs",
            ErrorCategory.ResourceBusy,
            "cks-7withkeys",
            Shell.Run("Remove-KMSCustomKeyStore cks-7withkeys -Force"));
        Assert.NotNull(StateOf(TestStores.WithKeys));
    }
}
