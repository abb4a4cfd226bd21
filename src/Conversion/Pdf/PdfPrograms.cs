using System.Globalization;
using System.Text;
using Disclosure.Conversion.Outcomes;
using Disclosure.Conversion.Sandboxing;

namespace Disclosure.Conversion.Pdf;

/// <summary>Runs the programs of Poppler over a file, all in one sandbox.</summary>
internal sealed class PdfPrograms(Sandbox sandbox, ConversionLimits limits)
{
    private const long MemoryBytes = 1024L * 1024 * 1024;
    private const long WritableBytes = 192L * 1024 * 1024;
    private const string Folder = "/usr/bin/";

    // $1 is the largest number of pages. Every answer is told by name, exit code and length, then given. With a password nothing can be
    // read; the first words of the complaint tell that apart from damage.
    private const string Script =
        """
        tell() { printf '%s %s %s\n' "$1" "$3" "$(wc -c < "$2")"; cat "$2"; rm -f "$2"; }
        pdfinfo -enc UTF-8 -f 1 -l "$1" -box in.pdf > info 2> complaint; code=$?
        pages=$(sed -n 's/^Pages: *//p' info)
        tell info info "$code"
        tell complaint complaint 0
        [ "$code" -eq 0 ] && [ "${pages:-0}" -ge 1 ] && [ "$pages" -le "$1" ] || exit 0
        pdftohtml -q -xml -i -stdout -noroundcoord -wbt 35 -zoom 1 in.pdf > answer; tell shown answer "$?"
        pdftohtml -q -xml -i -stdout -noroundcoord -wbt 35 -zoom 1 -hidden in.pdf > answer; tell all answer "$?"
        pdfimages -list in.pdf > answer; tell images answer "$?"
        pdfdetach -list in.pdf > answer; tell attachments answer "$?"
        { pdftoppm -q -gray -r 72 in.pdf; printf '%s' "$?" > code; } | gzip -1 > answer; tell pictures answer "$(cat code)"
        printf 'end 0 0\n'
        """;

    private static readonly string[] Programs = ["pdfinfo", "pdftohtml", "pdfimages", "pdfdetach", "pdftoppm"];

    /// <summary>Whether they are on this machine.</summary>
    public static bool AreInstalled => Array.TrueForAll(Programs, program => File.Exists(Folder + program));

    /// <summary>What the sandbox says; its output is for <see cref="Parse"/>.</summary>
    public Task<SandboxOutcome> RunAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        sandbox.RunAsync(
            new SandboxRun
            {
                Script = Script,
                Arguments = [limits.Pages.ToString(CultureInfo.InvariantCulture)],
                Input = content,
                InputName = "in.pdf",
                Patience = limits.PdfPatience,
                OutputBytes = limits.OutputBytes,
                MemoryBytes = MemoryBytes,
                WritableBytes = WritableBytes,
            },
            cancellationToken);

    /// <summary>The answers by name.</summary>
    /// <exception cref="InvalidDataException">They are not whole.</exception>
    public static IReadOnlyDictionary<string, (int ExitCode, ReadOnlyMemory<byte> Content)> Parse(ReadOnlyMemory<byte> output)
    {
        var answers = new Dictionary<string, (int, ReadOnlyMemory<byte>)>(StringComparer.Ordinal);
        while (!output.IsEmpty)
        {
            var end = output.Span.IndexOf((byte)'\n');
            var words = end < 0 ? [] : Encoding.ASCII.GetString(output.Span[..end]).Split(' ');
            if (words.Length != 3 || !int.TryParse(words[1], CultureInfo.InvariantCulture, out var code)
                || !int.TryParse(words[2], CultureInfo.InvariantCulture, out var length) || length < 0 || length > output.Length - end - 1)
                throw new InvalidDataException("The answers are not whole.");
            answers[words[0]] = (code, output.Slice(end + 1, length));
            output = output[(end + 1 + length)..];
        }

        return answers;
    }
}
