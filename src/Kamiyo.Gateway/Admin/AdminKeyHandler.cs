using System.Security.Claims;
using System.Text.Encodings.Web;
using Kamiyo.Gateway.Problems;
using Kamiyo.Silo.Admin;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Kamiyo.Gateway.Admin;

/// <summary>Authenticates by <c>X-Admin-Key</c>. The key's name becomes the user's name, so that audits say who.</summary>
internal sealed class AdminKeyHandler(
    AdminKeys keys,
    AdminFailureLimit failures,
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "AdminKey";
    public const string HeaderName = "X-Admin-Key";

    private const string BearerPrefix = "Bearer ";

    private TimeSpan? _wait;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var problem = Refusal();
        if (problem.Status is StatusCodes.Status401Unauthorized)
        {
            Response.Headers.WWWAuthenticate = SchemeName;
        }

        return problem.ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => new ProblemResult(
        StatusCodes.Status403Forbidden,
        ProblemCode.OperatorKeyRequired,
        $"The admin key '{Context.User.Identity?.Name}' is a viewer's, which may look but change nothing. Use an operator's.").ExecuteAsync(Context);

    private AuthenticateResult Authenticate()
    {
        var presented = PresentedKey();
        if (keys.IsEmpty || presented.Length == 0)
        {
            return AuthenticateResult.NoResult();
        }

        _wait = failures.WaitFor(Context);
        if (_wait is not null)
        {
            return AuthenticateResult.Fail("Too many wrong admin keys.");
        }

        if (keys.Find(presented) is { } key)
        {
            var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, key.Name), new Claim(ClaimTypes.Role, key.Role.ToString())], SchemeName);
            return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
        }

        _wait = failures.CountFailure(Context);
        Logger.LogWarning("Invalid admin key from {Client}", Context.Connection.RemoteIpAddress);
        return AuthenticateResult.Fail("Wrong admin key.");
    }

    // As a bearer token too: Prometheus before 3.0 sends no header of one's own choice.
    private string PresentedKey()
    {
        var key = Request.Headers[HeaderName].ToString();
        var authorization = Request.Headers.Authorization.ToString();
        return key.Length == 0 && authorization.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase)
            ? authorization[BearerPrefix.Length..].Trim()
            : key;
    }

    private ProblemResult Refusal()
    {
        if (keys.IsEmpty)
        {
            return new(
                StatusCodes.Status403Forbidden, ProblemCode.AdminApiClosed, $"No admin key is configured. Set {SettingNames.DefaultAdminKey} to open the admin API.");
        }

        if (_wait is { } wait)
        {
            return new(
                StatusCodes.Status429TooManyRequests, ProblemCode.RateLimited, "Too many wrong admin keys from this address. Wait as long as Retry-After says.")
            {
                RetryAfter = wait,
            };
        }

        return new(StatusCodes.Status401Unauthorized, ProblemCode.InvalidAdminKey, $"Send an admin key in the {HeaderName} header.");
    }
}
