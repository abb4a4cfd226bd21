using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Audit;

[Collection(DesksCollection.Name)]
public sealed class AuditExportTests(Desks desks)
{
    [Theory]
    [Clause("GS-12-2")]
    [Clause("GS-20-2")]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Export_BesideARunningDesk_CanBeCheckedByAThirdParty(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        await desk.Service<Publisher.Review.ReviewService>().ReturnAsync(desk.User("reviewer"), caseId, "请核对证人玉香罕的证件号码。", default);
        var (code, text, errors) = await RunAsync(desk, "audit-export");
        Assert.True(code == 0, errors);
        Assert.DoesNotContain("玉香罕", text, StringComparison.Ordinal);

        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var previous = new string('0', 64);
        for (var i = 0; i < lines.Count - 1; i++)
        {
            Assert.Equal(i + 1, lines[i].GetProperty("sequence").GetInt64());
            Assert.Equal(previous, lines[i].GetProperty("previousHash").GetString());
            previous = HashOf(lines[i]);
            Assert.Equal(previous, lines[i].GetProperty("hash").GetString());
        }

        var head = lines[^1].GetProperty("head");
        Assert.Equal(lines.Count - 1, head.GetProperty("sequence").GetInt64());
        Assert.Equal(previous, head.GetProperty("hash").GetString());
        Assert.True(IsSigned(head, await File.ReadAllTextAsync(Path.Combine(desk.Folder, "keys", "public", "gazette-head.pem"))));
        Assert.Contains(lines, line => line.TryGetProperty("caseId", out var id) && string.Equals(id.GetString(), caseId, StringComparison.Ordinal) && line.TryGetProperty("detail", out _));
        Assert.Equal("audit.exported", lines[^2].GetProperty("act").GetString());
    }

    [Fact]
    public async Task Export_OfADay_HoldsThatDayAlone()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);
        var (code, text, _) = await RunAsync(desk, "audit-export", "--from", today.AddDays(1).ToString("yyyy-MM-dd"));
        Assert.Equal((0, string.Empty), (code, text));
        (code, text, _) = await RunAsync(desk, "audit-export", "--from", today.ToString("yyyy-MM-dd"), "--to", today.ToString("yyyy-MM-dd"));
        Assert.Equal(0, code);
        Assert.Contains("\"head\"", text, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync(desk, "audit-export", "--from", "gestern")).Code);
    }

    [Fact]
    [Clause("GS-20-2")]
    public async Task Commands_OnABrokenChain_SayWhereAndSignNothing()
    {
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:Works", "false");
        Assert.Equal(0, (await RunAsync(desk, "audit-verify")).Code);
        await desk.Service<DeskStore>().WriteAsync(
            data => data.Connection.ExecuteAsync("DROP TRIGGER audit_is_not_changed; UPDATE audit SET code = 'account:other' WHERE sequence = 3", transaction: data.Transaction), default);
        var (code, _, errors) = await RunAsync(desk, "audit-verify");
        Assert.Equal(1, code);
        Assert.Contains("broken at entry 3", errors, StringComparison.Ordinal);
        (code, var text, errors) = await RunAsync(desk, "audit-export");
        Assert.Equal(1, code);
        Assert.Contains("broken at entry 3", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("\"head\"", text, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(DeskProcess desk, params string[] args)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var code = await DeskHost.RunAsync([args[0], .. desk.Args, .. args[1..]], TextReader.Null, output, errors);
        return (code, output.ToString(), errors.ToString());
    }

    // Written from docs/operations.md, not from the program.
    private static string HashOf(JsonElement entry)
    {
        using var stream = new MemoryStream();
        Number(entry.GetProperty("sequence").GetInt64());
        Number(entry.GetProperty("at").GetInt64());
        foreach (var name in (string[])["actor", "agencyCode", "caseId", "act", "fromState", "toState", "code"])
        {
            Bytes(entry.TryGetProperty(name, out var value) ? Encoding.UTF8.GetBytes(value.GetString()!) : null);
        }

        Bytes(entry.TryGetProperty("detail", out var detail) ? detail.GetBytesFromBase64() : null);
        Bytes(Convert.FromHexString(entry.GetProperty("previousHash").GetString()!));
        return Convert.ToHexStringLower(SHA256.HashData(stream.ToArray()));

        void Number(long value)
        {
            Span<byte> bytes = stackalloc byte[8];
            BinaryPrimitives.WriteInt64BigEndian(bytes, value);
            stream.Write(bytes);
        }

        void Bytes(byte[]? value)
        {
            Span<byte> length = stackalloc byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, value?.Length ?? -1);
            stream.Write(length);
            stream.Write(value ?? []);
        }
    }

    private static bool IsSigned(JsonElement head, string pem)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(pem);
        var content = new byte[48];
        BinaryPrimitives.WriteInt64BigEndian(content, head.GetProperty("sequence").GetInt64());
        BinaryPrimitives.WriteInt64BigEndian(content.AsSpan(8), head.GetProperty("signedAt").GetInt64());
        Convert.FromHexString(head.GetProperty("hash").GetString()!).CopyTo(content, 16);
        byte[] signed = [.. "disclosure audit head, form 1\0"u8, .. content];
        return key.VerifyData(
            signed, Convert.FromBase64String(head.GetProperty("signature").GetString()!), HashAlgorithmName.SHA256);
    }
}
