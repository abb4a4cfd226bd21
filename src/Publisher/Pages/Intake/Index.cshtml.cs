using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Intake;
using Disclosure.Publisher.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Pages.Intake;

/// <summary>录入决定: several files at once, each of which becomes a case. Works without script; with one, each file is sent for itself.</summary>
[Authorize(Policy = DeskPolicies.Intake)]
[IgnoreAntiforgeryToken]
[TakesFiles]
public sealed class IndexModel(FilesForm files, BatchIntake batch, IOptions<DeskOptions> options) : PageModel
{
    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } =
    [
        "Files", nameof(BatchFields.ActType), nameof(BatchFields.Sector),
        nameof(BatchFields.SecrecyReviewer), nameof(BatchFields.SecrecyReviewedOn), nameof(BatchFields.SecrecyConclusion),
    ];

    /// <summary>What was typed.</summary>
    public BatchFields Fields { get; private set; } = new();

    /// <summary>What came of each file; empty before.</summary>
    public IReadOnlyList<BatchLine> Lines { get; private set; } = [];

    /// <summary>Why some files were not received; null when all were.</summary>
    public string? BreakWords { get; private set; }

    /// <summary>Largest file, in MB.</summary>
    public int FileMegabytes => options.Value.MaximumDocumentBytes / 1024 / 1024;

    /// <summary>All files together, in MB.</summary>
    public int AllMegabytes => options.Value.MaximumUploadBytes / 1024 / 1024;

    /// <summary>Files at once.</summary>
    public int FileCount => options.Value.MaximumUploadFiles;

    /// <summary>Whether the fields that few need are open: something was typed there, or is wrong.</summary>
    public bool HasMore => !ModelState.IsValid || (Fields with { Key = string.Empty }) != new BatchFields();

    /// <summary>Shows the form.</summary>
    public void OnGet() => Fields = new BatchFields { Key = DeskKey.New() };

    /// <summary>Takes the files in and shows what came of each.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var (form, why) = await files.OpenAsync(HttpContext, cancellationToken);
        if (form is null)
        {
            return why is UploadBreak.TooLarge ? Answer(StatusCodes.Status413PayloadTooLarge, new BatchOutcome { Fields = new BatchFields(), Break = why }) : Answer(StatusCodes.Status400BadRequest, new BatchOutcome
            {
                Fields = new BatchFields(),
                Errors = [new CaseMessage(string.Empty, "token", FilesForm.Expired)],
            });
        }

        var outcome = await batch.RunAsync(DeskUser.From(User), form, cancellationToken);
        if (outcome is { Lines.Count: 0, Errors.Count: 0, Break: null })
        {
            outcome = outcome with { Errors = [new CaseMessage("files", "required", "请选取至少一个文件。")] };
        }

        return Answer(outcome is { Break: UploadBreak.TooLarge, Lines.Count: 0 } ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status200OK, outcome);
    }

    private IActionResult Answer(int status, BatchOutcome outcome)
    {
        Fields = outcome.Fields.HasKey ? outcome.Fields : outcome.Fields with { Key = DeskKey.New() };
        Lines = outcome.Lines;
        BreakWords = outcome.Break switch
        {
            null => null,
            UploadBreak.TooLarge => $"一次传来的文件合计超过 {AllMegabytes} MB。下面列出的已经处理，其余没有接收，请分几次传。",
            UploadBreak.TooSlow => "网络太慢，传输没有完成。下面列出的已经处理，其余没有接收，请再传一次；重复传的不会重复立案。",
            _ => "传输中断或者格式不对。下面列出的已经处理，其余没有接收，请再传一次；重复传的不会重复立案。",
        };
        outcome.Errors.AddTo(ModelState);

        // A script wants the result alone.
        if (Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase))
        {
            return new JsonResult(new
            {
                errors = outcome.Errors.Select(error => new { field = IntakeFields.FieldOf(error), message = IntakeFields.WordsOf(error) }),
                broken = BreakWords,
                lines = outcome.Lines.Select(line => new { result = $"{line.Result}", word = line.Result.Chinese(), message = line.Message, caseId = line.CaseId }),
            })
            { StatusCode = status };
        }

        Response.StatusCode = status;
        return Page();
    }
}
