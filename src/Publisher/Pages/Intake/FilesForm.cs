using Disclosure.Publisher.Intake;
using Microsoft.AspNetCore.Antiforgery;

namespace Disclosure.Publisher.Pages.Intake;

/// <summary>
/// Opens forms that hold files. The token is the form's first field: it is read and checked before anything else of the body is looked at, for
/// the framework would have to read the whole form to find it.
/// </summary>
public sealed class FilesForm(UploadReader uploads, IAntiforgery antiforgery)
{
    private const string TokenField = "__RequestVerificationToken";
    private const string TokenHeader = "RequestVerificationToken";

    /// <summary>What is said of a form without a valid token.</summary>
    public const string Expired = "页面已经过期，没有接收任何文件。请刷新页面后重新选取文件。";

    /// <summary>
    /// The form, read up to its token; null when it has none that is valid for whoever is signed in, or when it cannot be read at all, and then
    /// with the reason.
    /// </summary>
    public async Task<(UploadForm? Form, UploadBreak? Break)> OpenAsync(HttpContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var form = uploads.Open(context.Request);
        var first = await form.NextAsync(cancellationToken);
        if (first is not UploadPart.Field { Name: TokenField, Value: var token })
        {
            return (null, (first as UploadPart.BrokenForm)?.Why);
        }

        context.Request.Headers[TokenHeader] = token;
        return (await antiforgery.IsRequestValidAsync(context) ? form : null, null);
    }
}
