using System.Text.Json;

namespace Disclosure.Publisher.Intake;

/// <summary>Every text in a metadata document, names of members included: escapes resolved, so that none hides a mark.</summary>
internal static class MetadataTexts
{
    /// <summary>The texts; null when the bytes are not JSON of the form that is read, and then nothing of them will be stored.</summary>
    public static IReadOnlyList<string>? Of(byte[] metadata)
    {
        var texts = new List<string>();
        try
        {
            using var document = MetadataReader.Parse(metadata);
            Collect(document.RootElement, texts);
            return texts;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void Collect(JsonElement element, List<string> texts)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    texts.Add(member.Name);
                    Collect(member.Value, texts);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Collect(item, texts);
                }

                break;
            case JsonValueKind.String:
                texts.Add(element.GetString()!);
                break;
        }
    }
}
