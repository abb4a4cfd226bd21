using System.Text;
using Disclosure.Gazette.Inbox;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Disclosure.PublicSite.Corrections;

/// <summary>
/// A form with files as it came in: read part by part into memory, never into a file, as the framework's own reader would. What passes a bound is read
/// over, not kept, so that the rest of the form is there to be shown again.
/// </summary>
public sealed class SentForm
{
    private const int LargestField = 32 * 1024;
    private const int MostParts = 64;
    private const int MostHeaders = 16;
    private const int MostHeaderBytes = 8 * 1024;
    private const int LongestBoundary = 100;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);
    private readonly List<EvidenceFile> _files = [];

    /// <summary>The files, in the order of the form.</summary>
    public IReadOnlyList<EvidenceFile> Files => _files;

    /// <summary>What is wrong with the files, a sentence for the visitor; null when nothing is.</summary>
    public string? FileProblem { get; private set; }

    /// <summary>A field, without space around it; empty when the form has none of that name.</summary>
    public string this[string name] => _fields.GetValueOrDefault(name, string.Empty);

    /// <summary>Reads the form of a request; null when it is none, breaks off, or has more to it than a form of this site.</summary>
    public static async Task<SentForm?> ReadAsync(HttpRequest request, RequestLimits limits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(limits);
        if (Boundary(request) is not { } boundary)
            return null;
        var form = new SentForm();
        try
        {
            var reader = new MultipartReader(boundary, request.Body) { HeadersCountLimit = MostHeaders, HeadersLengthLimit = MostHeaderBytes };
            for (var parts = 0; await reader.ReadNextSectionAsync(cancellationToken) is { } section; parts++)
            {
                if (parts == MostParts || !ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || !await form.TakeAsync(section.Body, disposition, limits, cancellationToken))
                    return null;
            }

            return form;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or DecoderFallbackException)
        {
            return null;
        }
    }

    private async Task<bool> TakeAsync(Stream body, ContentDispositionHeaderValue disposition, RequestLimits limits, CancellationToken cancellationToken)
    {
        var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? string.Empty;
        if (!disposition.FileName.HasValue && !disposition.FileNameStar.HasValue)
        {
            // A field told twice is no form of this site.
            return await ReadAsync(body, LargestField, cancellationToken) is { } value && _fields.TryAdd(name, Strict.GetString(value).ReplaceLineEndings("\n").Trim());
        }

        var fileName = FileName(disposition);
        var content = await ReadAsync(body, limits.LargestFileBytes, cancellationToken);
        if (content is { Length: 0 })
        {
            FileProblem ??= fileName.Length == 0 ? null : "有一个证明文件是空的，请重新选择。";
            return true;
        }

        FileProblem ??= content is null ? $"有一个证明文件太大，每个不能超过 {limits.LargestFileBytes / (1024 * 1024)} MB。"
            : _files.Count == limits.MostFiles ? $"证明文件最多 {limits.MostFiles} 个。"
            : _files.Sum(static file => (long)file.Content.Length) + content.Length > limits.LargestTotalBytes ? $"证明文件合计不能超过 {limits.LargestTotalBytes / (1024 * 1024)} MB。"
            : EvidenceKinds.Of(content) is null ? "证明文件只能是 PDF、JPG 或者 PNG。请拍照或者另存为 PDF 后再选择。"
            : null;
        if (FileProblem is null && content is not null && EvidenceKinds.Of(content) is { } kind)
            _files.Add(new EvidenceFile(fileName.Length > 0 ? fileName : "文件" + kind.Ending(), kind, content));
        return true;
    }

    private static string? Boundary(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return null;
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        return string.IsNullOrWhiteSpace(boundary) || boundary.Length > LongestBoundary ? null : boundary;
    }

    /// <summary>The whole part; null when it is longer than the bound, and then it was read to its end all the same.</summary>
    private static async Task<byte[]?> ReadAsync(Stream body, int most, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[32 * 1024];
        var isTooLong = false;
        int read;
        while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            isTooLong |= memory.Length + read > most;
            if (!isTooLong)
                memory.Write(buffer, 0, read);
        }

        return isTooLong ? null : memory.ToArray();
    }

    private static string FileName(ContentDispositionHeaderValue disposition)
    {
        var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? string.Empty;
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        name = string.Concat(name.EnumerateRunes().Where(static rune => CorrectionMessage.IsPlain(rune.ToString(), lines: false))).Trim();
        if (name.Length <= CorrectionMessage.LongestLine)
            return name;
        name = name[^CorrectionMessage.LongestLine..];
        return char.IsLowSurrogate(name[0]) ? name[1..] : name;
    }
}
