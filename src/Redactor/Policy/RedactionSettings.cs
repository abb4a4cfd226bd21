using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Policy;

/// <summary>What <c>config/redaction.json</c> says: what becomes of each kind of value and of each role of person.</summary>
public sealed record RedactionSettings
{
    /// <summary>One rule for every name in <see cref="FindingKinds"/> but <c>person</c> and <c>legal_representative</c>.</summary>
    public required IReadOnlyDictionary<string, KindRule> Kinds { get; init; }

    /// <summary>One rule for every <see cref="PersonRole"/>.</summary>
    public required IReadOnlyDictionary<PersonRole, RoleRule> Roles { get; init; }

    /// <summary>Which telephone numbers are public services.</summary>
    public required PhoneSettings Phones { get; init; }

    /// <summary>What becomes of a decision in which a kept organisation name holds the full name of a hidden person.</summary>
    public required NameInOrganisation NameInOrganisation { get; init; }
}

/// <summary>What becomes of a kind of value.</summary>
public sealed record KindRule
{
    /// <summary>Hidden, kept or generalised.</summary>
    public required FindingAction Action { get; init; }

    /// <summary>The clause that asks for it.</summary>
    public required string Clause { get; init; }

    /// <summary>The kind in words, as the mask names it (身份证号码); empty when kept.</summary>
    public string Mask { get; init; } = string.Empty;

    /// <summary>The clause where the value is an organisation's (Art. 10(3)); null when the law knows the kind for natural persons alone.</summary>
    public string? OrganisationClause { get; init; }
}

/// <summary>What becomes of the name of a person in a role.</summary>
public sealed record RoleRule
{
    /// <summary>Hidden or kept.</summary>
    public required FindingAction Action { get; init; }

    /// <summary>The clause that asks for it.</summary>
    public required string Clause { get; init; }

    /// <summary>The word that stands for a hidden person (证人); empty where the surname stays.</summary>
    public string Label { get; init; } = string.Empty;

    /// <summary>Whether the surname (or first character) stays, as for a party (Art. 9).</summary>
    public bool KeepSurname { get; init; }
}

/// <summary>Which telephone numbers are public services and stay.</summary>
public sealed record PhoneSettings
{
    /// <summary>Whole numbers, such as 12345.</summary>
    public required IReadOnlyList<string> KeptNumbers { get; init; }

    /// <summary>First digits of ten-digit service numbers, such as 400.</summary>
    public required IReadOnlyList<string> KeptPrefixes { get; init; }

    /// <summary>Words just before a number that make it a public one, such as 举报电话.</summary>
    public required IReadOnlyList<string> KeptLabels { get; init; }

    /// <summary>Whether a number with these words before it stays. A mobile number never does.</summary>
    public bool IsKept(string digits, string before)
    {
        ArgumentNullException.ThrowIfNull(digits);
        ArgumentNullException.ThrowIfNull(before);
        if (KeptNumbers.Contains(digits, StringComparer.Ordinal) || (digits.Length == 10 && KeptPrefixes.Any(prefix => digits.StartsWith(prefix, StringComparison.Ordinal))))
        {
            return true;
        }

        var mobile = digits.Length is 11 or 13 or 15 && digits[^11] == '1';
        return !mobile && KeptLabels.Any(label => before.Contains(label, StringComparison.Ordinal));
    }
}

/// <summary>What becomes of a decision in which a kept organisation name holds the full name of a hidden person.</summary>
public enum NameInOrganisation
{
    /// <summary>A person decides.</summary>
    Hold = 1,

    /// <summary>The name of the organisation stays and nobody is asked.</summary>
    Keep,
}
