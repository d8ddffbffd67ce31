using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Kamiyo.Grains.Interfaces.WebhookEvents;
using Kamiyo.Grains.WebhookEvents;
using Orleans;
using Orleans.Runtime;

namespace Kamiyo.Grains.Tests;

/// <summary>What every grain must keep to, so that both hosts can run it.</summary>
public sealed class GrainContractTests
{
    private static readonly HashSet<Type> ImmutableLeaves =
    [
        typeof(string), typeof(bool), typeof(int), typeof(long), typeof(decimal), typeof(double),
        typeof(DateTimeOffset), typeof(TimeSpan), typeof(Guid), typeof(ReadOnlyMemory<byte>), typeof(CancellationToken), typeof(TickStatus),
    ];

    private static readonly Type[] ImmutableContainers = [typeof(Nullable<>), typeof(ImmutableArray<>), typeof(ImmutableDictionary<,>)];

    public static TheoryData<Type> GrainInterfaces => [.. typeof(IWebhookEventGrain).Assembly.GetTypes()
        .Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrain)))];

    [Theory]
    [MemberData(nameof(GrainInterfaces))]
    public void Whatever_crosses_a_grain_call_is_immutable(Type grainInterface)
    {
        foreach (var method in grainInterface.GetMethods())
        {
            var types = method.GetParameters().Select(parameter => parameter.ParameterType)
                .Concat(method.ReturnType.GetGenericArguments());
            foreach (var type in types)
            {
                IsImmutable(type).ShouldBeTrue($"{grainInterface.Name}.{method.Name} passes {type}, which is mutable or not a message of this assembly");
            }
        }
    }

    [Fact]
    public void A_mutable_type_would_be_found()
    {
        IsImmutable(typeof(byte[])).ShouldBeFalse();
        IsImmutable(typeof(List<string>)).ShouldBeFalse();
        IsImmutable(typeof(ImmutableArray<List<string>>)).ShouldBeFalse();
    }

    [Fact]
    public void No_two_grain_classes_share_a_state_name()
    {
        StateNames(typeof(WebhookEventGrain).Assembly.GetTypes()).ShouldBeUnique();
        StateNames([typeof(OneGrain), typeof(OtherGrain)]).ShouldBe(["same", "same"]);
    }

    private static List<string> StateNames(IEnumerable<Type> types) =>
    [
        .. types.Where(type => type.IsAssignableTo(typeof(Grain)))
            .SelectMany(type => type.GetConstructors())
            .SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<PersistentStateAttribute>()?.StateName)
            .OfType<string>(),
    ];

    private static bool IsImmutable(Type type)
    {
        if (type.IsEnum || ImmutableLeaves.Contains(type))
        {
            return true;
        }

        if (type.IsGenericType && ImmutableContainers.Contains(type.GetGenericTypeDefinition()))
        {
            return type.GetGenericArguments().All(IsImmutable);
        }

        return type.Assembly == typeof(IWebhookEventGrain).Assembly
            && type.IsDefined(typeof(ImmutableAttribute))
            && type.IsDefined(typeof(GenerateSerializerAttribute))
            && type.GetProperties().All(property => IsReadOnly(property) && IsImmutable(property.PropertyType));
    }

    private static bool IsReadOnly(PropertyInfo property) =>
        property.SetMethod is not { } setter
        || setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private sealed class OneGrain([PersistentState("same")] IPersistentState<string> state) : Grain
    {
        public IPersistentState<string> State => state;
    }

    private sealed class OtherGrain([PersistentState("same")] IPersistentState<string> state) : Grain
    {
        public IPersistentState<string> State => state;
    }
}
