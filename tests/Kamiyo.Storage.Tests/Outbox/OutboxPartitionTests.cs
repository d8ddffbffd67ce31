using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.Tests.Builders;

namespace Kamiyo.Storage.Tests.Outbox;

public sealed class OutboxPartitionTests
{
    [Fact]
    public void Messages_of_one_customer_share_a_partition() =>
        Enumerable.Range(0, 20)
            .Select(number => OutboxPartition.Of(Message.Mail(subject: $"sub_{number}")))
            .Distinct()
            .Count()
            .ShouldBe(1);

    [Fact]
    public void Customers_are_spread_over_all_partitions() =>
        Enumerable.Range(0, 100)
            .Select(number => OutboxPartition.Of(Message.Mail(customerId: $"cus_{number}")))
            .Distinct()
            .Order()
            .ShouldBe(Enumerable.Range(0, OutboxPartition.Count));

    [Fact]
    public void A_message_of_nobody_goes_by_its_subject() =>
        OutboxPartition.Of(Message.Notice("cus_7")).ShouldBe(OutboxPartition.Of(Message.Mail(customerId: "cus_7")));

    // Stored rows carry the number: should the hash change, they would be found no worse, but a customer's messages would part.
    [Theory]
    [InlineData("cus_6", 0)]
    [InlineData("cus_1", 1)]
    [InlineData("cus_3", 2)]
    [InlineData("cus_5", 3)]
    public void The_partition_of_a_customer_never_changes(string customerId, int expected) =>
        OutboxPartition.Of(Message.Mail(customerId: customerId)).ShouldBe(expected);
}
