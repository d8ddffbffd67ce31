using System.Text.Json;
using Kamiyo.Delivery.Templates;

namespace Kamiyo.Delivery.Tests.Templates;

public sealed class EventDeadDataTests
{
    [Fact]
    public void It_is_stored_in_snake_case_and_comes_back()
    {
        var data = new EventDeadData("evt_1", "invoice.paid", null, "No plan has price_1.", 8);

        data.ToJson().ShouldBe(
            """{"event_id":"evt_1","type":"invoice.paid","customer_id":null,"error_message":"No plan has price_1.","attempts":8}""");
        EventDeadData.FromJson(data.ToJson()).ShouldBe(data);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"event_id":null,"type":"invoice.paid","customer_id":null,"error_message":null,"attempts":8}""")]
    public void Anything_else_is_refused(string json) => Should.Throw<JsonException>(() => EventDeadData.FromJson(json));
}
