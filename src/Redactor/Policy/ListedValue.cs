namespace Disclosure.Redactor.Policy;

/// <summary>A value that the configuration keeps or hides wherever it stands whole, on a cited basis. It is never a person's (ADR 0021).</summary>
public sealed record ListedValue
{
    /// <summary>The value folded, without blanks, in lower case.</summary>
    public required string Value { get; init; }

    /// <summary>The kind as which it is kept or hidden.</summary>
    public required string Kind { get; init; }

    /// <summary>The clause that findings name.</summary>
    public required string Clause { get; init; }

    /// <summary>The law or 规范性文件 with its article.</summary>
    public required string Basis { get; init; }

    /// <summary>Whether a hidden value is hidden inside a longer number, word or name of an organisation too.</summary>
    public bool InsideLonger { get; init; }

    /// <summary>For whom it is.</summary>
    internal PolicyScope Scope { get; init; } = new([], []);
}
