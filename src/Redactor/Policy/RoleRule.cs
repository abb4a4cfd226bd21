using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Policy;

/// <summary>What becomes of the name of a person in a role.</summary>
public sealed record RoleRule
{
    /// <summary>Hidden or kept.</summary>
    public required FindingAction Action { get; init; }

    /// <summary>The clause that asks for it.</summary>
    public required string Clause { get; init; }

    /// <summary>The word that stands for a hidden person (证人); empty where the surname stays.</summary>
    public string Label { get; init; } = string.Empty;

    /// <summary>Whether the surname (or first character) stays, as for a party (Art. 9) and for nobody else.</summary>
    public bool KeepSurname { get; init; }
}
