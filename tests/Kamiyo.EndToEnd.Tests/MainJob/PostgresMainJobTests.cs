using Kamiyo.EndToEnd.Tests.Databases;

namespace Kamiyo.EndToEnd.Tests.MainJob;

public sealed class PostgresMainJobTests(PostgresDatabase database) : MainJobTests(database), IClassFixture<PostgresDatabase>
{
    [Fact]
    public async Task The_same_event_sent_to_two_gateways_at_once_is_accepted_once_and_applied_once()
    {
        await using var first = await Start();
        await using var second = await Start();

        await DeliverToAllAndExpectOnce([first, second], "evt_two_gateways", "cus_two_gateways");
    }
}
