namespace Disclosure.Redactor.Nondisclosure;

/// <summary>The grounds of Art. 11 and of the laws behind it, in the order in which they are asked.</summary>
public enum NondisclosureGround
{
    /// <summary>国家秘密 (Art. 11(1)(二))</summary>
    StateSecret,

    /// <summary>当事人是未成年人 (Art. 11(1)(一))</summary>
    MinorParty,

    /// <summary>违反治安管理的记录 (治安管理处罚法 Art. 136)</summary>
    PublicOrderRecord,

    /// <summary>案卷、过程信息 (政府信息公开条例 Art. 16)</summary>
    ProcessRecord,

    /// <summary>未成年人 who is no party (未成年人保护法 Art. 103)</summary>
    MinorMentioned,

    /// <summary>工作秘密、内部</summary>
    WorkSecret,

    /// <summary>商业秘密 (Art. 11(1)(二))</summary>
    TradeSecret,

    /// <summary>个人隐私 (Art. 11(1)(二))</summary>
    Privacy,

    /// <summary>国家安全、公共安全、经济安全和社会稳定 (Art. 11(1)(三); 政府信息公开条例 Art. 14)</summary>
    Security,

    /// <summary>系列案件 (Art. 11(1)(四))</summary>
    Series,

    /// <summary>涉嫌犯罪移送: a possible series</summary>
    CrimeTransfer,

    /// <summary>法律、法规、规章规定的其他情形 (Art. 11(1)(五))</summary>
    OtherLaw,
}

/// <summary>Whether a decision of a ground may be published all the same.</summary>
public enum OverrideTerms
{
    /// <summary>Never.</summary>
    None,

    /// <summary>With the consent of the 权利人, or where keeping it back would gravely harm the public interest (Art. 11(2)).</summary>
    ConsentOrPublicInterest,
}
