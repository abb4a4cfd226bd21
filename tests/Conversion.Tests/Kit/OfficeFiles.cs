using System.Collections.Concurrent;
using System.Text;
using Disclosure.Conversion.Sandboxing;

namespace Disclosure.Conversion.Tests.Kit;

/// <summary>Files of other formats, made by LibreOffice itself in the sandbox: each is made once and shared by the tests.</summary>
public sealed class OfficeFiles : IDisposable
{
    private const string Script =
        """
        export LD_LIBRARY_PATH=/usr/lib/libreoffice/program SAL_USE_VCLPLUGIN=svp
        for turn in 1 2; do
            soffice=/usr/lib/libreoffice/program/soffice.bin
            "$soffice" -env:UserInstallation=file:///tmp/profile --headless --norestore --convert-to "$2" --outdir /tmp/out /tmp/in.fodt </dev/null >/dev/null
            [ "$?" -eq 81 ] || break
        done
        cat "/tmp/out/in.$1"
        """;

    private readonly Sandbox _sandbox = new(2, TimeProvider.System);
    private readonly ConcurrentDictionary<(string, string), Lazy<Task<byte[]>>> _made = new();

    /// <summary>A document of <see cref="FlatText"/> as .doc, .rtf, .odt, .pdf, or as a PDF that is protected in one way or another.</summary>
    public Task<byte[]> MakeAsync(string flat, string ending) =>
        _made.GetOrAdd((flat, ending), key => new Lazy<Task<byte[]>>(() => MakeNewAsync(key.Item1, key.Item2))).Value;

    public void Dispose() => _sandbox.Dispose();

    private async Task<byte[]> MakeNewAsync(string flat, string ending)
    {
        var filter = ending switch
        {
            "doc" => "doc:MS Word 97",
            "rtf" => "rtf:Rich Text Format",
            "odt" => "odt:writer8",
            "pdf" => "pdf:writer_pdf_Export",
            "pdf-password" => """pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"geheim"}}""",
            "pdf-no-copying" => """pdf:writer_pdf_Export:{"RestrictPermissions":{"type":"boolean","value":"true"},"PermissionPassword":{"type":"string","value":"geheim"},"EnableCopyingOfContent":{"type":"boolean","value":"false"}}""",
            _ => throw new ArgumentOutOfRangeException(nameof(ending)),
        };
        var outcome = await _sandbox.RunAsync(
            new SandboxRun
            {
                Script = Script,
                Arguments = [ending.Split('-')[0], filter],
                Input = Encoding.UTF8.GetBytes(flat),
                InputName = "in.fodt",
                Patience = TimeSpan.FromSeconds(120),
                OutputBytes = 32 * 1024 * 1024,
                MemoryBytes = 3L * 1024 * 1024 * 1024,
                WritableBytes = 256L * 1024 * 1024,
            },
            CancellationToken.None);
        var ended = Assert.IsType<SandboxOutcome.Ended>(outcome);
        Assert.Equal(0, ended.ExitCode);
        return ended.Output.ToArray();
    }
}

[CollectionDefinition(Name)]
public sealed class OfficeFilesCollection : ICollectionFixture<OfficeFiles>
{
    public const string Name = "office files";
}
