namespace Disclosure.Redactor.Text;

/// <summary>What a word tells of the institution that it names.</summary>
internal enum InstitutionGroup
{
    /// <summary>A bank known all over the country: nothing but the name of a place stands before its name.</summary>
    NationalBank,

    /// <summary>What a bank is called for short.</summary>
    ShortBank,

    /// <summary>The last word of any bank, none of which is called after a person.</summary>
    Bank,

    /// <summary>The last word of another institution that is never called after a person.</summary>
    Authority,

    /// <summary>The first word of a name that is whole without anything before it.</summary>
    Whole,

    /// <summary>The last word of an institution that may be called after a person.</summary>
    Either,

    /// <summary>The country or one of its provinces.</summary>
    Province,

    /// <summary>A word that stands between a person and an institution and is no name, though it begins as names do.</summary>
    Between,
}
