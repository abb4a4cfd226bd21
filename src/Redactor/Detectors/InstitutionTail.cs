namespace Disclosure.Redactor.Detectors;

/// <summary>What a part of an organisation's name, from some character to its end, would be by itself.</summary>
internal enum InstitutionTail
{
    /// <summary>A firm's, to which a person's name before it may well belong: 建材有限公司, 小吃店.</summary>
    Firm,

    /// <summary>A firm's that needs nothing before it: 昆明市好再来餐馆.</summary>
    WholeFirm,

    /// <summary>The kind of an institution that may be called after a person: 医院.</summary>
    Either,

    /// <summary>The kind of an institution that is called after nobody: 信用社.</summary>
    Nobodys,

    /// <summary>The name of an institution that needs nothing before it: 建设银行昆明市分行, 昆明市第一人民医院.</summary>
    Whole,
}
