namespace Disclosure.Redactor.Detectors;

/// <summary>What speaks for and against a mention of a person, as it was found.</summary>
/// <param name="Here">Probability that exactly this stretch is a name, by the tagger; 0 when it read none here.</param>
/// <param name="Rival">The highest probability of another stretch that shares characters with this one.</param>
/// <param name="Best">The highest probability with which the same name was read anywhere in the text.</param>
/// <param name="Standing">What role words, headings and repetition lend the name beyond what they ask for; 0 when nothing announced it.</param>
/// <param name="Traits">How the person was met and how the mention is written.</param>
internal readonly record struct MentionSigns(float Here, float Rival, float Best, float Standing, MentionTraits Traits);

/// <summary>How a person was met and how a mention is written.</summary>
[Flags]
internal enum MentionTraits
{
    /// <summary>The whole name, as it was found in the text.</summary>
    None = 0,

    /// <summary>The agency named the person beside the text.</summary>
    Listed = 1,

    /// <summary>Another or a shortened name: 又名, a form of address, the given name alone, a name half masked.</summary>
    OtherName = 2,

    /// <summary>Something stands between the characters of the name.</summary>
    Broken = 4,

    /// <summary>The name is also a word or a place.</summary>
    Word = 8,

    /// <summary>The name of the 法定代表人, which stays.</summary>
    Representative = 16,

    /// <summary>A name of two characters, which are soon a word or part of one.</summary>
    Short = 32,
}
