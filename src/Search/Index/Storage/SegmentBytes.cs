using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace Disclosure.Search.Index.Storage;

/// <summary>
/// The bytes of a segment at one address for as long as this object lives: a mapped file, or memory outside the collector's reach.
/// Whoever uses <see cref="Pointer"/> must keep the object alive meanwhile (<see cref="GC.KeepAlive"/>). An unlinked file stays readable.
/// </summary>
internal sealed unsafe class SegmentBytes
{
    private readonly MemoryMappedViewAccessor? _view;
    private readonly void* _memory;

    private SegmentBytes(MemoryMappedFile file, long length)
    {
        _view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        Length = length;
        byte* pointer = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
        Pointer = pointer + _view.PointerOffset;
    }

    private SegmentBytes(ReadOnlySpan<byte> bytes)
    {
        _memory = NativeMemory.Alloc((nuint)Math.Max(1, bytes.Length));
        Pointer = (byte*)_memory;
        Length = bytes.Length;
        bytes.CopyTo(new Span<byte>(_memory, bytes.Length));
        GC.AddMemoryPressure(Length + 1);
    }

#pragma warning disable MA0055 // A reader has no owner that knows when the last search on it ends: the collector does.
    ~SegmentBytes()
#pragma warning restore MA0055
    {
        if (_memory is not null)
        {
            NativeMemory.Free(_memory);
            GC.RemoveMemoryPressure(Length + 1);
            return;
        }

        // Absent if the constructor threw.
        if (Pointer is not null)
            _view?.SafeMemoryMappedViewHandle.ReleasePointer();
        _view?.Dispose();
    }

    public byte* Pointer { get; }

    public long Length { get; }

    public static SegmentBytes Copy(ReadOnlySpan<byte> bytes) => new(bytes);

    /// <exception cref="IndexDamagedException">The file is not there or is empty.</exception>
    public static SegmentBytes Map(string path)
    {
        var length = File.Exists(path) ? new FileInfo(path).Length : 0;
        if (length == 0)
            throw new IndexDamagedException($"{Path.GetFileName(path)} is missing or empty.");
        // The mapping outlives the open file: many small commits between two collections would use up the descriptors of the process.
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, length, MemoryMappedFileAccess.Read);
        return new SegmentBytes(file, length);
    }

    /// <summary>The checksum of [0, <paramref name="length"/>).</summary>
    public uint Checksum(long length)
    {
        var checksum = new Checksum();
        checksum.Add(Pointer, length);
        GC.KeepAlive(this);
        return checksum.Value;
    }
}
