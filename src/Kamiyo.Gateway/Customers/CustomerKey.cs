using System.Reflection;

namespace Kamiyo.Gateway.Customers;

/// <summary>The customer that a route names: <c>cus_…</c>, or <c>acct_…/cus_…</c> for a connected account's.</summary>
internal sealed record CustomerKey(string Value) : IBindableFromHttpContext<CustomerKey>
{
    /// <summary>Both routes of a customer: the key of a connected account's has a slash in it.</summary>
    public static readonly IReadOnlyList<string> Patterns = ["/{customer_id}", "/{account:regex(^acct_)}/{customer_id}"];

    public static ValueTask<CustomerKey?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var customerId = (string)context.GetRouteValue("customer_id")!;
        var key = context.GetRouteValue("account") is string account ? $"{account}/{customerId}" : customerId;
        return ValueTask.FromResult<CustomerKey?>(new CustomerKey(key));
    }

    public override string ToString() => Value;
}
