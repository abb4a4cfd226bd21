namespace Disclosure.Redactor.Policy;

/// <summary>Reads for whom entries are, and remembers every name until it can be compared with <see cref="AgencyNames"/>.</summary>
internal sealed class ScopeReader
{
    private const int MostNames = 500;
    private const int LongestName = 50;

    private readonly List<(ConfigurationObject Entry, PolicyScope Scope)> _read = [];

    /// <summary>Reads <c>agencies</c> and <c>sectors</c>, both of which must be there even if empty: a lost key must not change for whom an entry is.</summary>
    public PolicyScope Read(ConfigurationObject entry)
    {
        var scope = new PolicyScope(entry.Texts("agencies", MostNames, LongestName), entry.Texts("sectors", MostNames, LongestName));
        if (!scope.IsForAll)
        {
            _read.Add((entry, scope));
        }

        return scope;
    }

    /// <summary>Adds an error for every name that no agency has. The list of agencies is opened only when a name was read.</summary>
    public void CheckNames(Func<string, Stream> open, ICollection<string> errors)
    {
        if (_read.Count == 0 || AgencyNames.Read(open, errors) is not { } known)
        {
            return;
        }

        foreach (var (entry, scope) in _read)
        {
            if (scope.Agencies.Any(code => !known.HasCode(code)))
            {
                entry.Fail("agencies", "holds a code that agencies.json does not have");
            }

            if (scope.Sectors.Any(sector => !known.HasSector(sector)))
            {
                entry.Fail("sectors", "holds a sector that agencies.json does not have");
            }
        }
    }
}
