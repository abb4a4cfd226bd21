namespace Disclosure.Publisher;

/// <summary>The desk cannot start; the message is what the operator reads, one sentence a line.</summary>
public sealed class DeskStartException : Exception
{
    /// <summary>Makes the exception.</summary>
    public DeskStartException()
    {
    }

    /// <summary>Makes the exception.</summary>
    public DeskStartException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    public DeskStartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
