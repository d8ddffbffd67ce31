using Kamiyo.Delivery.OutgoingWebhooks;

namespace Kamiyo.Delivery.Tests.OutgoingWebhooks;

public sealed class OutgoingWebhookSecretTests
{
    [Fact]
    public void The_signature_is_the_one_that_OpenSSL_and_Node_make()
    {
        // printf '%s' 'msg_example.1795309323.{…}' | openssl dgst -sha256 -mac HMAC -macopt hexkey:000102…1f -binary | base64;
        // the same from Node's crypto.createHmac.
        var body = """{"type":"subscription.updated","timestamp":"2026-11-22T01:02:03Z","data":{"customer":"cus_1"}}"""u8;
        var secret = OutgoingWebhookSecret.Parse(Secrets.Text(Secrets.Key())).ShouldNotBeNull();

        secret.Sign("msg_example", 1795309323, body).ShouldBe("v1,lH8EBYe17BlbaDLY1uB0fKh28MyZCLGDoUbt07XB/TQ=");
    }

    [Theory]
    [InlineData(23, false)]
    [InlineData(24, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void A_key_has_24_to_64_bytes(int length, bool valid) =>
        (OutgoingWebhookSecret.Parse(Secrets.Text(Secrets.Key(length))) is not null).ShouldBe(valid);

    [Theory]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("whsec_example")]
    [InlineData("whsec_!!!!")]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")]
    public void Anything_else_is_no_secret(string text) => OutgoingWebhookSecret.Parse(text).ShouldBeNull();
}
