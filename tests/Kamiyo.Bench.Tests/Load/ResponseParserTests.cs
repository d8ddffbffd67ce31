using System.Text;
using Kamiyo.Bench.Load;

namespace Kamiyo.Bench.Tests.Load;

public sealed class ResponseParserTests
{
    private const string WithLength = "HTTP/1.1 200 OK\r\nDate: Mon\r\nContent-Length: 5\r\n\r\nhello";
    private const string WithChunks = "HTTP/1.1 400 Bad Request\r\nTransfer-Encoding: chunked\r\n\r\n1a\r\nabcdefghijklmnopqrstuvwxyz\r\n2\r\nhi\r\n0\r\n\r\n";

    private const string InLowerCase = "HTTP/1.1 200 OK\r\ncontent-length:5\r\n\r\nhello";

    [Theory]
    [InlineData(WithLength, 200)]
    [InlineData(WithChunks, 400)]
    [InlineData(InLowerCase, 200)]
    public void A_whole_response_gives_its_status_and_length(string response, int expected)
    {
        ResponseParser.TryParse(Encoding.ASCII.GetBytes(response), out var status, out var length).ShouldBeTrue();

        status.ShouldBe(expected);
        length.ShouldBe(response.Length);
    }

    [Theory]
    [InlineData(WithLength)]
    [InlineData(WithChunks)]
    public void No_part_of_a_response_is_taken_for_the_whole(string response)
    {
        for (var length = 0; length < response.Length; length++)
        {
            ResponseParser.TryParse(Encoding.ASCII.GetBytes(response[..length]), out _, out _).ShouldBeFalse($"{length} bytes");
        }
    }

    [Theory]
    [InlineData("SMTP ready\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nDate: Mon\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    public void What_can_not_be_understood_is_refused(string response) =>
        Should.Throw<FormatException>(() => ResponseParser.TryParse(Encoding.ASCII.GetBytes(response), out _, out _));
}
