using System.Text.RegularExpressions;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Policy;

/// <summary>
/// Reads <c>allow</c> and <c>deny</c>. The file lies in the repository and on servers in plain text, so a value that has the shape of a
/// person's number is refused in both lists; errors never repeat a value (ADR 0021).
/// </summary>
internal static partial class ListReader
{
    private const int MostValues = 2000;
    private const int LongestValue = 80;
    private const int FewestCharacters = 3;
    private const int FewestDigits = 5;

    private static readonly string[] KeptKinds = [FindingKinds.Phone, FindingKinds.Email, FindingKinds.InstantMessaging, FindingKinds.Organisation];

    /// <summary>Values that stay.</summary>
    public static IReadOnlyList<ListedValue> Allowed(ConfigurationObject file, ScopeReader scopes) => Read(file, "allow", scopes, entry =>
    {
        var kind = entry.Text("kind", LongestValue);
        if (kind.Length > 0 && !KeptKinds.Contains(kind, StringComparer.Ordinal))
        {
            entry.Fail("kind", $"one of {string.Join(", ", KeptKinds)} is required: no other kind is kept by a list");
        }

        return new ListedValue { Value = Value(entry), Kind = kind, Clause = RuleReader.Clause(entry), Basis = RuleReader.Basis(entry), Scope = scopes.Read(entry) };
    });

    /// <summary>Values that are hidden.</summary>
    public static IReadOnlyList<ListedValue> Denied(ConfigurationObject file, ScopeReader scopes) => Read(file, "deny", scopes, entry => new ListedValue
    {
        Value = Value(entry),
        Kind = PatternReader.HiddenKind(entry),
        Clause = RuleReader.Clause(entry),
        Basis = RuleReader.Basis(entry),
        InsideLonger = entry.Flag("insideLonger"),
        Scope = scopes.Read(entry),
    });

    private static List<ListedValue> Read(ConfigurationObject file, string list, ScopeReader scopes, Func<ConfigurationObject, ListedValue> read)
    {
        var values = new List<ListedValue>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in file.Objects(list, MostValues))
        {
            var value = read(entry);
            if (value.Value.Length > 0 && !seen.Add(value.Value))
            {
                entry.Fail("value", "stands in the list twice");
            }

            values.Add(value);
            entry.Close();
        }

        return values;
    }

    private static string Value(ConfigurationObject entry)
    {
        var value = ListedText.Of(entry.Text("value", LongestValue));
        var digits = string.Concat(value.Where(char.IsAsciiDigit));
        if (value.Length > 0 && (value.Length < FewestCharacters || (digits.Length == value.Length && digits.Length < FewestDigits) || !value.Any(char.IsLetterOrDigit)))
        {
            entry.Fail("value", $"at least {FewestCharacters} characters, or {FewestDigits} digits, are required");
        }
        else if (PersonalNumber().IsMatch(digits) || Digits().Matches(value).Any(run => PersonalNumber().IsMatch(run.Value)))
        {
            entry.Fail("value", "has the shape of a person's number: no such value belongs into a file");
        }

        return value;
    }

    [GeneratedRegex("[0-9]+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    // A mobile number, a citizen's ID, a bank card.
    [GeneratedRegex("^(86|0086)?1[3-9][0-9]{9}$|^[1-9][0-9]{5}(1[89]|20)[0-9]{9,10}$|^[1-9][0-9]{14}$|^62[0-9]{14,17}$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PersonalNumber();
}
