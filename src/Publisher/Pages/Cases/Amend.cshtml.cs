using System.Globalization;
using Disclosure.Publisher.Aftermath;
using Disclosure.Publisher.Amendments;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Pages.Shared;
using Disclosure.Publisher.Review;
using Disclosure.Records;
using Microsoft.AspNetCore.Mvc;

namespace Disclosure.Publisher.Pages.Cases;

/// <summary>Corrects what the metadata of a published decision said wrongly; another person reviews it before the public sees it.</summary>
public sealed class AmendModel(CaseReader reader, AmendmentService amendments, AftermathPolicy policy) : CasePage(reader)
{
    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } =
    [
        nameof(CaseTitle), nameof(ActType), nameof(DecidedOn), nameof(Sector), nameof(PartyNames), nameof(Facts), nameof(Basis), nameof(Decision), nameof(PenaltyKinds), nameof(FineYuan),
        nameof(Kind), nameof(Note), nameof(Reason),
    ];

    /// <summary>Version of the decision whose values the person saw.</summary>
    [BindProperty]
    public int Seen { get; set; }

    /// <summary>案件名称</summary>
    [BindProperty]
    public string? CaseTitle { get; set; }

    /// <summary>执法类别</summary>
    [BindProperty]
    public ActType? ActType { get; set; }

    /// <summary>决定日期, as typed.</summary>
    [BindProperty]
    public string? DecidedOn { get; set; }

    /// <summary>领域</summary>
    [BindProperty]
    public string? Sector { get; set; }

    /// <summary>Names of the parties, in their order.</summary>
    [BindProperty]
    public IReadOnlyList<string?> PartyNames { get; set; } = [];

    /// <summary>What they are, in the same order.</summary>
    [BindProperty]
    public IReadOnlyList<PartyKind> PartyKinds { get; set; } = [];

    /// <summary>违法事实</summary>
    [BindProperty]
    public string? Facts { get; set; }

    /// <summary>法律依据</summary>
    [BindProperty]
    public string? Basis { get; set; }

    /// <summary>执法决定</summary>
    [BindProperty]
    public string? Decision { get; set; }

    /// <summary>处罚种类, parted by 、.</summary>
    [BindProperty]
    public string? PenaltyKinds { get; set; }

    /// <summary>罚款金额, as typed.</summary>
    [BindProperty]
    public string? FineYuan { get; set; }

    /// <summary>Whether what was said changes, or only how.</summary>
    [BindProperty]
    public AmendmentKind? Kind { get; set; }

    /// <summary>What the public is told.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>Why; private.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Fields of which a change may be called technical, in words.</summary>
    public string TechnicalWords => string.Join('、', policy.TechnicalFields.Select(AmendedFieldWords.Of));

    /// <summary>Why nothing can be amended; null when it can.</summary>
    public string? Obstacle =>
        !CaseActs.Fits(Screen.State, CaseAct.Amend) ? $"只有已经公开的决定才能更正公开的信息。{Screen.Standing}"
        : Screen.AmendmentUnderWay is not null ? DutyRules.Chinese(DutyRules.AmendmentUnderWay)
        : Screen.Ordered is not null ? Screen.Standing
        : Screen.Obstacle(CaseAct.Amend);

    /// <summary>Shows the form with the present values.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Screen.Submission is { } fields)
        {
            Fill(MetadataAmendment.Of(fields));
        }

        return Page();
    }

    /// <summary>Proposes.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Kind is null)
        {
            ModelState.AddModelError(nameof(Kind), "请选择更正的性质。");
        }

        if (ActType is null)
        {
            ModelState.AddModelError(nameof(ActType), "请选择执法类别。");
        }

        if (!LegalDateText.TryParse(DecidedOn, out var decidedOn))
        {
            ModelState.AddModelError(nameof(DecidedOn), "请按“年-月-日”填写决定日期，例如 2026-10-14。");
        }

        decimal? fine = null;
        if (!string.IsNullOrWhiteSpace(FineYuan))
        {
            if (TypedAmount.TryParse(FineYuan, out var yuan))
            {
                fine = yuan;
            }
            else
            {
                ModelState.AddModelError(nameof(FineYuan), "请用数字填写金额，例如 5000 或者 5000.50。");
            }
        }

        // A kind that stands in the case stays whole, whatever marks it holds.
        IReadOnlyList<string> known = Screen.Submission?.PenaltyKinds ?? [];
        return await ActAsync("amend", user => amendments.ProposeAsync(user, CaseId, Seen, Amendment(decidedOn, fine, known), cancellationToken), FieldOf, cancellationToken);
    }

    private MetadataAmendment Amendment(DateOnly decidedOn, decimal? fine, IReadOnlyList<string> knownKinds) => new()
    {
        Kind = Kind!.Value,
        Reason = Reason ?? string.Empty,
        Note = Note,
        Title = CaseTitle ?? string.Empty,
        ActType = ActType!.Value,
        DecidedOn = decidedOn,
        Sector = Sector ?? string.Empty,
        Parties = [.. PartyNames.Zip(PartyKinds, (name, kind) => new AmendedParty(name ?? string.Empty, kind))],
        Facts = Facts ?? string.Empty,
        Basis = Basis ?? string.Empty,
        Decision = Decision ?? string.Empty,
        PenaltyKinds = TypedKinds.Of(PenaltyKinds, knownKinds),
        FineYuan = fine,
    };

    private void Fill(MetadataAmendment present)
    {
        Seen = Screen.Version;
        (CaseTitle, ActType, DecidedOn, Sector) = (present.Title, present.ActType, ScreenValues.Cell(present.DecidedOn), present.Sector);
        PartyNames = [.. present.Parties.Select(party => party.Name)];
        PartyKinds = [.. present.Parties.Select(party => party.Kind)];
        (Facts, Basis, Decision) = (present.Facts, present.Basis, present.Decision);
        PenaltyKinds = string.Join('、', present.PenaltyKinds);
        FineYuan = present.FineYuan?.ToString("0.##", CultureInfo.InvariantCulture);
    }

    private static string FieldOf(string field) => field switch
    {
        AmendedFields.Title => nameof(CaseTitle),
        AmendedFields.ActType => nameof(ActType),
        AmendedFields.DecidedOn => nameof(DecidedOn),
        AmendedFields.Sector => nameof(Sector),
        AmendedFields.Parties => nameof(PartyNames),
        AmendedFields.Facts => nameof(Facts),
        AmendedFields.Basis => nameof(Basis),
        AmendedFields.Decision => nameof(Decision),
        AmendedFields.PenaltyKinds => nameof(PenaltyKinds),
        AmendedFields.FineYuan => nameof(FineYuan),
        "kind" => nameof(Kind),
        "note" => nameof(Note),
        "reason" => nameof(Reason),
        _ => string.Empty,
    };
}
