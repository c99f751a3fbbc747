using KmsCustomKeyStore.ModuleTestKit.Stores;

namespace KmsCustomKeyStore.ModuleTests.Changes;

/// <summary>When the user is asked before a change, what, and what an answer does.</summary>
public sealed class ConfirmTests : KeyStoreTest
{
    [Theory]
    [InlineData(ChangeScripts.New, "Create the custom key store 'new-hsm' in eu-west-1: AWS_CLOUDHSM, cluster-2222222222a.")]
    [InlineData(ChangeScripts.Connect, "Connect the custom key store 'archive-hsm' (cks-1disconnected) in eu-west-1.")]
    [InlineData(ChangeScripts.Disconnect, "Disconnect the custom key store 'payments-hsm' (cks-4connected) in eu-west-1.")]
    [InlineData(
        ChangeScripts.Update,
        "Update the custom key store 'archive-hsm' (cks-1disconnected) in eu-west-1: NewCustomKeyStoreName 'renamed'.")]
    [InlineData(ChangeScripts.Remove, "Remove the custom key store 'archive-hsm' (cks-1disconnected) in eu-west-1.")]
    public void The_question_names_the_store_by_name_id_and_region_and_no_means_no(string script, string question)
    {
        Host.Answer = "No";

        Assert.Empty(Shell.Run($"{script} -Confirm -PassThru").Clean().Output);

        string asked = Assert.Single(Host.Questions);
        Assert.Contains(question, asked, StringComparison.Ordinal);
        Assert.EndsWith("Are you sure?", asked, StringComparison.Ordinal);
        Assert.Empty(Changes);
    }

    [Theory]
    [MemberData(nameof(ChangeScripts.All), MemberType = typeof(ChangeScripts))]
    public void Yes_means_yes(string script)
    {
        Host.Answer = "Yes";

        Shell.Run($"{script} -Confirm").Clean();

        Assert.Single(Host.Questions);
        Assert.Single(Changes);
    }

    [Theory]
    [MemberData(nameof(ChangeScripts.Unasked), MemberType = typeof(ChangeScripts))]
    public void At_the_default_preference_nothing_is_asked(string script)
    {
        Shell.Run(script).Clean();

        Assert.Empty(Host.Questions);
        Assert.Single(Changes);
        Assert.Single(Emulator.Requests);
    }

    [Theory]
    [MemberData(nameof(ChangeScripts.All), MemberType = typeof(ChangeScripts))]
    public void A_lower_preference_has_all_asked(string script)
    {
        Host.Answer = "No";

        Shell.Run($"$ConfirmPreference = 'Medium'; {script}").Clean();

        Assert.Single(Host.Questions);
        Assert.Empty(Changes);
    }

    [Theory]
    [InlineData("Remove-KMSCustomKeyStore cks-1disconnected -Force")]
    [InlineData("Remove-KMSCustomKeyStore cks-1disconnected -Confirm:$false")]
    [InlineData("Remove-KMSCustomKeyStore cks-1disconnected -Force -Confirm:$false")]
    [InlineData("$ConfirmPreference = 'None'; Remove-KMSCustomKeyStore cks-1disconnected")]
    [InlineData("$ConfirmPreference = 'Low'; Remove-KMSCustomKeyStore cks-1disconnected -Force")]
    [InlineData("$ConfirmPreference = 'Low'; Connect-KMSCustomKeyStore cks-1disconnected -Force")]
    [InlineData("$ConfirmPreference = 'Low'; New-KMSCustomKeyStore new-hsm @hsm -Force")]
    public void Whoever_says_so_is_not_asked_and_nothing_is_looked_up_for_a_question(string script)
    {
        Shell.Run(script).Clean();

        Assert.Empty(Host.Questions);
        Assert.Single(Changes);
        Assert.Single(Emulator.Requests);
    }

    [Theory]
    [MemberData(nameof(ChangeScripts.All), MemberType = typeof(ChangeScripts))]
    public void Force_does_not_override_Confirm(string script)
    {
        Host.Answer = "No";

        Shell.Run($"{script} -Force -Confirm").Clean();

        Assert.Single(Host.Questions);
        Assert.Empty(Changes);
    }
}
