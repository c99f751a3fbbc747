namespace KmsCustomKeyStore.ModuleTests.Secrets;

/// <summary>The secrets that sign a request show nowhere where the user is told what would be done, or is asked.</summary>
public sealed class QuestionSecretTests : ConnectionSecretTest
{
    public static TheoryData<string> All => [.. Ways];

    [Theory]
    [MemberData(nameof(All))]
    public void What_would_be_done_and_a_question_show_none(string way)
    {
        foreach (string change in Changing)
        {
            foreach (var (parameter, answer) in ((string, string?)[])[("-WhatIf", null), ("-Confirm", "No"), ("-Confirm", "Yes")])
            {
                string shown = Host.Text;
                int asked = Host.Questions.Count;
                Host.Answer = answer;
                Emulator.ClearRequests();

                var trace = Look($"{change} {way} {parameter}", way);

                Assert.Empty(trace.ErrorIds);
                Assert.NotEqual(shown, Host.Text);
                Assert.Equal(answer is null ? asked : asked + 1, Host.Questions.Count);
                Assert.Equal(answer == "Yes" ? 1 : 0, Changes.Count);
                AssertHidden(trace, way);
            }
        }
    }
}
