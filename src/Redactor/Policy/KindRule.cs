using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Policy;

/// <summary>What becomes of a kind of value, of a particular or of a matter within a kind.</summary>
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
