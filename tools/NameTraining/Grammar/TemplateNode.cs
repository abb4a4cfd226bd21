namespace Disclosure.NameTraining.Grammar;

/// <summary>A part of a template.</summary>
internal abstract record TemplateNode
{
    /// <summary>Words as they stand.</summary>
    internal sealed record Words(string Text) : TemplateNode;

    /// <summary>A slot: <c>p1~dai.spaced</c>, <c>org2.short</c>, <c>date</c>.</summary>
    /// <param name="Kind">The letters it begins with.</param>
    /// <param name="Number">The number behind them; null when the value is new each time.</param>
    /// <param name="Group">The group a person's name is of; null for any.</param>
    /// <param name="Form">The form behind the dot; null for the whole.</param>
    internal sealed record Slot(string Kind, int? Number, string? Group, string? Form) : TemplateNode;

    /// <summary>One of several, each a list of parts.</summary>
    internal sealed record Choice(IReadOnlyList<IReadOnlyList<TemplateNode>> Ways) : TemplateNode;
}
