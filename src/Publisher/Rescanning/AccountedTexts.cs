using Disclosure.Redactor;
using Disclosure.Redactor.Cases;

namespace Disclosure.Publisher.Rescanning;

/// <summary>
/// The texts that the redactor has read whole, with all that surrounds a value there. What stands in them was judged; only what does not is
/// judged by the public text, where masks have taken the surroundings away.
/// </summary>
internal sealed class AccountedTexts
{
    private readonly IReadOnlyList<string> _texts;

    /// <summary>The texts of cases that a redaction could finish on; none of one that it could not.</summary>
    public AccountedTexts(RedactionResult redaction, IReadOnlyList<CaseFacts> facts)
        : this(redaction.Evidence is { } evidence ? [evidence.ServedText, .. facts.SelectMany(Texts)] : [])
    {
    }

    private AccountedTexts(IReadOnlyList<string> texts) => _texts = texts;

    /// <summary>Nothing was read.</summary>
    public static AccountedTexts None { get; } = new([]);

    /// <summary>These and those of another version.</summary>
    public AccountedTexts With(RedactionResult redaction, CaseFacts facts) => new([.. _texts, .. new AccountedTexts(redaction, [facts])._texts]);

    /// <summary>Whether a value stands in one of them.</summary>
    public bool Hold(string value) => _texts.Any(text => text.Contains(value, StringComparison.Ordinal));

    private static IEnumerable<string> Texts(CaseFacts facts) => facts.Fields.Values.Concat(facts.Parties.Select(party => party.Name));
}
