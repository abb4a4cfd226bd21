using Disclosure.Cli.Exits;
using Disclosure.Cli.Places;
using Disclosure.Cli.Processes;
using Disclosure.Cli.Seeding;

namespace Disclosure.Cli.Running;

/// <summary>Desk and public site on this machine, from start to stop.</summary>
public sealed class Installation(string checkout, string dotnet, TimeProvider clock, TextWriter output)
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    /// <summary>Starts both, seeds the samples on first start, and runs until cancelled or until one of them ends.</summary>
    /// <exception cref="CommandFailedException">Something stands in the way, or one of them ended by itself; nothing is left running.</exception>
    public async Task RunAsync(UpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        PortProbe.Require(request.SitePort, "--site-port");
        PortProbe.Require(request.DeskPort, "--desk-port");
        var placement = await new PlacementFinder(checkout, dotnet).FindAsync(request.Data, cancellationToken);
        foreach (var remark in placement.Remarks)
        {
            await output.WriteLineAsync(remark);
        }

        await using var hold = Hold(placement.Folders);
        var addresses = new Addresses(Loopback(request.SitePort), Loopback(request.DeskPort));
        var applications = new ApplicationStarts(placement, addresses);
        var isSeeded = File.Exists(placement.Folders.SeededMark);
        var accounts = await SampleAccounts.ReadOrCreateAsync(checkout, placement.Folders, cancellationToken);
        if (!isSeeded)
        {
            await output.WriteLineAsync("首次启动：建立示例账号 …");
            await applications.ProvisionAsync(accounts.ToProvisioningJson(), cancellationToken);
        }

        await applications.IntroduceSiteAsync(cancellationToken);
        using var starter = new ProcessStarter();
        await using var desk = Application.Start("工作台 (desk)", applications.Desk, Path.Combine(placement.Folders.Logs, "desk.log"), starter, clock);
        await desk.WaitUntilReadyAsync(addresses.Desk, StartPatience, cancellationToken);
        await using var site = Application.Start("公示网 (public site)", applications.Site, Path.Combine(placement.Folders.Logs, "site.log"), starter, clock);
        await site.WaitUntilReadyAsync(addresses.Site, StartPatience, cancellationToken);
        if (!isSeeded && !request.IsEmpty)
        {
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var seeding = SeedAsync(addresses.Desk, accounts, placement.Folders, ended.Token);
            if (await Task.WhenAny(seeding, desk.Ended, site.Ended) != seeding)
            {
                await ended.CancelAsync();
            }
            else
            {
                await seeding;
            }
        }

        if (!desk.Ended.IsCompleted && !site.Ended.IsCompleted)
        {
            await Welcome.WriteAsync(output, addresses, accounts, placement.Folders, request.IsEmpty);
        }

        await WatchAsync([desk, site], cancellationToken);
    }

    private async Task SeedAsync(Uri desk, SampleAccounts accounts, DataFolders folders, CancellationToken cancellationToken)
    {
        var samples = await SampleCatalogue.ReadAsync(Path.Combine(checkout, "config", "samples"), cancellationToken);
        await new Seeder(desk, accounts, clock, output).RunAsync(samples, cancellationToken);
        await File.WriteAllTextAsync(folders.SeededMark, $"{samples.Count}\n", cancellationToken);
    }

    private async Task WatchAsync(Application[] applications, CancellationToken cancellationToken)
    {
        var cancelled = Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
        await Task.WhenAny([cancelled, .. applications.Select(application => application.Ended)]);
        if (!cancellationToken.IsCancellationRequested)
        {
            // A signal may reach an application a moment before it reaches this process.
            await Task.WhenAny(cancelled, Task.Delay(TimeSpan.FromMilliseconds(300), clock, CancellationToken.None));
        }

        if (!cancellationToken.IsCancellationRequested && applications.FirstOrDefault(application => application.Ended.IsCompleted) is { } ended)
        {
            throw new CommandFailedException(ended.EndSentence());
        }

        await output.WriteLineAsync("正在停止 …");
        await Task.WhenAll(applications.Select(application => application.StopAsync()));
    }

    private static Uri Loopback(int port) => new($"http://127.0.0.1:{port}");

    /// <summary>Keeps every other <c>up</c>, and whatever must not run beside one, out of a data folder.</summary>
    /// <exception cref="CommandFailedException">Another holds it, or it cannot be written.</exception>
    internal static FileStream Hold(DataFolders folders)
    {
        var path = Path.Combine(folders.Data, ".up.lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new CommandFailedException($"不能写入文件夹 {folders.Data}。 The folder {folders.Data} cannot be written.", error);
        }
        catch (IOException error)
        {
            throw new CommandFailedException($"{folders.Data} 正被另一个 disclosure up 使用。 Another up is using this data folder.", error);
        }
    }
}

/// <summary>Where both applications answer.</summary>
/// <param name="Site">The public site.</param>
/// <param name="Desk">The desk.</param>
public sealed record Addresses(Uri Site, Uri Desk)
{
    /// <summary>For commands that answer no one.</summary>
    public static Addresses None { get; } = new(new Uri("http://127.0.0.1:0"), new Uri("http://127.0.0.1:0"));
}
