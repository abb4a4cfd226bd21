using System.Runtime.InteropServices;

namespace Disclosure.Conversion;

/// <summary>Streams over memory that is there already: a file of 20 MB is not copied to be read.</summary>
internal static class MemoryStreams
{
    /// <summary>A stream that reads the memory.</summary>
    public static MemoryStream AsStream(this ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetArray(memory, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(memory.ToArray(), writable: false);
}
