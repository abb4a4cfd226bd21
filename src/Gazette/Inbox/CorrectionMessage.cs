using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Disclosure.Gazette.Inbox;

/// <summary>What a party says is wrong with a published decision (公示办法 Art. 17).</summary>
public enum CorrectionKind
{
    /// <summary>信息不准确</summary>
    Inaccurate = 1,

    /// <summary>应当隐去的信息没有隐去</summary>
    ShouldBeRedacted,

    /// <summary>整件不应公开</summary>
    ShouldNotBePublic,

    /// <summary>决定已被变更或者撤销</summary>
    Superseded,

    /// <summary>张冠李戴：不是本人或者本单位的案件</summary>
    MistakenIdentity,
}

/// <summary>What a piece of evidence is, told by its first bytes.</summary>
public enum EvidenceKind
{
    /// <summary>PDF.</summary>
    Pdf = 1,

    /// <summary>JPEG.</summary>
    Jpeg,

    /// <summary>PNG.</summary>
    Png,
}

/// <summary>A piece of evidence.</summary>
/// <param name="Name">Its name as the party calls it, without folders; private.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Content">Its bytes, never opened on the public side.</param>
public sealed record EvidenceFile(string Name, EvidenceKind Kind, byte[] Content);

/// <summary>
/// A correction request as it travels from the public site to the desk, sealed. Its bytes are a length, JSON, the files, and zeros up to a multiple of
/// <see cref="Block"/>, so that their number tells little. Everything in it is typed by a stranger: <see cref="Errors"/> is asked again at the desk.
/// </summary>
public sealed record CorrectionMessage
{
    /// <summary>Bytes are filled up to a multiple of this.</summary>
    public const int Block = 16 * 1024;

    /// <summary>Characters of what is wrong, and of the right content, at most.</summary>
    public const int LongestText = 4000;

    /// <summary>Characters of names, numbers and contacts, at most.</summary>
    public const int LongestLine = 200;

    /// <summary>Files, at most, whatever is configured.</summary>
    public const int MostFiles = 10;

    /// <summary>Bytes of a whole message, at most, whatever is configured.</summary>
    public const int LongestMessage = 64 * 1024 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Number of the receipt, signs alone.</summary>
    public required string Number { get; init; }

    /// <summary>Code of the receipt, signs alone.</summary>
    public required string Code { get; init; }

    /// <summary>When it was sent, by the public site's clock.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>The published record that is meant; null when none could be found by its number.</summary>
    public string? RecordId { get; init; }

    /// <summary>文号 of the decision, as it was published or typed.</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>Code of the agency that made it.</summary>
    public required string AgencyCode { get; init; }

    /// <summary>What is wrong.</summary>
    public required CorrectionKind Kind { get; init; }

    /// <summary>Where and how, in the party's words.</summary>
    public required string Statement { get; init; }

    /// <summary>The right content; empty where there is none to give.</summary>
    public string Correct { get; init; } = string.Empty;

    /// <summary>Who asks: a name.</summary>
    public required string Name { get; init; }

    /// <summary>How to reach them; empty when they will ask by the receipt alone.</summary>
    public string Contact { get; init; } = string.Empty;

    /// <summary>核验码 printed with the served document; empty where the paper carries none.</summary>
    public string AccessCode { get; init; } = string.Empty;

    /// <summary>Last four of the ID or credit code; empty where none was given.</summary>
    public string IdentityTail { get; init; } = string.Empty;

    /// <summary>Evidence.</summary>
    [JsonIgnore]
    public IReadOnlyList<EvidenceFile> Files { get; init; } = [];

