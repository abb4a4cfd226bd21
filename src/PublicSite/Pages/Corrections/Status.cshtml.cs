using Disclosure.Gazette.Inbox;
using Disclosure.PublicSite.Corrections;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.PublicSite.Pages.Corrections;

/// <summary>办理情况 by receipt. Number and code come in the body of a form, never in an address, and the reply is opened for this one answer.</summary>
[IgnoreAntiforgeryToken]
[PrivatePage]
public sealed class StatusModel(CorrectionDoor door, SubmissionGate gate) : PageModel
{
    /// <summary>What was typed, to be shown again when nothing was found.</summary>
    public string Number { get; private set; } = string.Empty;

    /// <summary>What the party is told; null when nothing was asked or found.</summary>
    public CorrectionReply? Reply { get; private set; }

    /// <summary>The number as it is printed.</summary>
    public string PrintedNumber { get; private set; } = string.Empty;

    /// <summary>What went wrong; null when nothing did.</summary>
    public string? Problem { get; private set; }

    /// <summary>Shows the form.</summary>
    public void OnGet()
    {
        // The page says it all.
    }

    /// <summary>Answers the holder of a receipt.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? number, [FromForm] string? code, CancellationToken cancellationToken)
    {
        if (!gate.IsFromHere(Request))
            return StatusCode(StatusCodes.Status403Forbidden);
        Number = number?.Trim() ?? string.Empty;
        if (!RequestReceipt.TryRead(number, code, out var receipt))
        {
            Problem = "编号是 10 位，查询码是 20 位，都由数字和字母组成。请对照回执再输入一次。";
            return Page();
        }

        try
        {
            Reply = await door.ReplyAsync(receipt, cancellationToken);
        }
        catch (InboxUnavailableException)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            Problem = "暂时不能查询，请过几分钟再试。";
            return Page();
        }

        if (Reply is null)
            Problem = "没有查到。请对照回执核对编号和查询码；刚刚提交的，请过一两分钟再查。";
        else
            PrintedNumber = receipt.PrintedNumber;
        return Page();
    }
}
