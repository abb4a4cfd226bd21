namespace Disclosure.Publisher.Agencies;

/// <summary>Whether the agencies of the directory are as the law has them (公示办法 Art. 2).</summary>
internal static class AgencyChecks
{
    private const string CreditCodeSymbols = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] CreditCodeWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// <summary>Every error, naming agency and field.</summary>
    public static IReadOnlyList<string> Errors(IReadOnlyDictionary<string, Agency> agencies)
    {
        var errors = new List<string>();
        foreach (var agency in agencies.Values)
        {
            if (agency.Region.Length != 6 || !agency.Region.All(char.IsAsciiDigit) || agency.Region.StartsWith("00", StringComparison.Ordinal))
            {
                errors.Add($"{agency.Code}.region：须为六位行政区划代码 (six digits)");
            }

            if (agency.Kind is AgencyKind.Authorised && string.IsNullOrWhiteSpace(agency.AuthorisedBy))
            {
                errors.Add($"{agency.Code}.authorisedBy：法律、法规授权的组织必须写明授权依据 (an authorised organisation names its authorising document)");
            }

            if (agency.CreditCode is { } code && !IsCreditCode(code))
            {
                errors.Add($"{agency.Code}.creditCode：统一社会信用代码不正确 (not a valid unified social credit code)");
            }

            if (!HasFitParent(agency, agencies))
            {
                errors.Add($"{agency.Code}.parent：上级机关须在名录内、级别更高、辖区包含本机关 (the parent must be listed, of a higher level, and its region must contain this one)");
            }
        }

        return errors;
    }

    // A level always rises from child to parent, so there can be no circle.
    private static bool HasFitParent(Agency agency, IReadOnlyDictionary<string, Agency> agencies) =>
        agency.Parent is null
        || (agencies.TryGetValue(agency.Parent, out var parent) && parent.Level < agency.Level && parent.Region.Length == 6
            && agency.Region.StartsWith(parent.Level is AgencyLevel.Province ? parent.Region[..2] : parent.Region[..4], StringComparison.Ordinal));

    // GB 32100-2015: 18 symbols, the last a check over the others.
    private static bool IsCreditCode(string code)
    {
        if (code.Length != CreditCodeWeights.Length + 1 || !code.All(symbol => CreditCodeSymbols.Contains(symbol, StringComparison.Ordinal)))
        {
            return false;
        }

        var sum = CreditCodeWeights.Select((weight, place) => weight * CreditCodeSymbols.IndexOf(code[place], StringComparison.Ordinal)).Sum();
        return code[^1] == CreditCodeSymbols[(31 - (sum % 31)) % 31];
    }
}
