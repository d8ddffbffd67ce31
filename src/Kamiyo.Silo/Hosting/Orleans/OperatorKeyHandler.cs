using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Kamiyo.Silo.Admin;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kamiyo.Silo.Hosting;

/// <summary>Takes an admin key as <c>X-Admin-Key</c>, or as the password that a browser asks for, with any user name.</summary>
internal sealed class OperatorKeyHandler(
    AdminKeys keys,
    OperatorFailureLimit failures,
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "OperatorKey";

    private const string HeaderName = "X-Admin-Key";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (keys.IsEmpty)
        {
            Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else if (failures.IsReached)
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
        }
        else
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            Response.Headers.WWWAuthenticate = "Basic realm=\"Kamiyo: an admin key as the password\"";
        }

        return Task.CompletedTask;
    }

    private AuthenticateResult Authenticate()
    {
        if (keys.IsEmpty || failures.IsReached || PresentedKey() is not { Length: > 0 } presented)
        {
            return AuthenticateResult.NoResult();
        }

        if (keys.Find(presented) is not { } key)
        {
            failures.CountFailure();
            Logger.LogWarning("Invalid admin key from {Client}", Context.Connection.RemoteIpAddress);
            return AuthenticateResult.Fail("Wrong admin key.");
        }

        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, key.Name)], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    private string? PresentedKey() => Request.Headers[HeaderName].ToString() is { Length: > 0 } key ? key : PasswordOf(Request.Headers.Authorization);

    private static string? PasswordOf(string? authorization)
    {
        if (!AuthenticationHeaderValue.TryParse(authorization, out var header) ||
            !"Basic".Equals(header.Scheme, StringComparison.OrdinalIgnoreCase) ||
            header.Parameter is not { } parameter)
        {
            return null;
        }

        var bytes = new byte[parameter.Length];
        if (!Convert.TryFromBase64String(parameter, bytes, out var length))
        {
            return null;
        }

        var login = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = login.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : login[(colon + 1)..];
    }
}
