using Kamiyo.Gateway.Admin;
using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Silo.Admin;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Gateway.Tests.Admin;

public sealed class AdminKeyHandlerTests
{
    [Theory]
    [InlineData(GatewayApplication.AdminKey, "default")]
    [InlineData("maria_key_example", "maria")]
    public async Task The_name_of_the_key_becomes_the_name_of_the_user(string key, string name)
    {
        await using var application = new GatewayApplication().With("Kamiyo:Admin:Keys:maria", "maria_key_example");
        var context = new DefaultHttpContext { RequestServices = application.Services };
        context.Request.Headers[AdminKeyHandler.HeaderName] = key;

        var result = await context.AuthenticateAsync(AdminKeyHandler.SchemeName);

        result.Principal.ShouldNotBeNull().Identity.ShouldNotBeNull().Name.ShouldBe(name);
        application.Services.GetRequiredService<AdminKeys>().Find(key).ShouldNotBeNull().Name.ShouldBe(name);
    }
}
