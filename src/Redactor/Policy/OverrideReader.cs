namespace Disclosure.Redactor.Policy;

/// <summary>Reads <c>overrides</c>. Two that answer the same target for the same agency, or the same sector, contradict each other and are refused.</summary>
internal static class OverrideReader
{
    private const int MostOverrides = 500;
    private const int LongestTarget = 60;

    /// <summary>The overrides, in the order of the file; those that cannot be read are left out, with errors added.</summary>
    public static IReadOnlyList<SettingsOverride> Read(ConfigurationObject file, RuleSet rules, ScopeReader scopes)
    {
        var read = new List<SettingsOverride>();
        foreach (var entry in file.Objects("overrides", MostOverrides))
        {
            if (ReadOne(entry, rules, scopes) is { } next)
            {
                foreach (var earlier in read.Where(other => string.Equals(other.Target, next.Target, StringComparison.Ordinal)))
                {
                    RefuseTwo(entry, earlier.Scope, next.Scope);
                }

                read.Add(next);
            }

            entry.Close();
        }

        return read;
    }

    private static SettingsOverride? ReadOne(ConfigurationObject entry, RuleSet rules, ScopeReader scopes)
    {
        var scope = scopes.Read(entry);
        if (scope.IsForAll)
        {
            entry.Fail("names neither agencies nor sectors");
        }

        var target = entry.Text("target", LongestTarget);
        var clause = RuleReader.Clause(entry);
        if (target.Length == 0 || !LiteralLaw.Knows(target))
        {
            if (target.Length > 0)
            {
                entry.Fail("target", "is not a target such as roles.officer");
            }

            return null;
        }

        var action = RuleReader.ActionOf(entry, target, rules.ActionOf(target), mustCite: true);
        var word = target.StartsWith("roles.", StringComparison.Ordinal) ? "label" : "mask";
        var replaced = !target.StartsWith("questions.", StringComparison.Ordinal) && entry.Has(word) ? RuleReader.Word(entry, word) : null;
        if (action is "hide" or "generalise" && replaced is null && !rules.HasWordFor(target))
        {
            entry.Fail(word, "is missing although the target is hidden");
        }

        return new SettingsOverride { Scope = scope, Target = target, Action = action, Clause = clause, Basis = entry.OptionalText("basis", RuleReader.LongestBasis) ?? string.Empty, Word = replaced };
    }

    private static void RefuseTwo(ConfigurationObject entry, PolicyScope earlier, PolicyScope next)
    {
        if (next.Agencies.Any(earlier.HasAgency))
        {
            entry.Fail("agencies", "an agency already has an override of this target");
        }

        if (next.Sectors.Any(earlier.HasSector))
        {
            entry.Fail("sectors", "a sector already has an override of this target");
        }
    }
}
