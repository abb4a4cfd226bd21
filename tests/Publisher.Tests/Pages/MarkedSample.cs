using System.Text;
using System.Text.RegularExpressions;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Findings;

namespace Disclosure.Publisher.Tests.Pages;

/// <summary>
/// A served text written with its findings in place, as <c>[kind,confidence,clause:served→public]</c> (nothing after the arrow keeps the
/// value), and what follows from it: text, findings and redacted body. The first line is a heading, lines that begin with <c>&gt;</c>
/// stand at the right.
/// </summary>
internal sealed partial class MarkedSample
{
    private readonly StringBuilder _text = new();
    private readonly List<Finding> _findings = [];
    private readonly List<Block> _body = [];

    public MarkedSample(string marked)
    {
        var lines = marked.ReplaceLineEndings("\n").Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            if (index > 0)
            {
                _text.Append('\n');
            }

            var isRight = lines[index].StartsWith('>');
            var inlines = Line(isRight ? lines[index][1..] : lines[index]);
            _body.Add(index == 0
                ? new Heading { Level = 1, Inlines = inlines }
                : new Paragraph { Inlines = inlines, Alignment = isRight ? Alignment.End : Alignment.Start });
        }
    }

    public string Text => _text.ToString();

    public IReadOnlyList<Finding> Findings => _findings;

    public IReadOnlyList<Block> Body => _body;

    private List<Inline> Line(string line)
    {
        var inlines = new List<Inline>();
        var at = 0;
        foreach (Match match in Mark().Matches(line))
        {
            Add(line[at..match.Index]);
            at = match.Index + match.Length;
            var (kind, served, hidden) = (match.Groups["kind"].Value, match.Groups["served"].Value, match.Groups["public"].Value);
            var keeps = hidden.Length == 0;
            _findings.Add(new Finding
            {
                Start = _text.Length,
                End = _text.Length + served.Length,
                Text = served,
                Kind = kind,
                Action = keeps ? FindingAction.Keep : FindingAction.Hide,
                Rule = kind + "/sample",
                Clause = match.Groups["clause"].Value,
                Confidence = double.Parse(match.Groups["confidence"].ValueSpan),
                Replacement = keeps ? null : hidden,
            });
            _text.Append(served);
            inlines.Add(new Inline
            {
                Text = keeps ? served : hidden,
                Redaction = keeps ? null : new Redaction(kind, match.Groups["clause"].Value),
            });
        }

        Add(line[at..]);
        return inlines;

        void Add(string plain)
        {
            if (plain.Length > 0)
            {
                _text.Append(plain);
                inlines.Add(new Inline { Text = plain });
            }
        }
    }

    [GeneratedRegex(@"\[(?<kind>[a-z_]+),(?<confidence>[0-9.]+),(?<clause>[A-Za-z0-9-]+):(?<served>[^→\]]+)→(?<public>[^\]]*)\]", RegexOptions.NonBacktracking)]
    private static partial Regex Mark();
}
