using System.CommandLine;
using Disclosure.Cli.Exits;

namespace Disclosure.Cli.Pushing;

/// <summary><c>disclosure push FILE… --meta M.json --url U --key K</c>: the agency's client.</summary>
public static class PushCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("FILE")
        {
            Description = "决定书文件 (.docx, .doc, .wps, .rtf, .odt, .pdf, .txt, .html). One or more documents.",
            Arity = ArgumentArity.OneOrMore,
        };
        var metadata = new Option<FileInfo[]>("--meta")
        {
            Description = "元数据 JSON，与文件依次对应。 Metadata, one for each document in the same order.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var url = new Option<string>("--url") { Description = "推送地址，如 http://127.0.0.1:5081。 Address of the desk.", Required = true };
        var key = new Option<string>("--key")
        {
            Description = $"接口密钥；也可放在环境变量 {ApiKeyVariable}。 API key, or set {ApiKeyVariable}.",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable(ApiKeyVariable) ?? string.Empty,
        };
        var command = new Command("push", "推送行政执法决定。 Push decisions to a desk; safe to repeat.") { files, metadata, url, key };
        command.Validators.Add(result =>
        {
            var documents = result.GetValue(files) ?? [];
            var metadataFiles = result.GetValue(metadata) ?? [];
            if (metadataFiles.Length != documents.Length)
            {
                result.AddError($"每个文件需要一份 --meta：{documents.Length} 个文件，{metadataFiles.Length} 份元数据。 One --meta for each FILE.");
            }

            foreach (var missing in documents.Concat(metadataFiles).Where(file => !file.Exists))
            {
                result.AddError($"文件不存在：{missing}。 File not found.");
            }

            if (!IsWebAddress(result.GetValue(url)))
            {
                result.AddError("--url 应为 http:// 或 https:// 开头的地址。 --url must be an http or https address.");
            }

            if (string.IsNullOrWhiteSpace(result.GetValue(key)))
            {
                result.AddError($"缺少 --key（或环境变量 {ApiKeyVariable}）。 --key is missing.");
            }
        });
        command.SetAction((parsed, cancellationToken) => RunAsync(
            [.. parsed.GetValue(files)!.Zip(parsed.GetValue(metadata)!)],
            new Uri(parsed.GetValue(url)!),
            parsed.GetValue(key)!,
            cancellationToken));
        return command;
    }

    /// <summary>Holds the API key when it should not stand on the command line.</summary>
    public const string ApiKeyVariable = "DISCLOSURE_API_KEY";

    private static bool IsWebAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    private static async Task<int> RunAsync((FileInfo Document, FileInfo Metadata)[] pairs, Uri desk, string key, CancellationToken cancellationToken)
    {
        using var client = new PushClient(desk, key, TimeProvider.System);
        var failed = 0;
        foreach (var (document, metadata) in pairs)
        {
            var outcome = await client.PushAsync(
                await PushItem.ReadAsync(document.FullName, metadata.FullName, cancellationToken),
                cancellationToken);
            if (outcome is PushOutcome.Accepted accepted)
            {
                await Console.Out.WriteLineAsync($"{document.Name}\t{accepted.CaseId}\t{accepted.State}");
                continue;
            }

            failed++;
            var rejected = (PushOutcome.Rejected)outcome;
            await Console.Error.WriteLineAsync($"{document.Name}：未接收。{rejected.Reason}");
            foreach (var error in rejected.Errors)
            {
                await Console.Error.WriteLineAsync($"  {error.Field} [{error.Rule}] {error.Message}");
            }
        }

        return failed == 0 ? ExitCodes.Ok : ExitCodes.Failure;
    }
}
