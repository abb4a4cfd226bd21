namespace Disclosure.Benchmarks.Redaction;

/// <summary>What <c>redact</c> measures.</summary>
/// <param name="Gold">Folder of labelled texts.</param>
/// <param name="Config">Folder of the configuration; null for the checkout's.</param>
/// <param name="Mistakes">Whether every mistake is printed, with its value.</param>
/// <param name="Compare">Whether the parts of the search for names and a plain script are measured beside each other.</param>
internal sealed record RedactBenchOptions(string Gold, string? Config, bool Mistakes, bool Compare)
{
    /// <summary>Reads them; null when they are not understood or name no folder of texts.</summary>
    public static RedactBenchOptions? Read(ReadOnlySpan<string> arguments)
    {
        var options = new RedactBenchOptions(string.Empty, null, false, false);
        while (arguments.Length > 0)
        {
            switch (arguments)
            {
                case ["--gold", var gold, .. var rest]:
                    options = options with { Gold = gold };
                    arguments = rest;
                    break;
                case ["--config", var config, .. var rest]:
                    options = options with { Config = config };
                    arguments = rest;
                    break;
                case ["--mistakes", .. var rest]:
                    options = options with { Mistakes = true };
                    arguments = rest;
                    break;
                case ["--compare", .. var rest]:
                    options = options with { Compare = true };
                    arguments = rest;
                    break;
                default:
                    return null;
            }
        }

        return options.Gold.Length > 0 ? options : null;
    }
}
