using Disclosure.Search.Index.Postings;
using Disclosure.TestKit;

namespace Disclosure.Search.Tests.Index.Postings;

public sealed class BitPackingTests
{
    [Fact]
    public unsafe void Unpack_EveryWidthAndCount_GivesWhatWasPacked()
    {
        var random = new SeededRandom(1);
        for (var width = 0; width <= 32; width++)
        {
            for (var count = 1; count <= 128; count++)
            {
                var values = Enumerable.Range(0, count).Select(_ => (uint)((((ulong)random.Next(int.MaxValue) << 2) ^ (ulong)random.Next(int.MaxValue)) & ((1UL << width) - 1))).ToArray();
                var packed = new byte[BitPacking.BytesOf(count, width) + BitPacking.Padding];
                BitPacking.Pack(values, width, packed);
                Assert.True(BitPacking.WidthOf(values) <= width);
                var unpacked = new int[count + 8];
                fixed (byte* from = packed)
                fixed (int* into = unpacked)
                {
                    BitPacking.Unpack(from, width, count, into, 0);
                    for (var i = 0; i < count; i++)
                        Assert.Equal((values[i], values[i]), (BitPacking.Get(from, width, i), (uint)into[i]));
                }
            }
        }
    }

    [Fact]
    public unsafe void UnpackSums_EveryWidth_AddsUpFromTheNumberBefore()
    {
        var random = new SeededRandom(2);
        for (var width = 0; width <= 24; width++)
        {
            var values = Enumerable.Range(0, 128).Select(_ => (uint)random.Next(1 << width)).ToArray();
            var packed = new byte[BitPacking.BytesOf(128, width) + BitPacking.Padding];
            BitPacking.Pack(values, width, packed);
            var unpacked = new int[136];
            fixed (byte* from = packed)
            fixed (int* into = unpacked)
                BitPacking.UnpackSums(from, width, 128, into, before: -1);
            var expected = -1;
            for (var i = 0; i < 128; i++)
                Assert.Equal(expected += (int)values[i] + 1, unpacked[i]);
        }
    }
}
