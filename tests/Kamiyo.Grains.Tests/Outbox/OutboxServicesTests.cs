using Kamiyo.Grains.Outbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Kamiyo.Grains.Tests.Outbox;

public sealed class OutboxServicesTests
{
    [Fact]
    public void The_options_are_read_from_the_configuration()
    {
        using var host = Build(("LeaseSeconds", "120"), ("SendLimitSeconds", "20"));

        var options = host.Services.GetRequiredService<IOptions<OutboxOptions>>().Value;

        options.Lease.ShouldBe(TimeSpan.FromMinutes(2));
        options.SendLimit.ShouldBe(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_host_with_options_that_make_no_sense_does_not_start()
    {
        using var host = Build(("LeaseSeconds", "10"));

        var refused = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        refused.Message.ShouldContain("Kamiyo:Outbox");
        refused.Message.ShouldContain("LeaseSeconds");
    }

    private static IHost Build(params IReadOnlyList<(string Name, string Value)> settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => KeyValuePair.Create<string, string?>($"{OutboxOptions.Section}:{setting.Name}", setting.Value)));
        builder.Services.AddOutbox();
        return builder.Build();
    }
}
