using Disclosure.TestKit;

namespace Disclosure.EndToEnd.Crashes;

/// <summary>Starts one application again and again, and has it die each time: at a point of its plan, or by a hand from outside.</summary>
internal sealed class Killer(string name, Uri address, Casualties casualties, Func<KillPoint?, KillableProcess> start, SeededRandom random)
{
    private static readonly TimeSpan PointPatience = TimeSpan.FromSeconds(15);

    /// <summary>Everything the killed processes said.</summary>
    public List<string> Outputs { get; } = [];

    /// <summary>Has it die at a point; false when the point did not come in time, and it was killed where it stood.</summary>
    public async Task<bool> KillAtAsync(KillPoint point)
    {
        await using var process = start(point);
        if (await process.ReadyAsync(address, CrashPlatform.StartPatience) && await Task.WhenAny(process.Ended, Task.Delay(PointPatience)) != process.Ended)
        {
            await KillAsync(process, "from outside, instead of at " + point);
            return false;
        }

        Buried(process, point.ToString());
        return true;
    }

    /// <summary>Kills it from outside, at any moment from its start on, or a moment after something happened.</summary>
    /// <param name="after">What must have happened; null for nothing, and then the process may not even be ready.</param>
    /// <param name="longest">The longest time to wait then.</param>
    public async Task KillFromOutsideAsync(Func<Task>? after, TimeSpan longest)
    {
        await using var process = start(null);
        if (after is not null)
        {
            Assert.True(await process.ReadyAsync(address, CrashPlatform.StartPatience), Epitaph(process));
            await Task.WhenAny(after(), Task.Delay(PointPatience));
        }

        await Task.Delay(TimeSpan.FromMilliseconds(random.Next((int)longest.TotalMilliseconds)));
        await KillAsync(process, after is null ? "from outside" : "from outside, after a push was sent");
    }

    /// <summary>Starts it and leaves it alone.</summary>
    public async Task<KillableProcess> RunAsync()
    {
        var process = start(null);
        Assert.True(await process.ReadyAsync(address, CrashPlatform.StartPatience), Epitaph(process));
        return process;
    }

    private async Task KillAsync(KillableProcess process, string where)
    {
        Assert.False(process.Ended.IsCompleted, Epitaph(process));
        await process.KillAsync();
        Buried(process, where);
    }

    private void Buried(KillableProcess process, string where)
    {
        Assert.True(process.ExitCode == KillableProcess.Killed, Epitaph(process));
        Outputs.Add(process.Output);
        casualties.Add(name, where);
    }

    private string Epitaph(KillableProcess process) => $"{name} ended by itself ({(process.Ended.IsCompleted ? process.ExitCode : 0)}): {process.Words()}";
}
