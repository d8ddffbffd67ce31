using System.Text.Json;
using Kamiyo.Billing.Events;

namespace Kamiyo.Billing.Stripe;

/// <summary>
/// One pass over a body. Of a property given twice the last counts, as in the document that processing reads later: a body must not mean one
/// customer at the door and another one inside.
/// </summary>
internal ref struct StripeEnvelopeScan(ReadOnlySpan<byte> body)
{
    private Utf8JsonReader _reader = new(body, new JsonReaderOptions { MaxDepth = StripeEnvelopeReader.MaxDepth });
    private StripeObjectScan _object;
    private string? _error;
    private string? _id;
    private string? _type;
    private string? _apiVersion;
    private string? _account;
    private DateTimeOffset? _created;
    private bool _livemode;
    private bool _isEvent;
    private bool _isThin;

    /// <summary>The field that is being read.</summary>
    public string Field { get; private set; } = "The body";

    public void Run()
    {
        _reader.Read();
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            _error = "The body is not a JSON object.";
            return;
        }

        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadProperty();
        }

        // Nothing but white space may follow; the tokenizer says so by throwing.
        _reader.Read();
    }

    public readonly string? FindProblem() =>
        _error is not null ? _error
        : !_isEvent && !_isThin ? "object must be \"event\" or \"v2.core.event\"."
        : _created is null ? "created is missing."
        : _isEvent && !_object.IsPresent ? "data.object is missing."
        : Check("id", _id, required: true)
        ?? Check("type", _type, required: true)
        ?? Check("api_version", _apiVersion, required: false)
        ?? Check("account", _account, required: false)
        ?? Check("data.object.customer", _object.CustomerId, required: false);

    /// <summary>To be called only when there is no problem.</summary>
    public readonly StripeEnvelope ToEnvelope() =>
        new(_id!, _type!, _apiVersion, _account, _livemode, _object.CustomerId, _created!.Value);

    private static string? Check(string field, string? text, bool required)
    {
        if (text is null)
        {
            return required ? $"{field} is missing." : null;
        }

        return StripeText.Problem(text) is { } problem ? $"{field} {problem}." : null;
    }

    private void ReadProperty()
    {
        if (_reader.ValueTextEquals("id"u8))
        {
            _id = ReadText("id");
        }
        else if (_reader.ValueTextEquals("object"u8))
        {
            ReadKind();
        }
        else if (_reader.ValueTextEquals("type"u8))
        {
            _type = ReadText("type");
        }
        else if (_reader.ValueTextEquals("created"u8))
        {
            ReadCreated();
        }
        else if (_reader.ValueTextEquals("api_version"u8))
        {
            _apiVersion = ReadText("api_version");
        }
        else if (_reader.ValueTextEquals("account"u8))
        {
            _account = ReadText("account");
        }
        else if (_reader.ValueTextEquals("livemode"u8))
        {
            ReadLivemode();
        }
        else if (_reader.ValueTextEquals("data"u8))
        {
            ReadData();
        }
        else
        {
            _reader.Skip();
        }
    }

    private string? ReadText(string field)
    {
        Field = field;
        _reader.Read();
        switch (_reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.String:
                return FindHandledType() ?? _reader.GetString();
            default:
                _error ??= $"{field} must be a string.";
                _reader.Skip();
                return null;
        }
    }

    /// <summary>Most events are of a few types; their names need no new string each.</summary>
    private readonly string? FindHandledType()
    {
        if (Field != "type")
        {
            return null;
        }

        foreach (var type in HandledEventTypes.All)
        {
            if (_reader.ValueTextEquals(type))
            {
                return type;
            }
        }

        return null;
    }

    private void ReadKind()
    {
        _reader.Read();
        var isText = _reader.TokenType == JsonTokenType.String;
        _isEvent = isText && _reader.ValueTextEquals("event"u8);
        _isThin = isText && _reader.ValueTextEquals("v2.core.event"u8);
        _reader.Skip();
    }

    private void ReadCreated()
    {
        Field = "created";
        _reader.Read();
        _created = _reader.TokenType switch
        {
            JsonTokenType.Number when _reader.TryGetInt64(out var seconds) => UnixTime.Read(seconds),

            // Thin events write RFC 3339.
            JsonTokenType.String when _reader.TryGetDateTimeOffset(out var instant) => instant.ToUniversalTime(),
            _ => null,
        };
        if (_created is null)
        {
            _error ??= "created must be unix seconds or an RFC 3339 time.";
        }

        _reader.Skip();
    }

    private void ReadLivemode()
    {
        _reader.Read();
        if (_reader.TokenType is not (JsonTokenType.True or JsonTokenType.False))
        {
            _error ??= "livemode must be true or false.";
        }

        _livemode = _reader.TokenType == JsonTokenType.True;
        _reader.Skip();
    }

    private void ReadData()
    {
        _object = default;
        _reader.Read();
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            _reader.Skip();
            return;
        }

        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            if (_reader.ValueTextEquals("object"u8))
            {
                Field = "data.object";
                _object = StripeObjectScan.Read(ref _reader);
            }
            else
            {
                _reader.Skip();
            }
        }
    }
}
