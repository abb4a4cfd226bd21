using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Disclosure.PublicSite.Tests.Decisions;

/// <summary>
/// Reads an undamaged QR code (ISO/IEC 18004) of versions 2 to 6 with correction level M in byte mode, as a telephone would: from the drawn
/// modules alone. It knows nothing of the library that made it.
/// </summary>
internal static partial class QrReader
{
    private const int QuietZone = 4;

    // Data codewords of each block at level M, by version.
    private static readonly Dictionary<int, int[]> Blocks = new() { [2] = [28], [3] = [44], [4] = [32, 32], [5] = [43, 43], [6] = [27, 27, 27, 27] };

    /// <summary>The text of a code drawn as runs of modules, such as <c>M4 4h7v1H4z</c>.</summary>
    public static string Read(string path, int drawnSize)
    {
        var size = drawnSize - (2 * QuietZone);
        var dark = new bool[size, size];
        foreach (Match run in Run().Matches(path))
        {
            var (x, y, length) = (Number(run, "x") - QuietZone, Number(run, "y") - QuietZone, Number(run, "n"));
            for (var at = 0; at < length; at++)
                dark[y, x + at] = true;
        }

        var version = (size - 17) / 4;
        var bits = Bits(dark, size, Mask(dark));
        var blocks = Blocks[version];
        var data = Deinterleave(bits, blocks);
        Assert.Equal(4, data[0] >> 4);
        var count = ((data[0] & 15) << 4) | (data[1] >> 4);
        return Encoding.ASCII.GetString([.. Enumerable.Range(1, count).Select(at => (byte)(((data[at] & 15) << 4) | (data[at + 1] >> 4)))]);
    }

    // Three of the fifteen bits of the format, of which the second to fourth pair tell the mask; they are kept with 101 exclusive-or.
    private static int Mask(bool[,] dark) => ((dark[8, 2] ? 4 : 0) | (dark[8, 3] ? 2 : 0) | (dark[8, 4] ? 1 : 0)) ^ 0b101;

    private static List<bool> Bits(bool[,] dark, int size, int mask)
    {
        var bits = new List<bool>();
        var isUp = true;
        for (var right = size - 1; right > 0; right -= 2)
        {
            if (right == 6)
                right--;
            for (var step = 0; step < size; step++)
            {
                var row = isUp ? size - 1 - step : step;
                for (var column = right; column >= right - 1; column--)
                {
                    if (!IsFunction(row, column, size))
                        bits.Add(dark[row, column] ^ IsMasked(mask, row, column));
                }
            }

            isUp = !isUp;
        }

        return bits;
    }

    private static bool IsFunction(int row, int column, int size) =>
        row == 6 || column == 6
        || (row < 9 && column < 9) || (row < 9 && column >= size - 8) || (row >= size - 8 && column < 9)
        || (row >= size - 9 && row <= size - 5 && column >= size - 9 && column <= size - 5);

    private static bool IsMasked(int mask, int row, int column) => mask switch
    {
        0 => (row + column) % 2 == 0,
        1 => row % 2 == 0,
        2 => column % 3 == 0,
        3 => (row + column) % 3 == 0,
        4 => ((row / 2) + (column / 3)) % 2 == 0,
        5 => (row * column % 2) + (row * column % 3) == 0,
        6 => ((row * column % 2) + (row * column % 3)) % 2 == 0,
        _ => (((row + column) % 2) + (row * column % 3)) % 2 == 0,
    };

    private static List<int> Deinterleave(List<bool> bits, int[] blocks)
    {
        var words = bits.Chunk(8).Take(blocks.Sum()).Select(word => word.Aggregate(0, (value, bit) => (value << 1) | (bit ? 1 : 0))).ToList();
        return [.. Enumerable.Range(0, blocks.Length).SelectMany(block => Enumerable.Range(0, blocks[block]).Select(at => words[(at * blocks.Length) + block]))];
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"M(?<x>\d+) (?<y>\d+)h(?<n>\d+)v1H\d+z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Run();
}
