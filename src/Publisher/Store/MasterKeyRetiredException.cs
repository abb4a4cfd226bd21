namespace Disclosure.Publisher.Store;

/// <summary>The master key of this process is no longer the store's: it must be started again with the one that is.</summary>
public sealed class MasterKeyRetiredException : Exception
{
    /// <summary>Makes the exception.</summary>
    public MasterKeyRetiredException()
    {
    }

    /// <summary>Makes the exception.</summary>
    public MasterKeyRetiredException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    public MasterKeyRetiredException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
