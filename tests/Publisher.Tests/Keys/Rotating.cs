using Disclosure.Publisher.Keys;
using Disclosure.Publisher.Settings;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Microsoft.Extensions.Configuration;

namespace Disclosure.Publisher.Tests.Keys;

/// <summary>What an operator does with the keys of a stopped desk.</summary>
internal static class Rotating
{
    public static DeskOptions Options(this DeskProcess desk) =>
        new ConfigurationBuilder().AddCommandLine(desk.Args).Build().GetSection(DeskOptions.Section).Get<DeskOptions>()!;

    public static string KeyFile(this DeskProcess desk) => desk.Options().MasterKeyPath;

    public static string[] KeyFiles(this DeskProcess desk) => Directory.GetFiles(Path.GetDirectoryName(desk.KeyFile())!, "master.key*");

    public static async Task<string> KeysAsync(this DeskProcess desk, string command)
    {
        using var output = new StringWriter();
        Assert.Equal(0, await KeysCommand.RunAsync(command, desk.Options(), output, CancellationToken.None));
        return output.ToString();
    }

    /// <summary>The rotation alone, so that a cut through it is not told in a sentence.</summary>
    public static async Task RotateAsync(this DeskProcess desk)
    {
        await using var store = await StoreFoundation.OpenAsync(desk.Options(), alone: true, TimeProvider.System, CancellationToken.None);
        await new KeyRotation(store.Database, new MasterKeyFiles(desk.KeyFile()), TimeProvider.System).RunAsync(store.Key, CancellationToken.None);
    }
}
