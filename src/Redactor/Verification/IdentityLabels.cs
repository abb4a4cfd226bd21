using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Verification;

/// <summary>
/// Words that announce a value which is never public, and still have figures behind them: 身份证号码5304… where a mask should stand. However the
/// value is written, damaged or disguised, its label gives it away.
/// </summary>
internal static class IdentityLabels
{
    private const int LongestCertificate = 16;
    private const int PublicReach = 4;

    // Between a label and its value.
    private const string Links = "为是系";
    private const string Colons = ":：";
    private const string ClauseEnds = "。，、；！？,;!?";

    // A number that the public is asked to call is public.
    private static readonly string[] Public = ["监督", "举报", "投诉", "咨询", "服务", "热线", "值班", "报警", "客服", "维权", "公开", "办公"];

    private static readonly IdentityLabel[] All =
    [
        .. Of(FindingKinds.CitizenId, 8, 6, "身份证", "身份证号", "身份证号码", "身份号码", "身份证件号码"),
        .. Of(FindingKinds.CitizenId, 8, 6, "证件号码").Select(label => label with { MayBeCode = true }),
        .. Of(FindingKinds.Phone, 7, 7, "电话", "电话号码", "手机", "手机号", "手机号码", "联系方式", "座机", "传真"),
        .. Of(FindingKinds.BankAccount, 8, 8, "账号", "帐号", "账户", "帐户", "卡号", "银行卡", "信用卡"),
        .. Of(FindingKinds.InstantMessaging, 5, 5, "qq", "qq号", "qq号码"),
        .. Of(FindingKinds.InstantMessaging, 5, 0, "微信号", "微信号码", "微信id", "微信账号"),
        .. Of(FindingKinds.InstantMessaging, 5, 0, "微信", "wechat").Select(label => label with { NeedsColon = true }),
        .. Of(FindingKinds.Plate, 5, 3, "车牌", "车牌号", "车牌号码", "号牌", "号牌号码", "车号"),
        .. Of(FindingKinds.VehicleId, 8, 3, "车架号", "车架号码", "车辆识别代号", "车辆识别代码", "车辆识别码"),
        .. Of(FindingKinds.VehicleId, 5, 4, "发动机号", "发动机号码"),
        .. Of(FindingKinds.OtherId, 7, 6, "护照", "护照号", "护照号码", "通行证", "通行证号", "通行证号码", "居住证号码", "居留证号码"),
        .. Of(FindingKinds.OtherId, 5, 5, "军字第", "武字第", "军官证号", "士兵证号", "警官证号", "军官证", "士兵证", "警官证"),
        .. Of(FindingKinds.PropertyCertificate, 5, 5, "产权第", "权证"),
    ];

    private static readonly ValueAutomaton Automaton = Build();

    /// <summary>Adds the values that stand behind a label, unless they are kept.</summary>
    public static void Scan(PayloadText payload, FoldedPayload text, ResidueScanner residue, VerificationReport report)
    {
        var found = new PooledArray<ValueMatch>(16);
        Automaton.Find(text.Letters, ref found);
        foreach (var match in found.Items)
        {
            var label = All[match.Value];
            var start = ValueStart(payload, text, match.End, label);
            if (start > 0 && IsValue(text, start, label) && !IsKept(residue, start, label) && !IsPublic(text, match.Start, label) && !report.IsFull)
                report.Add("baseline/labelled", text.Origins[start], label.Kind);
        }

        found.Dispose();
    }

    private static bool IsKept(ResidueScanner residue, int start, IdentityLabel label) =>
        label.MayBeCode ? residue.IsKept(start, start + label.Shortest) : residue.IsKeptAsNoCode(start, start + label.Shortest);

    private static int ValueStart(PayloadText payload, FoldedPayload text, int at, IdentityLabel label)
    {
        var letters = text.Letters;
        if (label.IsCertificate)
        {
            // 昆房权证五华字第…号
            var last = Math.Min(letters.Length, at + LongestCertificate);
            var number = letters[at..last].IndexOf('第');
            return label.Word[^1] is '第' ? at : number < 0 ? 0 : at + number + 1;
        }

        if (Links.Contains(letters[at]) && !text.Gaps[at].Holds(Gaps.Visible))
            at++;
        var between = payload.Characters[(text.Origins[at - 1] + 1)..Math.Max(text.Origins[at - 1] + 1, text.Origins[at])];
        if (between.IndexOfAny(ClauseEnds) >= 0 || (label.NeedsColon && between.IndexOfAny(Colons) < 0))
            return 0;
        return label.Kind is FindingKinds.Plate && PlateShape.Provinces.Contains(letters[at]) ? at + 1 : at;
    }

    private static bool IsValue(FoldedPayload text, int start, IdentityLabel label)
    {
        var letters = text.Letters;
        var digits = 0;
        for (var at = start; at < letters.Length && (at == start || !text.Gaps[at].Holds(Gaps.Stop)) && char.IsAsciiLetterOrDigit(letters[at]); at++)
        {
            digits += char.IsAsciiDigit(FoldedPayload.LookAlike(letters[at])) ? 1 : 0;
            if (at + 1 - start >= label.Shortest && digits >= label.Digits)
                return true;
            if (digits < at + 1 - start && label.Digits == label.Shortest)
                return false;
        }

        return false;
    }

    private static bool IsPublic(FoldedPayload text, int start, IdentityLabel label)
    {
        if (label.Kind is not FindingKinds.Phone)
            return false;
        var before = text.Letters[Math.Max(0, start - PublicReach)..start];
        foreach (var word in Public)
        {
            if (before.IndexOf(word) >= 0)
                return true;
        }

        return false;
    }

    private static IEnumerable<IdentityLabel> Of(string kind, int shortest, int digits, params string[] words) => words.Select(word => new IdentityLabel(word, kind, shortest, digits));

    private static ValueAutomaton Build()
    {
        var automaton = new ValueAutomaton();
        for (var i = 0; i < All.Length; i++)
            automaton.Add(All[i].Word, i);
        automaton.Complete();
        return automaton;
    }

    /// <summary>A label.</summary>
    /// <param name="Word">The word, folded.</param>
    /// <param name="Kind">What it announces.</param>
    /// <param name="Shortest">Fewest letters and digits of a value.</param>
    /// <param name="Digits">Fewest digits among them; as many as <paramref name="Shortest"/> when it is a number.</param>
    private sealed record IdentityLabel(string Word, string Kind, int Shortest, int Digits)
    {
        /// <summary>Whether an organisation's credit code may stand behind it.</summary>
        public bool MayBeCode { get; init; }

        /// <summary>Whether a colon must follow: 微信 alone is the name of a program, too.</summary>
        public bool NeedsColon { get; init; }

        /// <summary>Whether words stand between the label and its number.</summary>
        public bool IsCertificate => Kind is FindingKinds.PropertyCertificate;
    }
}
