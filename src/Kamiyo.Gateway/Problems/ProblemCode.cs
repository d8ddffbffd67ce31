namespace Kamiyo.Gateway.Problems;

/// <summary>The <c>code</c> of a problem answer: what a program decides by. Never renamed.</summary>
internal static class ProblemCode
{
    public const string MissingSignature = "missing_signature";
    public const string MalformedSignature = "malformed_signature";
    public const string SignatureMismatch = "signature_mismatch";
    public const string TimestampOutOfTolerance = "timestamp_out_of_tolerance";
    public const string InvalidPayload = "invalid_payload";
    public const string PayloadTooLarge = "payload_too_large";
    public const string RateLimited = "rate_limited";
    public const string StoreUnavailable = "store_unavailable";
    public const string InvalidAdminKey = "invalid_admin_key";
    public const string AdminApiClosed = "admin_api_closed";
    public const string OperatorKeyRequired = "operator_key_required";
    public const string AlreadyProcessed = "already_processed";
    public const string EventNotFound = "event_not_found";
    public const string CustomerNotFound = "customer_not_found";
    public const string OverrideNotFound = "override_not_found";
    public const string RetryRunning = "retry_running";
    public const string RetryJobNotFound = "retry_job_not_found";
    public const string RetryFinished = "retry_finished";
    public const string InvalidRequest = "invalid_request";

    /// <summary>The code of an answer that has none of its own, such as an unknown route.</summary>
    public static string Of(int status) => status switch
    {
        StatusCodes.Status404NotFound => "not_found",
        StatusCodes.Status405MethodNotAllowed => "method_not_allowed",
        StatusCodes.Status408RequestTimeout => "request_timeout",
        StatusCodes.Status413PayloadTooLarge => PayloadTooLarge,
        StatusCodes.Status415UnsupportedMediaType => "unsupported_media_type",
        StatusCodes.Status429TooManyRequests => RateLimited,
        StatusCodes.Status503ServiceUnavailable => "unavailable",
        < StatusCodes.Status500InternalServerError => "bad_request",
        _ => "internal_error",
    };
}
