using Kamiyo.Billing.Messages;

namespace Kamiyo.Billing.Tests.Messages;

public sealed class MessageKindsTests
{
    [Fact]
    public void Every_kind_has_a_name_of_its_own_that_finds_it()
    {
        foreach (var kind in Enum.GetValues<MessageKind>())
        {
            MessageKinds.Find(kind.Name()).ShouldBe(kind);
        }

        MessageKinds.Find("carrier_pigeon").ShouldBeNull();
    }

    [Fact]
    public void Alerts_are_for_operators_and_the_rest_for_the_customer() =>
        Enum.GetValues<MessageKind>().Where(kind => kind.Audience() == MessageAudience.Operators)
            .ShouldBe([MessageKind.LastAttemptFailedAlert, MessageKind.InvoiceWrittenOffAlert]);
}
