using System.Text.Json.Serialization;
using Disclosure.Publisher.Cases;

namespace Disclosure.Publisher.Api;

/// <summary>An error in the form of RFC 9457.</summary>
public sealed record Problem
{
    /// <summary>A stable URN that names the kind of problem.</summary>
    public required string Type { get; init; }

    /// <summary>The kind in words.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What can be done.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; init; }

    /// <summary>The case that stands in the way, for a doubled number.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CaseId { get; init; }

    /// <summary>Each field with its rule; never with its value.</summary>
    public IReadOnlyList<CaseMessage> Errors { get; init; } = [];
}

/// <summary>The problems that the API answers with.</summary>
internal static class Problems
{
    public const string ContentType = "application/problem+json";

    public static IResult Unauthorized() => Of(401, "unauthorized", "缺少有效的接口密钥", "请在 X-Api-Key 中提供有效的密钥。");

    public static IResult NotFound() => Of(404, "not-found", "没有这一案件", "本机关没有这一编号的案件。");

    public static IResult Invalid(IReadOnlyList<CaseMessage> errors) => Of(400, "invalid", "内容不符合要求", "请按 errors 逐项更正后重新推送。", errors);

    public static IResult TooLarge(IReadOnlyList<CaseMessage> errors) => Of(413, "too-large", "内容过大", "请减小文件后重新推送。", errors);

    public static IResult SecrecyMarked() => Of(
        422,
        "secrecy-mark",
        "含有密级标志，已拒收",
        "本平台不得存储涉密信息，未保存任何内容。请核对文件；如属误标，更正后重新推送。",
        [new CaseMessage("document", "GS-11-2a", "文件或者元数据含有密级标志。")]);

    /// <summary>What can be done depends on where the case stands that has the number.</summary>
    public static IResult DuplicateNumber(string caseId, CaseState state) => Of(
        409,
        "duplicate-document-number",
        "文号重复",
        state switch
        {
            CaseState.Withheld => "本机关以这一文号报送的决定已决定不予公开。情况有变的，请审核人在工作台重新处理。",
            CaseState.Withdrawing => "以这一文号公开的决定正在撤下。撤下完成后可以重新推送。",
            CaseState.Expired => "以这一文号公开的决定公示期限已满，不能再次公开。",
            _ when CaseTransitions.Amendable.Contains(state) => "这一文号的决定已经公开。如需更正，请在 metadata 的 amendment 中写明种类和理由后重新推送；如已被撤销或者变更，请在工作台撤下。",
            _ => "本机关已有同一文号的案件正在办理。如需更换，请先由审核人退回，再重新推送。",
        },
        [new CaseMessage("documentNumber", "unique-in-agency", "同一机关的文号不得重复。")],
        caseId);

    public static IResult NothingToAmend() => Of(
        409,
        "nothing-to-amend",
        "没有可以更正的决定",
        "本机关没有以这一文号公开的决定。首次公开的，请去掉 amendment 后重新推送。",
        [new CaseMessage("amendment", "published", "只有已经公开的决定才能更正。")]);

    public static IResult AmendmentUnderWay(string caseId) => Of(
        409,
        "amendment-under-way",
        "已有更正在办理",
        "这件决定已有一次更正在办理。请等它公开，或者由审核人退回后重新推送。",
        [new CaseMessage("amendment", "one-at-a-time", "一件决定同时只能有一次更正。")],
        caseId);

    public static IResult KeyReused() => Of(
        409,
        "idempotency-key-reused",
        "幂等键已用于其他内容",
        "内容不同的推送请使用新的 Idempotency-Key。",
        [new CaseMessage("Idempotency-Key", "same-content", "同一幂等键只能用于相同内容。")]);

    public static IResult TooMany() => Of(429, "too-many-requests", "请求过于频繁", "请稍后重试。");

    public static IResult Of(int status, string code, string title, string? detail = null, IReadOnlyList<CaseMessage>? errors = null, string? caseId = null) =>
        Results.Json(
            new Problem { Type = $"urn:disclosure:problem:{code}", Title = title, Status = status, Detail = detail, CaseId = caseId, Errors = errors ?? [] },
            options: null,
            ContentType,
            status);
}
