namespace Disclosure.Redactor.Detectors.Means;

/// <summary>The groups of words in <c>config/means.txt</c>; the file says what each is.</summary>
internal enum MeansWordGroup
{
    /// <summary>Before the noun and a part of the phrase.</summary>
    Modifier,

    /// <summary>A phrase begins with it, further before the noun.</summary>
    Start,

    /// <summary>Between the noun and its amount.</summary>
    Between,

    /// <summary>Behind the amount and a part of the phrase.</summary>
    Behind,

    /// <summary>The clause speaks of somebody's household, means or books.</summary>
    Household,

    /// <summary>The amount is a fact of the case.</summary>
    CaseFact,

    /// <summary>The sentence orders that something be held or taken.</summary>
    Order,

    /// <summary>Words of amounts.</summary>
    Unit,

    /// <summary>Words of counts.</summary>
    Count,

    /// <summary>The clause says whose it is.</summary>
    Ownership,

    /// <summary>The things are held, or what the case is about.</summary>
    Held,

    /// <summary>A time that stands for the income of it.</summary>
    Period,

    /// <summary>Who lends.</summary>
    Lender,

    /// <summary>Goes on with the amount behind a comma.</summary>
    Resume,

    /// <summary>One character that says that money changes hands.</summary>
    Transfer,

    /// <summary>Before 称: a word, not speech.</summary>
    Title,

    /// <summary>Before the noun, or the kind of it: it is not there.</summary>
    Lack,

    /// <summary>Between such a word and the noun.</summary>
    LackedKind,

    /// <summary>What is done about wages that somebody owes.</summary>
    OwedWages,

    /// <summary>A time of which wages are an income.</summary>
    Regular,

    /// <summary>Ends the word for those who are paid together, right before the wages.</summary>
    Workers,

    /// <summary>Ends alike, and is one person or none.</summary>
    Oneself,
}
