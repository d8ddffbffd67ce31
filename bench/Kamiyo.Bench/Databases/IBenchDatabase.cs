namespace Kamiyo.Bench.Databases;

/// <summary>The gateway's database, to look into from outside.</summary>
internal interface IBenchDatabase : IAsyncDisposable
{
    /// <summary>For <c>DATABASE_URL</c>.</summary>
    string Url { get; }

    Task<long> CountAsync(string sql, CancellationToken cancellationToken);

    /// <summary>Stored events by status.</summary>
    Task<IReadOnlyDictionary<string, long>> CountStatusesAsync(CancellationToken cancellationToken);
}
