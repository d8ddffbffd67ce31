using System.Text;
using Kamiyo.Gateway.Configuration;
using Kamiyo.Gateway.Server;

namespace Kamiyo.Gateway.Starting;

/// <summary>What a developer sees after the first start, with the next step ready to be copied.</summary>
internal static class StartBanner
{
    public static string For(string? address, GeneratedSecrets secrets)
    {
        var url = address ?? $"http://localhost:{ServerSetup.DefaultPort}";
        var text = new StringBuilder()
            .AppendLine()
            .AppendLine("  Kamiyo is ready (Development).")
            .AppendLine()
            .AppendLine($"  Webhooks        {url}/api/v1/webhooks/stripe")
            .AppendLine($"  Webhook secret  {secrets.WebhookSecret ?? "yours (STRIPE_WEBHOOK_SECRET)"}")
            .AppendLine($"  Admin key       {secrets.AdminApiKey ?? "yours (ADMIN_API_KEY)"}");
        if (secrets is not { WebhookSecret: null, AdminApiKey: null })
        {
            text.AppendLine($"                  (made for this machine, kept in {DevelopmentSecrets.FileName} in the data directory)");
        }

        return text
            .AppendLine()
            .AppendLine("  Try it, in a second terminal:")
            .AppendLine()
            .AppendLine("    dotnet run --project src/Kamiyo.Cli -- trigger customer.subscription.created")
            .AppendLine()
            .AppendLine("  Or have Stripe's command line send its test events here:")
            .AppendLine()
            .AppendLine($"    stripe listen --forward-to {url}/api/v1/webhooks/stripe")
            .AppendLine("    (it prints a signing secret: put that into .env as STRIPE_WEBHOOK_SECRET)")
            .AppendLine()
            .ToString();
    }
}
