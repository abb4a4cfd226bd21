using System.Text.Json;
using Disclosure.EndToEnd.Platform;
using Disclosure.TestKit;

namespace Disclosure.EndToEnd.MainJob;

/// <summary>What the desk does not take.</summary>
[Collection(PlatformCollection.Name)]
public sealed class RefusedPushTests(RunningPlatform platform)
{
    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "Samples", "25-secrecy-mark");

    [Fact]
    [Clause("GS-11-2a")]
    [Clause("LAW-BM-57")]
    public async Task Push_SecrecyMark_IsRefusedAndNothingOfItIsOnDisk()
    {
        using var api = await platform.ApiAsync("lsyjj");

        var (status, answer) = await api.PushAsync(
            await File.ReadAllTextAsync(Path.Combine(Sample, "metadata.json")),
            await File.ReadAllBytesAsync(Path.Combine(Sample, "decision.txt")),
            "decision.txt",
            "e2e-secrecy-mark");

        if (status == 202)
        {
            // Accepted as a fact; its content must be gone.
            Assert.Equal("refused", (await api.AtRestAsync(answer.GetProperty("caseId").GetString()!)).GetProperty("state").GetString());
        }
        else
        {
            Assert.InRange(status, 400, 499);
            Assert.NotEqual(0, answer.GetProperty("errors").GetArrayLength());
        }

        Assert.Empty(DiskSearch.FilesHolding(platform.Data, "防汛物资清单"));
    }

    [Fact]
    public async Task Push_DamagedDocument_IsReturnedOrRefusedWithASentence()
    {
        using var api = await platform.ApiAsync("mhwlj");

        var (status, answer) = await api.PushAsync(ServedDocument.Metadata, ServedDocument.Docx()[..400], "决定书.docx", "e2e-damaged");

        if (status == 202)
        {
            var atRest = await api.AtRestAsync(answer.GetProperty("caseId").GetString()!);
            Assert.Equal("returned", atRest.GetProperty("state").GetString());
            Assert.NotEqual(0, atRest.GetProperty("messages").GetArrayLength());
        }
        else
        {
            Assert.InRange(status, 400, 499);
        }
    }

    [Fact]
    [Clause("GS-05-2")]
    public async Task Push_SameKeyTwice_IsTheSameCase()
    {
        using var api = await platform.ApiAsync("jhscj");
        const string metadata = """{"documentNumber":"景市监检〔2026〕1号","title":"检查","actType":"inspection","decidedOn":"2026-01-05","parties":[{"name":"景洪某某超市","kind":"organisation"}]}""";

        var (_, first) = await api.PushAsync(metadata, "行政检查登记表"u8.ToArray(), "a.txt", "e2e-twice");
        var (_, second) = await api.PushAsync(metadata, "行政检查登记表"u8.ToArray(), "a.txt", "e2e-twice");

        Assert.Equal(first.GetProperty("caseId").GetString(), second.GetProperty("caseId").GetString());
    }
}
