using Kamiyo.Storage.Statistics;

namespace Kamiyo.Storage.Tests.Statistics;

public sealed class ApiTrainTextTests
{
    [Theory]
    [InlineData("2020-08-27", "undotted")]
    [InlineData("2024-10-28.acacia", "acacia")]
    [InlineData("2025-03-31.basil", "basil")]
    [InlineData("2025-09-30.clover", "clover")]
    [InlineData("2026-03-25.dahlia", "dahlia")]
    [InlineData("2026-09-30.endive", "endive")]
    [InlineData("2027-03-25.fennel", "unknown")]
    [InlineData(null, "unknown")]
    public void A_version_is_written_as_its_train(string? apiVersion, string train) => ApiTrainText.Of(apiVersion).ShouldBe(train);
}
