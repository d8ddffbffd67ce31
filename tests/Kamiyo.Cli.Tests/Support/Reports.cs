using Kamiyo.Cli.Events;
using Kamiyo.Cli.Gateway;
using Kamiyo.Cli.Triggering;

namespace Kamiyo.Cli.Tests.Support;

/// <summary>Event reports with usual values.</summary>
public static class Reports
{
    public static readonly CustomerView Customer = new(
        "cus_1",
        "jane@example.com",
        "pro",
        "active",
        ApiAccess: true,
        new DateTimeOffset(2026, 12, 20, 0, 0, 0, TimeSpan.Zero),
        CancelAtPeriodEnd: false,
        []);

    public static EventReport Processed() => new(
        new StripeEvent("evt_1", "invoice.paid", "cus_1", "{}"),
        new Receipt("evt_1", "accepted"),
        Waited: true,
        View("processed") with { Outcome = "Paid" },
        Before: null,
        Customer);

    public static EventView View(string status) => new("evt_1", "invoice.paid", status, 1, null, null, null, null, null);
}
