using System.Globalization;
using System.Text;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Numbering;
using Disclosure.Publisher.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages.Numbers;

/// <summary>
/// Numbers missing in the sequences of document numbers, and cases that were pushed and never became public (公示办法 Art. 20(1)): a supervisor sees those of the
/// region, an agency's admin those of the agency and says why a number has no decision.
/// </summary>
[Authorize(Policy = DeskPolicies.Numbers)]
public sealed class IndexModel(NumberReader reader, GapExplanationService explanations, TimeProvider time) : PageModel
{
    /// <summary>Sequences shown at most; the table for spreadsheets has all.</summary>
    public const int SequencesShown = 100;

    /// <summary>Stretches of one sequence shown at most.</summary>
    public const int StretchesShown = 20;

    private const int YearsOffered = 8;

    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } = [nameof(Sequence), nameof(From), nameof(To), nameof(Reason), nameof(Words)];

    /// <summary>The year that is shown; this year unless the address says otherwise.</summary>
    [BindProperty(SupportsGet = true, Name = "year")]
    public string? YearText { get; set; }

    /// <summary>Code of the agency that is shown; empty for all of the region.</summary>
    [BindProperty(SupportsGet = true, Name = "agency")]
    public string? Agency { get; set; }

    /// <summary>What was done, from the address.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    /// <summary>The sequence of which something is said.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Sequence { get; set; }

    /// <summary>First number.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>Last number; empty for the first alone.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>Why they have no decision.</summary>
    [BindProperty]
    public GapReason? Reason { get; set; }

    /// <summary>More about it.</summary>
    [BindProperty]
    public string? Words { get; set; }

    /// <summary>What there is to see.</summary>
    public NumberOverview Overview { get; private set; } = null!;

    /// <summary>Who looks.</summary>
    public DeskUser Person => DeskUser.From(User);

    /// <summary>Years to choose from, the newest first.</summary>
    public IReadOnlyList<int> Years => [.. Enumerable.Range(0, YearsOffered).Select(back => ScreenValues.Today(time).Year - back).Append(Year).Distinct().OrderDescending()];

    /// <summary>The year.</summary>
    public int Year => int.TryParse(YearText, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= SerialNumber.FirstYear and <= SerialNumber.LastYear ? year : ScreenValues.Today(time).Year;

    /// <summary>Address of the table for spreadsheets.</summary>
    public string CsvAddress => $"/numbers?year={Year}&agency={Uri.EscapeDataString(Agency ?? string.Empty)}&handler=csv";

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : Forbid();

    /// <summary>The same as a table for spreadsheets.</summary>
    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken)
        ? File(Encoding.UTF8.GetBytes(NumberCsv.Of(Overview)), Csv.MediaType, string.Create(CultureInfo.InvariantCulture, $"numbers-{Year}.csv"))
        : Forbid();

    /// <summary>Records why numbers are missing.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        // A supervisor sees the page, and says nothing for an agency.
        if (!Person.MayExplainNumbers)
        {
            return await RefusedActs.ForbidAsync(this);
        }

        if (Serial(From, nameof(From)) is not { } first || (string.IsNullOrWhiteSpace(To) ? first : Serial(To, nameof(To))) is not { } last)
        {
            return await OnGetAsync(cancellationToken);
        }

        switch (await explanations.ExplainAsync(Person, new GapStatement(Year, Sequence ?? string.Empty, new SerialRange(first, last), Reason, Words), cancellationToken))
        {
            case ExplanationOutcome.Done:
                return LocalRedirect($"/numbers?year={Year}&done=explained");
            case ExplanationOutcome.Invalid invalid:
                foreach (var error in invalid.Errors)
                {
                    ModelState.AddModelError(error.Field switch { "reason" => nameof(Reason), "words" => nameof(Words), _ => nameof(From) }, error.Message);
                }

                break;
            default:
                ModelState.AddModelError(nameof(Sequence), "没有这个文号系列，请重新选择。");
                break;
        }

        return await OnGetAsync(cancellationToken);
    }

    /// <summary>Takes back what was said.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync(string? id, CancellationToken cancellationToken)
    {
        if (!Person.MayExplainNumbers)
        {
            return await RefusedActs.ForbidAsync(this);
        }

        if (await explanations.TakeBackAsync(Person, id ?? string.Empty, cancellationToken) is ExplanationOutcome.Done)
        {
            return LocalRedirect($"/numbers?year={Year}&done=taken-back");
        }

        ModelState.AddModelError(string.Empty, "没有撤回：这条说明已经撤回，或者不是本机关的。");
        return await OnGetAsync(cancellationToken);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await reader.ReadAsync(Person, Year, string.IsNullOrEmpty(Agency) ? null : Agency, cancellationToken) is not { } overview)
        {
            return false;
        }

        Overview = overview;
        return true;
    }

    // As people type them: full-width figures too.
    private int? Serial(string? text, string field)
    {
        if (int.TryParse(text?.Trim().Normalize(NormalizationForm.FormKC), NumberStyles.None, CultureInfo.InvariantCulture, out var serial))
        {
            return serial;
        }

        ModelState.AddModelError(field, "请填写序号，只用数字，例如 12。");
        return null;
    }
}
