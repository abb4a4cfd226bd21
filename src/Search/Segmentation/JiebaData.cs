using System.Buffers.Binary;
using System.IO.Compression;

namespace Disclosure.Search.Segmentation;

/// <summary>jieba 0.42.1's dictionary and model, read from the embedded file that <c>tools/search/make-jieba-data.py</c> writes and describes.</summary>
internal sealed class JiebaData
{
    private const string Resource = "jieba.bin.br";
    private const int NodesExpected = 500_000;

    /// <summary>Fresh at each load, so that an owner may add words.</summary>
    public required WordTrie Words { get; init; }

    /// <summary>The sum of all frequencies, as jieba counts it.</summary>
    public required long Total { get; init; }

    public required HiddenMarkovModel Model { get; init; }

    /// <exception cref="InvalidDataException">The embedded file is not of the form this code reads.</exception>
    public static JiebaData Load()
    {
        var data = Unpack();
        if (!data.AsSpan(0, 4).SequenceEqual("JBA1"u8))
            throw new InvalidDataException($"{Resource} is not a dictionary of version 1.");
        var total = BinaryPrimitives.ReadInt64LittleEndian(data.AsSpan(4));
        var count = BinaryPrimitives.ReadInt32LittleEndian(data.AsSpan(12));
        var position = 16;
        var words = ReadWords(data, ref position, count);
        return new JiebaData { Words = words, Total = total, Model = ReadModel(data, ref position) };
    }

    private static byte[] Unpack()
    {
        using var resource = typeof(JiebaData).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidDataException($"{Resource} is not in the assembly.");
        using var unpacked = new MemoryStream(4 << 20);
        using (var brotli = new BrotliStream(resource, CompressionMode.Decompress))
            brotli.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    private static WordTrie ReadWords(byte[] data, ref int position, int count)
    {
        var words = new WordTrie(NodesExpected);
        var path = new int[256];
        for (var i = 0; i < count; i++)
        {
            var depth = ReadVariable(data, ref position);
            for (var further = ReadVariable(data, ref position); further > 0; further--, position += 2)
            {
                var character = (char)BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(position));
                path[depth] = depth > 0 ? words.StepOrAdd(path[depth - 1], character)
                    : words.Enter(character) is var known and not WordTrie.None ? known
                    : words.Set([character], 0);
                depth++;
            }

            words.SetFrequency(path[depth - 1], ReadVariable(data, ref position));
        }

        return words;
    }

    private static HiddenMarkovModel ReadModel(byte[] data, ref int position)
    {
        var start = ReadDoubles(data, ref position, HiddenMarkovModel.States);
        var transitions = ReadDoubles(data, ref position, HiddenMarkovModel.States * HiddenMarkovModel.States);
        var emissions = new Dictionary<char, double>[HiddenMarkovModel.States];
        for (var state = 0; state < emissions.Length; state++)
        {
            var count = BinaryPrimitives.ReadInt32LittleEndian(data.AsSpan(position));
            var characters = position + 4;
            position = characters + (2 * count);
            var figures = ReadDoubles(data, ref position, count);
            emissions[state] = new Dictionary<char, double>(count);
            for (var i = 0; i < count; i++)
                emissions[state].Add((char)BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(characters + (2 * i))), figures[i]);
        }

        return new HiddenMarkovModel(start, transitions, emissions);
    }

    private static double[] ReadDoubles(byte[] data, ref int position, int count)
    {
        var figures = new double[count];
        for (var i = 0; i < count; i++, position += 8)
            figures[i] = BinaryPrimitives.ReadDoubleLittleEndian(data.AsSpan(position));
        return figures;
    }

    private static int ReadVariable(byte[] data, ref int position)
    {
        var value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = data[position++];
            value |= (next & 127) << shift;
            if (next < 128)
                return value;
        }
    }
}
