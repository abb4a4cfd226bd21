using System.IO.Compression;
using System.Runtime.InteropServices;

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
    private const int PayloadBits = 58;

    /// <summary>The bits of a key that say what was seen.</summary>
    public const ulong Payloads = (1UL << PayloadBits) - 1;

    private const float LargestWeight = 100;
    private readonly float[] _steps;

    // Weights are kept in 255 steps of a scale of their own for each key: what is asked at random places of memory must be small.
    private NameModel(IReadOnlyList<(char Character, int Start, int Inside)> levels, float[] steps, ulong[] keys, ReadOnlySpan<float> scales, ReadOnlySpan<sbyte> weights)
    {
        Levels = new CharacterLevels(levels);
        _steps = steps;
        Weights = new WeightTable(keys);
        for (var i = 0; i < keys.Length; i++)
        {
            var length = LengthOf(keys[i]);
            Weights.Add(keys[i], scales[i], weights[..length]);
            weights = weights[length..];
        }
    }

    /// <summary>Classes of characters.</summary>
    public CharacterLevels Levels { get; }

    /// <summary>Weight of each of <see cref="NameLabel.Steps"/>.</summary>
    public ReadOnlySpan<float> StepWeights => _steps;

    /// <summary>The weights of each key.</summary>
    public WeightTable Weights { get; }

    /// <summary>The sort of observation a key is of.</summary>
    public static int KindOf(ulong key) => (int)(key >> PayloadBits) - 1;

    /// <summary>What a key says of what was seen.</summary>
    public static ulong PayloadOf(ulong key) => key & Payloads;

    /// <summary>Whether a key was learned.</summary>
    public bool Knows(ulong key) => Weights.Knows(key);

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
                steps[i] = Within(reader.ReadSingle(), LargestWeight);
            }

            var keys = new ulong[Within(reader.ReadInt32(), MostEntries)];
            var scales = new float[keys.Length];
            var weights = new sbyte[Within(reader.ReadInt32(), MostEntries * MostWeights)];
            var (key, row) = (0UL, 0);
            for (var i = 0; i < keys.Length; i++)
            {
                key += (ulong)reader.Read7BitEncodedInt64();
                (keys[i], scales[i]) = (key, Within(reader.ReadSingle(), LargestWeight / sbyte.MaxValue));
                var length = LengthOf(key);
                reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan(row, length)));
                row += length;
            }

            return row == weights.Length ? new NameModel(levels, steps, keys, scales, weights) : throw new InvalidDataException();
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

    private static float Within(float value, float most) => MathF.Abs(value) <= most ? value : throw new InvalidDataException();
}
