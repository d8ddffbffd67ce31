using System.Text.RegularExpressions;

namespace Kamiyo.EndToEnd.Tests.Deployment;

/// <summary>No Docker engine runs where the tests run; what can be known without one is held here.</summary>
public sealed partial class ComposeTests
{
    private static readonly string Path = System.IO.Path.Combine(ComposeFile.Repository, "docker-compose.yml");

    // Written in the Dockerfile.
    private static readonly string[] OwnImages = ["kamiyo-silo", "kamiyo-gateway"];

    [Fact]
    public async Task The_file_keeps_to_the_specification()
    {
        (await ComposeFile.Read(Path)).Errors.EnumerateArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_does_not_keep_to_it_is_found_out()
    {
        var broken = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Guid.NewGuid():N}.yml");
        await File.WriteAllTextAsync(broken, (await File.ReadAllTextAsync(Path)).Replace("read_only: true", "readonly: true", StringComparison.Ordinal));

        (await ComposeFile.Read(broken)).Errors.EnumerateArray().ShouldNotBeEmpty();

        File.Delete(broken);
    }

    [Fact]
    public async Task Every_service_comes_back_gains_no_privileges_and_writes_only_where_it_may()
    {
        foreach (var service in (await ComposeFile.Read(Path)).Services)
        {
            service.Value.GetProperty("restart").GetString().ShouldBe("unless-stopped", service.Name);
            service.Value.GetProperty("security_opt").EnumerateArray().Select(option => option.GetString()).ShouldContain("no-new-privileges:true", service.Name);
            service.Value.GetProperty("read_only").GetBoolean().ShouldBeTrue(service.Name);
            service.Value.GetProperty("cap_drop").EnumerateArray().Select(option => option.GetString()).ShouldContain("ALL", service.Name);
        }
    }

    [Fact]
    public async Task Every_image_is_pinned_and_every_service_has_a_health_check()
    {
        foreach (var service in (await ComposeFile.Read(Path)).Services)
        {
            var image = service.Value.GetProperty("image").GetString()!;
            if (!OwnImages.Contains(image, StringComparer.Ordinal))
            {
                Version().IsMatch(image).ShouldBeTrue(image);
                service.Value.TryGetProperty("healthcheck", out _).ShouldBeTrue(service.Name);
            }
        }
    }

    [Fact]
    public async Task Only_the_proxy_is_open_to_other_machines()
    {
        foreach (var service in (await ComposeFile.Read(Path)).Services.Where(service => service.Name != "proxy"))
        {
            if (service.Value.TryGetProperty("ports", out var ports))
            {
                ports.EnumerateArray().Select(port => port.GetString()!).ShouldAllBe(port => port.StartsWith("127.0.0.1:", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task Every_secret_comes_from_outside_and_is_asked_for()
    {
        foreach (var service in (await ComposeFile.Read(Path)).Services)
        {
            if (!service.Value.TryGetProperty("environment", out var environment))
            {
                continue;
            }

            foreach (var variable in environment.EnumerateObject().Where(variable => Secret().IsMatch(variable.Name)))
            {
                variable.Value.GetString().ShouldNotBeNull().ShouldStartWith("${");
            }
        }
    }

    [Fact]
    public async Task What_is_mounted_from_the_repository_is_there()
    {
        var sources = (await ComposeFile.Read(Path)).Services
            .Where(service => service.Value.TryGetProperty("volumes", out _))
            .SelectMany(service => service.Value.GetProperty("volumes").EnumerateArray())
            .Select(volume => volume.GetString()!)
            .Where(volume => volume.StartsWith("./", StringComparison.Ordinal))
            .Select(volume => System.IO.Path.Combine(ComposeFile.Repository, volume.Split(':')[0]));

        sources.ShouldAllBe(source => File.Exists(source) || Directory.Exists(source));
    }

    [GeneratedRegex(@":v?\d+\.\d+(\.\d+)?(-|$)")]
    private static partial Regex Version();

    [GeneratedRegex("PASSWORD|SECRET|_KEY")]
    private static partial Regex Secret();
}
