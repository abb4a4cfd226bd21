namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>The check sum of ZIP entries (ISO 3309).</summary>
internal static class EntrySum
{
    private const uint Polynomial = 0xEDB88320;
    private static readonly uint[] Table = Build();

    /// <summary>The sum of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var next in bytes)
            sum = Table[(byte)(sum ^ next)] ^ (sum >> 8);
        return ~sum;
    }

    private static uint[] Build()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var entry = i;
            for (var bit = 0; bit < 8; bit++)
                entry = (entry & 1) == 1 ? (entry >> 1) ^ Polynomial : entry >> 1;
            table[i] = entry;
        }

        return table;
    }
}
