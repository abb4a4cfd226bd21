namespace Disclosure.Records.Renditions;

/// <summary>A content as plain text: <see cref="BlockText"/> and nothing else, without furniture.</summary>
public static class TextRendition
{
    /// <summary>The text of the body.</summary>
    public static string Of(RenditionContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return BlockText.Of(content.Body);
    }
}
