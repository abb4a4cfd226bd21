using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages.Accounts;

/// <summary>Who stands in for whom: a reviewer names a deputy for themself, an admin for any reviewer; everyone sees what concerns them.</summary>
[Authorize(Policy = DeskPolicies.Deputies)]
public sealed class DeputiesModel(Deputies deputies, DeputyChoices choices, TimeProvider time) : PageModel
{
    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } = [nameof(Person), nameof(Deputy), nameof(From), nameof(Until)];

    /// <summary>The reviewer on leave, for an admin; a reviewer is that themself.</summary>
    [BindProperty]
    public string? Person { get; set; }

    /// <summary>The one who is to stand in.</summary>
    [BindProperty]
    public string? Deputy { get; set; }

    /// <summary>The first day, as typed.</summary>
    [BindProperty]
    public string? From { get; set; }

    /// <summary>The last day, as typed.</summary>
    [BindProperty]
    public string? Until { get; set; }

    /// <summary>The deputation to be ended.</summary>
    [BindProperty]
    public string? Id { get; set; }

    /// <summary>What was just done.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    /// <summary>Deputations in sight.</summary>
    public IReadOnlyList<DeputationRow> Rows { get; private set; } = [];

    /// <summary>Accounts of the agency that may be chosen.</summary>
    public IReadOnlyList<AccountView> People { get; private set; } = [];

    /// <summary>Whether the person names deputies, or only sees that they are one.</summary>
    public bool MayName { get; private set; }

    /// <summary>Whether the person names them for others.</summary>
    public bool IsAdmin { get; private set; }

    /// <summary>Name of the person's own account.</summary>
    public string Own { get; private set; } = string.Empty;

    /// <summary>The day it is in China.</summary>
    public DateOnly Today => ScreenValues.Today(time);

    /// <summary>What was just done, in words; null when nothing was.</summary>
    public string? DoneWords => Done switch
    {
        "name" => "代理人已指定。",
        "revoke" => "代理已撤销，立即生效。",
        _ => null,
    };

    /// <summary>Shows them.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <summary>Names a deputy.</summary>
    public async Task<IActionResult> OnPostNameAsync(CancellationToken cancellationToken)
    {
        var user = DeskUser.From(User);
        Chosen(user.Role is DeskRole.AgencyAdmin ? Person : user.Name, nameof(Person), "请选择被代理的审核人。");
        Chosen(Deputy, nameof(Deputy), "请选择代理人。");
        var from = Day(From, nameof(From), "请按“年-月-日”填写开始日期，例如 2026-10-14。");
        var until = Day(Until, nameof(Until), "请按“年-月-日”填写结束日期，例如 2026-10-20。");
        if (ModelState.IsValid || !user.MayNameDeputies)
        {
            var person = user.Role is DeskRole.AgencyAdmin ? Person ?? string.Empty : user.Name;
            switch (await deputies.NameAsync(user, new DeputyWish(person, Deputy ?? string.Empty, from, until), cancellationToken))
            {
                case DeputyOutcome.Done:
                    return LocalRedirect("/deputies?done=name");
                case DeputyOutcome.NotAllowed:
                    Response.StatusCode = StatusCodes.Status403Forbidden;
                    ModelState.AddModelError(string.Empty, "只有审核人本人和本机关管理员可以指定代理人。");
                    break;
                case DeputyOutcome.Invalid invalid:
                    ModelState.AddModelError(FieldOf(invalid.Field), invalid.Message);
                    break;
            }
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    /// <summary>Ends one.</summary>
    public async Task<IActionResult> OnPostRevokeAsync(CancellationToken cancellationToken) =>
        await deputies.RevokeAsync(DeskUser.From(User), Id ?? string.Empty, cancellationToken) is DeputyOutcome.Done ? LocalRedirect("/deputies?done=revoke") : NotFound();

    /// <summary>Whether the person may end it.</summary>
    public bool MayRevoke(DeputationRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return MayName && row.RevokedAt is null && row.Until >= Today && (IsAdmin || string.Equals(row.Person, Own, StringComparison.Ordinal));
    }

    private void Chosen(string? name, string field, string message)
    {
        if (string.IsNullOrEmpty(name))
        {
            ModelState.AddModelError(field, message);
        }
    }

    private DateOnly Day(string? text, string field, string message)
    {
        if (!LegalDateText.TryParse(text, out var day))
        {
            ModelState.AddModelError(field, message);
        }

        return day;
    }

    private string FieldOf(string field) => field switch
    {
        "person" when DeskUser.From(User).Role is DeskRole.AgencyAdmin => nameof(Person),
        "deputy" => nameof(Deputy),
        "from" => nameof(From),
        "until" => nameof(Until),
        _ => string.Empty,
    };

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var user = DeskUser.From(User);
        (MayName, IsAdmin, Own) = (user.MayNameDeputies, user.Role is DeskRole.AgencyAdmin, user.Name);
        Rows = await deputies.ListAsync(user, cancellationToken);
        People = await choices.ListAsync(user, cancellationToken);
    }
}
