namespace Kamiyo.Delivery.Chat;

public enum ChatSeverity
{
    Information,
    Warning,
    Critical,
}
