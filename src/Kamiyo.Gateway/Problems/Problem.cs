namespace Kamiyo.Gateway.Problems;

/// <summary>The body of every error answer: RFC 9457 with a <c>code</c> for programs.</summary>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">One of <see cref="ProblemCode"/>.</param>
/// <param name="Detail">For people: what is wrong, and what to do.</param>
internal sealed record Problem(string Title, int Status, string Code, string? Detail);
