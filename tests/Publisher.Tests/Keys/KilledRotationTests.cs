using System.Diagnostics;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Tests.Kit;

namespace Disclosure.Publisher.Tests.Keys;

/// <summary>The real program, ended by SIGKILL at moments spread over the time that a whole rotation takes.</summary>
public sealed class KilledRotationTests
{
    private const int Moments = 8;

    [Fact]
    public async Task Rotate_Killed_TheStoreOpensEveryTimeAndTheLastRotationFinishes()
    {
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:Works", "false");
        var caseId = await desk.PushAsync(key: "first");
        await desk.RestartAsync(async () =>
        {
            var clock = Stopwatch.StartNew();
            Assert.Equal(0, await RotateAsync(desk, Timeout.InfiniteTimeSpan));
            var whole = clock.Elapsed;
            for (var moment = 1; moment <= Moments; moment++)
            {
                await RotateAsync(desk, whole * moment / Moments);
                await using (var store = await StoreFoundation.OpenAsync(desk.Options(), alone: false, TimeProvider.System, default))
                {
                    await using var connection = await store.Database.OpenAsync(default);
                    Assert.Equal(0, await Publisher.Store.MasterKeyTable.StrangersAsync(connection, null, store.Key));
                }
            }

            Assert.Equal(0, await RotateAsync(desk, Timeout.InfiniteTimeSpan));
            Assert.Equal([desk.KeyFile()], desk.KeyFiles().Where(file => !file.EndsWith(".draft", StringComparison.Ordinal)));
        });
        var detail = await desk.UntilAsync(caseId, CaseState.Received);
        Assert.Equal("景市监处罚〔2026〕12号", detail.Caption?.DocumentNumber);
        await KeyRotationTests.AssertRecognisedAsync(desk, caseId);
    }

    private static async Task<int> RotateAsync(DeskProcess desk, TimeSpan patience)
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Disclosure.Publisher.dll"), "keys-rotate", .. desk.Args];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        await Task.WhenAll(output, errors);
        return process.ExitCode;
    }
}
