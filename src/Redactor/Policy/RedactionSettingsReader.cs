using System.Text.Json;
using System.Text.Json.Serialization;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Policy;

/// <summary>Reads and checks <c>redaction.json</c>; every error is listed, none is skipped.</summary>
internal static class RedactionSettingsReader
{
    /// <summary>Name under which the file is opened.</summary>
    public const string FileName = "redaction.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private static readonly string[] KindNames =
    [
        FindingKinds.Address, FindingKinds.CitizenId, FindingKinds.OtherId, FindingKinds.Phone, FindingKinds.Email,
        FindingKinds.InstantMessaging, FindingKinds.BankAccount, FindingKinds.PropertyCertificate, FindingKinds.Plate,
        FindingKinds.VehicleId, FindingKinds.PropertyStatus, FindingKinds.BirthDate, FindingKinds.Organisation,
        FindingKinds.CreditCode, FindingKinds.DocumentNumber,
    ];

    /// <summary>Reads the file; null, with errors added, when it is not valid.</summary>
    public static RedactionSettings? Read(Stream stream, ICollection<string> errors)
    {
        RedactionSettings? settings;
        try
        {
            settings = JsonSerializer.Deserialize<RedactionSettings>(stream, Options);
        }
        catch (JsonException e)
        {
            errors.Add($"{FileName}: not valid JSON of the expected shape at {e.Path ?? "$"} (line {e.LineNumber + 1}).");
            return null;
        }

        if (settings is null)
        {
            errors.Add($"{FileName}: is null.");
            return null;
        }

        var before = errors.Count;
        Check(settings, errors);
        return errors.Count == before ? settings : null;
    }

    private static void Check(RedactionSettings settings, ICollection<string> errors)
    {
        foreach (var kind in KindNames.Where(kind => !settings.Kinds.ContainsKey(kind)))
        {
            errors.Add($"{FileName}: kinds.{kind} is missing.");
        }

        foreach (var (kind, rule) in settings.Kinds)
        {
            if (!KindNames.Contains(kind, StringComparer.Ordinal))
            {
                errors.Add($"{FileName}: kinds.{kind} is not a kind.");
            }

            if (string.IsNullOrWhiteSpace(rule.Clause))
            {
                errors.Add($"{FileName}: kinds.{kind}.clause is empty.");
            }

            if (rule.OrganisationClause is { } organisations && string.IsNullOrWhiteSpace(organisations))
            {
                errors.Add($"{FileName}: kinds.{kind}.organisationClause is empty.");
            }

            if (rule.Action == FindingAction.Hide && string.IsNullOrWhiteSpace(rule.Mask))
            {
                errors.Add($"{FileName}: kinds.{kind}.mask is empty although the kind is hidden.");
            }

            if (rule.Action == FindingAction.Generalise && kind is not FindingKinds.BirthDate)
            {
                errors.Add($"{FileName}: kinds.{kind}.action: only birth_date can be generalised.");
            }
        }

        foreach (var role in Enum.GetValues<PersonRole>().Where(role => !settings.Roles.ContainsKey(role)))
        {
            errors.Add($"{FileName}: roles.{role} is missing.");
        }

        foreach (var (role, rule) in settings.Roles)
        {
            if (string.IsNullOrWhiteSpace(rule.Clause))
            {
                errors.Add($"{FileName}: roles.{role}.clause is empty.");
            }

            if (rule.Action == FindingAction.Generalise)
            {
                errors.Add($"{FileName}: roles.{role}.action: a name is hidden or kept.");
            }

            if (rule is { Action: FindingAction.Hide, KeepSurname: false } && string.IsNullOrWhiteSpace(rule.Label))
            {
                errors.Add($"{FileName}: roles.{role}.label is empty although the name is hidden.");
            }
        }

        if (settings.Phones.KeptNumbers.Any(number => number.Length == 0 || !number.All(char.IsAsciiDigit)))
        {
            errors.Add($"{FileName}: phones.keptNumbers holds something that is not digits.");
        }
    }
}
