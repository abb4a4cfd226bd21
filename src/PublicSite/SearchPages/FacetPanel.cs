namespace Disclosure.PublicSite.SearchPages;

/// <summary>One value that can be chosen or given up by its link.</summary>
public sealed record FacetOption
{
    /// <summary>What the reader sees.</summary>
    public required string Label { get; init; }

    /// <summary>How many decisions it would show.</summary>
    public required int Count { get; init; }

    /// <summary>The search with the value toggled.</summary>
    public required string Address { get; init; }

    /// <summary>Whether it is chosen now.</summary>
    public required bool IsChosen { get; init; }

    /// <summary>Values inside it, such as the counties of a prefecture.</summary>
    public FacetValues Inside { get; init; } = new();
}

/// <summary>Values side by side, those beyond the first few folded away.</summary>
public sealed record FacetValues
{
    /// <summary>Values shown at once.</summary>
    public IReadOnlyList<FacetOption> First { get; init; } = [];

    /// <summary>Values behind 更多.</summary>
    public IReadOnlyList<FacetOption> More { get; init; } = [];
}

/// <summary>The values of one facet.</summary>
public sealed record FacetPanel
{
    /// <summary>Its heading.</summary>
    public required string Title { get; init; }

    /// <summary>Its values.</summary>
    public required FacetValues Values { get; init; }
}

/// <summary>A chosen filter, with the address without it.</summary>
/// <param name="Facet">What it filters, in Chinese.</param>
/// <param name="Label">The chosen value, in Chinese.</param>
/// <param name="Address">The search without it.</param>
public sealed record FilterChip(string Facet, string Label, string Address);
