using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Processing;
using Disclosure.Records;

namespace Disclosure.Publisher.Amendments;

/// <summary>
/// What an amendment changes of the decision that it amends, whichever way it came and whatever it is called: only form, or what was said. The
/// second is never a matter of form, and the public is told of it (公示办法 Art. 17). It is asked when the amendment is read, again of what the
/// public would read of it, and once more when it is approved.
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
        IReadOnlyList<string> changes = amended is null ? [AmendedFields.Document]
            : [.. MetadataAmendment.Of(amending.Fields).Tidy().ChangesFrom(MetadataAmendment.Of(amended.Fields).Tidy()), .. IsSameDocument(amended, amending) ? [] : (string[])[AmendedFields.Document]];
        var isTechnical = said.Kind is AmendmentKind.Technical;
        List<CaseMessage> wrong = [.. Wrong(said, changes, technicalFields)];
        if (!isTechnical && said.Note is { } note && AmendmentChecks.NamesParty(note, amending.Fields.Parties.Concat(amended?.Fields.Parties ?? []).Select(party => party.Name)))
        {
            wrong.Add(new CaseMessage("amendment.note", "names-party", AmendmentChecks.NoteNamesParty));
        }

        return new AmendmentReading(said with { Fields = changes, Note = isTechnical ? null : said.Note }, wrong, amended is not null && IsSameText(amended, amending));
    }

    /// <summary>The same, asked of what the public reads now and would read; beside what was found when it was read.</summary>
    /// <param name="said">The amendment with what was found before.</param>
    /// <param name="was">The candidate of the decision that it amends; null when it cannot be read any more: then everything counts as changed.</param>
    /// <param name="isReduced">Whether people left the summary of that one alone in public.</param>
    /// <param name="becomes">The candidate that is to take its place.</param>
    /// <param name="technicalFields">Fields of which a change may be a matter of form.</param>
    public static AmendmentInPublic OfPublic(Amendment said, DecisionRecord? was, bool isReduced, DecisionRecord becomes, IReadOnlyList<string> technicalFields)
    {
        ArgumentNullException.ThrowIfNull(said);
        var found = was is null ? [AmendedFields.Document] : PublicChanges.Between(was, isReduced, becomes);
        IReadOnlyList<string> changes = [.. AmendedFields.All.Where(field => found.Concat(said.Fields.Except([AmendedFields.Mode, AmendedFields.Layout], StringComparer.Ordinal)).Contains(field, StringComparer.Ordinal))];
        IReadOnlyList<CaseMessage> wrong = changes.Count > 0
            ? [.. Wrong(said, changes, technicalFields)]
            : [new CaseMessage("amendment", "no-change", "与已公开的决定相比没有任何改动，不是更正。请改正填错的项目，或者换上正确的文书。")];
        return new AmendmentInPublic(said with { Fields = changes }, wrong);
    }

    private static IEnumerable<CaseMessage> Wrong(Amendment said, IReadOnlyList<string> changes, IReadOnlyList<string> technicalFields)
    {
        if (said.Kind is AmendmentKind.Technical && changes.Except([.. technicalFields, AmendedFields.Layout], StringComparer.Ordinal).Any())
        {
            yield return new CaseMessage("amendment.kind", "not-technical", "与已公开的决定相比，改动了公开的文书、当事人、日期、金额、依据、决定、公开方式等内容，不是技术性修改。请改为“更正”，并写明公开的更正说明。");
        }
        else if (said.LacksNote)
        {
            yield return new CaseMessage("amendment.note", "required", "缺少公开的更正说明：请用一句话写明哪一项不准确，不写当事人的姓名、名称。");
        }
    }

    // A text that is made of the fields changes with them; blanks are a matter of the file's format.
    private static bool IsSameDocument(DecisionAsRead one, DecisionAsRead other) =>
        (one is { IsTyped: true } && other is { IsTyped: true }) || IsSameText(one, other);

    private static bool IsSameText(DecisionAsRead one, DecisionAsRead other) =>
        one.Original.AsSpan().SequenceEqual(other.Original)
        || one.Text.Where(IsInk).SequenceEqual(other.Text.Where(IsInk));

    private static bool IsInk(char character) => !char.IsWhiteSpace(character);
}
