using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Disclosure.Publisher.Audit;

/// <summary>One thing that was done. Content is never in it; a reason, which may name people, is sealed under the key of its case.</summary>
public sealed record AuditEntry
{
    /// <summary>Position in the chain, from 1, without gaps.</summary>
    public long Sequence { get; init; }

    /// <summary>When, milliseconds since 1970-01-01 UTC.</summary>
    public long At { get; init; }

    /// <summary>Who; see <see cref="Audit.Actor"/>.</summary>
    public required string Actor { get; init; }

    /// <summary>The agency concerned; null when none is.</summary>
    public string? AgencyCode { get; init; }

    /// <summary>The case concerned; null when none is.</summary>
    public string? CaseId { get; init; }

    /// <summary>What was done; one of <see cref="AuditActs"/>.</summary>
    public required string Act { get; init; }

    /// <summary>State before; null when no state changed.</summary>
    public string? FromState { get; init; }

    /// <summary>State after; null when no state changed.</summary>
    public string? ToState { get; init; }

    /// <summary>A code that tells more without content, such as a clause or a rule; null when none.</summary>
    public string? Code { get; init; }

    /// <summary>Reason, sealed as part <c>audit</c> of the case; null when none was given.</summary>
    public byte[]? Detail { get; init; }

    /// <summary>SHA-256 of the entry before; 32 zero bytes for the first.</summary>
    public byte[] PreviousHash { get; init; } = [];

    /// <summary>SHA-256 over everything above.</summary>
    public byte[] Hash { get; init; } = [];

    /// <summary>What <see cref="Hash"/> must be: every field with its length before it, so that no two entries share a form.</summary>
    public byte[] ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, Sequence);
        hash.AppendData(number);
        BinaryPrimitives.WriteInt64BigEndian(number, At);
        hash.AppendData(number);
        foreach (var text in (ReadOnlySpan<string?>)[Actor, AgencyCode, CaseId, Act, FromState, ToState, Code])
        {
            Append(hash, text is null ? null : Encoding.UTF8.GetBytes(text));
        }

        Append(hash, Detail);
        Append(hash, PreviousHash);
        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, byte[]? value)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, value?.Length ?? -1);
        hash.AppendData(length);
        hash.AppendData(value ?? []);
    }
}
