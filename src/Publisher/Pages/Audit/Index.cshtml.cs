using System.Globalization;
using System.Text;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Pages.Shared;
using Disclosure.Publisher.Store;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Pages.Audit;

/// <summary>
/// Who did what, when and why, for those who answer for it. Reasons stay sealed here: they may name people, and are read with their case,
/// where the reading is audited with its purpose. Reading this page is audited as well.
/// </summary>
[Authorize(Policy = DeskPolicies.Audit)]
public sealed class IndexModel(AuditReader reader, AuditChecks checks, DeskStore store, IOptions<AuditOptions> options, TimeProvider time) : PageModel
{
    private const string FromField = "from";
    private const string ToField = "to";
    private const int CsvPage = 2000;
    private const int LongestWord = 64;

    private AuditPage _page = new([], Next: null);

    /// <summary>First day, such as 2026-10-14.</summary>
    [BindProperty(SupportsGet = true, Name = FromField)]
    public string? From { get; set; }

    /// <summary>Last day, itself included.</summary>
    [BindProperty(SupportsGet = true, Name = ToField)]
    public string? To { get; set; }

    /// <summary>Name of an account.</summary>
    [BindProperty(SupportsGet = true, Name = "account")]
    public string? Account { get; set; }

    /// <summary>One of <see cref="AuditActs"/>.</summary>
    [BindProperty(SupportsGet = true, Name = "act")]
    public string? Act { get; set; }

    /// <summary>Id of a case.</summary>
    [BindProperty(SupportsGet = true, Name = "case")]
    public string? Case { get; set; }

    /// <summary>Cursor of the page.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } = [FromField, ToField];

    /// <summary>The entries of this page.</summary>
    public IReadOnlyList<AuditLine> Lines => _page.Entries;

    /// <summary>When the chain was checked, and how.</summary>
    public AuditHealth Health => checks.Known;

    /// <summary>Whose entries are shown, in words.</summary>
    public string ScopeWords { get; private set; } = string.Empty;

    /// <summary>Agency whose cases the person may open; null for a person who opens none.</summary>
    public string? OwnCases { get; private set; }

    /// <summary>Whether this is not the first page.</summary>
    public bool IsLaterPage => !string.IsNullOrEmpty(After);

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsFiltered => Query().Length > 0;

    /// <summary>Address of the next page; null on the last.</summary>
    public string? NextAddress => _page.Next is null ? null : $"/audit?{Query()}after={Uri.EscapeDataString(_page.Next)}";

    /// <summary>Address of the first page of the same list.</summary>
    public string FirstAddress => $"/audit?{Query()}".TrimEnd('&', '?');

    /// <summary>Address of the download.</summary>
    public string CsvAddress => $"/audit?{Query()}handler=csv";

    /// <summary>Lines of a download at most.</summary>
    public int DownloadLines => options.Value.DownloadLines;

    /// <summary>Shows the entries.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var user = DeskUser.From(User);
        if (await AuditScopes.OfAsync(store, user, cancellationToken) is not { } scope)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        ScopeWords = user.Role switch
        {
            DeskRole.AgencyAdmin => user.AgencyName,
            DeskRole.Supervisor => $"本地区 {(scope as AuditScope.OfAgencies)?.Codes.Count:#,0} 个机关",
            _ => "全部机关和平台自身",
        };
        OwnCases = user.MayReadCases ? user.AgencyCode : null;
        if (Filter() is { } filter)
        {
            await reader.NoteAsync(user.Actor, "list", cancellationToken);
            _page = await reader.ListAsync(scope, filter, cancellationToken);
        }

        return Page();
    }

    /// <summary>The same entries as a table for spreadsheets.</summary>
    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        var user = DeskUser.From(User);
        if (await AuditScopes.OfAsync(store, user, cancellationToken) is not { } scope)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (Filter() is not { } filter)
        {
            return await OnGetAsync(cancellationToken);
        }

        await reader.NoteAsync(user.Actor, "csv", cancellationToken);
        var day = ScreenValues.Cell(ScreenValues.Today(time));
        Response.ContentType = Csv.MediaType;
        Response.Headers.ContentDisposition = $"attachment; filename=\"audit-{day}.csv\"";
        await Response.WriteAsync(AuditCsv.Head, Encoding.UTF8, cancellationToken);
        var left = options.Value.DownloadLines;
        for (var after = filter.After; left > 0;)
        {
            var page = await reader.ListAsync(scope, filter with { After = after, PageSize = Math.Min(CsvPage, left) }, cancellationToken);
            await Response.WriteAsync(string.Concat(page.Entries.Select(AuditCsv.Of)), Encoding.UTF8, cancellationToken);
            left -= page.Entries.Count;
            if ((after = page.Next) is null)
            {
                break;
            }
        }

        return new EmptyResult();
    }

    private AuditFilter? Filter()
    {
        var from = Day(From, FromField);
        var to = Day(To, ToField);
        return ModelState.IsValid
            ? new AuditFilter
            {
                Period = new AuditPeriod(from, to),
                Actor = ActorId(Word(Account)),
                Act = Word(Act),
                CaseId = Word(Case),
                After = After,
            }
            : null;
    }

    private DateOnly? Day(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        ModelState.AddModelError(field, "日期请按 2026-10-14 的形式填写。");
        return null;
    }

    private static string? Word(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Trim() is { Length: > LongestWord } longer ? longer[..LongestWord] : text.Trim();

    // As the list writes them, or an account's bare name.
    private static string? ActorId(string? words) => words switch
    {
        null => null,
        "系统" => Actor.Worker.Id,
        "运维人员" => Actor.Operator.Id,
        "未登录者" => Actor.Stranger.Id,
        _ when words.StartsWith("接口密钥", StringComparison.Ordinal) => Actor.ApiKey(words[4..].Trim(), string.Empty).Id,
        _ when words.StartsWith("账号", StringComparison.Ordinal) => Actor.Account(words[2..].Trim(), string.Empty).Id,
        _ => Actor.Account(words, string.Empty).Id,
    };

    private string Query()
    {
        var query = new StringBuilder();
        foreach (var (name, value) in ((string, string?)[])[("from", From), ("to", To), ("account", Account), ("act", Act), ("case", Case)])
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                query.Append(name).Append('=').Append(Uri.EscapeDataString(value)).Append('&');
            }
        }

        return query.ToString();
    }
}
