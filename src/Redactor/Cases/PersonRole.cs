namespace Disclosure.Redactor.Cases;

/// <summary>Roles of natural persons in a decision.</summary>
public enum PersonRole
{
    /// <summary>相关人员: no role is known.</summary>
    Other,

    /// <summary>当事人</summary>
    Party,

    /// <summary>法定代表人</summary>
    LegalRepresentative,

    /// <summary>负责人</summary>
    PersonInCharge,

    /// <summary>经营者</summary>
    Proprietor,

    /// <summary>执行事务合伙人</summary>
    ManagingPartner,

    /// <summary>执法人员</summary>
    Officer,

    /// <summary>证人</summary>
    Witness,

    /// <summary>代理人</summary>
    Agent,

    /// <summary>举报人、投诉人</summary>
    Complainant,

    /// <summary>未成年人</summary>
    Minor,
}
