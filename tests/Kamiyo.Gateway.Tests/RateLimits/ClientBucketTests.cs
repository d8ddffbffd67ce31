using System.Net;
using Kamiyo.Gateway.RateLimits;
using Microsoft.AspNetCore.Http;

namespace Kamiyo.Gateway.Tests.RateLimits;

public sealed class ClientBucketTests
{
    [Fact]
    public void A_client_keeps_its_bucket()
    {
        Bucket("203.0.113.7").ShouldBe(Bucket("::ffff:203.0.113.7"));
        Bucket("2001:db8:1:2::3").ShouldBe(Bucket("2001:db8:1:2:ffff::"));
    }

    [Fact]
    public void No_number_of_addresses_makes_more_buckets_than_there_are()
    {
        var buckets = Enumerable.Range(0, 100_000).Select(number => Bucket(new IPAddress([10, (byte)(number >> 16), (byte)(number >> 8), (byte)number]))).ToHashSet();

        buckets.ShouldAllBe(bucket => bucket >= 0 && bucket < ClientBucket.Count);

        // Six addresses a bucket, spread at random: next to none is left empty.
        buckets.Count.ShouldBeGreaterThan(ClientBucket.Count * 9 / 10);
    }

    [Fact]
    public void Clients_without_an_address_have_a_bucket_too()
    {
        ClientBucket.Of(new DefaultHttpContext()).ShouldBe(ClientBucket.Of(new DefaultHttpContext()));
    }

    private static int Bucket(string address) => Bucket(IPAddress.Parse(address));

    private static int Bucket(IPAddress address)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = address;
        return ClientBucket.Of(context);
    }
}
