using Kamiyo.Billing.Audit;
using Kamiyo.Storage.Audit;

namespace Kamiyo.Storage.Tests.Audit;

public sealed class AuditActorKindTextTests
{
    [Fact]
    public void Every_kind_comes_back_from_its_text() =>
        Enum.GetValues<AuditActorKind>().ShouldAllBe(kind => AuditActorKindText.Parse(kind.ToText()) == kind);

    [Fact]
    public void Another_text_is_refused() => Should.Throw<FormatException>(() => AuditActorKindText.Parse("Stripe"));
}
