using System.Text.Json;
using System.Text.Json.Serialization;
using Disclosure.Gazette.Inbox;

namespace Disclosure.PublicSite.Corrections;

/// <summary>What is taken of one correction request, and how many; <c>config/correction-requests.json</c>.</summary>
public sealed record RequestLimits
{
    private const int Mebibyte = 1024 * 1024;
    private const int Envelope = 256 * 1024;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
    };

    /// <summary>Files of evidence, 0 to <see cref="CorrectionMessage.MostFiles"/>.</summary>
    public required int MostFiles { get; init; }

    /// <summary>Bytes of one file, from 1 KiB to 32 MiB.</summary>
    public required int LargestFileBytes { get; init; }

    /// <summary>Bytes of all files of a request together, from 1 KiB to 48 MiB.</summary>
    public required int LargestTotalBytes { get; init; }

    /// <summary>How long a form may take to come in, 30 to 1800 seconds.</summary>
    public required int UploadSeconds { get; init; }

    /// <summary>Requests that a visitor may send at once, 1 to 1000.</summary>
    public required int VisitorBurst { get; init; }

    /// <summary>Seconds after which the visitor may send one more, 1 to 86,400.</summary>
    public required int VisitorEverySeconds { get; init; }

    /// <summary>Forms read at the same time, 1 to 100.</summary>
    public required int AtOnce { get; init; }

    /// <summary>Requests of everyone within a minute, 1 to 100,000.</summary>
    public required int EveryonePerMinute { get; init; }

    /// <summary>Bytes of a whole form, at most.</summary>
    [JsonIgnore]
    public long LargestForm => LargestTotalBytes + Envelope;

    /// <summary>Reads the file.</summary>
    /// <exception cref="JsonException">It is not of the expected form, or a value is out of bounds; every error is listed.</exception>
    public static RequestLimits Read(string path)
    {
        using var stream = File.OpenRead(path);
        var limits = JsonSerializer.Deserialize<RequestLimits>(stream, Format) ?? throw new JsonException("Expected an object.");
        var errors = new List<string>();
        Range(limits.MostFiles, 0, CorrectionMessage.MostFiles, "mostFiles");
        Range(limits.LargestFileBytes, 1024, 32 * Mebibyte, "largestFileBytes");
        Range(limits.LargestTotalBytes, 1024, 48 * Mebibyte, "largestTotalBytes");
        Range(limits.UploadSeconds, 30, 1800, "uploadSeconds");
        Range(limits.VisitorBurst, 1, 1000, "visitorBurst");
        Range(limits.VisitorEverySeconds, 1, 86_400, "visitorEverySeconds");
        Range(limits.AtOnce, 1, 100, "atOnce");
        Range(limits.EveryonePerMinute, 1, 100_000, "everyonePerMinute");
        return errors.Count == 0 ? limits : throw new JsonException(string.Join(" ", errors));

        void Range(int value, int least, int most, string name)
        {
            if (value < least || value > most)
                errors.Add($"{name} must be from {least} to {most}.");
        }
    }
}
