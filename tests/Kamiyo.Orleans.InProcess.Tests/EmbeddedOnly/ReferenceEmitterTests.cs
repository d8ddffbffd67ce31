using Kamiyo.Orleans.InProcess.Tests.Hosting;
using Orleans;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Tests.EmbeddedOnly;

public sealed class ReferenceEmitterTests(SharedSilo silo)
{
    [Fact]
    public async Task An_internal_interface_with_internal_types_can_be_called()
    {
        var grain = silo.Grains.GetGrain<IInternalGrain>("k");

        (await grain.Echo(new Internal(7))).Number.ShouldBe(7);
        (await grain.Sum(1, 2L, 3.5, 4m, "5", [6], DayOfWeek.Sunday, null)).ShouldBe(21.5m);
    }

    [Theory]
    [InlineData(typeof(IWithVoidMethod))]
    [InlineData(typeof(IWithGenericMethod))]
    [InlineData(typeof(IWithOutParameter))]
    public void A_method_that_can_be_no_call_is_refused_by_name(Type interfaceType)
    {
        var method = interfaceType.GetMethods().Single().Name;

        Should.Throw<ArgumentException>(() => silo.Grains.GetGrain(GrainId.Create("internal", "k")).AsReference(interfaceType))
            .Message.ShouldContain(method);
    }

    [Fact]
    public void A_class_is_no_grain_interface() =>
        Should.Throw<ArgumentException>(() => silo.Grains.GetGrain(GrainId.Create("internal", "k")).AsReference<InternalGrain>());

    internal sealed record Internal(int Number);

    internal interface IInternalGrain : IGrainWithStringKey
    {
        Task<Internal> Echo(Internal message);

        Task<decimal> Sum(int a, long b, double c, decimal d, string e, int[] f, DayOfWeek g, int? h);
    }

    internal interface IWithVoidMethod : IAddressable
    {
        void Forget();
    }

    internal interface IWithGenericMethod : IAddressable
    {
        Task Generic<T>(T value);
    }

    internal interface IWithOutParameter : IAddressable
    {
        Task Out(out int value);
    }

    internal sealed class InternalGrain : Grain, IInternalGrain
    {
        public Task<Internal> Echo(Internal message) => Task.FromResult(message);

        public Task<decimal> Sum(int a, long b, double c, decimal d, string e, int[] f, DayOfWeek g, int? h) =>
            Task.FromResult(a + b + (decimal)c + d + decimal.Parse(e, System.Globalization.CultureInfo.InvariantCulture) + f[0] + (int)g + (h ?? 0));
    }
}
