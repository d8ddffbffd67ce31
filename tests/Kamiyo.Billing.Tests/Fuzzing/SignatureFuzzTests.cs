using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kamiyo.Billing.Stripe.Signatures;
using Kamiyo.Billing.Tests.Building;
using Kamiyo.Testing.Fuzzing;

namespace Kamiyo.Billing.Tests.Fuzzing;

/// <summary>A header of any shape is judged as a plain second reading of Stripe's rules judges it.</summary>
public sealed class SignatureFuzzTests
{
    private const int Inputs = 40_000;

    private static readonly byte[] Body = "{\"id\":\"evt_1\"}"u8.ToArray();

    private static readonly DateTimeOffset Now = TestTime.Start;

    private static readonly StripeWebhookSecrets Secrets = new(["whsec_example", "whsec_example_2"]);

    private static readonly string RightTime = Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    // Of the two secrets in force, of one that isn't, and of a time long gone.
    private static readonly string[] Headers =
    [
        StripeSignatureSigner.Sign(Body, "whsec_example", Now),
        StripeSignatureSigner.Sign(Body, "whsec_example_2", Now),
        StripeSignatureSigner.Sign(Body, "whsec_example_3", Now),
        StripeSignatureSigner.Sign(Body, "whsec_example", Now.AddDays(-1)),
    ];

    private static readonly string[] Names = ["t", "v1", "v1", "v0", "v2", "T", "V1", "", " t ", "t ", "\0", "v1\0", "é", "\ud800"];

    private static readonly string[] Separators = [",", ",", ",", ", ", ",,", ";", "\r\n", "\0"];

    private static readonly string[] Values =
    [
        RightTime, $"0{RightTime}", $"+{RightTime}", $" {RightTime}", "", "0", "-1", "1.5", "9223372036854775807", "9223372036854775808", "٣", "\ud800", "=", "t=1",
        new string('a', 64), new string('é', 64), new string('0', 2_000), .. Headers.Select(Signature), .. Headers.Select(header => Signature(header).ToUpperInvariant()),
    ];

    [Fact]
    public void Any_header_is_judged_as_by_the_plain_rules()
    {
        var valid = 0;

        Fuzz.Run(Inputs, random =>
        {
            var header = random.Next(3) == 0 ? Mutated(random) : Composed(random);
            var check = StripeSignatureVerifier.Verify(header, Body, Secrets, Now, StripeSignatureVerifier.DefaultTolerance);

            check.Status.ShouldBe(Judge(header));
            check.IsValid.ShouldBe(check.Status is StripeSignatureStatus.Valid);
            valid += check.IsValid ? 1 : 0;
        });

        valid.ShouldBeInRange(Inputs / 100, Inputs / 2);
    }

    private static string Composed(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(item =>
        (item == 0 ? string.Empty : Pick(Separators, random)) + Pick(Names, random) + (random.Next(20) == 0 ? string.Empty : "=") + Pick(Values, random)));

    private static string Mutated(Random random)
    {
        var header = Pick(Headers, random).ToCharArray();
        for (var changes = random.Next(3); changes > 0; changes--)
        {
            header[random.Next(header.Length)] = random.Next(2) == 0 ? (char)random.Next(0x10000) : (char)random.Next(0x80);
        }

        return new string(header, 0, random.Next(3) == 0 ? random.Next(header.Length + 1) : header.Length);
    }

    /// <summary>Stripe's rules once more, with no thought of speed.</summary>
    private static StripeSignatureStatus Judge(string header)
    {
        if (string.IsNullOrWhiteSpace(header))
        {
            return StripeSignatureStatus.MissingSignature;
        }

        var items = header.Split(',').Select(item => item.Trim().Split('=', 2)).ToList();
        var time = items.FirstOrDefault(item => item.Length == 2 && item[0] == "t")?[1];
        var given = items.Where(item => item.Length == 2 && item[0] == "v1").Select(item => item[1]).ToList();
        if (items.Any(item => item.Length < 2) || given.Count == 0 || time is null || !IsTime(time, out var seconds))
        {
            return StripeSignatureStatus.MalformedSignature;
        }

        string[] right = [.. ((string[])["whsec_example", "whsec_example_2"]).Select(secret => Hex(secret, time))];
        return !given.Any(right.Contains) ? StripeSignatureStatus.SignatureMismatch
            : Math.Abs((decimal)Now.ToUnixTimeSeconds() - seconds) > 300 ? StripeSignatureStatus.TimestampOutOfTolerance
            : StripeSignatureStatus.Valid;
    }

    private static bool IsTime(string text, out long seconds)
    {
        seconds = 0;
        return text.Length > 0 && text.All(char.IsAsciiDigit) && long.TryParse(text, CultureInfo.InvariantCulture, out seconds);
    }

    private static string Hex(string secret, string time) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes($"{time}."), .. Body]));

    private static string Signature(string header) => header[(header.IndexOf("v1=", StringComparison.Ordinal) + 3)..];

    private static string Pick(string[] from, Random random) => from[random.Next(from.Length)];
}
