using System.Text;
using Disclosure.Redactor.Documents;

namespace Disclosure.Conversion.Outcomes;

/// <summary>Every refusal of a conversion: a code for programs and one sentence for the person who sent the file.</summary>
internal static class ConversionRefusals
{
    private const int NamedPages = 20;

    public static readonly DocumentReadOutcome.Refused TooLarge =
        new("too-large", "文件过大或者结构过于复杂，超出系统可以处理的范围，请精简后重新提交。");

    public static readonly DocumentReadOutcome.Refused TooSlow =
        new("too-slow", "文件没有能够在限定时间内转换完毕，请另存为 .docx 后重新提交。");

    public static readonly DocumentReadOutcome.Refused Encrypted =
        new("encrypted", "文件设有打开密码或者已经加密，无法读取，请解除加密后重新提交。");

    public static readonly DocumentReadOutcome.Refused CopyProtected =
        new("copy-protected", "这份 PDF 禁止复制内容，无法读取其中的文字，请解除限制，或者提交 Word 文档（.docx）。");

    public static readonly DocumentReadOutcome.Refused Damaged =
        new("damaged", "文件已经损坏或者不完整，无法读取，请检查后重新提交。");

    public static readonly DocumentReadOutcome.Refused Unsupported =
        new("unsupported", "不支持这种文件格式，请提交 .docx、.doc、.wps、.rtf、.odt、.txt、.html，或者带文字层的 .pdf 文件。");

    public static readonly DocumentReadOutcome.Refused NoText =
        new("empty", "文件中没有可读取的文字，请提交含文字的 Word 文档（.docx）或者文本文件。");

    public static readonly DocumentReadOutcome.Refused Unreadable =
        new("unreadable-text", "这份 PDF 的字体没有标明文字的编码，无法正确读取，请提交 Word 文档（.docx）。");

    public static readonly DocumentReadOutcome.Refused Missing =
        new("converter-missing", "本系统目前没有安装转换这种格式所需的程序，或者不能安全地运行它，请另存为 .docx 后重新提交，或者联系系统管理员。");

    /// <summary>Pages that show something but hold no text.</summary>
    public static DocumentReadOutcome.Refused Scanned(IReadOnlyList<int> pages) =>
        new("scanned", $"这份 PDF 的{PageNames(pages)}是扫描图片或者图形，没有可读取的文字，请提交 Word 文档（.docx）或者带文字层的 PDF。");

    /// <summary>Pages with columns whose rows nobody can tell apart, so that values may be torn.</summary>
    public static DocumentReadOutcome.Refused UnclearColumns(IReadOnlyList<int> pages) =>
        new("unclear-columns", $"这份 PDF 的{PageNames(pages)}有没有框线的分栏或者表格，其中有内容分成几行，无法确定哪些行属于同一格，请提交 Word 文档（.docx），或者给表格加上框线后重新提交。");

    /// <summary>Pages by number: 第 1、3 页, cut short when there are many.</summary>
    public static string PageNames(IReadOnlyList<int> pages)
    {
        var names = new StringBuilder("第 ");
        names.AppendJoin('、', pages.Take(NamedPages));
        return names.Append(pages.Count > NamedPages ? $" 等 {pages.Count} 页" : " 页").ToString();
    }
}
