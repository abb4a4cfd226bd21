namespace Disclosure.Records;

/// <summary>What a published payload is.</summary>
public enum RecordKind
{
    /// <summary>A <see cref="DecisionRecord"/>.</summary>
    Decision = 1,

    /// <summary>A <see cref="NoticeRecord"/>.</summary>
    Notice,
}

/// <summary>
/// Proof that a payload passed the release verifier: the only thing the gazette accepts. Its constructor is visible to the
/// Redactor alone, and a test holds the Redactor to calling it from <c>Verification</c> only. It is never stored: after a crash
/// the payload is verified again.
/// </summary>
public sealed class PublishableRecord
{
    internal PublishableRecord(DecisionRecord decision)
    {
        Kind = RecordKind.Decision;
        Id = decision.Id;
        Version = decision.Version;
        Payload = RecordJson.Serialize(decision);
    }

    internal PublishableRecord(NoticeRecord notice)
    {
        Kind = RecordKind.Notice;
        Id = notice.Id;
        Version = notice.Version;
        Payload = RecordJson.Serialize(notice);
    }

    /// <summary>What <see cref="Payload"/> holds.</summary>
    public RecordKind Kind { get; }

    /// <summary>The decision's identity.</summary>
    public RecordId Id { get; }

    /// <summary>The version this payload becomes.</summary>
    public int Version { get; }

    /// <summary>The bytes that will be public: UTF-8 JSON as <see cref="RecordJson"/> writes it.</summary>
    public ReadOnlyMemory<byte> Payload { get; }
}
