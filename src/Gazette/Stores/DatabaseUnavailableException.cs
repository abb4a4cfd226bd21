namespace Disclosure.Gazette.Stores;

/// <summary>
/// The store cannot be opened as asked: missing, unreadable for this user, not a database, or out of reach. The message is one
/// sentence for an operator; it names the file or host, never a password.
/// </summary>
public sealed class DatabaseUnavailableException : IOException
{
    /// <summary>With what is wrong.</summary>
    public DatabaseUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>With what is wrong and what the engine said.</summary>
    public DatabaseUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Without more to say.</summary>
    public DatabaseUnavailableException()
        : base("The store cannot be opened.")
    {
    }
}
