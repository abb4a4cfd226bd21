using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Disclosure.Publisher.Cases;
using Disclosure.Records;
using Disclosure.Redactor.Cases;

namespace Disclosure.Publisher.Intake;

/// <summary>A party as typed.</summary>
public sealed record TypedParty
{
    /// <summary>姓名 or 名称; a row without it is no party.</summary>
    public string? Name { get; init; }

    /// <summary>What the party is.</summary>
    public PartyKind? Kind { get; init; }

    /// <summary>Birth date of a natural person, as typed: tells a minor, is never published.</summary>
    public string? BirthDate { get; init; }

    /// <summary>法定代表人 of an organisation, whose name stays (Art. 10(1)).</summary>
    public string? LegalRepresentative { get; init; }

    /// <summary>Which of the parties that the form was filled with this row spoke of, counted from 0; null for a new one.</summary>
    public int? Of { get; init; }
}

/// <summary>What an amendment is called, as typed.</summary>
/// <param name="Kind">更正 or a matter of form.</param>
/// <param name="Reason">Why; private.</param>
/// <param name="Note">What the public is told of a correction.</param>
public sealed record TypedAmendment(AmendmentKind? Kind, string? Reason, string? Note);

/// <summary>
/// The fields of a 摘要 as a person types them from paper or a scan (公示办法 Art. 9(2), CX-14-1). They become metadata, as a program would push
/// it, and a text of labelled lines: that text is the served document of the case, so that redactor, verifier and reviewer work on it as on any.
/// </summary>
public sealed record TypedSummary
{
    /// <summary>Name of the document that is made.</summary>
    public const string FileName = "录入的摘要.txt";

    /// <summary>文号</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>案件名称</summary>
    public string? Title { get; init; }

    /// <summary>执法类别</summary>
    public ActType? ActType { get; init; }

    /// <summary>作出日期, as typed.</summary>
    public string? DecidedOn { get; init; }

    /// <summary>领域; empty for the agency's own.</summary>
    public string? Sector { get; init; }

    /// <summary>程序</summary>
    public DecisionProcedure? Procedure { get; init; }

    /// <summary>当事人</summary>
    public IReadOnlyList<TypedParty> Parties { get; init; } = [];

    /// <summary>违法事实</summary>
    public string? Facts { get; init; }

    /// <summary>法律依据</summary>
    public string? Basis { get; init; }

    /// <summary>执法决定</summary>
    public string? Decision { get; init; }

    /// <summary>处罚种类, several with 、 between them.</summary>
    public string? PenaltyKinds { get; init; }

    /// <summary>罚款 in yuan, as typed.</summary>
    public string? Fine { get; init; }

    /// <summary>保密审查, when it was done already.</summary>
    public SecrecyFields Secrecy { get; init; } = new(null, null, null);

    /// <summary>法制审核, when the decision is a major one.</summary>
    public LegalFields Legal { get; init; } = LegalFields.None;

    /// <summary>What an amendment is called and why; null when the decision amends none, or nothing was typed of it.</summary>
    public TypedAmendment? Amendment { get; init; }

    /// <summary>Whether it is published as 摘要 and nothing else: what was typed from paper always is.</summary>
    public bool IsSummaryOnly { get; init; } = true;

    /// <summary>What an agency's program would push of it.</summary>
    internal PushedFiles ToFiles(string agencyName)
    {
        var metadata = Metadata();
        return new PushedFiles { Metadata = SubmissionForm.Bytes(metadata), Document = Encoding.UTF8.GetBytes(Text(agencyName)), FileName = FileName, Origin = DecisionOrigin.Typed };
    }

    // In the order of the rows that hold a party: what is read of them has the same order.
    internal IReadOnlyList<TypedParty> NamedParties => [.. Parties.Where(party => !string.IsNullOrWhiteSpace(party.Name))];

    internal JsonObject Metadata()
    {
        var metadata = new JsonObject();
        if (IsSummaryOnly)
        {
            metadata["mode"] = "summary";
        }

        metadata.Text("documentNumber", DocumentNumber);
        metadata.Text("title", Title);
        metadata.Choice("actType", ActType);
        metadata.Date("decidedOn", DecidedOn);
        metadata.Text("sector", Sector);
        metadata.Choice("procedure", Procedure);
        metadata["parties"] = new JsonArray([.. NamedParties.Select(Party)]);
        var summary = new JsonObject();
        summary.Text("facts", Facts);
        summary.Text("basis", Basis);
        summary.Text("decision", Decision);
        metadata.Object("summary", summary);
        metadata["penaltyKinds"] = new JsonArray([.. Kinds.Select(kind => (JsonNode)kind)]);
        metadata.Amount("fineYuan", Fine);
        metadata.Secrecy(Secrecy);
        Legal.WriteTo(metadata);
        if (Amendment is { } typed)
        {
            var amendment = new JsonObject();
            amendment.Choice("kind", typed.Kind);
            amendment.Text("reason", typed.Reason);
            amendment.Text("note", typed.Note);
            metadata["amendment"] = amendment;
        }

        return metadata;
    }

    // One line for each thing that is known, in the order of a decision; the same fields always give the same text.
    internal string Text(string agencyName)
    {
        var text = new StringBuilder();
        Line(agencyName);
        Line($"{ActType?.Chinese()}决定摘要");
        Labelled("文号", DocumentNumber);
        Labelled("案件名称", Title);
        foreach (var party in Parties)
        {
            Labelled("当事人", party.Name);
            Labelled("法定代表人", party.LegalRepresentative);
        }

        Labelled("违法事实", Facts);
        Labelled("法律依据", Basis);
        Labelled("执法决定", Decision);
        Labelled("处罚种类", string.Join('、', Kinds));
        Labelled("罚款金额", Fine);
        Labelled("执法机关", agencyName);
        Labelled("作出决定日期", TypedDate.TryParse(DecidedOn, out var day) ? day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) : null);
        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');

        void Labelled(string label, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                Line($"{label}：{value.Trim().ReplaceLineEndings("\n")}");
            }
        }
    }

    /// <summary>The kinds of penalty that were typed; those that are known stay whole, though a mark may stand within them.</summary>
    internal IReadOnlyList<string> KindsBeside(IReadOnlyList<string> known) => TypedKinds.Of(PenaltyKinds, known);

    private IEnumerable<string> Kinds => TypedKinds.Of(PenaltyKinds);

    private static JsonNode Party(TypedParty party)
    {
        var node = new JsonObject();
        node.Text("name", party.Name);
        node.Choice("kind", party.Kind);
        node.Date("birthDate", party.BirthDate);
        node.Text("legalRepresentative", party.LegalRepresentative);
        return node;
    }
}
