namespace Orleans.Runtime;

/// <summary>The method that call filters see when a grain timer runs.</summary>
internal interface IGrainTimerInvoker : IAddressable
{
    Task InvokeCallbackAsync();
}
