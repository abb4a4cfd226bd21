namespace Disclosure.Publisher.SavedViews;

/// <summary>A narrowed list that a person keeps under a name; no one else sees it.</summary>
public sealed record SavedView
{
    /// <summary>Its random id.</summary>
    public required string Id { get; init; }

    /// <summary>How the person calls it; null when it cannot be opened any more.</summary>
    public required string? Name { get; init; }

    /// <summary>What narrows the list, as the query of its address; never words that were looked for.</summary>
    public required string Filter { get; init; }

    /// <summary>Whether the person's list opens with it; at most one does.</summary>
    public required bool IsDefault { get; init; }
}

/// <summary>What came of a change of a person's views.</summary>
public abstract record SavedViewOutcome
{
    private SavedViewOutcome()
    {
    }

    /// <summary>Done.</summary>
    public sealed record Done : SavedViewOutcome;

    /// <summary>The person has no such view, or none at all by the role.</summary>
    public sealed record NotFound : SavedViewOutcome;

    /// <summary>It cannot be so.</summary>
    /// <param name="Message">The sentence on screen; it concerns the name.</param>
    public sealed record Invalid(string Message) : SavedViewOutcome;
}
