using System.Globalization;
using System.Net.Mail;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using Kamiyo.Delivery.Configuration;

namespace Kamiyo.Delivery.Mail;

/// <summary>What a failed conversation means for the e-mail: only what lies in the recipient or the message itself is for good.</summary>
internal static partial class SmtpFailure
{
    public static DeliveryResult TimedOut(SmtpOptions options) => DeliveryResult.Retry(
        $"{options} did not finish within {options.Timeout.TotalSeconds:0} s ({DeliverySettingNames.SmtpTimeoutSeconds}).");

    public static DeliveryResult Classify(Exception exception, SmtpOptions options, LoginCredentials? login) => exception switch
    {
        SmtpException { InnerException: AuthenticationException } =>
            DeliveryResult.Retry($"No encrypted connection to {options}: {Describe(exception)}"),
        SmtpException smtp when IsAboutLogin(smtp) => DeliveryResult.Retry($"{LoginHint(options, login)} {Describe(smtp)}"),
        SmtpException smtp when IsForGood(smtp) => DeliveryResult.Rejected($"{options}: {Describe(smtp)}"),
        SmtpException { StatusCode: SmtpStatusCode.GeneralFailure, InnerException: null } smtp when options.StartTls =>
            DeliveryResult.Retry($"{options}: {Describe(smtp)} ({DeliverySettingNames.SmtpStartTls} demands an encrypted connection.)"),
        _ => DeliveryResult.Retry($"{options}: {Describe(exception)}"),
    };

    // 5.7.x is the server's policy (RFC 3463), nearly always on who may send through it: servers that let the login fail quietly
    // then refuse to relay. Had it been the recipient, trying again does no harm.
    private static bool IsAboutLogin(SmtpException exception) =>
        (int)exception.StatusCode is 530 or 534 or 535 or 538 || Enhanced(exception) is { Subject: 7 };

    private static bool IsForGood(SmtpException exception) => Enhanced(exception) switch
    {
        // The recipient's address, the recipient's mailbox, the content, the size: some servers only say so after the message.
        { Subject: 1, Detail: 1 or 2 or 3 or 6 or 10 } or { Subject: 2 or 6 } or { Subject: 3, Detail: 4 } => true,
        _ => exception is SmtpFailedRecipientException && (int)exception.StatusCode is >= 500 and not 503,
    };

    private static string LoginHint(SmtpOptions options, LoginCredentials? login)
    {
        const string settings = $"{DeliverySettingNames.SmtpUsername} and {DeliverySettingNames.SmtpPassword}";
        return login switch
        {
            null => $"{options} wants a login: set {settings}.",
            { WereAsked: false } => $"{options} offers no AUTH LOGIN, so {settings} could not be used.",
            _ => $"{options} did not let us send; check {settings}.",
        };
    }

    private static string Describe(Exception exception) =>
        exception.InnerException is { } inner ? $"{exception.Message} {Describe(inner)}" : exception.Message;

    private static (int Subject, int Detail)? Enhanced(SmtpException exception)
    {
        var match = EnhancedCode().Match(exception.Message);
        return match.Success ? (Number(match.Groups[1]), Number(match.Groups[2])) : null;
    }

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    // RFC 3463, permanent class.
    [GeneratedRegex(@"(?<![\d.])5\.(\d{1,3})\.(\d{1,3})(?!\.?\d)")]
    private static partial Regex EnhancedCode();
}
