namespace Kamiyo.Gateway.OpenApi;

internal enum QueryParameterKind
{
    Text,
    Number,
    Flag,
    Time,
}
