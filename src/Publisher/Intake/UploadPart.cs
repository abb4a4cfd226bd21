namespace Disclosure.Publisher.Intake;

/// <summary>What comes next in a form with files.</summary>
public abstract record UploadPart
{
    private UploadPart()
    {
    }

    /// <summary>A field that was typed or chosen.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Value">Its value, at most 64 KiB of UTF-8.</param>
    public sealed record Field(string Name, string Value) : UploadPart;

    /// <summary>A file, whole.</summary>
    /// <param name="FileName">Its name without folders, at most 200 characters; private.</param>
    /// <param name="Content">Its bytes.</param>
    public sealed record WholeFile(string FileName, byte[] Content) : UploadPart;

    /// <summary>A file that is larger than one may be; it was not kept.</summary>
    /// <param name="FileName">Its name.</param>
    public sealed record LargeFile(string FileName) : UploadPart;

    /// <summary>The form ends here, as it should.</summary>
    public sealed record FormEnd : UploadPart;

    /// <summary>Nothing more can be read: what came before stands.</summary>
    /// <param name="Why">Why.</param>
    public sealed record BrokenForm(UploadBreak Why) : UploadPart;
}

/// <summary>Why the reading of a form ended before its end.</summary>
public enum UploadBreak
{
    /// <summary>It is not a form of several parts, or breaks off.</summary>
    Malformed = 1,

    /// <summary>All of it together is too large.</summary>
    TooLarge,

    /// <summary>It came in too slowly.</summary>
    TooSlow,
}
