using System.Data.Common;
using System.Text;
using Dapper;

namespace Disclosure.Publisher.Notifications.Mail;

/// <summary>What a mail says: sentences of this program with counts in them. Nothing that anyone typed or pushed can get into it.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Body">Plain text.</param>
internal sealed record LetterText(string Subject, string Body)
{
    private const string Name = "行政执法公示工作台";

    /// <summary>The text of a mail that tells of what its recipient has not read yet; null when nothing is left to tell.</summary>
    public static async Task<LetterText?> OfNewsAsync(DbConnection connection, LetterRow letter, string deskAddress)
    {
        var counts = (await connection.QueryAsync<KindCount>(
            "SELECT kind AS Kind, CAST(SUM(count) AS BIGINT) AS Count FROM notification WHERE letter_id = @Id AND read_at IS NULL GROUP BY kind", new { letter.Id }))
            .Where(count => Enum.TryParse<NotificationKind>(count.Kind, out _))
            .Select(count => (Kind: Enum.Parse<NotificationKind>(count.Kind), count.Count))
            .OrderBy(count => count.Kind)
            .ToList();
        if (counts.Count == 0)
        {
            return null;
        }

        var body = new StringBuilder("您好：\n\n");
        foreach (var (kind, count) in counts)
        {
            body.Append(NotificationWords.Line(kind, count)).Append("。\n");
        }

        body.Append($"\n请登录{Name}查看：\n{deskAddress.TrimEnd('/')}/notifications\n\n");
        body.Append("为保护当事人和案件信息，邮件不写案件内容。本邮件由系统自动发出，请勿回复。\n如果不想再收到某类邮件，可以在工作台的“通知设置”中更改。\n");
        var subject = counts is [var (only, number)] ? NotificationWords.Line(only, number) : $"您有 {counts.Count:#,0} 类新通知";
        return new LetterText($"{Name}：{subject}", body.ToString());
    }

    /// <summary>The text of a mail that brings a code.</summary>
    public static LetterText OfCode(string code, string deskAddress) => new(
        $"{Name}：确认您的电子邮箱",
        $"""
        您好：

        有人在{Name}填写了这个电子邮箱，用来接收通知。确认码是：

        {code}

        请在 {MailAddresses.CodeLife.TotalMinutes:0} 分钟内登录后，在“通知设置”中填写：
        {deskAddress.TrimEnd('/')}/notifications/settings

        如果不是您本人填写的，请不要理会这封邮件，也不要把确认码告诉别人。本邮件由系统自动发出，请勿回复。

        """);

    private sealed record KindCount
    {
        public required string Kind { get; init; }

        public required long Count { get; init; }
    }
}
