using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Intake;

namespace Disclosure.Publisher.Api;

/// <summary>Every problem that the API answers with. Each names the field and the rule; none repeats a value.</summary>
internal static class Problems
{
    private const string UrnPrefix = "urn:disclosure:problem:";

    public static Problem Unauthorized { get; } = Of(
        401, "unauthorized", "缺少有效的接口密钥", "请在 X-Api-Key 中提供有效的密钥。", new CaseMessage(ApiKeyAuthentication.Header, "known-key", "须为本平台签发、未停用的密钥。"));

    public static Problem Scope { get; } = Of(
        403, "scope", "密钥没有这项用途", "请联系本机关管理员，签发具有这项用途的密钥。", new CaseMessage(ApiKeyAuthentication.Header, "scope", "这一密钥不得用于这一操作。"));

    public static Problem NoCase { get; } = Of(
        404, "case-not-found", "没有这一案件", "本机关没有这一编号的案件。", new CaseMessage("caseId", "own-case", "须为本机关案件的编号。"));

    public static Problem NoAddress { get; } = Of(
        404, "not-found", "没有这一地址", "接口地址见 /openapi/v1.json。", new CaseMessage("path", "known-address", "须为接口说明中的地址。"));

    public static Problem Method { get; } = Of(
        405, "method-not-allowed", "不支持这一方法", "可用的方法见响应头 Allow。", new CaseMessage("method", "known-method", "这一地址不支持所用的方法。"));

    public static Problem TooSlow { get; } = Of(
        408, "request-timeout", "接收超时", "请求正文发送过慢，未保存任何内容。同一 Idempotency-Key 可以安全重试。", new CaseMessage("body", "speed", "发送速度低于下限，或者超过了接收时限。"));

    public static Problem SecrecyMarked { get; } = Of(
        422,
        "secrecy-mark",
        "含有密级标志，已拒收",
        "本平台不得存储涉密信息，未保存任何内容。请核对文件；如属误标，更正后重新推送。",
        new CaseMessage(PushReader.DocumentPart, "GS-11-2a", "文件或者元数据含有密级标志。"));

    public static Problem NothingToAmend { get; } = Of(
        409,
        "nothing-to-amend",
        "没有可以更正的决定",
        "本机关没有以这一文号公开的决定。首次公开的，请去掉 amendment 后重新推送。",
        new CaseMessage("amendment", "published", "只有已经公开的决定才能更正。"));

    public static Problem KeyReused { get; } = Of(
        409,
        "idempotency-key-reused",
        "幂等键已用于其他内容",
        "内容不同的推送请使用新的 Idempotency-Key。",
        new CaseMessage(DecisionEndpoints.IdempotencyHeader, "same-content", "同一幂等键只能用于相同内容。"));

    public static Problem TooMany { get; } = Of(
        429, "too-many-requests", "请求过于频繁", "请按响应头 Retry-After 的秒数等待后重试；同一 Idempotency-Key 可以安全重试。", new CaseMessage(ApiKeyAuthentication.Header, "rate", "这一密钥的请求超过了每分钟的次数或者同时进行的个数。"));

    public static Problem LongAddress { get; } = Of(
        414, "address-too-long", "地址过长", "请检查请求地址。", new CaseMessage("path", "length", $"地址不得超过 {HeadLimits.MaximumAddress} 个字符。"));

    public static Problem LargeHead { get; } = Of(
        431,
        "headers-too-large",
        "请求头过大",
        "请减少请求头。",
        new CaseMessage("headers", "length", $"请求头不得超过 {HeadLimits.MaximumHeaders} 个，合计不得超过 {HeadLimits.MaximumHeaderBytes} 字节。"));

    public static Problem Internal { get; } = Of(
        500, "internal", "平台内部错误", "请稍后重试；同一 Idempotency-Key 可以安全重试。", new CaseMessage("server", "available", "平台未能完成这一请求。"));

    public static Problem Unavailable { get; } = Of(
        503, "unavailable", "平台暂时不可用", "请按响应头 Retry-After 的秒数等待后重试；同一 Idempotency-Key 可以安全重试。", new CaseMessage("server", "available", "数据库暂时无法访问。"));

    public static Problem WrongType { get; } = Of(
        415,
        "unsupported-media-type",
        "正文格式不受支持",
        "请以 multipart/form-data 推送 metadata 与 document 两部分。",
        new CaseMessage("Content-Type", "multipart", "须为 multipart/form-data，并带 boundary。"));

    public static Problem Invalid(IReadOnlyList<CaseMessage> errors) => Of(400, "invalid", "内容不符合要求", "请按 errors 逐项更正后重新推送。", [.. errors]);

    public static Problem TooLarge(IReadOnlyList<CaseMessage> errors) => Of(413, "too-large", "内容过大", "请减小文件后重新推送。", [.. errors]);

    /// <summary>What can be done depends on where the case stands that has the number.</summary>
    public static Problem DuplicateNumber(string caseId, CaseState state) => Of(
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
        new CaseMessage("documentNumber", "unique-in-agency", "同一机关的文号不得重复。")) with { CaseId = caseId };

    public static Problem AmendmentUnderWay(string caseId) => Of(
        409,
        "amendment-under-way",
        "已有更正在办理",
        "这件决定已有一次更正在办理。请等它公开，或者由审核人退回后重新推送。",
        new CaseMessage("amendment", "one-at-a-time", "一件决定同时只能有一次更正。")) with { CaseId = caseId };

    /// <summary>For a status that the framework answers with of its own accord.</summary>
    public static Problem OfStatus(int status) => status switch
    {
        StatusCodes.Status404NotFound => NoAddress,
        StatusCodes.Status405MethodNotAllowed => Method,
        StatusCodes.Status408RequestTimeout => TooSlow,
        StatusCodes.Status503ServiceUnavailable => Unavailable,
        _ => Of(status, "request", "请求无法处理", "请检查请求。", new CaseMessage("request", "http", "请求不符合 HTTP 的规定。")),
    };

    private static Problem Of(int status, string code, string title, string detail, params CaseMessage[] errors) =>
        new() { Type = UrnPrefix + code, Title = title, Status = status, Detail = detail, Errors = errors };
}
