namespace Kamiyo.Billing.Tests.Building;

/// <summary>One thing that happens to one of a customer's subscriptions, so many seconds after the last.</summary>
internal sealed record LifeStep(int Subscription, LifeAction Action, int Gap);
