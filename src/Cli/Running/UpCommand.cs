using System.CommandLine;
using Disclosure.Cli.Exits;
using Disclosure.Cli.Places;

namespace Disclosure.Cli.Running;

/// <summary><c>disclosure up [--data DIR] [--site-port N] [--desk-port N] [--empty]</c>: desk and public site on this machine.</summary>
public static class UpCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "数据文件夹，默认为本目录下的 data。 Data folder; its keys go to DIR-keys. Default: ./data and ./keys." };
        var sitePort = Port("--site-port", 5080, "公示网端口。 Port of the public site.");
        var deskPort = Port("--desk-port", 5081, "工作台端口。 Port of the desk.");
        var empty = new Option<bool>("--empty") { Description = "只建示例账号，不推送示例决定。 Sample accounts, but no sample decisions." };
        var command = new Command("up", "启动工作台和公示网。 Run desk and public site, with samples on first start; Ctrl-C ends both.")
        {
            data, sitePort, deskPort, empty,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var request = new UpRequest
            {
                Data = parsed.GetValue(data),
                SitePort = parsed.GetValue(sitePort),
                DeskPort = parsed.GetValue(deskPort),
                IsEmpty = parsed.GetValue(empty),
            };
            if (request.SitePort == request.DeskPort)
            {
                throw new CommandFailedException("--site-port 与 --desk-port 不能相同。 The two ports must differ.") { ExitCode = ExitCodes.Usage };
            }

            await new Installation(Checkout.Find(), Checkout.DotnetHost(), TimeProvider.System, Console.Out).RunAsync(request, cancellationToken);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Option<int> Port(string name, int usual, string description)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out var port) || port is < 1 or > 65535))
            {
                result.AddError($"{name} 应为 1 至 65535。 {name} must be from 1 to 65535.");
            }
        });
        return option;
    }
}

/// <summary>What <c>up</c> was asked for.</summary>
public sealed record UpRequest
{
    /// <summary>Data folder; null for the checkout's own.</summary>
    public string? Data { get; init; }

    /// <summary>Port of the public site.</summary>
    public required int SitePort { get; init; }

    /// <summary>Port of the desk.</summary>
    public required int DeskPort { get; init; }

    /// <summary>True: sample accounts alone.</summary>
    public bool IsEmpty { get; init; }
}
