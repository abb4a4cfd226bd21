namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>The bytes of a rendition cannot be read further; nothing of them stands in the message.</summary>
internal sealed class RenditionFormatException : Exception
{
    /// <summary>Names the rule that is broken and the place.</summary>
    public RenditionFormatException(string rule, string where)
        : base(rule) => (Rule, Where) = (rule, where);

    /// <summary>The rule, such as <c>package/gap</c>.</summary>
    public string Rule { get; }

    /// <summary>The place, such as <c>entry[3]</c>; empty for the file as a whole.</summary>
    public string Where { get; }
}
