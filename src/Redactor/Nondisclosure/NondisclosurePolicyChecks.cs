using System.Text.RegularExpressions;

namespace Disclosure.Redactor.Nondisclosure;

/// <summary>What a policy must hold; every error is listed.</summary>
internal static partial class NondisclosurePolicyChecks
{
    private const int WidestWindow = 200;
    private const int LongestWord = 40;

    // 政府信息公开条例 came into force in 2008. A later year would take more parties of unknown dates for grown up: the setting may only be stricter.
    private const int FirstYearOfPublication = 2008;

    // What the law lets a 权利人 or the public interest overcome, and nothing else (Art. 11(2)).
    private static readonly NondisclosureGround[] Overridable = [NondisclosureGround.TradeSecret, NondisclosureGround.Privacy];

    /// <summary>The errors; empty when the policy is valid.</summary>
    public static List<string> Check(NondisclosurePolicy policy)
    {
        var errors = new List<string>();
        Range(errors, "minors.adultAge", policy.Minors?.AdultAge, 18, 30);
        Range(errors, "minors.unknownViolationYears", policy.Minors?.UnknownViolationYears, 0, 20);
        Range(errors, "minors.earliestViolationYear", policy.Minors?.EarliestViolationYear, 1949, FirstYearOfPublication);
        Range(errors, "minors.labelReach", policy.Minors?.LabelReach, 10, 2000);
        Words(errors, "minors.partyLabels", policy.Minors?.PartyLabels);
        Words(errors, "minors.otherLabels", policy.Minors?.OtherLabels);
        Words(errors, "minors.blockEnds", policy.Minors?.BlockEnds);
        Words(errors, "minors.partySigns", policy.Minors?.PartySigns);
        Words(errors, "minors.notPeople", policy.Minors?.NotPeople, required: false);
        Words(errors, "publicOrder.laws", policy.PublicOrder?.Laws);
        Words(errors, "publicOrder.cues", policy.PublicOrder?.Cues);
        Words(errors, "publicOrder.unless", policy.PublicOrder?.Unless, required: false);
        Range(errors, "publicOrder.window", policy.PublicOrder?.Window, 1, WidestWindow);
        Range(errors, "processRecords.headLines", policy.ProcessRecords?.HeadLines, 1, 20);
        Words(errors, "processRecords.headings", policy.ProcessRecords?.Headings);
        Words(errors, "processRecords.marks", policy.ProcessRecords?.Marks);
        Range(errors, "processRecords.fewestMarks", policy.ProcessRecords?.FewestMarks, 2, 100);
        Reading(errors, policy.Reading);
        Grounds(errors, policy.Grounds);
        Reasons(errors, policy.Reasons);
        return errors;
    }

    private static void Reading(List<string> errors, ReadingPolicy? reading)
    {
        Range(errors, "reading.sentenceReach", reading?.SentenceReach, 20, WidestWindow);
        Words(errors, "reading.citedLaws", reading?.CitedLaws, required: false);
        Words(errors, "reading.denials", reading?.Denials);
        Words(errors, "reading.particulars", reading?.Particulars);
        Words(errors, "reading.norms", reading?.Norms);
        Words(errors, "reading.duties", reading?.Duties);
        Words(errors, "reading.conditions", reading?.Conditions);
        Words(errors, "reading.prohibitions", reading?.Prohibitions);
        Words(errors, "reading.signs", reading?.Signs);
        Words(errors, "reading.deeds", reading?.Deeds);
        Words(errors, "reading.nameEndings", reading?.NameEndings);
        Words(errors, "reading.titleLabels", reading?.TitleLabels);
    }

