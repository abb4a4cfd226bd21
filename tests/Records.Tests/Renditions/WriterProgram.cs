using System.Diagnostics;
using Disclosure.TestKit;

namespace Disclosure.Records.Tests.Renditions;

/// <summary>LibreOffice without a screen, with settings of its own for each call. `./disclosure test` installs it where it is missing.</summary>
internal static class WriterProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>A document as another format, such as <c>pdf</c> or <c>txt:Text (encoded):UTF8</c>; the bytes of what it wrote.</summary>
    public static async Task<byte[]> ConvertAsync(byte[] document, string format)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("decision.docx"), document);
        var start = new ProcessStartInfo("soffice")
        {
            ArgumentList = { $"-env:UserInstallation=file://{folder.File("profile")}", "--headless", "--norestore", "--convert-to", format, "--outdir", folder.File("out"), folder.File("decision.docx") },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        var answers = process.StandardOutput.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        var written = Directory.Exists(folder.File("out")) ? Directory.GetFiles(folder.File("out")) : [];
        Assert.True(written.Length == 1, $"LibreOffice wrote nothing: {await answers} {await errors}");
        return await File.ReadAllBytesAsync(written[0]);
    }
}
