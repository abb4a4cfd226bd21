using System.IO.Compression;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Disclosure.Redactor.Names.Tagging;

/// <summary>
/// What the tagger has learned: for each observation the weight it lends to each label at each place it bears on, the weights of one label
/// after another, and the classes of characters. A linear-chain conditional random field (Lafferty, McCallum, Pereira 2001). Immutable.
/// </summary>
internal sealed class NameModel
{
    /// <summary>Where <c>config</c> holds it.</summary>
    public const string FileName = "names/tagger.model";

    private const uint Magic = 0x314D4E44;
    private const int MostEntries = 4_000_000;
    private const int MostWeights = 32;
    private const ulong Spread = 0x9E3779B97F4A7C15;
    private readonly Entry[] _entries;
    private readonly sbyte[] _weights;
    private readonly float[] _steps;
    private readonly int _shift;

    // Weights are kept in 255 steps of a scale of their own for each key: what is asked at random places of memory must be small.
    private NameModel(IReadOnlyList<(char Character, int Start, int Inside)> levels, float[] steps, ReadOnlySpan<(ulong Key, float Scale)> keys, sbyte[] weights)
    {
        Levels = new CharacterLevels(levels);
        _steps = steps;
        _weights = weights;
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, keys.Length * 2));
        _shift = 64 - BitOperations.Log2((uint)size);
        _entries = new Entry[size];
        var row = 0;
        foreach (var (key, scale) in keys)
        {
            _entries[SlotOf(key)] = new Entry(key, row, scale);
            row += LengthOf(key);
        }
    }

    /// <summary>Classes of characters.</summary>
    public CharacterLevels Levels { get; }

    /// <summary>Weight of each of <see cref="NameLabel.Steps"/>.</summary>
    public ReadOnlySpan<float> StepWeights => _steps;

    /// <summary>The sort of observation a key is of.</summary>
    public static int KindOf(ulong key) => (int)(key >> 58) - 1;

    /// <summary>Whether a key was learned.</summary>
    public bool Knows(ulong key) => _entries[SlotOf(key)].Key == key;

    /// <summary>Asks for the memory of a key before it is needed.</summary>
    public unsafe void Prefetch(ulong key)
    {
        if (Sse.IsSupported)
        {
            fixed (Entry* entries = _entries)
            {
                Sse.Prefetch0(entries + (int)((key * Spread) >> _shift));
            }
        }
    }

    /// <summary>Adds the weights of a key to the scores of the places it bears on; nothing when it was never learned.</summary>
    /// <param name="key">The key.</param>
    /// <param name="scores">Scores of all places, label by label.</param>
    /// <param name="position">The place where it was seen.</param>
    public void AddTo(ulong key, Span<float> scores, int position)
    {
        ref readonly var entry = ref _entries[SlotOf(key)];
        if (entry.Key != key)
        {
            return;
        }

        // At the edges of the text an observation bears on fewer places.
        var kind = KindOf(key);
        var first = position + Observations.First(kind);
        var skipped = Math.Max(0, -first);
        var places = Math.Min(position + Observations.Last(kind), (scores.Length / NameLabel.Count) - 1) - first + 1;
        if (places <= skipped)
        {
            return;
        }

        // The four labels of a place are added at once.
        var targets = MemoryMarshal.Cast<float, Vector128<float>>(scores.Slice((first + skipped) * NameLabel.Count, (places - skipped) * NameLabel.Count));
        var weights = MemoryMarshal.Cast<sbyte, int>(_weights.AsSpan(entry.Row + (skipped * NameLabel.Count), targets.Length * NameLabel.Count));
        for (var i = 0; i < targets.Length; i++)
        {
            var widened = Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(weights[i]).AsSByte()));
            targets[i] += Vector128.ConvertToSingle(widened) * entry.Scale;
        }
    }

    /// <summary>Reads a model as <see cref="Write"/> wrote it; an error is added and null is returned when it is none.</summary>
    public static NameModel? Read(Func<string, Stream> open, ICollection<string> errors)
    {
        try
        {
            using var file = open(FileName);
            using var inflated = new BufferedStream(new BrotliStream(file, CompressionMode.Decompress), 1 << 16);
            using var reader = new BinaryReader(inflated);
            if (reader.ReadUInt32() != Magic || reader.ReadInt32() != Observations.Count)
            {
                errors.Add($"{FileName}: not a model of this version.");
                return null;
            }

            var levels = new (char Character, int Start, int Inside)[Within(reader.ReadInt32(), char.MaxValue)];
            for (var i = 0; i < levels.Length; i++)
            {
                levels[i] = ((char)reader.ReadUInt16(), Within(reader.ReadByte(), CharacterLevels.Count - 1), Within(reader.ReadByte(), CharacterLevels.Count - 1));
            }

            var steps = new float[NameLabel.Steps.Length];
            for (var i = 0; i < steps.Length; i++)
            {
                steps[i] = reader.ReadSingle();
            }

            var keys = new (ulong Key, float Scale)[Within(reader.ReadInt32(), MostEntries)];
            var weights = new sbyte[Within(reader.ReadInt32(), MostEntries * MostWeights)];
            var (key, row) = (0UL, 0);
            for (var i = 0; i < keys.Length; i++)
            {
                key += (ulong)reader.Read7BitEncodedInt64();
                keys[i] = (key, reader.ReadSingle());
                var length = LengthOf(key);
                reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan(row, length)));
                row += length;
            }

            return row == weights.Length ? new NameModel(levels, steps, keys, weights) : throw new InvalidDataException();
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or InvalidOperationException or FormatException or ArgumentOutOfRangeException)
        {
            errors.Add($"{FileName}: cannot be read.");
            return null;
        }
    }

    /// <summary>Writes a model: weights in 255 steps, keys by their differences, compressed.</summary>
    public static void Write(Stream stream, IReadOnlyList<(char Character, int Start, int Inside)> levels, float[] steps, IEnumerable<(ulong Key, float[] Weights)> entries)
    {
        using var deflated = new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using var writer = new BinaryWriter(deflated);
        writer.Write(Magic);
        writer.Write(Observations.Count);
        writer.Write(levels.Count);
        foreach (var (character, start, inside) in levels)
        {
            writer.Write((ushort)character);
            writer.Write((byte)start);
            writer.Write((byte)inside);
        }

        foreach (var step in steps)
        {
            writer.Write(step);
        }

        var sorted = entries.OrderBy(entry => entry.Key).ToList();
        writer.Write(sorted.Count);
        writer.Write(sorted.Sum(entry => entry.Weights.Length));
        var last = 0UL;
        foreach (var (key, weights) in sorted)
        {
            writer.Write7BitEncodedInt64((long)(key - last));
            last = key;
            var scale = Math.Max(weights.Max(Math.Abs), 1e-6f) / sbyte.MaxValue;
            writer.Write(scale);
            foreach (var weight in weights)
            {
                writer.Write((sbyte)MathF.Round(weight / scale));
            }
        }
    }

    private static int LengthOf(ulong key) => Observations.Width(Within(KindOf(key), Observations.Count - 1)) * NameLabel.Count;

    private static int Within(int value, int most) => value >= 0 && value <= most ? value : throw new InvalidDataException();

    private int SlotOf(ulong key)
    {
        var slot = (int)((key * Spread) >> _shift);
        while (_entries[slot].Key != 0 && _entries[slot].Key != key)
        {
            slot = (slot + 1) & (_entries.Length - 1);
        }

        return slot;
    }

    private readonly record struct Entry(ulong Key, int Row, float Scale);
}