    /// <summary>The bytes that are sealed.</summary>
    public byte[] ToBytes()
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(new Envelope(this, [.. Files.Select(static file => new FileLine(file.Name, file.Kind, file.Content.Length))]), Json);
        var length = sizeof(int) + text.Length + Files.Sum(static file => file.Content.Length);
        var bytes = new byte[(length + Block - 1) / Block * Block];
        BinaryPrimitives.WriteInt32BigEndian(bytes, text.Length);
        text.CopyTo(bytes, sizeof(int));
        var place = sizeof(int) + text.Length;
        foreach (var file in Files)
        {
            file.Content.CopyTo(bytes, place);
            place += file.Content.Length;
        }

        return bytes;
    }

    /// <summary>The message in such bytes; null when they hold none, or one that is out of bounds.</summary>
    public static CorrectionMessage? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < sizeof(int) || bytes.Length > LongestMessage)
            return null;
        var textLength = BinaryPrimitives.ReadInt32BigEndian(bytes);
        if (textLength < 0 || textLength > bytes.Length - sizeof(int))
            return null;
        try
        {
            if (JsonSerializer.Deserialize<Envelope>(bytes.Slice(sizeof(int), textLength), Json) is not { Message: { } message, Files: { } lines } || lines.Count > MostFiles)
                return null;
            var place = sizeof(int) + textLength;
            var files = new List<EvidenceFile>(lines.Count);
            foreach (var line in lines)
            {
                if (line.Length < 0 || line.Length > bytes.Length - place)
                    return null;
                files.Add(new EvidenceFile(line.Name, line.Kind, bytes.Slice(place, line.Length).ToArray()));
                place += line.Length;
            }

            message = message with { Files = files };
            return message.Errors().Count == 0 ? message : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Names of the fields that are missing, too long or hold what no reader sees; empty when the message can be taken.</summary>
    public IReadOnlyList<string> Errors()
    {
        var errors = new List<string>();
        if (!RequestReceipt.TryRead(Number, Code, out var receipt) || !string.Equals(receipt.Number, Number, StringComparison.Ordinal) || !string.Equals(receipt.Code, Code, StringComparison.Ordinal))
            errors.Add(nameof(Number));
        if (!Enum.IsDefined(Kind))
            errors.Add(nameof(Kind));
        Hold(DocumentNumber, nameof(DocumentNumber), LongestLine, isNeeded: true);
        Hold(AgencyCode, nameof(AgencyCode), LongestLine, isNeeded: true);
        Hold(RecordId ?? string.Empty, nameof(RecordId), LongestLine, isNeeded: false);
        Hold(Statement, nameof(Statement), LongestText, isNeeded: true);
        Hold(Correct, nameof(Correct), LongestText, isNeeded: false);
        Hold(Name, nameof(Name), LongestLine, isNeeded: true);
        Hold(Contact, nameof(Contact), LongestLine, isNeeded: false);
        Hold(AccessCode, nameof(AccessCode), LongestLine, isNeeded: false);
        Hold(IdentityTail, nameof(IdentityTail), LongestLine, isNeeded: false);
        foreach (var file in Files)
        {
            Hold(file.Name, nameof(Files), LongestLine, isNeeded: true);
            if (EvidenceKinds.Of(file.Content) != file.Kind)
                errors.Add(nameof(Files));
        }

        return errors;

        void Hold(string value, string name, int longest, bool isNeeded)
        {
            if (value.Length > longest || (isNeeded && string.IsNullOrWhiteSpace(value)) || !IsPlain(value, lines: longest == LongestText))
                errors.Add(name);
        }
    }

    /// <summary>Whether a text holds only what a reader sees; breaks of lines only where there may be several.</summary>
    public static bool IsPlain(string text, bool lines)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            if ((char.IsControl(letter) && !(lines && letter is '\n' or '\r' or '\t'))
                || letter is '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))
                return false;
            if (char.IsHighSurrogate(letter) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
                index++;
            else if (char.IsSurrogate(letter))
                return false;
        }

        return true;
    }

    private sealed record Envelope(CorrectionMessage Message, IReadOnlyList<FileLine> Files);

    private sealed record FileLine(string Name, EvidenceKind Kind, int Length);
}
