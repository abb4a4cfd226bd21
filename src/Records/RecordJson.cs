using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Disclosure.Records;

/// <summary>
/// The published form of records: UTF-8 JSON, camel case, enums by name, dates as yyyy-MM-dd. Reading refuses unknown members,
/// so that a payload can hold nothing that no one looks at.
/// </summary>
public static class RecordJson
{
    private static readonly RecordJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        AllowOutOfOrderMetadataProperties = true,
    });

    /// <summary>Writes a decision.</summary>
    public static byte[] Serialize(DecisionRecord record) => JsonSerializer.SerializeToUtf8Bytes(record, Context.DecisionRecord);

    /// <summary>Writes a decision into a buffer: the same bytes.</summary>
    public static void Serialize(DecisionRecord record, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = Context.Options.Encoder });
        JsonSerializer.Serialize(writer, record, Context.DecisionRecord);
    }

    /// <summary>Writes a notice.</summary>
    public static byte[] Serialize(NoticeRecord record) => JsonSerializer.SerializeToUtf8Bytes(record, Context.NoticeRecord);

    /// <summary>Reads a decision.</summary>
    /// <exception cref="JsonException">The bytes are not a decision record.</exception>
    public static DecisionRecord ReadDecision(ReadOnlySpan<byte> payload) =>
        JsonSerializer.Deserialize(payload, Context.DecisionRecord) ?? throw new JsonException("Expected a decision record, found null.");

    /// <summary>Reads a notice.</summary>
    /// <exception cref="JsonException">The bytes are not a notice record.</exception>
    public static NoticeRecord ReadNotice(ReadOnlySpan<byte> payload) =>
        JsonSerializer.Deserialize(payload, Context.NoticeRecord) ?? throw new JsonException("Expected a notice record, found null.");
}

[JsonSerializable(typeof(DecisionRecord))]
[JsonSerializable(typeof(NoticeRecord))]
internal sealed partial class RecordJsonContext : JsonSerializerContext;
