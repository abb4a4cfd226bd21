namespace Disclosure.Redactor.Detectors;

/// <summary>The groups of words in <c>config/particulars.txt</c>.</summary>
internal enum ParticularWordGroup
{
    /// <summary>男, 女.</summary>
    Sex,

    /// <summary>彝族.</summary>
    Ethnicity,

    /// <summary>初中文化.</summary>
    Education,

    /// <summary>性别</summary>
    SexLabel,

    /// <summary>民族</summary>
    EthnicityLabel,

    /// <summary>文化程度</summary>
    EducationLabel,

    /// <summary>工作单位, 职业.</summary>
    WorkplaceLabel,
}
