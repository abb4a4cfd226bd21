using System.Net;
using System.Text;
using Dapper;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Api;

/// <summary>The decision alone is taken: papers of the case file are refused, whatever they are called.</summary>
[Collection(DesksCollection.Name)]
public sealed class AttachmentTests(Desks desks)
{
    [Theory]
    [InlineData("attachment", "询问笔录.txt")]
    [InlineData("document", "询问笔录.txt")]
    [InlineData("metadata", "询问笔录.txt")]
    [InlineData("file", "现场照片.jpg")]
    [Clause("LAW-XXGK-16")]
    public async Task Push_PaperBesideTheDecision_IsRefusedWhole(string part, string name)
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var (metadata, document) = PushForm.Numbered(desks.NewNumber());
        var form = PushForm.Create(metadata, document);
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes("询问笔录：波岩罕，身份证号码532801199003072245。")), part, name);
        var before = await CountAsync(desk);
        using var client = desk.Client();

        using var answer = await client.PushAsync("with-attachment-" + part, form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(before, await CountAsync(desk));
    }

    private static Task<long> CountAsync(DeskProcess desk) =>
        desk.Service<DeskStore>().ReadAsync(connection => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM decision_case"), default);
}
