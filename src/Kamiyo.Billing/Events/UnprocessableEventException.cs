namespace Kamiyo.Billing.Events;

/// <summary>
/// An event that no retry can mend: its payload can't be read, or it names a price that no plan knows.
/// The message is shown to operators, so it names the field or the setting to look at.
/// </summary>
public sealed class UnprocessableEventException : Exception
{
    public UnprocessableEventException()
    {
    }

    public UnprocessableEventException(string message)
        : base(message)
    {
    }

    public UnprocessableEventException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
