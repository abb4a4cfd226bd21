namespace Disclosure.Cli.Clauses;

/// <summary>What a token of C# is, as far as attributes and declarations need to know.</summary>
public enum SourceTokenKind
{
    /// <summary>An identifier, a keyword or a number.</summary>
    Word,

    /// <summary>A literal string, without its quotes; escapes stand as they were written.</summary>
    Text,

    /// <summary>Any other character that is not white space.</summary>
    Mark,
}

/// <summary>A token of C#; comments, characters and preprocessor lines are none.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">Its characters.</param>
/// <param name="Line">The line it begins on, from 1.</param>
public sealed record SourceToken(SourceTokenKind Kind, string Value, int Line)
{
    /// <summary>Whether it is this mark.</summary>
    public bool IsMark(char mark) => Kind is SourceTokenKind.Mark && Value[0] == mark;
}
