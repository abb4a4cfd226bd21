using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Disclosure.TestKit;

namespace Disclosure.Benchmarks.Desk;

/// <summary>A push, ready to be sent.</summary>
internal sealed record PreparedPush(string Agency, string Number, byte[] Metadata, byte[] Document, string FileName);

/// <summary>The sample decisions under other document numbers, in metadata and document alike: Word files and texts as they come.</summary>
internal static class RenumberedSamples
{
    public static IEnumerable<PreparedPush> Create(int count, string word = "试市监处罚")
    {
        // Those for which all goes well or a person must look; a marked or unreadable one would measure another path.
        var samples = Directory.GetDirectories(Path.Combine(RepositoryRoot.Path, "config", "samples"))
            .Order(StringComparer.Ordinal)
            .Select(folder => (
                Metadata: JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "metadata.json")))!.AsObject(),
                Document: Directory.EnumerateFiles(folder, "decision.*").Order(StringComparer.Ordinal).First()))
            .Where(sample => sample.Metadata["documentNumber"] is not null)
            .Select(sample => (sample.Metadata, Name: Path.GetFileName(sample.Document), Bytes: File.ReadAllBytes(sample.Document)))
            .ToArray();
        for (var i = 0; i < count; i++)
        {
            var (template, name, bytes) = samples[i % samples.Length];
            var metadata = template.DeepClone().AsObject();
            var old = metadata["documentNumber"]!.GetValue<string>();
            var number = $"{word}〔2026〕{i + 1}号";
            metadata["documentNumber"] = number;
            yield return new PreparedPush(
                DeskServer.Agencies[i % DeskServer.Agencies.Count],
                number,
                Encoding.UTF8.GetBytes(metadata.ToJsonString()),
                name.EndsWith(".docx", StringComparison.Ordinal) ? Renumber(bytes, old, number) : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace(old, number, StringComparison.Ordinal)),
                name);
        }
    }

    private static byte[] Renumber(byte[] docx, string old, string number)
    {
        using var file = new MemoryStream();
        file.Write(docx);
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in archive.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal)).ToList())
            {
                using var stream = entry.Open();
                using var reader = new StreamReader(stream, leaveOpen: true);
                var xml = reader.ReadToEnd();
                if (!xml.Contains(old, StringComparison.Ordinal))
                {
                    continue;
                }

                stream.SetLength(0);
                stream.Write(Encoding.UTF8.GetBytes(xml.Replace(old, number, StringComparison.Ordinal)));
            }
        }

        return file.ToArray();
    }
}
