using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Modes;
using Disclosure.Publisher.Pages.Cases;
using Disclosure.Publisher.Processing;
using Disclosure.Publisher.Review;
using Microsoft.AspNetCore.Mvc;

namespace Disclosure.Publisher.Pages.Modes;

/// <summary>Judges whether a light penalty on a person has 一定社会影响 (行政处罚法 Art. 48(1)).</summary>
public sealed class ImpactModel(CaseReader reader, SocialImpactService impact) : CasePage(reader)
{
    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } = [nameof(Finding), nameof(Reason)];

    /// <summary>What is found.</summary>
    [BindProperty]
    public SocialImpactFinding? Finding { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What may be found, in the order of the page.</summary>
    public IReadOnlyList<SocialImpactFinding> Findings => Screen.Publication?.Impact is SocialImpactNeed.Unclear
        ? Enum.GetValues<SocialImpactFinding>()
        : [SocialImpactFinding.Present, SocialImpactFinding.Absent];

    /// <summary>Why nothing can be found; null when it can.</summary>
    public string? Obstacle => Screen.Fits(CaseAct.JudgeImpact) ? Screen.Obstacle(CaseAct.JudgeImpact)
        : CaseActs.Fits(Screen.State, CaseAct.JudgeImpact) ? "这件案件不需要认定社会影响。"
        : $"只有待审核的案件才能认定社会影响。{Screen.Standing}";

    /// <summary>What comes of a finding.</summary>
    public string Hint(SocialImpactFinding finding) => finding switch
    {
        SocialImpactFinding.Present => "之后可以批准公开",
        SocialImpactFinding.Absent when Screen.AmendsCase is not null => "这次更正不公开，公示网上保持原版本；原版本也不应当公开的，请另行撤下",
        SocialImpactFinding.Absent => "案件以不予公开办结，公示网上不会有这件决定；以后可以重新处理",
        _ => "按普通案件审核和公开",
    };

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var shown = await ShowAsync(cancellationToken);
        if (shown is not NotFoundResult)
        {
            Finding = Screen.Publication?.Judgement?.Finding;
        }

        return shown;
    }

    /// <summary>Records the finding.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Finding is null)
        {
            ModelState.AddModelError(nameof(Finding), "请选择认定结论。");
        }

        return ActAsync(
            "impact",
            user => impact.JudgeAsync(user, CaseId, Finding!.Value, Reason, cancellationToken),
            field => field switch { "finding" => nameof(Finding), "reason" => nameof(Reason), _ => string.Empty },
            cancellationToken);
    }
}
