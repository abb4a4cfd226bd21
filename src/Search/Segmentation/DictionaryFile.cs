using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;

namespace Disclosure.Search.Segmentation;

/// <summary>
/// jieba 0.42.1's dictionary and model: a file mapped into memory, shared by all processes, checked once and then read by address.
/// <c>tools/search/make-jieba-data.py</c> writes the file and describes it. Stays mapped as long as the process lives.
/// </summary>
internal sealed unsafe class DictionaryFile
{
    /// <summary>Slots that the root has for itself.</summary>
    public const int RootSlots = CharacterCode.Last + 1;

    private const int HeaderLength = 64;
    private const int Version = 2;
    private const int ModelStates = HiddenMarkovModel.States;
    private static readonly Lazy<DictionaryFile> Carried = new(() => Open(Path.Combine(AppContext.BaseDirectory, "dictionary", "jieba.trie")));

    private readonly Header _header;
    private readonly byte* _start;

    private DictionaryFile(byte* start)
    {
        _start = start;
        _header = *(Header*)start;
        Trie = (ulong*)(start + HeaderLength + Padded(sizeof(uint) * (char.MaxValue + 1L)));
        Weights = (double*)((byte*)Trie + Padded(sizeof(ulong) * (long)Slots));
        Counts = (uint*)((byte*)Weights + Padded(sizeof(double) * (long)WeightCount));
        Start = (double*)((byte*)Counts + Padded(sizeof(uint) * (long)WeightCount));
        Transitions = (double*)((byte*)Start + Padded(sizeof(double) * ModelStates));
        Emissions = (double*)((byte*)Transitions + Padded(sizeof(double) * ModelStates * ModelStates));
    }

    /// <summary>The one beside this assembly, opened at the first use.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or of another version.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    public static DictionaryFile Default => Carried.Value;

    /// <summary>The sum of all frequencies, as jieba counts it.</summary>
    public long Total => (long)_header.Total;

    public int Slots => (int)_header.Slots;

    public int WeightCount => (int)_header.Weights;

    /// <summary>What the content is known by.</summary>
    public uint Checksum => _header.Checksum;

    public uint* Characters => (uint*)(_start + HeaderLength);

    public ulong* Trie { get; }

    public double* Weights { get; }

    public uint* Counts { get; }

    public double* Start { get; }

    public double* Transitions { get; }

    public double* Emissions { get; }

    /// <summary>Maps the file and checks its length, its checksum and every reference in it.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or of another version.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    public static DictionaryFile Open(string path)
    {
        var length = new FileInfo(path).Length;
        if (length < HeaderLength)
            throw Refused(path, $"it has only {length} bytes");
        using var map = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        var view = map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        if (FaultOf(start, length) is not { } fault)
            return new DictionaryFile(start);
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        throw Refused(path, fault);
    }

    private static string? FaultOf(byte* start, long length)
    {
        if (!new ReadOnlySpan<byte>(start, 8).SequenceEqual("JIEBA\0DT"u8))
            return "it does not begin as one";
        var header = *(Header*)start;
        if (header.Version != Version)
            return $"it is of version {header.Version} instead of {Version}";
        if (header.Length != (ulong)length || length % HeaderLength != 0)
            return $"it has {length} bytes instead of {header.Length}";
        var checksum = new Checksum();
        checksum.Add(start + 12, length - 12);
        if (checksum.Value != header.Checksum)
            return $"its checksum is {checksum.Value:x8} instead of {header.Checksum:x8}";
        var sizes = Padded(sizeof(uint) * (char.MaxValue + 1L)) + Padded(sizeof(ulong) * (long)header.Slots) + Padded(sizeof(double) * (long)header.Weights)
            + Padded(sizeof(uint) * (long)header.Weights) + Padded(sizeof(double) * ModelStates) + Padded(sizeof(double) * ModelStates * ModelStates)
            + Padded(sizeof(double) * ModelStates * (long)header.Rows);
        if (HeaderLength + sizes != length || header.Weights is < 2 or > ushort.MaxValue || header.Rows is 0 or > ushort.MaxValue || header.Slots <= RootSlots)
            return "its parts do not fill it";
        return ReferencesHold(new DictionaryFile(start), header.Rows) ? null : "a reference in it leads nowhere";
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool ReferencesHold(DictionaryFile file, uint rows)
    {
        var (slots, weights) = ((uint)file.Slots, (uint)file.WeightCount);
        uint wrong = 0;
        for (var c = 0; c <= char.MaxValue; c++)
            wrong |= (file.Characters[c] & 0xFFFF) > CharacterCode.Last || file.Characters[c] >> 16 >= rows ? 1u : 0;
        for (var i = 0; i < slots; i++)
            wrong |= (uint)(file.Trie[i] >> 32) >= slots - RootSlots || (ushort)(file.Trie[i] >> 16) >= weights ? 1u : 0;
        return wrong == 0;
    }

    private static long Padded(long length) => (length + 63) / 64 * 64;

    private static InvalidDataException Refused(string path, string why) =>
        new($"{path} is no dictionary that can be used: {why}. Install it again, or remake it with tools/search/make-jieba-data.py.");

    private readonly record struct Header(ulong Magic, uint Checksum, uint Version, ulong Length, ulong Total, uint Slots, uint Weights, uint Rows, uint Words);
}
