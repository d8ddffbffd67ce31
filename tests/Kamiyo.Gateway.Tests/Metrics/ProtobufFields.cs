namespace Kamiyo.Gateway.Tests.Metrics;

/// <summary>Reads as much of protobuf as a span needs: the fields of a message that hold bytes, text or a message.</summary>
internal static class ProtobufFields
{
    public static IEnumerable<ReadOnlyMemory<byte>> Find(ReadOnlyMemory<byte> message, int wanted)
    {
        var position = 0;
        while (position < message.Length)
        {
            var key = ReadNumber(message.Span, ref position);
            switch (key & 7)
            {
                case 0:
                    ReadNumber(message.Span, ref position);
                    break;
                case 1:
                    position += 8;
                    break;
                case 2:
                    var length = (int)ReadNumber(message.Span, ref position);
                    if ((int)(key >> 3) == wanted)
                    {
                        yield return message.Slice(position, length);
                    }

                    position += length;
                    break;
                case 5:
                    position += 4;
                    break;
                default:
                    throw new InvalidDataException($"Wire type {key & 7} at {position}.");
            }
        }
    }

    private static ulong ReadNumber(ReadOnlySpan<byte> bytes, ref int position)
    {
        var number = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[position++];
            number |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return number;
            }
        }
    }
}
