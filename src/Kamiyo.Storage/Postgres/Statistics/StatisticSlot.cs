namespace Kamiyo.Storage.Postgres.Statistics;

/// <summary>Counter rows that one commit writes, given back when it is disposed of.</summary>
internal readonly struct StatisticSlot(StatisticSlots slots, short number) : IDisposable
{
    public short Number { get; } = number;

    public void Dispose() => slots.Return(Number);
}
