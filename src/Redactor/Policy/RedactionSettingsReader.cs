namespace Disclosure.Redactor.Policy;

/// <summary>Reads and checks <c>redaction.json</c>; every error is listed, none is skipped.</summary>
internal static class RedactionSettingsReader
{
    /// <summary>Name under which the file is opened.</summary>
    public const string FileName = "redaction.json";

    /// <summary>Reads the file; null, with errors added, when it is not valid.</summary>
    public static RedactionPolicy? Read(Stream stream, ICollection<string> errors)
    {
        var before = errors.Count;
        if (ConfigurationObject.Open(stream, FileName, errors) is not { } file)
        {
            return null;
        }

        var settings = new RedactionSettings(RuleReader.Kinds(file), RuleReader.Roles(file), RuleReader.Particulars(file), RuleReader.Questions(file));
        var phones = PhoneSettingsReader.Read(file.Object("phones"));
        file.Close();
        return errors.Count == before ? new RedactionPolicy(settings, phones) : null;
    }
}
