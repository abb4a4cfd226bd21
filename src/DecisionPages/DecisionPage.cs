using Disclosure.Records;

namespace Disclosure.DecisionPages;

/// <summary>
/// What the page of a decision shows: the record alone, and what is known of its publication. One view makes the public page and the desk's
/// preview of it, so that the two cannot differ but in what only exists once the decision is public.
/// </summary>
public sealed record DecisionPage
{
    /// <summary>What is said where something only exists once the decision is public.</summary>
    public const string Later = "公示后生成";

    /// <summary>The decision, as it is or will be public.</summary>
    public required DecisionRecord Decision { get; init; }

    /// <summary>What the grounds of its masks are called.</summary>
    public required RedactionGrounds Grounds { get; init; }

    /// <summary>The region of its agency; null when it is not known.</summary>
    public Region? Region { get; init; }

    /// <summary>Notices beside the text, oldest first.</summary>
    public IReadOnlyList<PageNotice> Notices { get; init; } = [];

    /// <summary>Whether a new text takes the place of an earlier one.</summary>
    public bool IsAmended { get; init; }

    /// <summary>What is known of its publication; null before it is public.</summary>
    public PublicationFacts? Published { get; init; }

    /// <summary>Whether what is for researchers is left out, so that the rest is easier to find: citation, verification, similar decisions.</summary>
    public bool IsBrief { get; init; }

    /// <summary>What the addresses of the page's links begin with: scheme and host of the site they lead to; empty for the site that shows it, or a prefix of its paths; null where it is not known: then nothing is a link.</summary>
    public string? LinkRoot { get; init; } = string.Empty;

    /// <summary>The grounds of the masks in the page, each once, in order of first appearance.</summary>
    public IReadOnlyList<RedactionGround> Legend =>
    [
        .. DecisionInlines.Of(Decision).Select(inline => inline.Redaction).OfType<Redaction>()
            .Select(redaction => Grounds.Of(redaction.Clause)).DistinctBy(ground => ground.Clause, StringComparer.Ordinal),
    ];

    /// <summary>A link to a page of the site; null where none can be made.</summary>
    /// <param name="path">The path, with its slash.</param>
    public string? Link(string path) => LinkRoot is null ? null : LinkRoot + path;
}

/// <summary>What only exists once a decision is public.</summary>
public sealed record PublicationFacts
{
    /// <summary>The permanent address, in full.</summary>
    public required string Address { get; init; }

    /// <summary>When it was first published, UTC.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>When the last entry about it was appended, UTC.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Position in the gazette of the entry that holds what is shown, from 0.</summary>
    public required long Index { get; init; }

    /// <summary>The version of the last entry about it.</summary>
    public required int Version { get; init; }

    /// <summary>Its versions, the oldest first.</summary>
    public IReadOnlyList<PageVersion> Versions { get; init; } = [];

    /// <summary>Decisions like this one, the most similar first.</summary>
    public IReadOnlyList<DecisionRecord> Similar { get; init; } = [];
}

/// <summary>A notice beside a text.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="At">When it entered the gazette, UTC.</param>
/// <param name="RemovesText">Whether the decision's text is gone since.</param>
public sealed record PageNotice(NoticeRecord Notice, DateTimeOffset At, bool RemovesText);
