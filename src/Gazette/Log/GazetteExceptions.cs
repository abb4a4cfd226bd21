using Disclosure.Records;

namespace Disclosure.Gazette.Log;

/// <summary>An append that contradicts what the log already says; nothing was written.</summary>
public sealed class GazetteConflictException : Exception
{
    /// <summary>With the record and the reason.</summary>
    public GazetteConflictException(RecordId recordId, int version, string reason)
        : base($"Record {recordId}, version {version}: {reason}")
    {
        RecordId = recordId;
        Version = version;
    }

    /// <summary>With a message only.</summary>
    public GazetteConflictException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    public GazetteConflictException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Without more to say.</summary>
    public GazetteConflictException()
        : base("The append contradicts the log.")
    {
    }

    /// <summary>The record.</summary>
    public RecordId RecordId { get; }

    /// <summary>The version that was offered.</summary>
    public int Version { get; }
}

/// <summary>
/// The log does not agree with itself or with its signature: bytes were changed, rows are missing, or an older state was put in its
/// place. Nothing may be served or appended until an operator has looked; <c>disclosure gazette verify</c> names every place.
/// </summary>
public sealed class GazetteDamagedException : Exception
{
    /// <summary>With what is wrong and where.</summary>
    public GazetteDamagedException(string message)
        : base(message)
    {
    }

    /// <summary>With what is wrong and a cause.</summary>
    public GazetteDamagedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Without more to say.</summary>
    public GazetteDamagedException()
        : base("The gazette is damaged.")
    {
    }
}
