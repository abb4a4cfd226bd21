using System.CommandLine;
using Disclosure.Cli.Places;
using Disclosure.Cli.Running;

namespace Disclosure.Cli.Keys;

/// <summary><c>disclosure keys rotate</c>, with the desk stopped, and <c>disclosure keys list</c>, beside it: run by the desk's program as the desk's user.</summary>
public static class KeysCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "数据文件夹，默认为本目录下的 data。 Data folder; its keys are in DIR-keys. Default: ./data and ./keys." };
        return new Command("keys", "主密钥。 The key above everything private.")
        {
            Verb("rotate", "更换主密钥；先停止工作台。 Put a new master key in the old one's place; stop the desk first.", data),
            Verb("list", "列出主密钥的编号、启用时间和所封装的案件数。 Ids, since when, and how many case keys each wraps.", data),
        };
    }

    private static Command Verb(string name, string description, Option<string?> data)
    {
        var verb = new Command(name, description) { data };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var placement = await new PlacementFinder(Checkout.Find(), Checkout.DotnetHost()).ExistingAsync(parsed.GetValue(data), cancellationToken);
            return await new DeskTool(placement).RunAsync([$"keys-{name}"], Console.OpenStandardOutput(), cancellationToken);
        });
        return verb;
    }
}
