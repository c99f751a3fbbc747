using System.Management.Automation;
using System.Reflection;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Tests.Errors;

[NeedsPowerShell]
public sealed class ErrorCatalogTests
{
    public static TheoryData<string> Ids { get; } =
    [
        .. typeof(ErrorIds).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!)
            .Where(id => id != ErrorIds.UnexpectedFailure),
    ];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_error_of_the_modules_own_has_a_category_and_a_remedy(string id)
    {
        var description = ErrorCatalog.Describe(id);

        Assert.NotEqual(ErrorCategory.NotSpecified, description.Category);
        Assert.EndsWith(".", description.RecommendedAction.TrimEnd(')'), StringComparison.Ordinal);
    }

    [Fact]
    public void The_README_has_every_id_with_its_category()
    {
        string readme = Path.Combine(SourceFile.SourceFolder, "..", "README.md");
        var lines = File.ReadLines(readme).Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        string[][] rows = [.. lines.Select(line => line.Split('|'))];
        string[] ids =
        [
            ErrorIds.UnexpectedFailure,
            .. Ids.Select(row => row.Data),
            .. ErrorCatalog.Descriptions.Keys,
            .. ServiceErrorCatalog.Descriptions.Keys,
        ];

        Assert.All(ids.Distinct(), id =>
        {
            string[] row = Assert.Single(rows, cells => cells[1].Contains($"`{id}`", StringComparison.Ordinal));
            Assert.Contains(ErrorCatalog.Describe(id).Category.ToString(), row[2], StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_record_has_id_category_target_sentence_and_remedy()
    {
        var record = new KmsException(ErrorIds.CustomKeyStoreNotFound, "There is none.").ToErrorRecord("cks-1");

        Assert.Equal(ErrorIds.CustomKeyStoreNotFound, record.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, record.CategoryInfo.Category);
        Assert.Equal("cks-1", record.TargetObject);
        Assert.Equal("There is none.", record.ErrorDetails.Message);
        Assert.NotEmpty(record.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_value_at_fault_is_the_target_rather_than_what_was_asked_for()
        => Assert.Equal(0, new KmsException(ErrorIds.InvalidLimit, "m") { Target = 0 }.ToErrorRecord("cks-1").TargetObject);

    [Fact]
    public void A_marker_to_resume_from_is_quoted_for_the_shell()
        => Assert.Contains(
            "-Marker 'it''s'",
            new KmsException("x", "m") { Marker = "it's" }.ToErrorRecord(null).ErrorDetails.RecommendedAction,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("CreateCustomKeyStore", true)]
    [InlineData("UpdateCustomKeyStore", true)]
    [InlineData("ConnectCustomKeyStore", true)]
    [InlineData("DeleteCustomKeyStore", false)]
    [InlineData(null, false)]
    public void What_backs_a_key_store_takes_permissions_of_its_own(string? operation, bool looksAtBacking)
    {
        string action = new KmsException("AccessDenied", "m") { Operation = operation }
            .ToErrorRecord(null).ErrorDetails.RecommendedAction;

        Assert.StartsWith($"Allow kms:{operation ?? "DescribeCustomKeyStores"} ", action, StringComparison.Ordinal);
        Assert.Equal(looksAtBacking, action.Contains("cloudhsm:DescribeClusters", StringComparison.Ordinal));
        Assert.Equal(looksAtBacking, action.Contains("ec2:DescribeVPCEndpointServices", StringComparison.Ordinal));
    }

    [Fact]
    public void A_very_long_message_is_shown_cut_short_and_kept_whole_in_the_exception()
    {
        string said = $"{new string('a', 1999)}🔐{new string('b', 1_000_000)}";
        var record = new KmsException("x", said).ToErrorRecord(null);

        Assert.Equal($"{new string('a', 1999)}…", record.ToString());
        Assert.Equal(said, record.Exception.Message);
    }
}
