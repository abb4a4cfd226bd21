using Disclosure.Records;

namespace Disclosure.Publisher.Restoring;

/// <summary>Records are public that the desk cannot vouch for; the message is what the operator reads.</summary>
public sealed class UnknownRecordsException : Exception
{
    private const int Named = 50;

    /// <summary>With the records.</summary>
    public UnknownRecordsException(IReadOnlyList<RecordId> records)
        : base(
            $"公示簿比经办端数据库新：有 {records?.Count} 条记录正在公开，而本库没有与之一致的案件，因此不能开放。请恢复更新的经办端备份；如果没有，可用 end-unknown 撤下这些记录，再由机关重新推送。 "
            + $"The gazette is newer than the desk's database: {records?.Count} records are public that it cannot vouch for, so the desk does not open. "
            + $"Restore a newer backup of the desk, or end these records with end-unknown: {string.Join(' ', (records ?? []).Take(Named))}{(records?.Count > Named ? " …" : string.Empty)}")
    {
    }

    /// <summary>Makes the exception.</summary>
    public UnknownRecordsException()
    {
    }

    /// <summary>Makes the exception.</summary>
    public UnknownRecordsException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    public UnknownRecordsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
