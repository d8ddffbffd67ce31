using System.Collections.Immutable;
using System.Text.Json;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>The stored form of a <see cref="CustomerState"/>. Equal states give equal text.</summary>
public static class CustomerStateJson
{
    /// <summary>Raised when older code would misread newer text; a new optional property doesn't need it.</summary>
    public const int CurrentVersion = 1;

    public static string Serialize(CustomerState state) => JsonSerializer.Serialize(Stored(state), BillingJsonContext.Default.StoredCustomerState);

    /// <summary>The same text in UTF-8, for a database that takes it so.</summary>
    public static byte[] SerializeToUtf8Bytes(CustomerState state) =>
        JsonSerializer.SerializeToUtf8Bytes(Stored(state), BillingJsonContext.Default.StoredCustomerState);

    /// <exception cref="JsonException">It isn't a stored state, or one of a later version of Kamiyo.</exception>
    public static CustomerState Deserialize(string json)
    {
        var stored = JsonSerializer.Deserialize(json, BillingJsonContext.Default.StoredCustomerState);
        if (stored?.State is not { CustomerId: not null } state)
        {
            throw new JsonException("The stored customer state is empty.");
        }

        return stored.Version <= CurrentVersion
            ? Complete(state)
            : throw new JsonException(
                $"The customer state of {state.CustomerId} has version {stored.Version}; this Kamiyo reads up to {CurrentVersion}.");
    }

    private static StoredCustomerState Stored(CustomerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new StoredCustomerState(CurrentVersion, state);
    }

    /// <summary>Text from before a collection existed leaves it null, whatever the property's initial value; and comparers aren't stored.</summary>
    private static CustomerState Complete(CustomerState state) => state with
    {
        Subscriptions = Ordinal(state.Subscriptions?.Select(pair => KeyValuePair.Create(pair.Key, Complete(pair.Value)))),
        Invoices = Ordinal(state.Invoices),
        PaidCheckouts = Ordinal(state.PaidCheckouts),
    };

    private static SubscriptionState Complete(SubscriptionState subscription) => subscription with
    {
        Items = OrEmpty(subscription.Items),
        PastDueAt = OrEmpty(subscription.PastDueAt),
        Rivals = [.. OrEmpty(subscription.Rivals).Select(Complete)],
    };

    private static ImmutableArray<T> OrEmpty<T>(ImmutableArray<T> array) => array.IsDefault ? [] : array;

    private static ImmutableSortedDictionary<string, T> Ordinal<T>(IEnumerable<KeyValuePair<string, T>>? pairs) =>
        (pairs ?? []).ToImmutableSortedDictionary(StringComparer.Ordinal);
}
