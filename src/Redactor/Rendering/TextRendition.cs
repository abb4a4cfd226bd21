using Disclosure.Records;

namespace Disclosure.Redactor.Rendering;

/// <summary>A redacted document as plain text.</summary>
public static class TextRendition
{
    /// <summary>The text of the blocks, ended by a line feed.</summary>
    public static string Of(IReadOnlyList<Block> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return BlockText.Of(body) + "\n";
    }
}
