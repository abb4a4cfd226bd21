using System.Text.Json;
using System.Text.Json.Serialization;
using Disclosure.Publisher.Cases;
using Disclosure.Records;

namespace Disclosure.Publisher.Processing;

/// <summary>How decisions are published unless the agency asks otherwise; <c>config/publication.json</c>.</summary>
public sealed record PublicationPolicy
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "publication.json";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Full text or summary, by what the party is (Art. 9).</summary>
    public required IReadOnlyDictionary<PartyKind, DisclosureMode> DefaultMode { get; init; }

    /// <summary>Which of <c>facts</c>, <c>basis</c>, <c>decision</c> a summary must have; acts not named need <see cref="OtherSummaryFields"/>.</summary>
    public required IReadOnlyDictionary<ActType, IReadOnlyList<string>> SummaryFields { get; init; }

    /// <summary>For all other acts (CX-14-1).</summary>
    public required IReadOnlyList<string> OtherSummaryFields { get; init; }

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">It is not such a policy.</exception>
    public static PublicationPolicy Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var policy = JsonSerializer.Deserialize<PublicationPolicy>(file, Json) ?? throw new JsonException("Expected an object.");
            return Enum.GetValues<PartyKind>().All(policy.DefaultMode.ContainsKey)
                ? policy
                : throw new JsonException("defaultMode must name every kind of party.");
        }
        catch (Exception exception) when (exception is JsonException or IOException)
        {
            throw new InvalidDataException($"无法读取公示方式配置 (cannot read the publication policy): {path}: {exception.Message}", exception);
        }
    }

    /// <summary>What the parties are together: any natural person makes it a natural person's decision.</summary>
    public static PartyKind KindOf(CaseSubmission fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return fields.Parties.Any(party => party.Kind == PartyKind.NaturalPerson) ? PartyKind.NaturalPerson
            : fields.Parties.Any(party => party.Kind == PartyKind.Proprietorship) ? PartyKind.Proprietorship
            : PartyKind.Organisation;
    }

    /// <summary>How the decision is published.</summary>
    public DisclosureMode ModeOf(CaseSubmission fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return fields.Mode ?? DefaultMode[KindOf(fields)];
    }

    /// <summary>The fields its summary must have.</summary>
    public IReadOnlyList<string> RequiredSummary(ActType actType) => SummaryFields.GetValueOrDefault(actType) ?? OtherSummaryFields;
}
