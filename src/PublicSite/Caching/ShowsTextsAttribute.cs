namespace Disclosure.PublicSite.Caching;

/// <summary>What an answer depends on, and so what its cache key and version tag hold.</summary>
public enum TextScope
{
    /// <summary>One record, named by the route value <c>id</c>: its version.</summary>
    Record = 1,

    /// <summary>One record as before, with others named beside it: its version and the position of the last removal.</summary>
    RecordAmongOthers,

    /// <summary>Several records: the position.</summary>
    List,

    /// <summary>As <see cref="List"/>, made for one visitor alone, such as a form with a key of its own: neither kept nor tagged.</summary>
    OneVisitor,
}

/// <summary>
/// Marks a page or endpoint that shows published texts or anything drawn from them. Only such routes are given a snapshot; they
/// answer 503 without a lease, and carry the headers of a text.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ShowsTextsAttribute(TextScope scope) : Attribute
{
    /// <summary>What the answer depends on.</summary>
    public TextScope Scope { get; } = scope;
}
