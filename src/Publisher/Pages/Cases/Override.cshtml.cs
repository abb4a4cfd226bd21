using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Pages.Shared;
using Disclosure.Publisher.Review;
using Microsoft.AspNetCore.Mvc;

namespace Disclosure.Publisher.Pages.Cases;

/// <summary>
/// What was stopped for a commercial secret or privacy goes on by the word of two: one says whose consent or which public interest there is
/// (例外公开, 公示办法 Art. 11(2)) or why the ground does not apply, another reads it and confirms.
/// </summary>
public sealed class OverrideModel(CaseReader reader, OverrideService overrides) : CasePage(reader)
{
    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } =
        [nameof(Basis), nameof(Document), nameof(DocumentOn), nameof(Reason), nameof(DeclineReason)];

    /// <summary>Why it is to go on.</summary>
    [BindProperty]
    public OverrideBasis? Basis { get; set; }

    /// <summary>The document of the consent or the finding; none where there is none.</summary>
    [BindProperty]
    public string? Document { get; set; }

    /// <summary>Its day, as typed.</summary>
    [BindProperty]
    public string? DocumentOn { get; set; }

    /// <summary>What a finding rests on.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Which proposal the person saw.</summary>
    [BindProperty]
    public long ProposedAt { get; set; }

    /// <summary>Why a proposal is taken back or turned down.</summary>
    [BindProperty]
    public string? DeclineReason { get; set; }

    /// <summary>What waits for a second person; null when nothing does.</summary>
    public DisclosureOverride? Waiting => Screen.Fits(CaseAct.ConfirmOverride) ? Screen.Override : null;

    /// <summary>Why nothing can be proposed; null when it can.</summary>
    public string? Obstacle => !CaseActs.Fits(Screen.State, CaseAct.ProposeOverride) ? $"只有暂缓或者不予公开的案件才能由两个人决定公开。{Screen.Standing}"
        : Bases.Count == 0 ? DutyRules.Chinese(DutyRules.OverrideGrounds)
        : Screen.Obstacle(CaseAct.ProposeOverride);

    /// <summary>What may be proposed, in the order of the page; empty when nothing may.</summary>
    public IReadOnlyList<OverrideBasis> Bases =>
        [.. BasisOrder.Where(basis => Screen.Terms.Allow(basis, Screen.State))];

    private static IReadOnlyList<OverrideBasis> BasisOrder { get; } = [OverrideBasis.NotApplicable, OverrideBasis.Consent, OverrideBasis.PublicInterest];

    /// <summary>Shows the page.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>Proposes.</summary>
    public Task<IActionResult> OnPostProposeAsync(CancellationToken cancellationToken)
    {
        DateOnly? day = null;
        if (Basis is null)
        {
            ModelState.AddModelError(nameof(Basis), "请选择公开的依据。");
        }

        if (!string.IsNullOrWhiteSpace(DocumentOn))
        {
            if (LegalDateText.TryParse(DocumentOn, out var parsed))
            {
                day = parsed;
            }
            else
            {
                ModelState.AddModelError(nameof(DocumentOn), "请按“年-月-日”填写日期，例如 2026-10-14。");
            }
        }

        return ActAsync(
            "override-proposed",
            user => overrides.ProposeAsync(user, CaseId, new DisclosureOverride { Basis = Basis!.Value, Document = Document, DocumentOn = day, Reason = Reason }, cancellationToken),
            field => FieldOf(field, nameof(Reason)),
            cancellationToken);
    }

    /// <summary>Confirms.</summary>
    public Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken) => ActAsync(
        "override-confirmed", user => overrides.ConfirmAsync(user, CaseId, ProposedAt, cancellationToken), field => FieldOf(field, nameof(Reason)), cancellationToken);

    /// <summary>Takes back or turns down.</summary>
    public Task<IActionResult> OnPostDeclineAsync(CancellationToken cancellationToken) => ActAsync(
        "override-declined",
        user => overrides.DeclineAsync(user, CaseId, ProposedAt, DeclineReason ?? string.Empty, cancellationToken),
        field => FieldOf(field, nameof(DeclineReason)),
        cancellationToken);

    private static string FieldOf(string field, string reasonField) => field switch
    {
        "basis" => nameof(Basis),
        "document" => nameof(Document),
        "documentOn" => nameof(DocumentOn),
        "reason" => reasonField,
        _ => string.Empty,
    };
}
