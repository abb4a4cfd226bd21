using System.Diagnostics;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Kit;

/// <summary>Makes files as old offices have them, with LibreOffice itself.</summary>
public static class OfficeFile
{
    /// <summary>A text as .doc or .pdf.</summary>
    public static async Task<byte[]> MakeAsync(string text, string ending)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("in.txt"), text);
        var start = new ProcessStartInfo("/usr/bin/soffice")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                $"-env:UserInstallation=file://{folder.File("profile")}", "--headless", "--norestore", "--infilter=Text (encoded):UTF8",
                "--convert-to", string.Equals(ending, "doc", StringComparison.Ordinal) ? "doc:MS Word 97" : "pdf:writer_pdf_Export", "--outdir", folder.Path, folder.File("in.txt"),
            },
        };
        using var process = Process.Start(start)!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return await File.ReadAllBytesAsync(folder.File("in." + ending));
    }
}
