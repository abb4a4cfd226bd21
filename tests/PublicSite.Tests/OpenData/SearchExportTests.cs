using System.Text;
using System.Text.Json;
using Disclosure.PublicSite.OpenData;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.Records;
using Disclosure.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace Disclosure.PublicSite.Tests.OpenData;

public sealed class SearchExportTests
{
    [Fact]
    [Clause("GS-13-2")]
    public async Task Export_OfASearch_HoldsItsDecisionsInItsOrder()
    {
        await using var site = await SiteHost.StartAsync();
        await site.PublishAsync(InventedDecisions.Many());

        var lines = await LinesAsync(site, "/search.csv?q=食品安全法&act=penalty&after=x");
        using var file = JsonDocument.Parse(await site.ReadAsync("/search.json?q=食品安全法&act=penalty"));
        using var list = JsonDocument.Parse(await site.ReadAsync("/api/v1/decisions?q=食品安全法&act=penalty&size=100"));

        var expected = list.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, lines.Skip(1).Select(line => line.Split(',')[0]));
        Assert.Equal(expected, file.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
        Assert.Equal((expected.Count, 1_000), (file.RootElement.GetProperty("total").GetInt32(), file.RootElement.GetProperty("limit").GetInt32()));
        Assert.StartsWith("\uFEFF标识,版本,案件名称,文号", lines[0], StringComparison.Ordinal);
        Assert.Contains("景洪市澜湄鲜食品超市", lines.Single(line => line.Contains("景市监罚〔2026〕37号", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("/search.csv?q=", await site.ReadAsync("/search?q=食品安全法"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OfMoreThanAReadHolds_HoldsThemAll()
    {
        await using var site = await SiteHost.StartAsync();
        await site.PublishAsync([.. Enumerable.Range(1, 260).Select(at => InventedDecisions.Licence($"昆市监许〔2026〕{at}号"))]);

        Assert.Equal(261, (await LinesAsync(site, "/search.csv")).Count);
    }

    [Fact]
    [Clause("CX-14-4")]
    public async Task Withdrawn_Decision_IsGoneFromTheFilesAtOnce()
    {
        await using var site = await SiteHost.StartAsync();
        var decisions = new[] { InventedDecisions.FoodPenalty(), InventedDecisions.FoodPenalty("景市监罚〔2026〕38号") };
        await site.PublishAsync(decisions);
        string[] files = ["/search.csv", "/search.json", "/search.csv?q=超过保质期", "/search.json?agency=jhscj"];
        foreach (var file in files)
            Assert.Contains(decisions[0].Id.Value, await site.ReadAsync(file), StringComparison.Ordinal);

        await site.WithdrawAsync(InventedDecisions.Revocation(decisions[0]));
        await site.WithdrawAsync(InventedDecisions.SilentEnd(decisions[1]));

        foreach (var file in files)
        {
            var text = await site.ReadAsync(file);
            Assert.DoesNotContain("澜湄", text, StringComparison.Ordinal);
            Assert.All(decisions, gone => Assert.DoesNotContain(gone.Id.Value, text, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+86", "'+86")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("＝1", "'＝1")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("甲,\"乙\"", "\"甲,\"\"乙\"\"\"")]
    [InlineData("昆市监罚〔2026〕1号", "昆市监罚〔2026〕1号")]
    [InlineData("", "")]
    public void Cell_ThatWouldBeAFormula_IsText(string text, string expected)
    {
        var csv = new CsvText();

        csv.Add(text, "b");

        Assert.Equal($"\uFEFF{expected},b\r\n", Encoding.UTF8.GetString(csv.ToBytes()));
    }

    [Fact]
    public void Csv_OfAnyCells_IsReadBackAsTheyWere()
    {
        var cells = Gen.Elements('=', '-', '"', ',', '\r', '\n', ' ', '\t', '甲', 'b', '＋', '\'').ListOf().Select(string.Concat).ListOf().ToArbitrary();

        Prop.ForAll(cells, row =>
        {
            if (row.Count == 0)
                return true;
            var csv = new CsvText();
            csv.Add(row);
            var read = Read(Encoding.UTF8.GetString(csv.ToBytes())[1..]);
            return read.Count == row.Count && row.Zip(read).All(pair =>
                string.Equals(pair.First, pair.Second, StringComparison.Ordinal) || string.Equals("'" + pair.First, pair.Second, StringComparison.Ordinal))
                && read.TrueForAll(cell => cell.TrimStart(' ') is not ['=' or '-' or '＋' or '\t' or '\r' or '\n', ..]);
        }).QuickCheckThrowOnFailure();
    }

    // One line of RFC 4180, read by hand.
    private static List<string> Read(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '"')
            {
                for (at++; line[at] != '"' || line[at + 1] == '"'; at++)
                {
                    cell.Append(line[at]);
                    at += line[at] == '"' ? 1 : 0;
                }
            }
            else if (line[at] == ',' || line[at] == '\r')
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (line[at] == '\r')
                    break;
            }
            else
            {
                cell.Append(line[at]);
            }
        }

        return cells;
    }

    private static async Task<List<string>> LinesAsync(SiteHost site, string address)
    {
        using var response = await site.GetAsync(address);
        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        return [.. Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];
    }
}
