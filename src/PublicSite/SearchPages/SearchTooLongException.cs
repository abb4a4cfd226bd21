namespace Disclosure.PublicSite.SearchPages;

/// <summary>A query was given up, so that one visitor cannot hold the site for the others; it is answered 504.</summary>
public sealed class SearchTooLongException : Exception
{
    /// <summary>Makes the exception.</summary>
    public SearchTooLongException()
        : base("The search took too long.")
    {
    }

    /// <summary>Makes the exception.</summary>
    public SearchTooLongException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    public SearchTooLongException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
