using Kamiyo.Grains.Telemetry;

namespace Kamiyo.Grains.Tests.Telemetry;

public sealed class KamiyoActivityTests
{
    [Fact]
    public void Nothing_is_made_while_nobody_listens()
    {
        KamiyoActivity.Start(KamiyoActivity.Process, "evt_1").ShouldBeNull();
    }

    [Fact]
    public void An_activity_of_somebody_else_is_left_alone()
    {
        using var others = new System.Diagnostics.Activity("request").Start();

        KamiyoActivity.SetEventId("evt_1");
        KamiyoActivity.SetFailure(new InvalidOperationException("broken"));

        others.GetTagItem(KamiyoActivity.EventIdTag).ShouldBeNull();
        others.Status.ShouldBe(System.Diagnostics.ActivityStatusCode.Unset);
    }
}
