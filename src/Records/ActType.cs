namespace Disclosure.Records;

/// <summary>
/// Kinds of administrative enforcement act (公示办法 Art. 2(3) names the first six; the rest are the usual classes of a 权责清单).
/// The names are written into published records: they may be added to, never renamed.
/// </summary>
public enum ActType
{
    /// <summary>行政处罚</summary>
    Penalty = 1,

    /// <summary>行政许可</summary>
    License,

    /// <summary>行政强制</summary>
    Coercion,

    /// <summary>行政检查</summary>
    Inspection,

    /// <summary>行政征收</summary>
    Levy,

    /// <summary>行政征用</summary>
    Requisition,

    /// <summary>行政确认</summary>
    Confirmation,

    /// <summary>行政裁决</summary>
    Adjudication,

    /// <summary>行政奖励</summary>
    Award,

    /// <summary>行政给付</summary>
    Benefit,

    /// <summary>行政登记</summary>
    Registration,

    /// <summary>其他</summary>
    Other,
}

/// <summary>The Chinese term of each act type, as it appears in the law and on screen.</summary>
public static class ActTypeNames
{
    /// <summary>The legal term, such as 行政处罚.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a defined act type.</exception>
    public static string Chinese(this ActType type) => type switch
    {
        ActType.Penalty => "行政处罚",
        ActType.License => "行政许可",
        ActType.Coercion => "行政强制",
        ActType.Inspection => "行政检查",
        ActType.Levy => "行政征收",
        ActType.Requisition => "行政征用",
        ActType.Confirmation => "行政确认",
        ActType.Adjudication => "行政裁决",
        ActType.Award => "行政奖励",
        ActType.Benefit => "行政给付",
        ActType.Registration => "行政登记",
        ActType.Other => "其他",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a defined act type."),
    };
}
