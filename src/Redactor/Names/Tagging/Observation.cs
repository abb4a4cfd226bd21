namespace Disclosure.Redactor.Names.Tagging;

/// <summary>
/// What is seen at a place of a text. Each sort of observation bears on the labels of the places around it, from <see cref="Observations.First"/>
/// to <see cref="Observations.Last"/>, both inclusive. The order is part of the model's file.
/// </summary>
internal enum Observation
{
    /// <summary>The character.</summary>
    Character,

    /// <summary>It and the next.</summary>
    Pair,

    /// <summary>It and the next two.</summary>
    Triple,

    /// <summary>It and the next but one.</summary>
    SkippedPair,

    /// <summary>Its class.</summary>
    Class,

    /// <summary>The classes of it and the next.</summary>
    ClassPair,

    /// <summary>The classes of it and the next two, and where blanks stood.</summary>
    ClassTriple,

    /// <summary>The classes of it and the next three.</summary>
    ClassFour,

    /// <summary>The character, and the classes of the three behind it.</summary>
    BeforeClasses,

    /// <summary>The character and the next, and the classes of the two behind them.</summary>
    PairBeforeClasses,

    /// <summary>How surname-like it is, how given-name-like the next, and the character behind the two.</summary>
    BehindTwo,

    /// <summary>The same for three characters and the one behind them.</summary>
    BehindThree,

    /// <summary>How often it and the next stand in the text.</summary>
    RepeatedPair,

    /// <summary>How often it and the next two stand in the text.</summary>
    RepeatedTriple,

    /// <summary>A role word ends just before it.</summary>
    BehindRole,

    /// <summary>A word that follows names begins here.</summary>
    Following,

    /// <summary>Blanks before it.</summary>
    Gap,

    /// <summary>The name of a place.</summary>
    Place,

    /// <summary>Common words around it.</summary>
    Words,

    /// <summary>The name of an organisation or the title of a law.</summary>
    Guard,

    /// <summary>A short run of characters between two marks begins here.</summary>
    Run,

    /// <summary>An element of names without family name begins here.</summary>
    Syllable,

    /// <summary>What stands before, inside and behind a name of two that would begin here.</summary>
    FrameOfTwo,

    /// <summary>The same for a name of three.</summary>
    FrameOfThree,

    /// <summary>The same for a name of four.</summary>
    FrameOfFour,
}

/// <summary>Facts about the sorts of observation.</summary>
internal static class Observations
{
    /// <summary>Number of sorts.</summary>
    public const int Count = (int)Observation.FrameOfFour + 1;

    private static readonly (sbyte First, sbyte Last)[] Windows =
    [
        (-3, 3), (-2, 3), (-1, 3), (-1, 3), (-2, 2), (-1, 2), (-1, 3), (0, 3), (0, 4), (1, 4), (0, 2), (0, 3),
        (-1, 2), (-1, 3), (0, 4), (-4, 0), (-2, 3), (-2, 2), (-1, 2), (-2, 2), (0, 6), (-1, 3), (0, 2), (0, 3), (0, 4),
    ];

    /// <summary>The first place it bears on, relative to its own.</summary>
    public static int First(int observation) => Windows[observation].First;

    /// <summary>The last place it bears on, relative to its own.</summary>
    public static int Last(int observation) => Windows[observation].Last;

    /// <summary>Number of places it bears on.</summary>
    public static int Width(int observation) => Windows[observation].Last - Windows[observation].First + 1;
}
