namespace Disclosure.Search;

/// <summary>
/// A file of the index is not what was written, or is gone. Nothing is served from it: the index is thrown away and built anew.
/// The message names the file and never its content.
/// </summary>
public sealed class IndexDamagedException : IOException
{
    public IndexDamagedException()
    {
    }

    public IndexDamagedException(string message)
        : base(message)
    {
    }

    public IndexDamagedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
