using Disclosure.Publisher.Withdrawals;
using Disclosure.Records;

namespace Disclosure.Publisher.Tests.Kit;

/// <summary>Orders of withdrawal that say everything the law wants said.</summary>
public static class Orders
{
    public static WithdrawalOrder Revocation { get; } = new()
    {
        Kind = NoticeKind.Revocation,
        Origin = NoticeOrigin.Reconsideration,
        LearnedOn = new DateOnly(2026, 6, 3),
        Authority = "西双版纳傣族自治州人民政府",
        AuthorityDocumentNumber = "西政复决〔2026〕3号",
        AuthorityDecidedOn = new DateOnly(2026, 6, 1),
        Content = "撤销景洪市市场监督管理局作出的行政处罚决定。",
        Reason = "主要事实不清、证据不足。",
    };
}
