using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Processing;

namespace Disclosure.Publisher.Amendments;

/// <summary>
/// What an amendment changes of the decision that it amends, whichever way it came and whatever it is called: only form, or what was said. The
/// second is never a matter of form, and the public is told of it (公示办法 Art. 17).
/// </summary>
internal static class AmendmentNature
{
    /// <summary>What it is, and what is wrong with calling it what it is called.</summary>
    /// <param name="amended">The published decision; null when it cannot be read any more: then everything counts as changed.</param>
    /// <param name="amending">What is to take its place.</param>
    /// <param name="technicalFields">Fields of which a change may be a matter of form.</param>
    public static AmendmentReading Of(DecisionAsRead? amended, DecisionAsRead amending, IReadOnlyList<string> technicalFields)
    {
        var said = amending.Fields.Amendment ?? throw new ArgumentException("No amendment.", nameof(amending));
        var isTechnical = said.Kind is AmendmentKind.Technical;
        IReadOnlyList<string> changes = amended is null ? [AmendedFields.Document]
            : [.. MetadataAmendment.Of(amending.Fields).Tidy().ChangesFrom(MetadataAmendment.Of(amended.Fields).Tidy()), .. IsSameDocument(amended, amending) ? [] : (string[])[AmendedFields.Document]];
        var isLegal = changes.Except(technicalFields, StringComparer.Ordinal).Any();
        var wrong = new List<CaseMessage>();
        if (isTechnical && isLegal)
        {
            wrong.Add(new CaseMessage("amendment.kind", "not-technical", "与已公开的决定相比，改动了文书、当事人、日期、金额、依据、决定等内容，不是技术性修改。请改为“更正”，并写明公开的更正说明。"));
        }
        else if (isLegal && said.Note is null)
        {
            wrong.Add(new CaseMessage("amendment.note", "required", "缺少公开的更正说明：更正改动了已公开的内容，请用一句话写明哪一项不准确，不写当事人的姓名、名称。"));
        }

        if (!isTechnical && said.Note is { } note && AmendmentChecks.NamesParty(note, amending.Fields.Parties.Concat(amended?.Fields.Parties ?? []).Select(party => party.Name)))
        {
            wrong.Add(new CaseMessage("amendment.note", "names-party", AmendmentChecks.NoteNamesParty));
        }

        return new AmendmentReading(said with { Fields = changes, Note = isTechnical ? null : said.Note }, amended is not null && IsSameText(amended, amending), wrong);
    }

    // A text that is made of the fields changes with them; blanks are a matter of the file's format.
    private static bool IsSameDocument(DecisionAsRead one, DecisionAsRead other) =>
        (one is { IsTyped: true } && other is { IsTyped: true }) || IsSameText(one, other);

    private static bool IsSameText(DecisionAsRead one, DecisionAsRead other) =>
        one.Original.AsSpan().SequenceEqual(other.Original)
        || one.Text.Where(IsInk).SequenceEqual(other.Text.Where(IsInk));

    private static bool IsInk(char character) => !char.IsWhiteSpace(character);
}
