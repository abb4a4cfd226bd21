namespace Disclosure.Cli.Clauses;

/// <summary>An attribute as a source writes it.</summary>
/// <param name="Name">Its name without namespace and without <c>Attribute</c>.</param>
/// <param name="Texts">The literal strings among its own arguments.</param>
/// <param name="Line">The line it begins on, from 1.</param>
public sealed record SourceAttribute(string Name, IReadOnlyList<string> Texts, int Line)
{
    /// <summary>Whether it makes a method a test of xUnit.</summary>
    public bool MakesTest => Name is "Fact" or "Theory";

    /// <summary>Whether it names a clause.</summary>
    public bool NamesClause => Name is "Clause";
}
