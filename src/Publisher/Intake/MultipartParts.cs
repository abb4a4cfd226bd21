using Microsoft.Net.Http.Headers;

namespace Disclosure.Publisher.Intake;

/// <summary>What every reader of a multipart body here does alike: in memory, within limits.</summary>
internal static class MultipartParts
{
    /// <summary>Headers of a part at most.</summary>
    public const int MaximumHeaders = 16;

    /// <summary>All headers of a part together at most, in bytes.</summary>
    public const int MaximumHeaderBytes = 8 * 1024;

    private const int MaximumBoundary = 100;
    private const int MaximumFileName = 200;

    /// <summary>The boundary of a form of several parts; null when the request is none.</summary>
    public static string? Boundary(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        return string.IsNullOrWhiteSpace(boundary) || boundary.Length > MaximumBoundary ? null : boundary;
    }

    /// <summary>The whole stream; null when it is longer than the limit, in bytes.</summary>
    public static async Task<byte[]?> ReadBoundedAsync(Stream body, int maximum, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[32 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (memory.Length + read > maximum)
            {
                return null;
            }

            memory.Write(buffer, 0, read);
        }

        return memory.ToArray();
    }

    /// <summary>The name of a file without folders and control characters, its last 200 characters; empty when it has none.</summary>
    public static string FileName(ContentDispositionHeaderValue disposition)
    {
        var raw = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
        var name = HeaderUtilities.RemoveQuotes(raw).Value ?? string.Empty;
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        name = string.Concat(name.Where(character => !char.IsControl(character))).Trim();
        return name.Length > MaximumFileName ? name[^MaximumFileName..] : name;
    }
}
