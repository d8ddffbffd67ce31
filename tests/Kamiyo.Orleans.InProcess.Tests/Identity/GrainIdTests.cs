using Kamiyo.Orleans.InProcess.Tests.Grains;
using Kamiyo.Orleans.InProcess.Tests.Hosting;
using Orleans;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Tests.Identity;

public sealed class GrainIdTests(SharedSilo silo)
{
    [Fact]
    public void An_id_is_the_type_a_slash_and_the_key()
    {
        var id = GrainId.Create("subscription", "acct_1/cus_1");

        id.ToString().ShouldBe("subscription/acct_1/cus_1");
        GrainId.Parse("subscription/acct_1/cus_1").ShouldBe(id);
        id.Type.ToString().ShouldBe("subscription");
        id.Key.ToString().ShouldBe("acct_1/cus_1");
    }

    [Fact]
    public void A_text_without_a_slash_is_no_id()
    {
        GrainId.TryParse("subscription", out _).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => GrainId.Parse("subscription"));
    }

    [Fact]
    public void Ids_are_equal_by_type_and_key()
    {
        GrainId.Create("a", "1").ShouldBe(GrainId.Create("a", "1"));
        GrainId.Create("a", "1").GetHashCode().ShouldBe(GrainId.Create("a", "1").GetHashCode());
        GrainId.Create("a", "1").ShouldNotBe(GrainId.Create("a", "2"));
        GrainId.Create("a", "1").ShouldNotBe(GrainId.Create("b", "1"));
        default(GrainId).IsDefault.ShouldBeTrue();
    }

    // Reminder tables store these hashes, so they are the same on every host and machine.
    [Theory]
    [InlineData("webhookevent/evt_1", 2979183491u)]
    [InlineData("subscription/cus_NffrFeUfNV2Hib", 2408971795u)]
    [InlineData("subscription/acct_1032D82eZvKYlo2C/cus_NffrFeUfNV2Hib", 4223780158u)]
    public void The_uniform_hash_of_an_id_is_the_same_everywhere(string id, uint hash) => GrainId.Parse(id).GetUniformHashCode().ShouldBe(hash);

    [Fact]
    public void The_type_of_a_class_is_its_name_in_lower_case_without_Grain() =>
        silo.Grains.GetGrain<IScriptedGrain>("k").GetGrainId().ToString().ShouldBe("scripted/k");

    [Fact]
    public void The_type_of_a_class_can_be_named() =>
        silo.Grains.GetGrain<INumberedGrain>(5).GetGrainId().Type.ToString().ShouldBe("numbers");

    [Theory]
    [InlineData(0, "0")]
    [InlineData(26, "1A")]
    [InlineData(-1, "FFFFFFFFFFFFFFFF")]
    [InlineData(long.MaxValue, "7FFFFFFFFFFFFFFF")]
    public async Task An_integer_key_is_written_in_hexadecimal_and_read_back(long key, string text)
    {
        var grain = silo.Grains.GetGrain<INumberedGrain>(key);

        grain.GetGrainId().Key.ToString().ShouldBe(text);
        grain.GetPrimaryKeyLong().ShouldBe(key);
        (await grain.GetKey()).ShouldBe(key);
    }

    [Fact]
    public void A_string_key_is_read_back() => silo.Grains.GetGrain<IScriptedGrain>("kéy/+1").GetPrimaryKeyString().ShouldBe("kéy/+1");

    [Fact]
    public void A_key_that_is_no_integer_is_refused_as_one() =>
        Should.Throw<InvalidOperationException>(() => silo.Grains.GetGrain<IScriptedGrain>("no number").GetPrimaryKeyLong());

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_blank_key_is_refused(string key) => Should.Throw<ArgumentException>(() => silo.Grains.GetGrain<IScriptedGrain>(key));

    [Fact]
    public async Task A_grain_is_found_by_its_id()
    {
        var grain = silo.Grains.GetGrain<IScriptedGrain>(Guid.NewGuid().ToString());

        var same = silo.Grains.GetGrain<IScriptedGrain>(grain.GetGrainId());

        (await same.GetActivation()).ShouldBe(await grain.GetActivation());
        same.ShouldBe(grain);
        silo.Grains.GetGrain<IScriptedGrain>("another").ShouldNotBe(grain);
    }
}
