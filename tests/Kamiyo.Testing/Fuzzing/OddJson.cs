using System.Text;

namespace Kamiyo.Testing.Fuzzing;

/// <summary>Values that a reader may not expect, as they stand in a body; not all of them are valid JSON.</summary>
internal static class OddJson
{
    private static readonly byte[][] Values =
    [
        .. Texts(
            "null", "true", "false", "0", "-1", "-0", "1.5", "1e3", "1e400", "-1e-400", "2147483648", "9223372036854775807", "9223372036854775808",
            "-9223372036854775808", "253402300799", "253402300800", "-62135596800", "-62135596801", new string('9', 400),
            "[]", "[null]", "[{}]", "[[]]", "{}", """{"data":[{}]}""", """{"data":null}""", """{"data":{}}""", """{"data":[1]}""", """{"id":"cus_9"}""",
            """{"id":null}""", """{"id":{"id":"x"}}""", """{"\ud800":1}""", """{"\ud800\ud800\ud800\ud800\ud800\ud800":1,"data":[]}""",
            """{"":1}""", """{"\u0000":1}""", """{"id":"a","id":"b"}""", "\"\"", "\" \"", "\"x\"", """ "\u0000" """, """ "a\u0000b" """,
            """ "\ud800" """, """ "\udc00\ud800" """, """ "\u001f\u007f\u0085\u2028\ufeff\uffff" """, """ "\ud83d\ude00\u202e\u0301" """, """ "\x" """,
            "\"😀é\u202e\u0301\"", "\"2026-01-01T00:00:00Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"9999-12-31T23:59:59.9999999-14:00\"", "\"active\"",
            "\"past_due\"", "\"canceled\"", "\"incomplete\"", "\"event\"", "\"v2.core.event\"", "\"customer.subscription.deleted\"", "\"invoice.paid\"",
            "\"not.handled\"", "\"price_team\"", "\"acct_1\"", "\"a/b\"", "NaN", "Infinity", "undefined", "'x'", "// comment", ",", "}", "]", "\""),
        .. Texts([.. new[] { 255, 256, 512, 513, 3_000, 70_000 }.Select(length => $"\"{new string('x', length)}\"")]),
        .. Texts([.. new[] { 255, 256, 3_000 }.Select(length => $"\"{new string('猫', length)}\"")]),
        .. Texts([.. new[] { 10, 55, 63, 64, 65, 5_000 }.Select(depth => $"{new string('[', depth)}{new string(']', depth)}")]),
        .. Texts(string.Concat(Enumerable.Repeat("{\"a\":", 61)) + "1" + new string('}', 61)),
        [0x22, 0xff, 0x22], [0x22, 0xc0, 0x80, 0x22], [0x22, 0xed, 0xa0, 0x80, 0x22], [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22], [0x22, 0x00, 0x22], [0x00],
        [0xef, 0xbb, 0xbf],
    ];

    private static readonly byte[][] Names =
    [
        .. Texts(
            "\"\"", "\"id\"", "\"object\"", "\"type\"", "\"created\"", "\"data\"", "\"customer\"", "\"account\"", "\"items\"", "\"price\"", "\"i\\u0064\"",
            "\"cust\\u006fmer\"", "\"\\ud800\"", "\"customer\\ud800\"", "\"\\u0000\"", "\"ID\"", $"\"{new string('n', 300)}\""),
        [0x22, 0xff, 0x22],
    ];

    public static byte[] Value(Random random) => Values[random.Next(Values.Length)];

    public static byte[] Name(Random random) => Names[random.Next(Names.Length)];

    private static IEnumerable<byte[]> Texts(params IEnumerable<string> texts) => texts.Select(Encoding.UTF8.GetBytes);
}
