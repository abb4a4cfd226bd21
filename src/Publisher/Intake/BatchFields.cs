using System.Text.Json.Nodes;
using Disclosure.Publisher.Cases;
using Disclosure.Records;

namespace Disclosure.Publisher.Intake;

/// <summary>What is typed once for all files of a batch; everything else is read from the texts.</summary>
public sealed record BatchFields
{
    /// <summary>Symbols of a key.</summary>
    public const int KeyLength = 32;

    /// <summary>The page's own name for this batch: pressing twice finds the same cases.</summary>
    public string Key { get; init; } = string.Empty;

    /// <summary>The kind of act; null leaves it to each text.</summary>
    public ActType? ActType { get; init; }

    /// <summary>领域; null when not told.</summary>
    public string? Sector { get; init; }

    /// <summary>审查人 of the 保密审查.</summary>
    public string? SecrecyReviewer { get; init; }

    /// <summary>Its day, as typed.</summary>
    public string? SecrecyReviewedOn { get; init; }

    /// <summary>Its conclusion.</summary>
    public SecrecyConclusion? SecrecyConclusion { get; init; }

    /// <summary>Whether the key is one that a page was given.</summary>
    public bool HasKey => Key.Length == KeyLength && Key.All(char.IsAsciiHexDigit);

    /// <summary>With a field of the form; a field that is not one of these changes nothing.</summary>
    public BatchFields With(string name, string value) => name switch
    {
        nameof(Key) => this with { Key = value },
        nameof(ActType) => this with { ActType = Choice<ActType>(value) },
        nameof(Sector) => this with { Sector = value },
        nameof(SecrecyReviewer) => this with { SecrecyReviewer = value },
        nameof(SecrecyReviewedOn) => this with { SecrecyReviewedOn = value },
        nameof(SecrecyConclusion) => this with { SecrecyConclusion = Choice<SecrecyConclusion>(value) },
        _ => this,
    };

    /// <summary>As the metadata of each file.</summary>
    internal byte[] Metadata()
    {
        var metadata = new JsonObject();
        metadata.Choice("actType", ActType);
        metadata.Text("sector", Sector);
        metadata.Secrecy(new SecrecyFields(SecrecyReviewer, SecrecyReviewedOn, SecrecyConclusion));
        return SubmissionForm.Bytes(metadata);
    }

    private static T? Choice<T>(string value)
        where T : struct, Enum => Enum.TryParse<T>(value, out var choice) && Enum.IsDefined(choice) ? choice : null;
}
