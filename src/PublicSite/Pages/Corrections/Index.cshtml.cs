using System.Diagnostics;
using Disclosure.Gazette.Inbox;
using Disclosure.PublicSite.Corrections;
using Disclosure.PublicSite.Decisions;
using Disclosure.PublicSite.Reference;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.PublicSite.Pages.Corrections;

/// <summary>
/// 更正申请 (公示办法 Art. 17): where to begin, and where the form is sent. What was typed is sealed at once and forgotten; the answer is the receipt, computed
/// from the form's own key, so that a form sent twice gives it twice.
/// </summary>
[IgnoreAntiforgeryToken]
[PrivatePage(TakesFiles = true)]
public sealed class IndexModel(CorrectionDoor door, SubmissionGate gate, RequestLimits limits, AgencyDirectory agencies, PermanentAddress address) : PageModel
{
    /// <summary>The form with what is to be mended; null when there is none to show.</summary>
    public RequestForm? Form { get; private set; }

    /// <summary>The receipt, once the request lies with the desk; null before.</summary>
    public RequestReceipt? Receipt { get; private set; }

    /// <summary>The day on the receipt.</summary>
    public DateTimeOffset SentAt { get; private set; }

    /// <summary>Whether requests are taken here.</summary>
    public bool IsOpen => door.IsOpen;

    /// <summary>What the code on the receipt holds: where to look, number and code; nothing that a scanner would open by itself.</summary>
    public string ReceiptText => $"{address.Root(Request)}/corrections/status\n{Receipt?.PrintedNumber}\n{Receipt?.PrintedCode}";

    /// <summary>Shows where to begin.</summary>
    public void OnGet()
    {
        // The page says it all.
    }

    /// <summary>Takes the form.</summary>
    public async Task<IActionResult> OnPostAsync([FromServices] TimeProvider time, CancellationToken cancellationToken)
    {
        if (!gate.IsFromHere(Request))
            return StatusCode(StatusCodes.Status403Forbidden);
        if (!door.IsOpen)
            return NotFound();
        using var lease = await gate.EnterAsync(HttpContext, cancellationToken);
        if (!lease.IsAcquired)
            return StatusCode(StatusCodes.Status429TooManyRequests);

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(limits.UploadSeconds));
        SentForm? sent;
        try
        {
            sent = await SentForm.ReadAsync(Request, limits, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return StatusCode(StatusCodes.Status408RequestTimeout);
        }

        if (sent is null || RequestReceipt.OfForm(sent["key"]) is not { } receipt)
            return StatusCode(StatusCodes.Status400BadRequest);
        Form = RequestForm.Of(sent).Checked(sent, agencies);
        if (Form.Errors.Count > 0)
            return Again(StatusCodes.Status422UnprocessableEntity);
        SentAt = time.GetUtcNow();
        var message = Form.Message(sent, receipt, SentAt);
        Debug.Assert(message.Errors().Count == 0, "What the form lets through, the desk takes.");
        try
        {
            await door.SendAsync(message, cancellationToken);
        }
        catch (InboxUnavailableException)
        {
            Form = Form with { Errors = [new FieldError(string.Empty, "暂时收不到申请，您填写的内容没有发出。请过几分钟再按“提交申请”。")] };
            return Again(StatusCodes.Status503ServiceUnavailable);
        }

        (Form, Receipt) = (null, receipt);
        return Page();
    }

    private PageResult Again(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
