namespace Kamiyo.Gateway.Requests;

/// <summary>A field of a request that can't be used; <see cref="InvalidRequestFilter"/> makes it the answer.</summary>
/// <param name="field">Its name as the client writes it.</param>
/// <param name="problem">What is wrong with it, to be read after the name.</param>
internal sealed class InvalidRequestException(string field, string problem) : Exception($"{field} {problem}");
