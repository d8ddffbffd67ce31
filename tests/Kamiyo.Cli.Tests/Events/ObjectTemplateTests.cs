using System.Text.Json.Nodes;
using Kamiyo.Cli.Events;
using Kamiyo.Cli.Tests.Support;

namespace Kamiyo.Cli.Tests.Events;

public sealed class ObjectTemplateTests
{
    [Fact]
    public void Values_keep_their_type_alone_and_become_text_within_a_text()
    {
        var charge = ObjectTemplate.Load("charge").Fill(ObjectValues.For(Requests.Of("charge.refunded")));

        charge.At("amount")!.GetValueKind().ShouldBe(System.Text.Json.JsonValueKind.Number);
        charge.At("receipt_url")!.GetValue<string>()
            .ShouldBe($"https://invoice.example.com/receipts/{charge.At("id")!.GetValue<string>()}");
    }

    [Fact]
    public void A_missing_value_is_an_error()
    {
        Should.Throw<KeyNotFoundException>(() => ObjectTemplate.Load("charge").Fill(new Dictionary<string, JsonNode>()));
    }

    [Fact]
    public void A_missing_template_is_an_error_that_names_it()
    {
        Should.Throw<InvalidOperationException>(() => ObjectTemplate.Load("nothing")).Message.ShouldContain("nothing.json");
    }

    [Fact]
    public void Filling_twice_gives_two_objects()
    {
        var template = ObjectTemplate.Load("customer");
        var values = ObjectValues.For(Requests.Of("customer.created"));

        template.Fill(values)["id"] = "changed";

        template.Fill(values).At("id")!.GetValue<string>().ShouldBe("cus_1");
    }
}
