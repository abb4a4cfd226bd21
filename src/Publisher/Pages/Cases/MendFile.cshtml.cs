using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Intake;
using Disclosure.Publisher.Pages.Intake;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Pages.Cases;

/// <summary>换文件: another file in the place of the one that came back, in the same case.</summary>
[Authorize(Policy = DeskPolicies.Intake)]
[IgnoreAntiforgeryToken]
[TakesFiles]
public sealed class MendFileModel(CaseReader reader, MendService mending, FilesForm files, IOptions<DeskOptions> options) : CasePage(reader)
{
    private string? _refusal;

    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } = ["Files"];

    /// <summary>Whether what was pushed or filled before gives way to what the new file says.</summary>
    public bool ReadAnew { get; private set; }

    /// <summary>Largest file, in MB.</summary>
    public int FileMegabytes => options.Value.MaximumDocumentBytes / 1024 / 1024;

    /// <summary>Why nothing can be mended; null when it can.</summary>
    public string? Obstacle => _refusal
        ?? (Screen.Fits(CaseAct.Mend) ? Screen.Obstacle(CaseAct.Mend) : $"只有已退回的案件可以补正。{Screen.Standing}");

    /// <summary>Shows the form.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>Replaces the file.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var (upload, seen) = await ReadAsync(cancellationToken);
        // Only what names a case that may be mended is looked at: the service says why not, and writes it down.
        return await ActAsync(
            "mended",
            async user => await mending.ReplaceAsync(user, CaseId, seen, upload!, ReadAnew, cancellationToken) switch
            {
                ReviewOutcome.Invalid invalid => new ReviewOutcome.Invalid([.. invalid.Errors.Select(error => error with { Message = IntakeFields.WordsOf(error) })]),
                var outcome => outcome,
            },
            field => field is "files" ? "Files" : string.Empty,
            cancellationToken);
    }

    /// <inheritdoc/>
    protected override void Refuse(string sentence) => _refusal = sentence;

    // Read to its end, so that whoever sends it hears the answer.
    private async Task<(UploadPart.WholeFile? File, int Seen)> ReadAsync(CancellationToken cancellationToken)
    {
        var (form, why) = await files.OpenAsync(HttpContext, cancellationToken);
        if (form is null)
        {
            ModelState.AddModelError(string.Empty, why is UploadBreak.TooLarge ? $"文件超过 {FileMegabytes} MB，没有接收。" : FilesForm.Expired);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return (null, 0);
        }

        UploadPart.WholeFile? found = null;
        var seen = 0;
        while (true)
        {
            switch (await form.NextAsync(cancellationToken))
            {
                case UploadPart.Field { Name: nameof(ReadAnew), Value: "true" }:
                    ReadAnew = true;
                    break;
                case UploadPart.Field { Name: "Seen", Value: var value } when int.TryParse(value, out var number):
                    seen = number;
                    break;
                case UploadPart.WholeFile file when found is null:
                    found = file;
                    break;
                case UploadPart.WholeFile:
                    ModelState.AddModelError("Files", "只能换成一个文件。");
                    break;
                case UploadPart.LargeFile:
                    ModelState.AddModelError("Files", $"文件超过 {FileMegabytes} MB，没有接收。");
                    break;
                case UploadPart.BrokenForm:
                    ModelState.AddModelError("Files", "传输没有完成，没有任何改动被保存。请再传一次。");
                    return (null, seen);
                case UploadPart.FormEnd:
                    if (found is not { Content.Length: > 0 } && ModelState.IsValid)
                    {
                        ModelState.AddModelError("Files", "请选取一个文件。");
                    }

                    return (found, seen);
            }
        }
    }
}
