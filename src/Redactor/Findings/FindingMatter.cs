namespace Disclosure.Redactor.Findings;

/// <summary>
/// A narrower matter within a kind, for which the policy has a rule of its own. It is no part of the wire: there a particular of a person
/// is a <see cref="FindingKinds.BirthDate"/>, the one kind of the closed list for particulars, and every other matter has its kind's name.
/// </summary>
public enum FindingMatter
{
    /// <summary>出生日期 of a natural person; a <see cref="FindingKinds.BirthDate"/> without a matter is the same.</summary>
    BirthDate = 1,

    /// <summary>性别 of a natural person.</summary>
    Sex,

    /// <summary>民族 of a natural person.</summary>
    Ethnicity,

    /// <summary>文化程度 of a natural person.</summary>
    Education,

    /// <summary>工作单位 or 职业 of a natural person.</summary>
    Workplace,

    /// <summary>执法证号, an <see cref="FindingKinds.OtherId"/>: it goes together with the officer's name.</summary>
    OfficerCertificate,

    /// <summary>The treasury's or a bank's account to which a fine is paid, a <see cref="FindingKinds.BankAccount"/>.</summary>
    CollectionAccount,

    /// <summary>A 400 or 800 number, a <see cref="FindingKinds.Phone"/>.</summary>
    ServiceNumber,

    /// <summary>A number at which an agency answers the public (12345, 举报电话), a <see cref="FindingKinds.Phone"/>.</summary>
    AgencyHotline,

    /// <summary>A plate of a vehicle that an organisation owns, a <see cref="FindingKinds.Plate"/>.</summary>
    OrganisationPlate,
}
