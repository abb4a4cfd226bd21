using System.Text;
using System.Text.Encodings.Web;

namespace Disclosure.Publisher.Tests.Planting;

/// <summary>Values that may stand nowhere but in sealed parts and in front of those who may read them. All invented; the checksums are right.</summary>
public static class PlantedIdentifiers
{
    public const string Name = "岩罕勐莱";
    public const string OtherName = "玉应喃波";
    public const string CitizenId = "53280119870614253X";
    public const string Phone = "13987654031";
    public const string Address = "勐腊县曼庄北路77号附3号";
    public const string DocumentNumber = "景市监处罚〔2026〕90417号";
    public const string Account = "6222023100045678917";
    public const string Email = "yanhan.menglai@example.cn";
    public const string Password = "Geheim-Wort-9041";
    public const string Cookie = "Keks9041Keks9041Keks";
    public const string UnknownKey = "fremd904_ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789fremd";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Name, OtherName, CitizenId, Phone, Address, DocumentNumber, Account, Email, Password, Cookie, UnknownKey, Kit.DeskProcess.OwnKey];

    /// <summary>Everything at once, as a person might paste it.</summary>
    public static string Everything { get; } = $"{Name}，{OtherName}，身份证号码{CitizenId}，电话{Phone}，住址{Address}，账号{Account}，邮箱{Email}，{DocumentNumber}";

    private static readonly IReadOnlyList<(string Value, string Form)> Forms = [.. All.SelectMany(value => FormsOf(value).Distinct(StringComparer.Ordinal).Select(form => (value, form)))];

    private static readonly IReadOnlyList<(string Value, byte[] Form)> ByteForms =
        [.. Forms.Select(form => (form.Value, Encoding.UTF8.GetBytes(form.Form))), .. All.Select(value => (value, Encoding.Unicode.GetBytes(value)))];

    /// <summary>The first that stands in a text in any form, with where; null when none does.</summary>
    public static string? FindIn(string? text)
    {
        foreach (var (value, form) in text is null ? [] : Forms)
        {
            var at = text!.IndexOf(form, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                return $"{value} in: …{text[Math.Max(0, at - 120)..Math.Min(text.Length, at + 160)]}…";
            }
        }

        return null;
    }

    /// <summary>The first that stands in bytes in any form; null when none does.</summary>
    public static string? FindIn(ReadOnlySpan<byte> bytes)
    {
        foreach (var (value, form) in ByteForms)
        {
            if (bytes.IndexOf(form) >= 0)
            {
                return value;
            }
        }

        return null;
    }

    private static IEnumerable<string> FormsOf(string value)
    {
        yield return value;
        yield return Uri.EscapeDataString(value);
        yield return string.Concat(value.Select(symbol => symbol < 0x80 ? symbol.ToString() : $"\\u{(int)symbol:x4}"));
        yield return JavaScriptEncoder.Default.Encode(value);
        yield return HtmlEncoder.Default.Encode(value);
        yield return string.Concat(value.Select(symbol => $"&#{(int)symbol};"));
        // Read as Latin-1, as a careless log does.
        yield return Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(value));
        for (var shift = 0; shift < 3; shift++)
        {
            // What stands before it shifts base64 by up to two bytes; the symbols at the edges depend on the neighbours.
            var encoded = Convert.ToBase64String([.. new byte[shift], .. Encoding.UTF8.GetBytes(value)]);
            yield return encoded[(shift == 0 ? 0 : 4)..^4];
        }
    }
}
