using System.Reflection;

namespace Kamiyo.Orleans.InProcess.Proxies;

/// <summary>The kind of task that a grain method returns.</summary>
/// <param name="ResultType">Null for a task without result.</param>
internal sealed record CallShape(Type? ResultType, bool IsValueTask)
{
    public Type TaskType => ResultType is null ? typeof(Task) : typeof(Task<>).MakeGenericType(ResultType);

    /// <exception cref="ArgumentException">The method can't be a grain call on this host.</exception>
    public static CallShape Of(MethodInfo method)
    {
        var type = method.ReturnType;
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        if (method.IsGenericMethodDefinition || Array.Exists(method.GetParameters(), static parameter => parameter.ParameterType.IsByRef))
        {
            throw Unsupported(method);
        }

        if (definition == typeof(Task) || definition == typeof(ValueTask))
        {
            return new CallShape(null, definition == typeof(ValueTask));
        }

        return definition == typeof(Task<>) || definition == typeof(ValueTask<>)
            ? new CallShape(type.GetGenericArguments()[0], definition == typeof(ValueTask<>))
            : throw Unsupported(method);
    }

    private static ArgumentException Unsupported(MethodInfo method) => new(
        $"{method.DeclaringType}.{method.Name} can't be a grain call on this host: it must return Task, Task<T>, ValueTask or ValueTask<T>, "
        + "be no generic method, and have no ref or out parameters.");
}
