using Kamiyo.Delivery.Templates.Bodies;

namespace Kamiyo.Delivery.Tests.Templates.Bodies;

public sealed class LinkTests
{
    [Theory]
    [InlineData("https://invoice.stripe.com/i/1?s=ap", "https://invoice.stripe.com/i/1?s=ap")]
    [InlineData("http://localhost:8000/x", "http://localhost:8000/x")]
    [InlineData("HTTPS://invoice.stripe.com/a b\"c", "https://invoice.stripe.com/a%20b%22c")]
    public void The_web_is_linked(string address, string target) => new Link("Look", address).Target.ShouldBe(target);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("ftp://example.com/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/i/1")]
    [InlineData("invoice.stripe.com")]
    public void Anything_else_is_not(string address) => new Link("Look", address).Target.ShouldBeNull();
}
