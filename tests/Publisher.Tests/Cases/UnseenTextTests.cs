using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Pages.Shared;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Redactor.Documents;

namespace Disclosure.Publisher.Tests.Cases;

[Collection(DesksCollection.Name)]
public sealed class UnseenTextTests(Desks desks)
{
    [Fact]
    public void Of_EveryKind_IsCountedAndTechnicalWordsAreNot()
    {
        string[] places = ["comment", "property", "deleted", "white", "covered", "comment", "tiny", "off-page", "field-code", "attribute", "embedded", "margin", "hidden", "part", "link"];
        var document = SourceDocument.FromText("见闻") with { HiddenTexts = [.. places.Select((where, i) => new HiddenText(where, $"秘值{i}"))] };

        Assert.Equal(
            "送达文件里另有看不到的内容（批注 2 处、修订时删除的文字 1 处、隐藏文字 1 处、与底色相同或者被遮住的文字 2 处、小得看不清的文字 1 处、页面以外的文字 1 处、"
            + "图形或者嵌入文件里的文字 1 处、其他不显示的文字 1 处），均不公开。",
            UnseenWords.Of(UnseenText.Of(document)));
    }

    [Fact]
    public void Of_PropertiesAlone_SaysNothing() =>
        Assert.Null(UnseenWords.Of(UnseenText.Of(SourceDocument.FromText("见闻") with { HiddenTexts = [new HiddenText("property", "秘值")] })));

    [Fact]
    public void Words_EveryKind_AreKnown() =>
        Assert.All(Enum.GetValues<UnseenKind>(), kind => Assert.Contains(" 3 处", UnseenWords.Of([new UnseenText(kind, 3)]), StringComparison.Ordinal));

    [Fact]
    public async Task Reading_FileWithUnseenText_KeepsCountsWithTheCase()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var (metadata, text) = PushForm.Numbered(desks.NewNumber());
        var paragraphs = string.Concat(text.Split('\n').Select(line => $"<p>{line}</p>"));
        using var client = desk.Client();
        using var answer = await client.PushAsync(
            "unseen", PushForm.Create(metadata, $"<!DOCTYPE html><html><body>{paragraphs}<!--内部意见--><p hidden>旧稿</p></body></html>", "decision.html"));
        var body = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

        var detail = await desk.SettledAsync(body.GetProperty("caseId").GetString()!);

        Assert.Equal(CaseState.InReview, detail.Case.State);
        Assert.Equal([new UnseenText(UnseenKind.Comment, 1), new UnseenText(UnseenKind.Hidden, 1)], detail.Unseen);
    }
}
