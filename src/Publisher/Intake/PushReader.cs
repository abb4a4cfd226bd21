using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Settings;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Disclosure.Publisher.Intake;

/// <summary>
/// Reads a multipart push into memory, never to a file: nothing of it may touch a disk before it was searched for secrecy marks.
/// Every part has its limit.
/// </summary>
public sealed class PushReader(IOptions<DeskOptions> options)
{
    /// <summary>Name of the part that holds the metadata.</summary>
    public const string MetadataPart = "metadata";

    /// <summary>Name of the part that holds the document.</summary>
    public const string DocumentPart = "document";

    /// <summary>Largest metadata, in bytes.</summary>
    public const int MaximumMetadataBytes = 1024 * 1024;

    private const int EnvelopeBytes = 64 * 1024;

    /// <summary>Reads a request.</summary>
    public async Task<PushReadOutcome> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var maximum = options.Value.MaximumDocumentBytes;
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = (long)maximum + MaximumMetadataBytes + EnvelopeBytes;
        }

        if (MultipartParts.Boundary(request) is not { } boundary)
        {
            return new PushReadOutcome.WrongType();
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(options.Value.PushSeconds));
        try
        {
            return await ReadPartsAsync(new MultipartReader(boundary, request.Body) { HeadersCountLimit = MultipartParts.MaximumHeaders, HeadersLengthLimit = MultipartParts.MaximumHeaderBytes }, maximum, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new PushReadOutcome.BodyTooSlow();
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status408RequestTimeout)
        {
            return new PushReadOutcome.BodyTooSlow();
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge("body", maximum);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException) // a body that breaks off or is wrongly chunked among them
        {
            return Malformed(new CaseMessage("body", "multipart", "请求正文不是完整的 multipart/form-data。"));
        }
    }

    private static async Task<PushReadOutcome> ReadPartsAsync(MultipartReader reader, int maximum, CancellationToken cancellationToken)
    {
        byte[]? metadata = null;
        byte[]? document = null;
        var fileName = string.Empty;
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            {
                return Malformed(new CaseMessage("body", "multipart", "每一部分须有 Content-Disposition。"));
            }

            switch (HeaderUtilities.RemoveQuotes(disposition.Name).Value)
            {
                case MetadataPart when metadata is null:
                    metadata = await MultipartParts.ReadBoundedAsync(section.Body, MaximumMetadataBytes, cancellationToken);
                    if (metadata is null)
                    {
                        return TooLarge(MetadataPart, MaximumMetadataBytes);
                    }

                    break;
                case DocumentPart when document is null:
                    fileName = MultipartParts.FileName(disposition);
                    document = await MultipartParts.ReadBoundedAsync(section.Body, maximum, cancellationToken);
                    if (document is null)
                    {
                        return TooLarge(DocumentPart, maximum);
                    }

                    break;
                default:
                    return Malformed(new CaseMessage("body", "unknown-part", "只接受 metadata 与 document 各一部分。"));
            }
        }

        List<CaseMessage> errors = [];
        if (metadata is null or [])
        {
            errors.Add(new CaseMessage(MetadataPart, "required", "缺少 metadata 部分。"));
        }

        if (document is null or [])
        {
            errors.Add(new CaseMessage(DocumentPart, "required", "缺少 document 部分，或文件为空。"));
        }

        if (document is not null && fileName.Length == 0)
        {
            errors.Add(new CaseMessage(DocumentPart, "file-name", "document 部分须带文件名。"));
        }

        return errors.Count > 0
            ? Malformed([.. errors])
            : new PushReadOutcome.Read(new PushedFiles { Metadata = metadata!, Document = document!, FileName = fileName });
    }

    private static PushReadOutcome.Malformed Malformed(params CaseMessage[] errors) => new(errors);

    private static PushReadOutcome.BodyTooLarge TooLarge(string field, int maximum) => new([new CaseMessage(field, "too-large", $"不得超过 {maximum} 字节。")]);
}
