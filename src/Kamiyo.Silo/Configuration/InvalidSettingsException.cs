namespace Kamiyo.Silo.Configuration;

/// <summary>The process can't start as it is set up. The message is for the person who starts it: what is wrong, and what to do.</summary>
internal sealed class InvalidSettingsException : Exception
{
    public InvalidSettingsException()
    {
    }

    public InvalidSettingsException(string message)
        : base(message)
    {
    }

    public InvalidSettingsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
