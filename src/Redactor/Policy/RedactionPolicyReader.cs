namespace Disclosure.Redactor.Policy;

/// <summary>Reads and checks <c>redaction.json</c>; every error is listed, none is skipped.</summary>
internal static class RedactionPolicyReader
{
    /// <summary>Name under which the file is opened.</summary>
    public const string FileName = "redaction.json";

    /// <summary>Reads the file; null, with errors added, when it is not valid.</summary>
    /// <param name="openConfig">Opens a file of the configuration by its name.</param>
    /// <param name="errors">Where errors go.</param>
    public static RedactionPolicy? Read(Func<string, Stream> openConfig, ICollection<string> errors)
    {
        var before = errors.Count;
        if (Open(openConfig, errors) is not { } file)
        {
            return null;
        }

        var scopes = new ScopeReader();
        var rules = new RuleSet
        {
            Kinds = RuleReader.Kinds(file),
            Roles = RuleReader.Roles(file),
            Particulars = RuleReader.Particulars(file),
            Questions = RuleReader.Questions(file),
        };
        var phones = PhoneSettingsReader.Read(file.Object("phones"));
        var entries = new PolicyEntries
        {
            Overrides = OverrideReader.Read(file, rules, scopes),
            Patterns = PatternReader.Read(file, scopes),
            Allowed = ListReader.Allowed(file, scopes),
            Denied = ListReader.Denied(file, scopes),
        };
        if (entries.Allowed.Any(kept => kept.Value.Length > 0 && entries.Denied.Any(hidden => string.Equals(hidden.Value, kept.Value, StringComparison.Ordinal))))
        {
            file.Fail("allow", "holds a value that deny holds too");
        }

        file.Close();
        scopes.CheckNames(openConfig, errors);
        return errors.Count == before ? new RedactionPolicy(rules, phones, entries) : null;
    }

    private static ConfigurationObject? Open(Func<string, Stream> openConfig, ICollection<string> errors)
    {
        try
        {
            using var stream = openConfig(FileName);
            return ConfigurationObject.Open(stream, FileName, errors);
        }
        catch (IOException)
        {
            errors.Add($"{FileName}: cannot be opened.");
            return null;
        }
    }
}
