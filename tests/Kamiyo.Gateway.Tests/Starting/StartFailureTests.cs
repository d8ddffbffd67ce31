using Kamiyo.Gateway.Configuration;
using Kamiyo.Gateway.Starting;
using Microsoft.Extensions.Options;

namespace Kamiyo.Gateway.Tests.Starting;

public sealed class StartFailureTests
{
    [Fact]
    public void Problems_of_several_kinds_are_told_together_and_each_once()
    {
        var failure = new AggregateException(
            new OptionsValidationException("", typeof(StripeSettings), ["The file.", "A secret is missing."]),
            new OptionsValidationException("", typeof(AdminSettings), ["The file.", "A key is missing."]));

        StartFailure.Describe(failure).ShouldBe("Kamiyo can't start:\n  - The file.\n  - A secret is missing.\n  - A key is missing.\n".ReplaceLineEndings());
    }

    [Fact]
    public void A_failure_that_only_its_stack_trace_explains_is_left_alone()
    {
        StartFailure.Describe(new InvalidOperationException("A bug.")).ShouldBeNull();
        StartFailure.Describe(new AggregateException(new InvalidOperationException("A bug."))).ShouldBeNull();
    }
}
