namespace Disclosure.Redactor.Policy;

/// <summary>The entries of the policy that may be for some agencies or sectors alone.</summary>
internal sealed record PolicyEntries
{
    /// <summary>Other answers to targets.</summary>
    public required IReadOnlyList<SettingsOverride> Overrides { get; init; }

    /// <summary>Shapes of values.</summary>
    public required IReadOnlyList<ConfiguredPattern> Patterns { get; init; }

    /// <summary>Values that stay.</summary>
    public required IReadOnlyList<ListedValue> Allowed { get; init; }

    /// <summary>Values that are hidden.</summary>
    public required IReadOnlyList<ListedValue> Denied { get; init; }

    /// <summary>For whom the entries are.</summary>
    public IEnumerable<PolicyScope> Scopes => Overrides.Select(other => other.Scope).Concat(Patterns.Select(pattern => pattern.Scope))
        .Concat(Allowed.Concat(Denied).Select(value => value.Scope));
}
