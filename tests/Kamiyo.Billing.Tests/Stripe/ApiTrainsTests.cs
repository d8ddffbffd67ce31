using Kamiyo.Billing.Stripe;

namespace Kamiyo.Billing.Tests.Stripe;

public sealed class ApiTrainsTests
{
    [Theory]
    [InlineData("2020-08-27", ApiTrain.Undotted)]
    [InlineData("2025-01-27.acacia", ApiTrain.Acacia)]
    [InlineData("2025-06-30.basil", ApiTrain.Basil)]
    [InlineData("2025-12-15.clover", ApiTrain.Clover)]
    [InlineData("2026-03-25.dahlia", ApiTrain.Dahlia)]
    [InlineData("2026-09-30.endive", ApiTrain.Endive)]
    [InlineData("2027-03-31.fennel", ApiTrain.Unknown)]
    [InlineData("2026-09-30.preview", ApiTrain.Unknown)]
    [InlineData("2026-09-30.", ApiTrain.Unknown)]
    [InlineData("2026-13-30.endive", ApiTrain.Unknown)]
    [InlineData("2026-09-30.Endive", ApiTrain.Unknown)]
    [InlineData("unversioned", ApiTrain.Unknown)]
    [InlineData("", ApiTrain.Unknown)]
    [InlineData(null, ApiTrain.Unknown)]
    public void A_version_belongs_to_the_train_after_its_dot(string? version, ApiTrain train) =>
        ApiTrains.Recognize(version).ShouldBe(train);
}
