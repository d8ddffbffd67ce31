using System.Reflection;
using System.Reflection.Emit;
using Kamiyo.Orleans.InProcess.Runtime;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Proxies;

/// <summary>
/// Emits, for a grain interface, a class that implements it by sending requests: <c>Task&lt;R&gt; M(A a) => Send(new M_Request(a))</c>.
/// </summary>
internal static class ReferenceEmitter
{
    private static readonly Type[] ConstructorParameters = [typeof(ActorRuntime), typeof(GrainId)];

    private static readonly ConstructorInfo BaseConstructor =
        typeof(GrainReference).GetConstructor(BindingFlags.NonPublic | BindingFlags.Instance, ConstructorParameters)!;

    private static readonly MethodInfo SendVoid = Send(isGeneric: false);
    private static readonly MethodInfo SendResult = Send(isGeneric: true);

    /// <exception cref="ArgumentException">The interface has a member that can't be a grain call.</exception>
    public static ReferenceConstructor Emit(Type interfaceType)
    {
        if (!interfaceType.IsInterface || !typeof(IAddressable).IsAssignableFrom(interfaceType))
        {
            throw new ArgumentException($"{interfaceType} is no grain interface.", nameof(interfaceType));
        }

        var type = EmitAssembly.Define($"{interfaceType.FullName}_Reference", typeof(GrainReference), interfaceType);
        EmitConstructor(type);
        foreach (var method in MethodsOf(interfaceType))
        {
            EmitMethod(type, method);
        }

        var reference = type.CreateType();
        return Factory(reference);
    }

    private static IEnumerable<MethodInfo> MethodsOf(Type interfaceType) => interfaceType
        .GetInterfaces()
        .Append(interfaceType)
        .SelectMany(static type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
        .Where(static method => method.IsAbstract);

    private static void EmitConstructor(TypeBuilder type)
    {
        var code = type
            .DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, ConstructorParameters)
            .GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Ldarg_2);
        code.Emit(OpCodes.Call, BaseConstructor);
        code.Emit(OpCodes.Ret);
    }

    private static void EmitMethod(TypeBuilder type, MethodInfo method)
    {
        var shape = CallShape.Of(method);
        var request = RequestEmitter.Emit(method, shape);
        var parameters = Array.ConvertAll(method.GetParameters(), static parameter => parameter.ParameterType);
        var implementation = type.DefineMethod(
            $"{method.DeclaringType!.FullName}.{method.Name}",
            MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot,
            method.ReturnType,
            parameters);
        var code = implementation.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        for (var i = 1; i <= parameters.Length; i++)
        {
            code.Emit(OpCodes.Ldarg, (short)i);
        }

        code.Emit(OpCodes.Newobj, request);
        code.Emit(OpCodes.Call, shape.ResultType is null ? SendVoid : SendResult.MakeGenericMethod(shape.ResultType));
        if (shape.IsValueTask)
        {
            code.Emit(OpCodes.Newobj, method.ReturnType.GetConstructor([shape.TaskType])!);
        }

        code.Emit(OpCodes.Ret);
        type.DefineMethodOverride(implementation, method);
    }

    private static ReferenceConstructor Factory(Type reference)
    {
        var method = new DynamicMethod($"New{reference.Name}", typeof(GrainReference), ConstructorParameters, reference, skipVisibility: true);
        var code = method.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Newobj, reference.GetConstructor(ConstructorParameters)!);
        code.Emit(OpCodes.Ret);
        return method.CreateDelegate<ReferenceConstructor>();
    }

    private static MethodInfo Send(bool isGeneric) => typeof(GrainReference)
        .GetMethods(BindingFlags.NonPublic | BindingFlags.Instance)
        .Single(method => method.Name == nameof(GrainReference.Send) && method.IsGenericMethodDefinition == isGeneric);
}
