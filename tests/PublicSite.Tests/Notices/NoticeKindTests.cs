using System.Net;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.Notices;

/// <summary>Whatever becomes of a decision, its address says so in the law's own word, with who decided it and why.</summary>
public sealed class NoticeKindTests
{
    [Theory]
    [InlineData(NoticeKind.Revocation, "已被撤销")]
    [InlineData(NoticeKind.Unlawfulness, "已被确认违法")]
    [InlineData(NoticeKind.Remake, "已被要求重新作出")]
    [InlineData(NoticeKind.Modification, "已被变更")]
    [InlineData(NoticeKind.Invalidity, "已被确认无效")]
    [Clause("BS-28-2")]
    [Clause("GS-16-1")]
    public async Task Removal_OfAnyKind_IsNamedAndExplained(NoticeKind kind, string word)
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.FoodPenalty();
        await site.PublishAsync(decision);

        var notice = InventedDecisions.Revocation(decision, kind);
        await site.WithdrawAsync(notice);

        using var gone = await site.GetAsync($"/decisions/{decision.Id}");
        var page = await gone.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        foreach (var words in new[] { word, "西双版纳傣族自治州人民政府", "西政行复〔2026〕8号", "2026-05-20", notice.Content, notice.Reason })
            Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain("没收超过保质期", page, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("BS-28-2")]
    public async Task Correction_KeepsTheAddressAndSaysThatItWasWrong()
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.FoodPenalty();
        await site.PublishAsync(decision);

        await site.NoteAsync(InventedDecisions.Revocation(decision, NoticeKind.Correction));

        Assert.Contains("公示内容曾有错误，现已更正", await site.ReadAsync($"/decisions/{decision.Id}"), StringComparison.Ordinal);
    }
}
