using System.Net.Http.Headers;
using System.Text;
using Kamiyo.Gateway.Tests.Customers;
using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Testing.Fuzzing;

namespace Kamiyo.Gateway.Tests.Fuzzing;

/// <summary>Whatever an operator's program sends, the answer is never a 5xx.</summary>
public sealed class AdminFuzzTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private const int Inputs = 1_500;

    private static readonly string[] Routes =
    [
        "/api/v1/customers/{0}", "/api/v1/customers/{0}/timeline", "/api/v1/customers/cus_fuzzed/payments?limit={0}",
        "/api/v1/customers/cus_fuzzed/timeline?cursor={0}", "/api/v1/customers/cus_fuzzed/audit?cursor={0}&limit=1", "/api/v1/customers/acct_1/{0}/messages",
        "/api/v1/entitlements/{0}", "/api/v1/entitlements/cus_fuzzed?feature={0}", "/api/v1/entitlements/cus_fuzzed?limit=seats&amount={0}",
        "/api/v1/webhooks/events/{0}", "/api/v1/{0}", "/{0}",
    ];

    private static readonly string[] Values =
    [
        "", "%00", "%20", "%2F", "%ff", "%ed%a0%80", "%F0%9F%98%80", "..%2f..", "a%0d%0ab", "-1", "0", "9223372036854775808", "1e9", "🙂", "'; DROP TABLE subscription; --",
        "*", "_", "%25", "null", "AAAA", "eyJhIjoxfQ", new('x', 255), new('x', 256), new('x', 3_000),
    ];

    private static readonly JsonMutator Overrides = new(
    [
        """{"subscription_tier":"team","subscription_status":"active","reason":"promised","ends_at":"2100-12-01T01:00:00+01:00","ends_with_next_event":true}"""u8
            .ToArray(),
    ]);

    private readonly HttpClient _client = application.Admin;

    [Fact]
    public async Task Any_path_and_query_is_answered()
    {
        await _client.HasCustomer("cus_fuzzed");

        foreach (var route in Routes)
        {
            foreach (var value in Values)
            {
                if (value == "%00" && !route.Contains('?', StringComparison.Ordinal))
                {
                    // Kestrel itself refuses it; the server in memory can't be asked for it.
                    continue;
                }

                using var response = await _client.GetAsync(new Uri(string.Format(null, route, value), UriKind.Relative));
                ((int)response.StatusCode).ShouldBeLessThan(500, $"{route} with {value}");
            }
        }
    }

    [Fact]
    public async Task Any_override_is_taken_or_refused()
    {
        await _client.HasCustomer("cus_fuzzed_override");

        await Fuzz.RunAsync(Inputs, async random =>
        {
            var body = Overrides.Next(random);
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await _client.PostAsync(new Uri("/api/v1/customers/cus_fuzzed_override/override", UriKind.Relative), content);
            ((int)response.StatusCode).ShouldBeLessThan(500, Encoding.UTF8.GetString(body));
        });
    }
}
