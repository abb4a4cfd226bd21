using System.Collections.Concurrent;
using Disclosure.Redactor.Cases;

namespace Disclosure.Redactor.Policy;

/// <summary>
/// What <c>config/redaction.json</c> says for every case. An agency's override beats its sector's, a sector's beats the default; the sector
/// that a case states beside its agency's own can only tighten, so that nobody loosens the policy by what he writes into a push. Immutable
/// and safe for many threads; what holds for an agency and its sectors is worked out once.
/// </summary>
public sealed class RedactionPolicy
{
    private readonly RuleSet _rules;
    private readonly PolicyEntries _entries;
    private readonly HashSet<string> _agencies;
    private readonly HashSet<string> _sectors;
    private readonly ConcurrentDictionary<PolicyAddress, RedactionSettings> _settings = new();

    /// <summary>Takes what was read and checked.</summary>
    internal RedactionPolicy(RuleSet rules, PhoneSettings phones, PolicyEntries entries)
    {
        _rules = rules;
        _entries = entries;
        Phones = phones;
        _agencies = entries.Scopes.SelectMany(scope => scope.Agencies).ToHashSet(StringComparer.Ordinal);
        _sectors = entries.Scopes.SelectMany(scope => scope.Sectors).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Which telephone numbers are public services, for all agencies alike.</summary>
    public PhoneSettings Phones { get; }

    /// <summary>Reads and checks <c>redaction.json</c>; null when it is not valid, with every error added, each with file and key.</summary>
    /// <param name="openConfig">Opens a file of the configuration by its name.</param>
    /// <param name="errors">Where errors go.</param>
    public static RedactionPolicy? Read(Func<string, Stream> openConfig, ICollection<string> errors) => RedactionPolicyReader.Read(openConfig, errors);

    /// <summary>What holds for a case; the same instance for every case of the same agency and sectors.</summary>
    public RedactionSettings For(CaseFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);

        // Names that no entry has are dropped first, so that callers cannot make the table grow.
        var stated = string.Equals(facts.StatedSector, facts.Sector, StringComparison.Ordinal) ? string.Empty : facts.StatedSector;
        var address = new PolicyAddress(Known(_agencies, facts.AgencyCode), Known(_sectors, facts.Sector), Known(_sectors, stated));
        return _settings.GetOrAdd(address, static (key, policy) => policy.Resolve(key), this);
    }

    private static string Known(HashSet<string> names, string name) => names.Contains(name) ? name : string.Empty;

    private RedactionSettings Resolve(PolicyAddress address)
    {
        var rules = _rules;
        foreach (var target in LiteralLaw.Targets)
        {
            var own = Find(target, scope => scope.HasAgency(address.Agency)) ?? Stricter(target, address);
            rules = own is null ? rules : rules.With(own);
        }

        // What keeps a value is never for a sector that the case alone states.
        var certain = address with { StatedSector = string.Empty };
        return new RedactionSettings(
            rules,
            [.. _entries.Patterns.Where(pattern => pattern.Scope.Covers(address))],
            _entries.Allowed.Where(value => value.Scope.Covers(certain)),
            _entries.Denied.Where(value => value.Scope.Covers(address)));
    }

    private SettingsOverride? Stricter(string target, PolicyAddress address)
    {
        var own = Find(target, scope => scope.HasSector(address.Sector));
        var stated = Find(target, scope => scope.HasSector(address.StatedSector));
        return stated is not null && LiteralLaw.Compare(stated.Action, own?.Action ?? _rules.ActionOf(target)) < 0 ? stated : own;
    }

    private SettingsOverride? Find(string target, Func<PolicyScope, bool> covers) =>
        _entries.Overrides.FirstOrDefault(other => string.Equals(other.Target, target, StringComparison.Ordinal) && covers(other.Scope));
}
