using Disclosure.Publisher.Cases;

namespace Disclosure.Publisher.Takedowns;

/// <summary>Why a published decision is taken down. No number of a document is asked for, and no words need be.</summary>
/// <param name="Reason">From the short list; null when none was chosen.</param>
/// <param name="Words">More about it, at most <see cref="WordsLength"/> characters; they never leave the desk. Null or blank for none.</param>
public sealed record TakedownOrder(TakedownReason? Reason, string? Words = null)
{
    /// <summary>Characters at most.</summary>
    public const int WordsLength = 1000;

    /// <summary>The words without blanks around them; null for none.</summary>
    public string? Said => string.IsNullOrWhiteSpace(Words) ? null : Words.Trim();

    /// <summary>What is wrong with it; empty when nothing is.</summary>
    internal IReadOnlyList<CaseMessage> Errors()
    {
        var errors = new List<CaseMessage>();
        if (Reason is not { } reason || !Enum.IsDefined(reason))
        {
            errors.Add(new CaseMessage("reason", "required", "请选择撤下的原因。"));
        }

        errors.AddRange(WordsErrors(Words));
        return errors;
    }

    /// <summary>What is wrong with words that need not be given.</summary>
    internal static IReadOnlyList<CaseMessage> WordsErrors(string? words) =>
        words?.Trim().Length > WordsLength ? [new CaseMessage("words", "length", $"补充说明不得超过 {WordsLength} 字。")] : [];
}
