namespace Disclosure.Publisher;

/// <summary>
/// What no setting can make the desk log: the server's request lines and what it says of headers, forms and cookies carry what people typed.
/// A rule of the configuration that is more exact than the desk's own would otherwise win over it.
/// </summary>
internal static class DeskLogging
{
    // Its lines, and the scope it puts around every other line, carry the path as it was asked for.
    private const string RequestLines = "Microsoft.AspNetCore.Hosting.Diagnostics";

    private static readonly string[] Guarded = ["Microsoft.AspNetCore", "System.Net"];

    /// <summary>Raises every rule below warnings for guarded categories to warnings.</summary>
    public static void KeepQuiet(LoggerFilterOptions options)
    {
        for (var i = 0; i < options.Rules.Count; i++)
        {
            var rule = options.Rules[i];
            if (rule.LogLevel < LogLevel.Warning && Guarded.Any(category => rule.CategoryName?.StartsWith(category, StringComparison.OrdinalIgnoreCase) == true))
            {
                options.Rules[i] = new LoggerFilterRule(rule.ProviderName, rule.CategoryName, LogLevel.Warning, rule.Filter);
            }
        }

        foreach (var rule in options.Rules.Where(rule => rule.CategoryName?.StartsWith(RequestLines, StringComparison.OrdinalIgnoreCase) == true).ToList())
        {
            options.Rules.Remove(rule);
        }

        // For each provider that has a rule of its own as well: the more exact provider would win.
        foreach (var provider in options.Rules.Select(rule => rule.ProviderName).Append(null).Distinct(StringComparer.Ordinal).ToList())
        {
            options.Rules.Add(new LoggerFilterRule(provider, RequestLines, LogLevel.None, filter: null));
        }
    }
}
