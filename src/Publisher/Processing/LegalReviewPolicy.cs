using System.Globalization;
using System.Text.RegularExpressions;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Policies;
using Disclosure.Records;

namespace Disclosure.Publisher.Processing;

/// <summary>One reason why a decision is a major one. All conditions that it names must be there; of a list, one is enough.</summary>
public sealed record LegalReviewRule
{
    /// <summary>Its name in the store: lower-case letters and hyphens, at most 40; never renamed.</summary>
    public required string Id { get; init; }

    /// <summary>What it is, on screen.</summary>
    public required string Name { get; init; }

    /// <summary>The law or regulation that says so.</summary>
    public required string Basis { get; init; }

    /// <summary>Acts; empty for all.</summary>
    public IReadOnlyList<ActType> ActTypes { get; init; } = [];

    /// <summary>Words of which a kind of penalty has one, or the decision itself where no kinds are told; empty for no such condition.</summary>
    public IReadOnlyList<string> PenaltyKinds { get; init; } = [];

    /// <summary>Fine in yuan from which on (inclusive) it holds, by what the parties are; empty for no such condition.</summary>
    public IReadOnlyDictionary<PartyKind, decimal> FineFromYuan { get; init; } = new Dictionary<PartyKind, decimal>();

    /// <summary>Words of which the text has one; empty for no such condition.</summary>
    public IReadOnlyList<string> TextSigns { get; init; } = [];

    internal bool HasCondition => ActTypes.Count + PenaltyKinds.Count + FineFromYuan.Count + TextSigns.Count > 0;
}

/// <summary>
/// Which decisions are major, so that a 法制审核 precedes them (行政处罚法 Art. 58; CX-33); <c>config/legal-review.json</c>. What follows from it
/// is a warning, never a block.
/// </summary>
public sealed partial record LegalReviewPolicy
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "legal-review.json";

    /// <summary>The rules; a decision to which one applies is a major one.</summary>
    public required IReadOnlyList<LegalReviewRule> Rules { get; init; }

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">It is not such a policy; the message lists every fault.</exception>
    public static LegalReviewPolicy Read(string path) => PolicyFile.Read<LegalReviewPolicy>(path, "无法读取法制审核配置 (cannot read the policy of legal reviews)", static policy => policy.Errors());

    /// <summary>The rules that make a decision a major one; empty when it is none.</summary>
    /// <param name="fields">Its fields, completed from its text.</param>
    /// <param name="text">Its text as served.</param>
    public IReadOnlyList<LegalReviewRule> For(CaseSubmission fields, string text)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(text);
        var decision = fields.Summary?.Decision ?? string.Empty;
        IReadOnlyList<string> kinds = fields.PenaltyKinds.Count > 0 ? fields.PenaltyKinds : [decision];
        var fine = fields.FineYuan ?? FineIn(decision);
        return [.. Rules.Where(rule =>
            (rule.ActTypes.Count == 0 || (fields.ActType is { } act && rule.ActTypes.Contains(act)))
            && (rule.PenaltyKinds.Count == 0 || rule.PenaltyKinds.Any(word => kinds.Any(kind => kind.Contains(word, StringComparison.Ordinal))))
            && (rule.FineFromYuan.Count == 0 || (rule.FineFromYuan.TryGetValue(PublicationPolicy.KindOf(fields), out var from) && fine >= from))
            && (rule.TextSigns.Count == 0 || rule.TextSigns.Any(sign => text.Contains(sign, StringComparison.Ordinal) || decision.Contains(sign, StringComparison.Ordinal))))];
    }

    /// <summary>Rules by their ids as they are stored, with blanks between; those that the policy no longer has are left out.</summary>
    public IReadOnlyList<LegalReviewRule> Named(IReadOnlyList<string> ids) => [.. Rules.Where(rule => ids.Contains(rule.Id, StringComparer.Ordinal))];

    // The largest fine that a decision states in figures; null when it states none.
    private static decimal? FineIn(string decision)
    {
        decimal? largest = null;
        foreach (Match match in Fine().Matches(decision))
        {
            if (decimal.TryParse(match.Groups["amount"].Value.Replace(",", string.Empty, StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
            {
                amount *= match.Groups["unit"].Length > 0 ? 10_000 : 1;
                largest = Math.Max(largest ?? 0, amount);
            }
        }

        return largest;
    }

    private List<string> Errors()
    {
        var errors = new List<string>();
        foreach (var (rule, index) in Rules.Select((rule, index) => (rule, index)))
        {
            Require(Id().IsMatch(rule.Id), "id must be 1 to 40 lower-case letters and hyphens");
            Require(Rules.Count(other => string.Equals(other.Id, rule.Id, StringComparison.Ordinal)) == 1, "id must be unique");
            Require(rule.Name.Trim().Length > 0, "name is required");
            Require(rule.Basis.Trim().Length > 0, "basis is required");
            Require(rule.HasCondition, "a condition is required");
            Require(rule.PenaltyKinds.Concat(rule.TextSigns).All(word => word.Trim().Length >= 2), "words need 2 characters");
            Require(rule.FineFromYuan.Values.All(amount => amount > 0), "fineFromYuan must be above 0");

            void Require(bool isRight, string message)
            {
                if (!isRight)
                {
                    errors.Add($"rules[{index}]: {message}");
                }
            }
        }

        return errors;
    }

    [GeneratedRegex("^[a-z-]{1,40}$", RegexOptions.NonBacktracking)]
    private static partial Regex Id();

    [GeneratedRegex(@"罚款(人民币)?(?<amount>\d[\d,]{0,15}(\.\d{1,2})?)(?<unit>万)?元", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Fine();
}
