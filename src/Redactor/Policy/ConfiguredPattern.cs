using System.Text.RegularExpressions;

namespace Disclosure.Redactor.Policy;

/// <summary>A shape of a value that the detectors do not know, added by configuration on a cited basis. What it finds is always hidden.</summary>
public sealed record ConfiguredPattern
{
    /// <summary>Its name, lower case and hyphens; findings name it as <c>pattern/name</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The expression; it runs in linear time and has a time-out besides.</summary>
    public required Regex Expression { get; init; }

    /// <summary>The kind that it finds, one that the law hides.</summary>
    public required string Kind { get; init; }

    /// <summary>The clause that findings name.</summary>
    public required string Clause { get; init; }

    /// <summary>The law or 规范性文件 with its article.</summary>
    public required string Basis { get; init; }

    /// <summary>Words of which one must stand near the value; none is needed when empty.</summary>
    public required IReadOnlyList<string> NearWords { get; init; }

    /// <summary>How many characters may stand between the word and the value, blanks aside.</summary>
    public required int Reach { get; init; }

    /// <summary>0.5 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>For whom it is.</summary>
    internal PolicyScope Scope { get; init; } = new([], []);
}
