using System.CommandLine;
using System.CommandLine.Parsing;
using Kamiyo.Cli.Events;
using Kamiyo.Cli.Triggering;

namespace Kamiyo.Cli.Commands;

/// <summary>The options of <c>kamiyo trigger</c>.</summary>
public sealed class TriggerOptions
{
    private const int DefaultConcurrency = 8;

    private readonly Option<string?> _customer = Text("--customer", "The customer; a new one for each event when not given", "cus_…");
    private readonly Option<string?> _subscription = Text("--subscription", "The subscription; derived from the customer when not given", "sub_…");
    private readonly Option<string?> _invoice = Text("--invoice", "The invoice; derived from subscription and period when not given", "in_…");
    private readonly Option<string?> _price = Text("--price", "The price; what the customer has now, else price_pro, when not given", "price_…");
    private readonly Option<string?> _previousPrice = Text("--previous-price", "The price before an update; what the customer has now when not given", "price_…");
    private readonly Option<string?> _email = Text("--email", "The customer's e-mail address", "address");
    private readonly Option<string?> _eventId = Text("--event-id", "The event's id: send the same one again to see how duplicates are met", "evt_…");

    private readonly Option<StripeApiVersion> _apiVersion = new("--api-version")
    {
        Description = "Stripe's API version; before 2025-03-31.basil with that time's fields",
        HelpName = "version",
        DefaultValueFactory = _ => StripeApiVersion.Dahlia,
        CustomParser = result => Parse(result, StripeApiVersion.Parse),
    };

    private readonly Option<FieldOverride[]> _set = new("--set")
    {
        Description = "Changes a field of the event, such as data.object.status=past_due; can be repeated",
        HelpName = "path=value",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result => Parse(result, _ => result.Tokens.Select(token => FieldOverride.Parse(token.Value)).ToArray()),
    };

    private readonly Option<int> _count = new("--count") { Description = "How many events to send", HelpName = "n", DefaultValueFactory = _ => 1 };

    private readonly Option<int> _concurrency = new("--concurrency")
    {
        Description = "How many of them are under way at once",
        HelpName = "n",
        DefaultValueFactory = _ => DefaultConcurrency,
    };

    private readonly Option<bool> _noWait = new("--no-wait") { Description = "Don't wait until the gateway has processed it; needs no admin key" };

    public void AddTo(Command command)
    {
        _count.Validators.Add(Positive.Validate(_count));
        _concurrency.Validators.Add(Positive.Validate(_concurrency));
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

    private static Option<string?> Text(string name, string description, string helpName) =>
        new(name) { Description = description, HelpName = helpName };

    private static T? Parse<T>(ArgumentResult result, Func<string, T> parse)
        where T : class
    {
        try
        {
            return parse(result.Tokens[0].Value);
        }
        catch (FormatException exception)
        {
            result.AddError(exception.Message);
            return null;
        }
    }
}
