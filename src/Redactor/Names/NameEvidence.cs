namespace Disclosure.Redactor.Names;

/// <summary>How strongly what stands before a place says that a name begins there. Values are weights on one scale with the other evidence.</summary>
internal static class NameEvidence
{
    /// <summary>A cell under or beside a heading that names people.</summary>
    public const double Column = 4.0;

    /// <summary>A role word and a colon: 当事人：</summary>
    public const double Label = 2.5;

    /// <summary>A role word: 驾驶员</summary>
    public const double RoleWord = 1.7;

    /// <summary>A name and 、 or 和.</summary>
    public const double Neighbour = 1.7;

    /// <summary>A common word that ends as words for people do: 专员, 交警.</summary>
    public const double PersonWord = 1.2;

    /// <summary>A word that often stands before names: 对, 由, 询问了.</summary>
    public const double PrecedingWord = 0.8;

    /// <summary>A mark, a line end, a gap, or the end of an organisation's name.</summary>
    public const double Boundary = 0.5;

    /// <summary>What a name found after a role word needs in all.</summary>
    public const double SlotThreshold = 2.4;

    /// <summary>What a name behind a colon needs in all: there the end of the name must be told as well.</summary>
    public const double LabelThreshold = 3.4;

    /// <summary>What a name found by its own shape needs in all.</summary>
    public const double OpenThreshold = 3.0;
}
