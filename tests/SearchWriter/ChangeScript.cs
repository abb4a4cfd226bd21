using System.Buffers.Binary;
using Disclosure.Search;
using Disclosure.TestKit;

namespace Disclosure.SearchWriter;

/// <summary>The same changes for the same step, whoever makes them: what an index must hold after any commit can be told from its position.</summary>
public static class ChangeScript
{
    private const int Ids = 400;

    /// <summary>Adds, replaces and removes some documents. Each holds its id and the step that wrote it as words.</summary>
    public static void Apply(int step, Action<SearchDocument> upsert, Action<string> remove)
    {
        ArgumentNullException.ThrowIfNull(upsert);
        ArgumentNullException.ThrowIfNull(remove);
        var random = new SeededRandom((ulong)step);
        for (var changes = random.Next(1, 30); changes > 0; changes--)
        {
            var id = $"d{random.Next(Ids)}";
            if (random.Next(4) == 0)
                remove(id);
            else
                upsert(Document(id, step, random));
        }
    }

    /// <summary>What a step is remembered as.</summary>
    public static byte[] Position(int step)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, step);
        return bytes;
    }

    /// <summary>The step that is remembered; 0 before the first.</summary>
    public static int Step(ReadOnlyMemory<byte> position) => position.IsEmpty ? 0 : BinaryPrimitives.ReadInt32LittleEndian(position.Span);

    private static SearchDocument Document(string id, int step, SeededRandom random) => new()
    {
        Id = id,
        Date = new DateOnly(2026, 1, 1).AddDays(random.Next(20)),
        Fields = [],
        Tokens = $"every {id} step{step} " + string.Join(' ', Enumerable.Range(0, random.Next(40)).Select(_ => $"w{random.Next(200)}")),
        Facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["agency"] = [$"a{random.Next(5)}"] },
    };
}
