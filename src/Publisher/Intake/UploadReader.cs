using System.Diagnostics;
using System.Text;
using Disclosure.Publisher.Settings;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Disclosure.Publisher.Intake;

/// <summary>Opens forms with files that people send from the desk.</summary>
public sealed class UploadReader(IOptions<DeskOptions> options)
{
    /// <summary>The form of a request, not yet read.</summary>
    public UploadForm Open(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var reader = MultipartParts.Boundary(request) is { } boundary
            ? new MultipartReader(boundary, request.Body) { HeadersCountLimit = MultipartParts.MaximumHeaders, HeadersLengthLimit = MultipartParts.MaximumHeaderBytes }
            : null;
        return new UploadForm(reader, options.Value.MaximumDocumentBytes, TimeSpan.FromSeconds(options.Value.PushSeconds));
    }
}

/// <summary>
/// Reads a form part by part, each into memory and never into a file: one file is dealt with before the next is read, so that no more than one
/// is held at a time. What passes a limit is read over, not kept.
/// </summary>
/// <param name="reader">The body; null when it is no form of several parts.</param>
/// <param name="largestFile">Largest file, in bytes.</param>
/// <param name="patience">How long one part may take to come in.</param>
public sealed class UploadForm(MultipartReader? reader, int largestFile, TimeSpan patience)
{
    private const int LargestField = 64 * 1024;
    private const int MaximumParts = 2000;

    // However many parts: by then the largest form has come in over a line of half a megabit a second.
    private static readonly TimeSpan Whole = TimeSpan.FromHours(1);

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly long _opened = Stopwatch.GetTimestamp();
    private int _parts;
    private bool _hasEnded = reader is null;

    /// <summary>The next part. An input without a file chosen is none.</summary>
    public async Task<UploadPart> NextAsync(CancellationToken cancellationToken)
    {
        if (_hasEnded)
        {
            return new UploadPart.BrokenForm(UploadBreak.Malformed);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var left = Whole - Stopwatch.GetElapsedTime(_opened);
        limit.CancelAfter(left < TimeSpan.Zero ? TimeSpan.Zero : left < patience ? left : patience);
        try
        {
            return await ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Break(UploadBreak.TooSlow);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode is StatusCodes.Status408RequestTimeout)
        {
            return Break(UploadBreak.TooSlow);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode is StatusCodes.Status413PayloadTooLarge)
        {
            return Break(UploadBreak.TooLarge);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or DecoderFallbackException)
        {
            return Break(UploadBreak.Malformed);
        }
    }

    private async Task<UploadPart> ReadAsync(CancellationToken cancellationToken)
    {
        while (await reader!.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (++_parts > MaximumParts || !ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            {
                return Break(UploadBreak.Malformed);
            }

            if (!disposition.FileName.HasValue && !disposition.FileNameStar.HasValue)
            {
                return HeaderUtilities.RemoveQuotes(disposition.Name).Value is { Length: > 0 } name && await MultipartParts.ReadBoundedAsync(section.Body, LargestField, cancellationToken) is { } value
                    ? new UploadPart.Field(name, Strict.GetString(value))
                    : Break(UploadBreak.Malformed);
            }

            var fileName = MultipartParts.FileName(disposition);
            var content = await MultipartParts.ReadBoundedAsync(section.Body, largestFile, cancellationToken);
            if (content is null)
            {
                return new UploadPart.LargeFile(fileName);
            }

            if (fileName.Length > 0 || content.Length > 0)
            {
                return new UploadPart.WholeFile(fileName, content);
            }
        }

        _hasEnded = true;
        return new UploadPart.FormEnd();
    }

    private UploadPart.BrokenForm Break(UploadBreak why)
    {
        _hasEnded = true;
        return new UploadPart.BrokenForm(why);
    }
}
