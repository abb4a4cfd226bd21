using System.Text.RegularExpressions;

namespace Disclosure.Redactor.Nondisclosure;

/// <summary>What a policy must hold; every error is listed.</summary>
internal static partial class NondisclosurePolicyChecks
{
    private const int WidestWindow = 200;

    /// <summary>The errors; empty when the policy is valid.</summary>
    public static List<string> Check(NondisclosurePolicy policy)
    {
        var errors = new List<string>();
        Range(errors, "minors.adultAge", policy.Minors?.AdultAge, 1, 30);
        Range(errors, "minors.unknownViolationYears", policy.Minors?.UnknownViolationYears, 0, 20);
        Range(errors, "minors.labelReach", policy.Minors?.LabelReach, 10, 2000);
        Words(errors, "minors.partyLabels", policy.Minors?.PartyLabels, required: true);
        Words(errors, "minors.otherLabels", policy.Minors?.OtherLabels, required: true);
        Words(errors, "publicOrder.laws", policy.PublicOrder?.Laws, required: true);
        Words(errors, "publicOrder.cues", policy.PublicOrder?.Cues, required: true);
        Words(errors, "publicOrder.unless", policy.PublicOrder?.Unless, required: false);
        Range(errors, "publicOrder.window", policy.PublicOrder?.Window, 1, WidestWindow);
        Words(errors, "citations", policy.Citations, required: false);
        if (policy.Signals is null or { Count: 0 })
            errors.Add("signals: at least one is needed.");
        for (var i = 0; i < (policy.Signals?.Count ?? 0); i++)
            Signal(errors, $"signals[{i}]", policy.Signals![i]);
        return errors;
    }

    private static void Signal(List<string> errors, string key, NondisclosureSignal? signal)
    {
        if (signal is null)
        {
            errors.Add($"{key}: is empty.");
            return;
        }

        if (string.IsNullOrWhiteSpace(signal.Name))
            errors.Add($"{key}.name: is empty.");
        if (!Clause().IsMatch(signal.Clause ?? string.Empty))
            errors.Add($"{key}.clause: is not the id of a clause, such as GS-11-2b.");
        Words(errors, $"{key}.words", signal.Words, required: true);
        Words(errors, $"{key}.near", signal.Near, required: false);
        Words(errors, $"{key}.unless", signal.Unless, required: false);
        Range(errors, $"{key}.window", signal.Window, 1, WidestWindow);
    }

    private static void Range(List<string> errors, string key, int? value, int lowest, int highest)
    {
        if (value is null || value < lowest || value > highest)
            errors.Add($"{key}: must be {lowest} to {highest}.");
    }

    private static void Words(List<string> errors, string key, IReadOnlyList<string>? words, bool required)
    {
        if (words is null || (required && words.Count == 0))
        {
            errors.Add($"{key}: at least one word is needed.");
            return;
        }

        if (words.Any(word => SignalText.Fold(word ?? string.Empty).Length == 0))
            errors.Add($"{key}: holds an empty word.");
        if (words.Distinct(StringComparer.Ordinal).Count() != words.Count)
            errors.Add($"{key}: holds a word twice.");
    }

    [GeneratedRegex("^[A-Z]{2,4}(-[A-Z0-9]{1,5}){1,4}[a-z]?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Clause();
}
