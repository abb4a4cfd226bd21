using Disclosure.Conversion.Outcomes;
using Disclosure.Conversion.Sandboxing;

namespace Disclosure.Conversion.Office;

/// <summary>Turns .doc, .wps, .rtf and .odt into .docx by LibreOffice in the sandbox.</summary>
internal sealed class OfficeConverter(Sandbox sandbox, ConversionLimits limits)
{
    private const string Program = "/usr/lib/libreoffice/program/soffice.bin";
    private const string Writer = "/usr/lib/libreoffice/program/libswlo.so";
    private const long MemoryBytes = 3L * 1024 * 1024 * 1024;
    private const long WritableBytes = 256L * 1024 * 1024;

    // Started for the first time in a new home, LibreOffice ends with 81 and wants to be started again. $1 is the ending, $2 the filter:
    // named, so that nothing but the format that was recognised is opened.
    private const string Script =
        """
        mkdir -p profile/user out
        cat > profile/user/registrymodifications.xcu <<'SETTINGS'
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Java/VirtualMachine"><prop oor:name="Enable" oor:op="fuse"><value>false</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Field" oor:op="fuse"><value>false</value></prop></item>
        </oor:items>
        SETTINGS
        export LD_LIBRARY_PATH=/usr/lib/libreoffice/program SAL_USE_VCLPLUGIN=svp
        for turn in 1 2; do
            /usr/lib/libreoffice/program/soffice.bin -env:UserInstallation=file:///tmp/profile --headless --nologo --norestore --nolockcheck --nodefault \
                "--infilter=$2" --convert-to 'docx:MS Word 2007 XML' --outdir /tmp/out "/tmp/in.$1" </dev/null >/dev/null
            result=$?
            [ "$result" -eq 81 ] || break
        done
        [ "$result" -eq 0 ] || exit "$result"
        cat /tmp/out/in.docx
        """;

    /// <summary>Whether LibreOffice is on this machine, where Debian's packages put it.</summary>
    public static bool IsInstalled => File.Exists(Program) && File.Exists(Writer);

    /// <summary>Converts a file whose format is known and which is not encrypted.</summary>
    public async Task<ConversionOutcome> ConvertAsync(ReadOnlyMemory<byte> content, ForeignFormat format, CancellationToken cancellationToken)
    {
        if (!IsInstalled)
            return new ConversionOutcome.Refused(ConversionRefusals.Missing);
        var (ending, filter) = format switch
        {
            ForeignFormat.Doc => ("doc", "MS Word 97"),
            ForeignFormat.Rtf => ("rtf", "Rich Text Format"),
            ForeignFormat.Odt => ("odt", "writer8"),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
        var run = new SandboxRun
        {
            Script = Script,
            Arguments = [ending, filter],
            Input = content,
            InputName = "in." + ending,
            Patience = limits.OfficePatience,
            OutputBytes = limits.OutputBytes,
            MemoryBytes = MemoryBytes,
            WritableBytes = WritableBytes,
        };
        return await sandbox.RunAsync(run, cancellationToken) switch
        {
            SandboxOutcome.Ended { ExitCode: 0, Output.Length: > 0 } ended => new ConversionOutcome.Converted(ended.Output, format, []),
            SandboxOutcome.Ended { ExitCode: > 128 } or SandboxOutcome.TooMuchOutput => new ConversionOutcome.Refused(ConversionRefusals.TooLarge),
            SandboxOutcome.Ended => new ConversionOutcome.Refused(ConversionRefusals.Damaged),
            SandboxOutcome.OutOfTime => new ConversionOutcome.Refused(ConversionRefusals.TooSlow),
            _ => new ConversionOutcome.Refused(ConversionRefusals.Missing),
        };
    }
}
