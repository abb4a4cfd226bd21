using System.CommandLine;
using System.Globalization;
using Disclosure.Cli.Exits;
using Disclosure.Cli.Places;
using Disclosure.Cli.Running;

namespace Disclosure.Cli.Auditing;

/// <summary><c>disclosure audit verify</c> and <c>disclosure audit export [-o FILE] [--from DATE] [--to DATE]</c>, beside a running desk.</summary>
public static class AuditVerbs
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "数据文件夹，默认为本目录下的 data。 Data folder; default: ./data." };
        var verify = new Command("verify", "检查审计链和存证。 Check every entry against the chain and the signed heads. 0 whole, 1 broken.") { data };
        verify.SetAction(async (parsed, cancellationToken) =>
            await RunAsync(parsed.GetValue(data), ["audit-verify"], Console.OpenStandardOutput(), cancellationToken));

        var output = new Option<string?>("--output", "-o") { Description = "写入的文件，默认为标准输出。 File to write; default: standard output." };
        var from = Day("--from", "第一天。 First day, such as 2026-10-01.");
        var to = Day("--to", "最后一天（含）。 Last day, included.");
        var export = new Command("export", "导出审计记录，每行一条 JSON，末行为签名的链头。 Entries as JSON lines, then the signed head.") { data, output, from, to };
        export.SetAction(async (parsed, cancellationToken) =>
        {
            string[] command = ["audit-export", .. Setting("from", parsed.GetValue(from)), .. Setting("to", parsed.GetValue(to))];
            return parsed.GetValue(output) is { } file
                ? await ToFileAsync(parsed.GetValue(data), command, file, cancellationToken)
                : await RunAsync(parsed.GetValue(data), command, Console.OpenStandardOutput(), cancellationToken);
        });
        return new Command("audit", "审计记录。 Who did what, when and why.") { verify, export };
    }

    private static Option<string?> Day(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                result.AddError($"{name} 应形如 2026-10-14。 {name} looks like 2026-10-14.");
            }
        });
        return option;
    }

    private static string[] Setting(string name, string? value) => value is null ? [] : [$"--{name}={value}"];

    // Whole or not at all: a file that ends early must not be taken for an export.
    private static async Task<int> ToFileAsync(string? data, string[] command, string file, CancellationToken cancellationToken)
    {
        var draft = file + ".part";
        try
        {
            int exitCode;
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            await using (var stream = new FileStream(draft, options))
            {
                exitCode = await RunAsync(data, command, stream, cancellationToken);
            }

            if (exitCode == ExitCodes.Ok)
            {
                File.Move(draft, file, overwrite: true);
            }
            else
            {
                File.Delete(draft);
            }

            return exitCode;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"不能写入 {file}：{error.Message} The file cannot be written.", error);
        }
    }

    private static async Task<int> RunAsync(string? data, string[] command, Stream output, CancellationToken cancellationToken)
    {
        var placement = await new PlacementFinder(Checkout.Find(), Checkout.DotnetHost()).ExistingAsync(data, cancellationToken);
        return await new DeskTool(placement).RunAsync(command, output, cancellationToken);
    }
}