    private static void Grounds(List<string> errors, IReadOnlyDictionary<NondisclosureGround, GroundPolicy>? grounds)
    {
        foreach (var ground in Enum.GetValues<NondisclosureGround>())
        {
            var key = "grounds." + char.ToLowerInvariant(ground.ToString()[0]) + ground.ToString()[1..];
            if (grounds is null || !grounds.TryGetValue(ground, out var policy) || policy is null)
            {
                errors.Add($"{key}: is missing.");
                continue;
            }

            Text(errors, $"{key}.name", policy.Name);
            Text(errors, $"{key}.basis", policy.Basis);
            Text(errors, $"{key}.decidedBy", policy.DecidedBy);
            if (!Clause().IsMatch(policy.Clause ?? string.Empty))
                errors.Add($"{key}.clause: is not the id of a clause, such as GS-11-2b.");
            if (policy.Override is not OverrideTerms.None && !Overridable.Contains(ground))
                errors.Add($"{key}.override: the law allows none; consent and public interest overcome tradeSecret and privacy alone.");
            for (var i = 0; i < (policy.Signals?.Count ?? 0); i++)
                Signal(errors, $"{key}.signals[{i}]", policy.Signals![i]);
        }
    }

    private static void Reasons(List<string> errors, IReadOnlyList<WithholdingReason>? reasons)
    {
        if (reasons is null or { Count: 0 })
            errors.Add("reasons: at least one is needed.");
        for (var i = 0; i < (reasons?.Count ?? 0); i++)
        {
            var (key, reason) = ($"reasons[{i}]", reasons![i]);
            if (reason is null)
            {
                errors.Add($"{key}: is empty.");
                continue;
            }

            Text(errors, $"{key}.code", reason.Code);
            Text(errors, $"{key}.text", reason.Text);
            if (!Clause().IsMatch(reason.Clause ?? string.Empty))
                errors.Add($"{key}.clause: is not the id of a clause, such as GS-11-5.");
            if (reason.Basis is not null && !WithholdingReason.CitesArticle(reason.Basis))
                errors.Add($"{key}.basis: must name a law and its article, as in 《…法》第…条.");
            if (reasons.Take(i).Any(other => string.Equals(other?.Code, reason.Code, StringComparison.Ordinal)))
                errors.Add($"{key}.code: stands twice.");
        }
    }

    private static void Signal(List<string> errors, string key, NondisclosureSignal? signal)
    {
        if (signal is null)
        {
            errors.Add($"{key}: is empty.");
            return;
        }

        if (signal.Words is null or { Count: 0 } && signal.InTitle is null or { Count: 0 })
            errors.Add($"{key}.words: at least one word is needed here or in inTitle.");
        Words(errors, $"{key}.words", signal.Words, required: false);
        Words(errors, $"{key}.near", signal.Near, required: false);
        Words(errors, $"{key}.inTitle", signal.InTitle, required: false);
        Words(errors, $"{key}.unless", signal.Unless, required: false);
        Range(errors, $"{key}.window", signal.Window, 1, WidestWindow);
    }

    private static void Text(List<string> errors, string key, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            errors.Add($"{key}: is empty.");
    }

    private static void Range(List<string> errors, string key, int? value, int lowest, int highest)
    {
        if (value is null || value < lowest || value > highest)
            errors.Add($"{key}: must be {lowest} to {highest}.");
    }

    private static void Words(List<string> errors, string key, IReadOnlyList<string>? words, bool required = true)
    {
        if (words is null || (required && words.Count == 0))
        {
            errors.Add($"{key}: at least one word is needed.");
            return;
        }

        if (words.Any(word => SignalText.Fold(word ?? string.Empty).Length is 0 or > LongestWord))
            errors.Add($"{key}: holds a word that is empty or longer than {LongestWord}.");
        if (words.Select(word => SignalText.Fold(word ?? string.Empty)).Distinct(StringComparer.Ordinal).Count() != words.Count)
            errors.Add($"{key}: holds a word twice.");
    }

    [GeneratedRegex("^[A-Z]{2,4}(-[A-Z0-9]{1,5}){1,4}[a-z]?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Clause();
}
