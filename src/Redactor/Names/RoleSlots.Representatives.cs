using System.Text.RegularExpressions;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names;

/// <content>Where the title 法定代表人 has one bearer after another: a row of a table of changes, a sentence that tells of one.</content>
internal partial class RoleSlots
{
    // "法定代表人 | 甲 | 乙" under 变更前 and 变更后.
    private bool ReadRow(int end, double left)
    {
        if (end >= text.Length || text[end] is not ('|' or '\t') || titles.OfColumn(end + 1) is null)
        {
            return false;
        }

        for (var wall = end; wall < text.Length && text[wall] is '|' or '\t';)
        {
            if (titles.OfColumn(wall + 1) is { } standing)
            {
                ReadList(wall + 1, Math.Max(left, NameEvidence.Label), standing.IsHeld() ? PersonRole.LegalRepresentative : PersonRole.Other, personal: true);
            }

            var next = text.AsSpan(wall + 1).IndexOfAny("|\t\n");
            wall = next < 0 ? text.Length : wall + 1 + next;
        }

        return true;
    }

    // "法定代表人由甲变更为乙".
    private bool ReadChange(int end, double left, PersonRole role)
    {
        if (titles.ChangeBehind(end) is not { } change)
        {
            return false;
        }

        left = Math.Max(left, NameEvidence.Label);
        if (change.From >= 0)
        {
            ReadList(change.From, left, PersonRole.Other, personal: true);
        }

        ReadList(change.To, left, change.OfNext is TitleStanding.Now ? role : PersonRole.Other, personal: true);
        return true;
    }

    [GeneratedRegex("\\G(?:[、兼及和暨](?:执行董事|董事长|董事|总经理|经理|理事长|理事|厂长|校长|院长|园长|主任|负责人))+(?=[:(|\t]?[\u4e00-\u9fff])", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex NextTitles();
}
