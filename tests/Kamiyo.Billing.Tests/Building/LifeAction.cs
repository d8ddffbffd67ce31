namespace Kamiyo.Billing.Tests.Building;

internal enum LifeAction
{
    Begin,
    BeginTrial,
    BeginIncomplete,
    Activate,
    Upgrade,
    Downgrade,
    ChangeQuantity,
    ScheduleCancellation,
    TakeCancellationBack,
    Renew,
    FailPayment,
    PayLate,
    GiveUp,
    WriteOff,
    PayOneOff,
    FailOneOff,
    TouchMetadata,
    Cancel,
}
