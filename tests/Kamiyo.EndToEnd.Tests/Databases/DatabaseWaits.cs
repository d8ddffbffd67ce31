using Kamiyo.EndToEnd.Tests.Processes;

namespace Kamiyo.EndToEnd.Tests.Databases;

internal static class DatabaseWaits
{
    // A reminder ticks once a minute, and what is still young is left alone for another.
    private static readonly TimeSpan SweepLimit = TimeSpan.FromMinutes(4);

    /// <summary>Waits until <paramref name="sql"/> answers <paramref name="expected"/>, for as long as a sweep may take to come round.</summary>
    public static async Task Eventually(this PostgresDatabase database, string sql, string expected, params SiloProcess[] running)
    {
        await Kamiyo.Testing.Waiting.Eventually.Get(
            () =>
            {
                foreach (var silo in running)
                {
                    silo.HasExited.ShouldBeFalse(silo.Output);
                }

                return database.ScalarAsync(sql);
            },
            found => found == expected,
            $"'{expected}' from {sql}",
            SweepLimit);
    }
}
