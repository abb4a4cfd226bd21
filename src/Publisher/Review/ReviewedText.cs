using Disclosure.Publisher.Cases;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Verification;

namespace Disclosure.Publisher.Review;

/// <summary>What can still be read of a redacted case: in its served text and in the fields that are published with it.</summary>
internal sealed class ReviewedText
{
    private const char Hidden = '\0';

    private readonly bool[] _hidden;
    private readonly ReleaseEvidence _evidence;
    private readonly IReadOnlyList<string> _fields;

    private ReviewedText(RedactionResult redaction, ReleaseEvidence evidence, ReviewCorrections? corrections)
    {
        (Redaction, _evidence, Text) = (redaction, evidence, evidence.ServedText);
        Corrections = corrections?.Against(Text) ?? ReviewCorrections.Of(Text);
        _hidden = new bool[Text.Length];
        foreach (var mask in evidence.Masks)
        {
            _hidden.AsSpan(mask.Start, mask.End - mask.Start).Fill(true);
        }

        _fields = [.. (redaction.Fields ?? new Dictionary<string, IReadOnlyList<Inline>>(StringComparer.Ordinal)).Values.Select(
            field => string.Concat(field.Select(inline => inline.Redaction is null ? inline.Text : Hidden.ToString())))];
    }

    /// <summary>What the redactor made of it.</summary>
    public RedactionResult Redaction { get; }

    /// <summary>The text as served.</summary>
    public string Text { get; }

    /// <summary>What reviewers corrected, as far as it speaks of this text.</summary>
    public ReviewCorrections Corrections { get; }

    /// <summary>Whether something that a reviewer added can still be read.</summary>
    public bool IsOpen => Corrections.Missed.Any(IsReadable);

    /// <summary>The text of a result; null where there is none.</summary>
    public static ReviewedText? Of(RedactionResult? redaction, ReviewCorrections? corrections) =>
        redaction?.Evidence is { } evidence ? new ReviewedText(redaction, evidence, corrections) : null;

    /// <summary>
    /// First unit of each place of a value that a reviewer means by it: where it can be read. A name that is part of a longer one which stays
    /// (张三小吃店, 高峰期) is meant there only if it can be read nowhere else.
    /// </summary>
    public IReadOnlyList<int> PlacesMeant(string value, string kind)
    {
        IReadOnlyList<int> readable = [.. ReviewCorrections.PlacesOf(Text, value).Where(place => IsReadable(place, value.Length))];
        var kept = Kept(value, kind);
        IReadOnlyList<int> bare = [.. readable.Where(place => !IsWithin(kept, place, value))];
        return bare.Count > 0 ? bare : readable;
    }

    /// <summary>Whether a value can be read in a field that is published beside the text.</summary>
    public bool IsInFields(string value, string kind)
    {
        var kept = Kept(value, kind);
        return _fields.Any(field => kept.Aggregate(field, (rest, name) => rest.Replace(name, Hidden.ToString(), StringComparison.Ordinal)).Contains(value, StringComparison.Ordinal));
    }

    // Open, too, when all of what the reviewer meant can be read: then adding it has done nothing.
    private bool IsReadable(MissedValue missed)
    {
        var kept = Kept(missed.Value, missed.Kind);
        return ReviewCorrections.PlacesOf(Text, missed.Value).Any(place => IsReadable(place, missed.Value.Length) && !IsWithin(kept, place, missed.Value))
            || (missed.Missed.Count > 0 && missed.Missed.All(place => IsReadable(place, missed.Value.Length)))
            || IsInFields(missed.Value, missed.Kind);
    }

    // A character outside the basic plane, such as of a rare name, takes two units: neither counts as a letter by itself.
    private bool IsReadable(int place, int length)
    {
        for (var at = place; at < place + length; at++)
        {
            if (!_hidden[at] && (char.IsLetterOrDigit(Text[at]) || char.IsSurrogate(Text[at])))
            {
                return true;
            }
        }

        return false;
    }

    // The law shows a trade name with its owner's name in it; no other value may stay within a longer one.
    private IReadOnlyList<string> Kept(string value, string kind) => kind is not FindingKinds.Person ? [] :
    [
        .. _evidence.Kept
            .Where(kept => kept.Kind is FindingKinds.Organisation or FindingKinds.Person or FindingKinds.LegalRepresentative
                && kept.Text.Length > value.Length && kept.Text.Contains(value, StringComparison.Ordinal))
            .Select(kept => kept.Text).Distinct(StringComparer.Ordinal).OrderByDescending(name => name.Length),
    ];

    private bool IsWithin(IReadOnlyList<string> kept, int place, string value) => kept.Any(name =>
        ReviewCorrections.PlacesOf(name, value).Any(at =>
            place >= at && place - at + name.Length <= Text.Length && string.CompareOrdinal(Text, place - at, name, 0, name.Length) == 0));
}
