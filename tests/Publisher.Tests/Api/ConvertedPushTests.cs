using System.Net;
using System.Text;
using Dapper;
using Disclosure.Conversion.Outcomes;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Api;

/// <summary>Files of old formats go the same way as all others, and nothing of them is stored before it was searched for marks.</summary>
[Collection(DesksCollection.Name)]
public sealed class ConvertedPushTests(Desks desks)
{
    [Theory]
    [InlineData("doc", ForeignFormat.Doc)]
    [InlineData("pdf", ForeignFormat.Pdf)]
    public async Task Push_OldFormat_ReachesReviewWithTheConvertedTextAndTheFileAsSent(string ending, ForeignFormat format)
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var (metadata, text) = PushForm.Numbered(desks.NewNumber());
        var sent = await OfficeFile.MakeAsync(text, ending);
        using var client = desk.Client();
        var caseId = await AcceptedAsync(client, ending + "-converted", metadata, sent, ending);
        Assert.Equal(caseId, await AcceptedAsync(client, ending + "-converted", metadata, sent, ending));

        var detail = await desk.SettledAsync(caseId);

        Assert.Equal(CaseState.InReview, detail.Case.State);
        Assert.Equal(format, detail.File!.ConvertedFrom);
        Assert.Equal(sent.Length, detail.File.Length);
        Assert.Contains("证人玉香罕，身份证号码532801199003072245，住址：云南省景洪市勐养镇曼掌村委会9号，联系电话13988012345，证实上述事实。", detail.ServedText, StringComparison.Ordinal);
        Assert.Contains(detail.Findings, finding => finding.Text.Contains("532801199003072245", StringComparison.Ordinal));
        Assert.Equal(sent, await PartAsync(desk, caseId, CasePart.AsSent));
        Assert.NotEqual(sent, await PartAsync(desk, caseId, CasePart.Original));
        Assert.DoesNotContain(desk.Logs.Lines, line => line.Contains("玉香罕", StringComparison.Ordinal) || line.Contains("old." + ending, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("doc")]
    [InlineData("pdf")]
    [Clause("GS-11-2a")]
    [Clause("LAW-BM-57")]
    public async Task Push_OldFormatWithSecrecyMark_IsRefusedAndNothingOfItIsStored(string ending)
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var (metadata, text) = PushForm.Numbered(desks.NewNumber());
        var sent = await OfficeFile.MakeAsync("机密★10年\n" + text, ending);
        var before = await CasesAsync(desk);
        using var client = desk.Client();
        using var answer = await client.PushAsync(ending + "-marked", PushForm.Create(Encoding.UTF8.GetBytes(metadata), sent, "old." + ending));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("GS-11-2a", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, await CasesAsync(desk));
    }

    [Fact]
    public async Task Push_ProtectedOldFile_ComesBackWithOneSentenceAndIsNotKept()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var (metadata, text) = PushForm.Numbered(desks.NewNumber());
        var sent = await OfficeFile.MakeAsync(text, "doc");
        // The flag of an encrypted document, in the head of the text stream (MS-DOC 2.5.2).
        var head = sent.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xEC, 0xA5, 0x01, 0x01]);
        sent[head + 11] |= 0x01;
        using var client = desk.Client();
        var caseId = await AcceptedAsync(client, "protected", metadata, sent, "doc");

        var detail = await desk.SettledAsync(caseId);

        Assert.Equal(CaseState.Returned, detail.Case.State);
        Assert.Equal("encrypted", Assert.Single(detail.Messages).Rule);
        Assert.Null(await PartAsync(desk, caseId, CasePart.AsSent));
        Assert.Null(await PartAsync(desk, caseId, CasePart.Original));
    }

    private static async Task<string> AcceptedAsync(HttpClient client, string key, string metadata, byte[] sent, string ending)
    {
        using var answer = await client.PushAsync(key, PushForm.Create(Encoding.UTF8.GetBytes(metadata), sent, "old." + ending));
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, body);
        return System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("caseId").GetString()!;
    }

    private static Task<long> CasesAsync(DeskProcess desk) =>
        desk.Service<DeskStore>().ReadAsync(
            connection => connection.ExecuteScalarAsync<long>("SELECT (SELECT COUNT(*) FROM decision_case) + (SELECT COUNT(*) FROM case_part) + (SELECT COUNT(*) FROM idempotency)"), default);

    private static Task<byte[]?> PartAsync(DeskProcess desk, string caseId, string part) =>
        desk.Service<DeskStore>().ReadAsync(
            async connection =>
            {
                var wrapped = await connection.QuerySingleAsync<byte[]>("SELECT wrapped FROM case_key WHERE case_id = @caseId", new { caseId });
                using var key = desk.Service<CaseVault>().Unwrap(caseId, wrapped);
                return await CaseParts.ReadAsync(connection, key, caseId, part);
            },
            default);
}
