namespace Disclosure.Gazette.Stores;

/// <summary>The schema of a store is not one this program may use; the message is a sentence for an operator.</summary>
public sealed class MigrationException : Exception
{
    /// <summary>With what is wrong.</summary>
    public MigrationException(string message)
        : base(message)
    {
    }

    /// <summary>With what is wrong and what the engine said.</summary>
    public MigrationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Without more to say.</summary>
    public MigrationException()
        : base("The store's schema cannot be used.")
    {
    }
}
