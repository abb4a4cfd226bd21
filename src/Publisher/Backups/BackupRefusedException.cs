namespace Disclosure.Publisher.Backups;

/// <summary>A backup or a restore cannot be done; nothing was touched, and the message says why.</summary>
public sealed class BackupRefusedException : Exception
{
    /// <summary>Makes the exception.</summary>
    public BackupRefusedException()
    {
    }

    /// <summary>Makes the exception.</summary>
    public BackupRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    public BackupRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
