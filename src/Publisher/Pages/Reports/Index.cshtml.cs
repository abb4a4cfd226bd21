using System.Globalization;
using System.Text;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Pages.Shared;
using Disclosure.Publisher.Reports;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages.Reports;

/// <summary>
/// The figures of a year (公示办法 Art. 18): an agency's admin sees those of the agency as they are and reports them; a supervisor sees which agencies of the region
/// have reported, and what.
/// </summary>
[Authorize(Policy = DeskPolicies.Reports)]
public sealed class IndexModel(AnnualReports reports, TimeProvider time) : PageModel
{
    private const int YearsOffered = 8;

    /// <summary>The year that is shown; the last one that is over unless the address says otherwise.</summary>
    [BindProperty(SupportsGet = true, Name = "year")]
    public string? YearText { get; set; }

    /// <summary>What was done, from the address.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    /// <summary>By what the figures are known that were seen.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>Figures of the own agency; null for a supervisor.</summary>
    public AnnualFigures? Figures { get; private set; }

    /// <summary>What the own agency reported, the newest first.</summary>
    public IReadOnlyList<SubmittedReport> Submitted { get; private set; } = [];

    /// <summary>How the agencies of the region stand; null for an agency's admin.</summary>
    public IReadOnlyList<AgencyReport>? Region { get; private set; }

    /// <summary>The person.</summary>
    public DeskUser Person => DeskUser.From(User);

    /// <summary>Today in China.</summary>
    public DateOnly Today => ScreenValues.Today(time);

    /// <summary>Years to choose from, the newest first.</summary>
    public IReadOnlyList<int> Years => [.. Enumerable.Range(0, YearsOffered).Select(back => Today.Year - back).Append(Year).Distinct().OrderDescending()];

    /// <summary>The year.</summary>
    public int Year => int.TryParse(YearText, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= SerialNumber.FirstYear and <= SerialNumber.LastYear ? year : reports.LastYear;

    /// <summary>The last day for the figures of the year.</summary>
    public DateOnly DueOn => reports.Rule.DueOn(Year);

    /// <summary>The source of that day.</summary>
    public string Basis => reports.Rule.Basis;

    /// <summary>Whether the year is over and its figures can be reported.</summary>
    public bool IsOver => Year <= reports.LastYear;

    /// <summary>Whether something was reported after the last day.</summary>
    public bool IsLate(long at) => ChineseDay.Of(ScreenValues.Instant(at)) > DueOn;

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : Forbid();

    /// <summary>The same as a table for spreadsheets: of the own agency the figures as they are now, of a region what was reported.</summary>
    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return Forbid();
        }

        var lines = Region ?? [new AgencyReport(Person.AgencyCode, Person.AgencyName, Person.Region, new SubmittedReport(0, Figures!, string.Empty, 0), null)];
        return File(Encoding.UTF8.GetBytes(ReportLines.Csv(Year, lines)), Csv.MediaType, string.Create(CultureInfo.InvariantCulture, $"annual-{Year}.csv"));
    }

    /// <summary>Reports the figures.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        switch (await reports.SubmitAsync(Person, Year, Seen, cancellationToken))
        {
            case SubmissionOutcome.Done:
                return LocalRedirect($"/reports?year={Year}&done=reported");
            case SubmissionOutcome.Unchanged:
                return LocalRedirect($"/reports?year={Year}&done=unchanged");
            case SubmissionOutcome.Stale:
                ModelState.AddModelError(string.Empty, "没有报送：您查看以后，数据有了变化。请核对现在的数据，再报送。");
                break;
            case SubmissionOutcome.TooEarly:
                ModelState.AddModelError(string.Empty, $"没有报送：{Year} 年还没有结束。");
                break;
            default:
                return await RefusedActs.ForbidAsync(this);
        }

        Response.StatusCode = StatusCodes.Status409Conflict;
        return await LoadAsync(cancellationToken) ? Page() : Forbid();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        Region = await reports.OfRegionAsync(Person, Year, cancellationToken);
        Figures = await reports.FiguresAsync(Person, Year, cancellationToken);
        Submitted = await reports.SubmittedAsync(Person, Year, cancellationToken);
        return Region is not null || Figures is not null;
    }
}
