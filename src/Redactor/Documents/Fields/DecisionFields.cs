using Disclosure.Records;
using Disclosure.Redactor.Cases;

namespace Disclosure.Redactor.Documents.Fields;

/// <summary>
/// What can be read from a decision's text; null or empty where the text does not say it plainly. Values stand as served: nothing
/// here is redacted. They fill gaps in what the agency says, they never overrule it.
/// </summary>
public sealed record DecisionFields
{
    /// <summary>文号</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>案件名称 where the text names the case, else the document's heading.</summary>
    public string? Title { get; init; }

    /// <summary>Name of the deciding agency.</summary>
    public string? AgencyName { get; init; }

    /// <summary>The kind of act, from the heading or the document number.</summary>
    public ActType? ActType { get; init; }

    /// <summary>The day under the signature.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>The first full date of the facts; an estimate.</summary>
    public DateOnly? ViolatedOn { get; init; }

    /// <summary>Parties in order; birth dates are not read.</summary>
    public IReadOnlyList<CaseParty> Parties { get; init; } = [];

    /// <summary>违法事实</summary>
    public string? Facts { get; init; }

    /// <summary>法律依据</summary>
    public string? Basis { get; init; }

    /// <summary>执法决定</summary>
    public string? Decision { get; init; }
}
