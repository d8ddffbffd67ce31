using System.Text.Json;
using Kamiyo.Gateway.Json;

namespace Kamiyo.Gateway.Tests.Json;

public sealed class UtcTimeConverterTests
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new UtcTimeConverter() } };

    [Fact]
    public void Times_are_written_in_utc_with_z()
    {
        JsonSerializer.Serialize(new DateTimeOffset(2026, 1, 1, 1, 30, 0, TimeSpan.FromHours(2)), Options).ShouldBe("\"2025-12-31T23:30:00Z\"");
    }

    [Fact]
    public void Times_of_any_offset_are_read()
    {
        var time = JsonSerializer.Deserialize<DateTimeOffset>("\"2026-01-01T01:30:00+02:00\"", Options);

        time.ShouldBe(new DateTimeOffset(2025, 12, 31, 23, 30, 0, TimeSpan.Zero));
        time.Offset.ShouldBe(TimeSpan.Zero);
    }
}
