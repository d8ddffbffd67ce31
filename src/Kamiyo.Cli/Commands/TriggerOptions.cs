using System.CommandLine;
using System.CommandLine.Parsing;
using Kamiyo.Cli.Events;
using Kamiyo.Cli.Triggering;

namespace Kamiyo.Cli.Commands;

/// <summary>The options of <c>kamiyo trigger</c>.</summary>
public sealed class TriggerOptions
{
    private readonly Option<string?> _customer = TextOption.Create(
        "--customer", "cus_…", "The customer; a new one for each event when not given");

    private readonly Option<string?> _subscription = TextOption.Create(
        "--subscription", "sub_…", "The subscription; derived from the customer when not given");

    private readonly Option<string?> _invoice = TextOption.Create(
        "--invoice", "in_…", "The invoice; derived from subscription and period when not given");

    private readonly Option<string?> _price = TextOption.Create(
        "--price", "price_…", "The price; what the customer has now, else price_pro, when not given");

    private readonly Option<string?> _previousPrice = TextOption.Create(
        "--previous-price", "price_…", "The price before an update; what the customer has now when not given");

    private readonly Option<string?> _email = TextOption.Create("--email", "address", "The customer's e-mail address");

    private readonly Option<string?> _eventId = TextOption.Create(
        "--event-id", "evt_…", "The event's id: send the same one again to see how duplicates are met");

    private readonly Option<StripeApiVersion> _apiVersion = new("--api-version")
    {
        Description = "Stripe's API version; before 2025-03-31.basil with that time's fields",
        HelpName = "version",
        DefaultValueFactory = _ => StripeApiVersion.Dahlia,
        CustomParser = result => Parse(result, tokens => StripeApiVersion.Parse(tokens[0])),
    };

    private readonly Option<FieldOverride[]> _set = new("--set")
    {
        Description = "Changes a field of the event, such as data.object.status=past_due; can be repeated",
        HelpName = "path=value",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result => Parse(result, tokens => tokens.Select(FieldOverride.Parse).ToArray()),
    };

    private readonly Option<int> _count = NumberOption.Create("--count", "n", "How many events to send", standard: 1);

    private readonly Option<int> _concurrency = NumberOption.Create(
        "--concurrency", "n", "How many of them are under way at once", standard: 8);

    private readonly Option<bool> _noWait = new("--no-wait")
    {
        Description = "Don't wait until the gateway has processed it; needs no admin key",
    };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[]
        {
            _customer, _price, _previousPrice, _subscription, _invoice, _email, _set, _eventId, _apiVersion, _count, _concurrency, _noWait,
        })
        {
            command.Options.Add(option);
        }
    }

    public TriggerSettings Read(ParseResult parsed, string type) => new()
    {
        Type = type,
        CustomerId = parsed.GetValue(_customer),
        SubscriptionId = parsed.GetValue(_subscription),
        InvoiceId = parsed.GetValue(_invoice),
        EventId = parsed.GetValue(_eventId),
        Email = parsed.GetValue(_email),
        PriceId = parsed.GetValue(_price),
        PreviousPriceId = parsed.GetValue(_previousPrice),
        ApiVersion = parsed.GetValue(_apiVersion)!,
        Overrides = parsed.GetValue(_set) ?? [],
        Count = parsed.GetValue(_count),
        Concurrency = parsed.GetValue(_concurrency),
        Wait = !parsed.GetValue(_noWait),
    };

    private static T? Parse<T>(ArgumentResult result, Func<IReadOnlyList<string>, T> parse)
        where T : class
    {
        try
        {
            return parse([.. result.Tokens.Select(token => token.Value)]);
        }
        catch (FormatException exception)
        {
            result.AddError(exception.Message);
            return null;
        }
    }
}
