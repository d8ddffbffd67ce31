using Kamiyo.Gateway.Tests.Hosting;

namespace Kamiyo.Gateway.Tests.Starting;

public sealed class StartReportTests
{
    [Fact]
    public async Task A_set_up_installation_starts_without_a_warning()
    {
        await using var application = await Started(new GatewayApplication());

        application.Logs.Lines.ShouldContain(line => line.StartsWith("Information: Kamiyo listens on", StringComparison.Ordinal));
        application.Logs.OwnLines.ShouldAllBe(line => !line.StartsWith("Warning", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Production_without_any_price_starts_with_a_warning_that_names_the_settings()
    {
        await using var application = await Started(new GatewayApplication()
            .With("STRIPE_PRICE_ID_PRO", null)
            .With("STRIPE_PRICE_ID_TEAM", null)
            .With("STRIPE_PRICE_ID_ENTERPRISE", null));

        application.Logs.Lines.ShouldContain(line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("STRIPE_PRICE_ID_PRO", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_that_could_be_guessed_is_warned_of_without_showing_it()
    {
        await using var application = await Started(new GatewayApplication().With("ADMIN_API_KEY", "hunter2"));

        application.Logs.Lines.ShouldContain(line => line.StartsWith("Warning: The admin key 'default'", StringComparison.Ordinal));
        application.Logs.Lines.ShouldAllBe(line => !line.Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_closed_admin_api_is_warned_of()
    {
        await using var application = await Started(new GatewayApplication().InEnvironment("Staging").With("ADMIN_API_KEY", null));

        application.Logs.Lines.ShouldContain(line => line.StartsWith("Warning: The admin API is closed", StringComparison.Ordinal));
    }

    private static async Task<GatewayApplication> Started(GatewayApplication application)
    {
        (await application.CreateClient().GetAsync(new Uri("/health/live", UriKind.Relative))).EnsureSuccessStatusCode();
        return application;
    }
}
