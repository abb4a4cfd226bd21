namespace Disclosure.Redactor.Policy;

/// <summary>Questions that the law leaves open and that are no matter of one kind, role or particular alone.</summary>
public enum OpenQuestion
{
    /// <summary>执法证号: with the officer's name (the default), or hidden even where the name stays.</summary>
    OfficerCertificate,

    /// <summary>The account to which a fine is paid: hidden (Art. 10(3)), or kept.</summary>
    CollectionAccount,

    /// <summary>The plate of an organisation's vehicle: hidden (Art. 10(3)), or kept.</summary>
    OrganisationPlate,

    /// <summary>400 and 800 numbers: kept, for they are nobody's 通信方式, or hidden.</summary>
    ServiceNumbers,

    /// <summary>Numbers at which agencies answer the public: kept, or hidden.</summary>
    AgencyHotlines,

    /// <summary>A kept name of an organisation that holds the full name of a hidden person: a person decides, or it stays.</summary>
    NameInOrganisation,

    /// <summary>A 法定代表人 who is himself a party: a person decides, the name stays, or it is hidden as a party's.</summary>
    PunishedLegalRepresentative,

    /// <summary>A name borne by the 法定代表人 and by somebody in another role: a person decides, or every mention is hidden.</summary>
    SameName,
}

/// <summary>Answers to an <see cref="OpenQuestion"/>, strictest first.</summary>
public enum QuestionAction
{
    /// <summary>Hidden.</summary>
    Hide,

    /// <summary>Left to a person: the decision is held.</summary>
    Hold,

    /// <summary>Hidden or kept together with the officer's name.</summary>
    WithName,

    /// <summary>Kept.</summary>
    Keep,
}

/// <summary>What is answered to an open question.</summary>
public sealed record QuestionRule
{
    /// <summary>The answer.</summary>
    public required QuestionAction Action { get; init; }

    /// <summary>The clause on which it stands.</summary>
    public required string Clause { get; init; }
}
