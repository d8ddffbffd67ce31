using System.Text.Json.Nodes;

namespace Kamiyo.Cli.Events.Types;

public sealed class ChargeRefunded : IEventType
{
    private static readonly ObjectTemplate Charge = ObjectTemplate.Load("charge");

    public string Name => "charge.refunded";

    public string Summary => "A charge is refunded; Kamiyo doesn't act on it: shows an ignored event";

    public JsonObject BuildObject(EventRequest request) => Charge.Fill(ObjectValues.For(request));
}
