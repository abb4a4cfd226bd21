using System.Data.Common;
using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;

namespace Disclosure.Publisher.Intake;

/// <summary>A push on its way into the store.</summary>
internal sealed record Push
{
    public required ApiClient Client { get; init; }

    public required PushedFiles Files { get; init; }

    public required string KeyIndex { get; init; }

    public required string ContentIndex { get; init; }

    public CaseSubmission Submission { get; init; } = new();

    /// <summary>Present when the document could not be read, and so not searched: then it is not kept.</summary>
    public SecrecyFinding.Unreadable? Unreadable { get; init; }
}

/// <summary>The same push was committed while this one was under way.</summary>
internal sealed class SamePushException : Exception
{
    public SamePushException()
    {
    }

    public SamePushException(string message)
        : base(message)
    {
    }

    public SamePushException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>Recognises a push that was made before.</summary>
internal sealed record RepeatedPush
{
    public required string ContentIndex { get; init; }

    public required string CaseId { get; init; }

    /// <summary>The earlier answer; a conflict when the key stands for other content; null when the key is new.</summary>
    public static async Task<SubmitOutcome?> FindAsync(DbConnection connection, Push push, DbTransaction? transaction)
    {
        var earlier = await connection.QuerySingleOrDefaultAsync<RepeatedPush>(
            "SELECT content_index AS ContentIndex, case_id AS CaseId FROM idempotency WHERE agency_code = @AgencyCode AND key_index = @KeyIndex",
            new { push.Client.AgencyCode, push.KeyIndex },
            transaction);
        if (earlier is null)
        {
            return null;
        }

        return string.Equals(earlier.ContentIndex, push.ContentIndex, StringComparison.Ordinal)
            ? new SubmitOutcome.Accepted(earlier.CaseId)
            : new SubmitOutcome.KeyReused();
    }
}
