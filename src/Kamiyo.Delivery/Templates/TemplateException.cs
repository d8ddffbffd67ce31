namespace Kamiyo.Delivery.Templates;

/// <summary>A template and what it is filled with don't fit together: no attempt to send it again can succeed until one of them changes.</summary>
public sealed class TemplateException(string message) : Exception(message);
