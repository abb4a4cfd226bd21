namespace Disclosure.Redactor.Policy;

/// <summary>For whom an entry of the policy is: the agencies with these codes and the agencies of these sectors; everybody where both are empty.</summary>
/// <param name="Agencies">Codes as in <c>agencies.json</c>.</param>
/// <param name="Sectors">Words as in <c>agencies.json</c>, such as 市场监管.</param>
internal sealed record PolicyScope(IReadOnlyList<string> Agencies, IReadOnlyList<string> Sectors)
{
    /// <summary>Whether the entry is for everybody.</summary>
    public bool IsForAll => Agencies.Count == 0 && Sectors.Count == 0;

    /// <summary>Whether the entry is for this agency by its code.</summary>
    public bool HasAgency(string code) => Agencies.Contains(code, StringComparer.Ordinal);

    /// <summary>Whether the entry is for this sector.</summary>
    public bool HasSector(string sector) => Sectors.Contains(sector, StringComparer.Ordinal);

    /// <summary>Whether the entry is for a case.</summary>
    public bool Covers(PolicyAddress address) =>
        IsForAll || HasAgency(address.Agency) || HasSector(address.Sector) || HasSector(address.StatedSector);
}

/// <summary>Whose case it is, as far as the policy asks.</summary>
/// <param name="Agency">Code of the agency; empty when no entry names it.</param>
/// <param name="Sector">Sector of the agency; empty when no entry names it.</param>
/// <param name="StatedSector">Another sector that the case states; empty when no entry names it.</param>
internal readonly record struct PolicyAddress(string Agency, string Sector, string StatedSector);
