using System.Text.Json.Nodes;

namespace Kamiyo.Cli.Events.Types;

public sealed class CustomerCreated : IEventType
{
    private static readonly ObjectTemplate Customer = ObjectTemplate.Load("customer");

    public string Name => "customer.created";

    public string Summary => "A customer is made; Kamiyo doesn't act on it: shows an ignored event";

    public JsonObject BuildObject(EventRequest request) => Customer.Fill(ObjectValues.For(request));
}
