namespace Disclosure.Redactor.Policy;

/// <summary>Another answer to one target, for some agencies or sectors, on a cited basis.</summary>
internal sealed record SettingsOverride
{
    /// <summary>For whom; never for all.</summary>
    public required PolicyScope Scope { get; init; }

    /// <summary>What is answered otherwise, such as <c>roles.officer</c>; one of <see cref="LiteralLaw.Targets"/>.</summary>
    public required string Target { get; init; }

    /// <summary>The answer, one that <see cref="LiteralLaw"/> leaves open.</summary>
    public required string Action { get; init; }

    /// <summary>The clause that findings name.</summary>
    public required string Clause { get; init; }

    /// <summary>The law or 规范性文件 with its article.</summary>
    public required string Basis { get; init; }

    /// <summary>Another word for the mask of a kind or particular, or another label of a role; null when the word stays.</summary>
    public string? Word { get; init; }
}
