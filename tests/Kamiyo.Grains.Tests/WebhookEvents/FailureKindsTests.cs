using Kamiyo.Billing.Events;
using Kamiyo.Grains.WebhookEvents;
using Kamiyo.Storage;
using Orleans.Runtime;
using Orleans.Storage;

namespace Kamiyo.Grains.Tests.WebhookEvents;

public sealed class FailureKindsTests
{
    [Fact]
    public void What_an_operator_must_mend_is_permanent() =>
        FailureKinds.Of(new UnprocessableEventException("No plan knows price_1.")).ShouldBe(FailureKind.Permanent);

    public static TheoryData<Exception> Absences =>
    [
        new StoreUnavailableException("PostgreSQL is unavailable"),
        new OrleansException("Error from storage provider", new StoreUnavailableException("SQLite is unavailable")),
        new SiloUnavailableException("stopping"),
        new TaskCanceledException("No silo was found in time"),
    ];

    [Theory]
    [MemberData(nameof(Absences))]
    public void An_absent_database_or_silo_says_nothing_of_the_event(Exception exception) =>
        FailureKinds.Of(exception).ShouldBe(FailureKind.Unavailable);

    public static TheoryData<Exception> Others =>
    [
        new TimeoutException("Response did not arrive on time"),
        new InvalidOperationException("10 commits in a row met a newer version"),
        new InconsistentStateException("stored by another writer"),
        new IOException("The disk is gone."),
    ];

    [Theory]
    [MemberData(nameof(Others))]
    public void Everything_else_may_succeed_at_the_next_attempt(Exception exception) =>
        FailureKinds.Of(exception).ShouldBe(FailureKind.Transient);
}
