namespace Disclosure.Redactor.Documents;

/// <summary>What came of reading a file.</summary>
public abstract record DocumentReadOutcome
{
    private DocumentReadOutcome()
    {
    }

    /// <summary>The file was read whole.</summary>
    public sealed record Read(SourceDocument Document) : DocumentReadOutcome;

    /// <summary>The file cannot be read, or not wholly; nothing of it may be used.</summary>
    /// <param name="Code">A stable word for programs, such as <c>encrypted</c>, <c>damaged</c>, <c>too-large</c>, <c>unsupported</c>.</param>
    /// <param name="Message">One sentence in Chinese for the person who sent it; holds nothing of the file's content.</param>
    public sealed record Refused(string Code, string Message) : DocumentReadOutcome;
}
