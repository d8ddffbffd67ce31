using System.Text.Json;

namespace Kamiyo.Billing.Stripe;

/// <summary>
/// Whose object <c>data.object</c> is. Fields of an unexpected type count as absent: most event types are only stored, and refusing one for a
/// shape nobody reads would make Stripe retry it for days and then disable the endpoint.
/// </summary>
internal struct StripeObjectScan
{
    private string? _id;
    private string? _customer;
    private bool _isCustomer;

    public bool IsPresent { get; private set; }

    public readonly string? CustomerId => _isCustomer ? _id : _customer;

    /// <summary>Reads the value of the property that <paramref name="reader"/> stands on.</summary>
    public static StripeObjectScan Read(ref Utf8JsonReader reader)
    {
        var scan = default(StripeObjectScan);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return scan;
        }

        scan.IsPresent = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            scan.ReadProperty(ref reader);
        }

        return scan;
    }

    private void ReadProperty(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("customer"u8))
        {
            reader.Read();
            _customer = reader.TokenType == JsonTokenType.StartObject ? ReadExpandedId(ref reader) : TextOrNothing(ref reader);
        }
        else if (reader.ValueTextEquals("id"u8))
        {
            reader.Read();
            _id = TextOrNothing(ref reader);
        }
        else if (reader.ValueTextEquals("object"u8))
        {
            reader.Read();
            _isCustomer = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("customer"u8);
            reader.Skip();
        }
        else
        {
            reader.Skip();
        }
    }

    /// <summary>An endpoint that expands the customer sends the whole of it.</summary>
    private static string? ReadExpandedId(ref Utf8JsonReader reader)
    {
        string? id = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isId = reader.ValueTextEquals("id"u8);
            reader.Read();
            if (isId)
            {
                id = TextOrNothing(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return id;
    }

    private static string? TextOrNothing(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString();
        }

        reader.Skip();
        return null;
    }
}
