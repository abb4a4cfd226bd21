using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Disclosure.Gazette.Inbox;

/// <summary>
/// What a party holds in hand: the number of the request, which may be told to anyone, and a code of 100 bits, which opens the reply. Both in the
/// 32 signs that are not mistaken for each other (no I, L, O, U). Where the reply lies and the key that opens it are computed from both, so that
/// nothing about a request, not even whether there is one, can be asked for without the code.
/// </summary>
public sealed record RequestReceipt
{
    /// <summary>Signs of the number; 50 bits.</summary>
    public const int NumberLength = 10;

    /// <summary>Signs of the code; 100 bits.</summary>
    public const int CodeLength = 20;

    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int SignBits = 5;
    private const int GroupLength = 5;
    private const int KeyLength = 32;
    private const int FormKeyLength = 32;

    private RequestReceipt(string number, string code) => (Number, Code) = (number, code);

    /// <summary>The number, signs alone.</summary>
    public string Number { get; }

    /// <summary>The code, signs alone.</summary>
    public string Code { get; }

    /// <summary>The number as it is printed.</summary>
    public string PrintedNumber => Grouped(Number);

    /// <summary>The code as it is printed.</summary>
    public string PrintedCode => Grouped(Code);

    /// <summary>Where the reply lies: 64 hexadecimal digits.</summary>
    public string ReplyAddress => Convert.ToHexStringLower(Derive("disclosure/reply/address"u8, KeyLength));

    /// <summary>A new receipt, for a request that a clerk keys in.</summary>
    public static RequestReceipt New() => Of(RandomNumberGenerator.GetBytes(FormKeyLength));

    /// <summary>A new key of a form, in hexadecimal: sent again, the same form gives the same receipt, and nobody needs to remember it for that.</summary>
    public static string NewFormKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(FormKeyLength));

    /// <summary>The receipt of a form; null when the text is no key of one.</summary>
    public static RequestReceipt? OfForm(string? formKey) =>
        formKey is { Length: FormKeyLength * 2 } && formKey.All(char.IsAsciiHexDigitLower) ? Of(Convert.FromHexString(formKey)) : null;

    /// <summary>Reads what was typed: any case, with spaces and hyphens or without, letters for the figures that they look like.</summary>
    public static bool TryRead(string? number, string? code, [NotNullWhen(true)] out RequestReceipt? receipt)
    {
        receipt = Fold(number, NumberLength) is { } foldedNumber && Fold(code, CodeLength) is { } foldedCode ? new RequestReceipt(foldedNumber, foldedCode) : null;
        return receipt is not null;
    }

    internal byte[] ReplyKey() => Derive("disclosure/reply/key"u8, KeyLength);

    /// <summary>Never the code: a receipt may end in a log.</summary>
    public override string ToString() => PrintedNumber;

    /// <summary>The number as it was typed, folded; null when it is none.</summary>
    public static string? FoldNumber(string? number) => Fold(number, NumberLength);

    /// <summary>Signs in groups of five.</summary>
    public static string Grouped(string signs) => string.Join('-', signs.Chunk(GroupLength).Select(static group => new string(group)));

    private static RequestReceipt Of(byte[] seed) => new(
        Text(HKDF.DeriveKey(HashAlgorithmName.SHA256, seed, KeyLength, info: "disclosure/receipt/number"u8.ToArray()), NumberLength),
        Text(HKDF.DeriveKey(HashAlgorithmName.SHA256, seed, KeyLength, info: "disclosure/receipt/code"u8.ToArray()), CodeLength));

    private byte[] Derive(ReadOnlySpan<byte> purpose, int length) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.ASCII.GetBytes(Code), length, salt: Encoding.ASCII.GetBytes(Number), info: purpose.ToArray());

    private static string Text(byte[] bytes, int length) => string.Create(length, bytes, static (text, bytes) =>
    {
        for (var index = 0; index < text.Length; index++)
        {
            var bit = index * SignBits;
            var pair = (bytes[bit / 8] << 8) | bytes[(bit / 8) + 1];
            text[index] = Signs[(pair >> (16 - SignBits - (bit % 8))) & (Signs.Length - 1)];
        }
    });

    private static string? Fold(string? typed, int length)
    {
        if (typed is null || typed.Length > 200)
            return null;
        var folded = new StringBuilder(length);
        foreach (var letter in typed)
        {
            // Full-width letters and figures as well: an input method writes them.
            var narrow = letter is >= '\uFF01' and <= '\uFF5E' ? (char)(letter - 0xFEE0) : letter;
            if (char.IsWhiteSpace(narrow) || narrow is '-' or '\u2010' or '\u2011' or '\u2013' or '\u2014')
                continue;
            var sign = char.ToUpperInvariant(narrow) switch { 'O' => '0', 'I' or 'L' => '1', var other => other };
            if (!Signs.Contains(sign, StringComparison.Ordinal))
                return null;
            folded.Append(sign);
        }

        return folded.Length == length ? folded.ToString() : null;
    }
}
