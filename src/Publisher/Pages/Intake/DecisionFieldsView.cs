using Disclosure.Publisher.Cases;
using Disclosure.Records;

namespace Disclosure.Publisher.Pages.Intake;

/// <summary>The fields of a decision as a form shows them.</summary>
/// <param name="Form">What stands in them.</param>
/// <param name="MoreAddress">Where the form is sent for more rows of parties.</param>
/// <param name="AgencyName">执法机关, which is always the own one.</param>
public sealed record DecisionFieldsView(DecisionForm Form, string MoreAddress, string AgencyName)
{
    /// <summary>How kinds of parties are called.</summary>
    public static IReadOnlyList<(PartyKind Kind, string Words)> Kinds { get; } =
        [(PartyKind.NaturalPerson, "自然人"), (PartyKind.Organisation, "法人或者其他组织"), (PartyKind.Proprietorship, "个体工商户")];

    /// <summary>How procedures are called.</summary>
    public static IReadOnlyList<(DecisionProcedure Procedure, string Words)> Procedures { get; } =
        [(DecisionProcedure.Ordinary, "普通程序"), (DecisionProcedure.Simple, "简易程序")];
}
