using System.Reflection;
using System.Reflection.Emit;
using Kamiyo.Orleans.InProcess.Calls;

namespace Kamiyo.Orleans.InProcess.Proxies;

/// <summary>Emits the request class of a grain method: the arguments as typed fields, and the call on the grain.</summary>
internal static class RequestEmitter
{
    private const string DescriptorField = "TheDescriptor";

    private static readonly ConstructorInfo OutOfRange = typeof(ArgumentOutOfRangeException).GetConstructor([typeof(string)])!;

    /// <summary>The constructor that takes the method's arguments.</summary>
    public static ConstructorInfo Emit(MethodInfo method, CallShape shape)
    {
        var baseType = shape.ResultType is null ? typeof(VoidRequest) : typeof(Request<>).MakeGenericType(shape.ResultType);
        var type = EmitAssembly.Define($"{method.DeclaringType!.FullName}.{method.Name}_Request", baseType, baseType);
        EmitAssembly.Use(method.DeclaringType);
        var arguments = DefineArguments(type, method);
        EmitConstructor(type, baseType, arguments);
        EmitDescriptor(type);
        EmitInvoke(type, method, shape, arguments);
        EmitArguments(type, arguments);
        EmitToken(type, arguments);
        var request = type.CreateType();
        request.GetField(DescriptorField)!.SetValue(null, CallDescriptor.For(method));
        return request.GetConstructors().Single();
    }

    private static FieldBuilder[] DefineArguments(TypeBuilder type, MethodInfo method) => Array.ConvertAll(
        method.GetParameters(),
        parameter =>
        {
            EmitAssembly.Use(parameter.ParameterType);
            return type.DefineField($"{parameter.Name}_{parameter.Position}", parameter.ParameterType, FieldAttributes.Private);
        });

    private static void EmitConstructor(TypeBuilder type, Type baseType, FieldBuilder[] arguments)
    {
        var parameters = Array.ConvertAll(arguments, static argument => argument.FieldType);
        var code = type.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, parameters).GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Call, baseType.GetConstructor(BindingFlags.NonPublic | BindingFlags.Instance, [])!);
        for (var i = 0; i < arguments.Length; i++)
        {
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldarg, (short)(i + 1));
            code.Emit(OpCodes.Stfld, arguments[i]);
        }

        code.Emit(OpCodes.Ret);
    }

    private static void EmitDescriptor(TypeBuilder type)
    {
        var field = type.DefineField(DescriptorField, typeof(CallDescriptor), FieldAttributes.Public | FieldAttributes.Static);
        var code = Override(type, "get_" + nameof(Request.Descriptor), typeof(CallDescriptor));
        code.Emit(OpCodes.Ldsfld, field);
        code.Emit(OpCodes.Ret);
    }

    private static void EmitInvoke(TypeBuilder type, MethodInfo method, CallShape shape, FieldBuilder[] arguments)
    {
        var code = Override(type, nameof(Request.InvokeOn), typeof(Task), typeof(object));
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Castclass, method.DeclaringType!);
        foreach (var argument in arguments)
        {
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldfld, argument);
        }

        code.Emit(OpCodes.Callvirt, method);
        if (shape.IsValueTask)
        {
            var result = code.DeclareLocal(method.ReturnType);
            code.Emit(OpCodes.Stloc, result);
            code.Emit(OpCodes.Ldloca, result);
            code.Emit(OpCodes.Call, method.ReturnType.GetMethod(nameof(ValueTask.AsTask))!);
        }

        code.Emit(OpCodes.Ret);
    }

    private static void EmitArguments(TypeBuilder type, FieldBuilder[] arguments)
    {
        if (arguments.Length == 0)
        {
            return;
        }

        var count = Override(type, nameof(Request.GetArgumentCount), typeof(int));
        count.Emit(OpCodes.Ldc_I4, arguments.Length);
        count.Emit(OpCodes.Ret);
        EmitSwitch(Override(type, nameof(Request.GetArgument), typeof(object), typeof(int)), arguments, static (code, argument) =>
        {
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldfld, argument);
            code.Emit(OpCodes.Box, argument.FieldType);
        });
        EmitSwitch(Override(type, nameof(Request.SetArgument), typeof(void), typeof(int), typeof(object)), arguments, static (code, argument) =>
        {
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldarg_2);
            code.Emit(OpCodes.Unbox_Any, argument.FieldType);
            code.Emit(OpCodes.Stfld, argument);
        });
    }

    private static void EmitSwitch(ILGenerator code, FieldBuilder[] arguments, Action<ILGenerator, FieldBuilder> emitCase)
    {
        var cases = Array.ConvertAll(arguments, _ => code.DefineLabel());
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Switch, cases);
        code.Emit(OpCodes.Ldstr, "index");
        code.Emit(OpCodes.Newobj, OutOfRange);
        code.Emit(OpCodes.Throw);
        for (var i = 0; i < cases.Length; i++)
        {
            code.MarkLabel(cases[i]);
            emitCase(code, arguments[i]);
            code.Emit(OpCodes.Ret);
        }
    }

    private static void EmitToken(TypeBuilder type, FieldBuilder[] arguments)
    {
        if (Array.Find(arguments, static argument => argument.FieldType == typeof(CancellationToken)) is not { } token)
        {
            return;
        }

        var code = Override(type, "get_" + nameof(Request.CancellationToken), typeof(CancellationToken));
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldfld, token);
        code.Emit(OpCodes.Ret);
    }

    private static ILGenerator Override(TypeBuilder type, string name, Type returnType, params Type[] parameters) => type
        .DefineMethod(name, MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig, returnType, parameters)
        .GetILGenerator();
}
