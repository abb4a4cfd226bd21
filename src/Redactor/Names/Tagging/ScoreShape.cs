using System.Runtime.Intrinsics;

namespace Disclosure.Redactor.Names.Tagging;

/// <summary>
/// Which labels of which places an observation lends weight to, and how its record holds the weights: a record is two blocks of the window, or
/// one, as they are added to it. What is beside the weights is no weight and holds the head of the record.
/// </summary>
internal readonly record struct ScoreShape
{
    /// <summary>Observations bear on places from this many before their own on.</summary>
    public const int Before = 4;

    /// <summary>Observations bear on places up to this many behind their own.</summary>
    public const int Behind = 6;

    /// <summary>Weights of a block: those of four places.</summary>
    public const int BlockLength = 4 * NameLabel.Count;

    /// <summary>Weights of a window, in which every observation at a place has its own.</summary>
    public const int Window = 3 * BlockLength;

    /// <summary>Bytes of two blocks.</summary>
    public const int Unit = 2 * BlockLength;

    private const int HeaderLength = sizeof(uint) + sizeof(float);

    /// <summary>The shape of each sort of observation.</summary>
    public static readonly ScoreShape[] All = [.. Enumerable.Range(0, Observations.Count).Select(Of)];

    /// <summary>Where in the window its first block begins.</summary>
    public int Block { get; private init; }

    /// <summary>Whether its weights reach into a second block.</summary>
    public bool IsWide { get; private init; }

    /// <summary>The bytes of the first block that are weights.</summary>
    public Vector128<sbyte> First { get; private init; }

    /// <summary>The bytes of the second block that are weights.</summary>
    public Vector128<sbyte> Second { get; private init; }

    /// <summary>Where in the record the weights begin.</summary>
    public int Start { get; private init; }

    /// <summary>Where in the record the check and the scale are.</summary>
    public int Header { get; private init; }

    /// <summary>Units that a record takes.</summary>
    public int Units { get; private init; }

    private static ScoreShape Of(int kind)
    {
        var inWindow = (Observations.First(kind) + Before) * NameLabel.Count;
        var block = inWindow / BlockLength * BlockLength;
        var start = inWindow - block;
        var end = start + (Observations.Width(kind) * NameLabel.Count);
        var header = start >= HeaderLength ? 0 : Unit - end >= HeaderLength ? Unit - HeaderLength : Unit;
        return new ScoreShape
        {
            Block = block,
            IsWide = end > BlockLength,
            First = Mask(0),
            Second = Mask(BlockLength),
            Start = start,
            Header = header,
            Units = header < Unit ? 1 : 2,
        };

        Vector128<sbyte> Mask(int from)
        {
            Span<sbyte> mask = stackalloc sbyte[BlockLength];
            for (var i = 0; i < mask.Length; i++)
            {
                mask[i] = from + i >= start && from + i < end ? (sbyte)-1 : (sbyte)0;
            }

            return Vector128.Create<sbyte>(mask);
        }
    }
}
