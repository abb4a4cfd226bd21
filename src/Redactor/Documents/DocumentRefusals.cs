namespace Disclosure.Redactor.Documents;

/// <summary>Every refusal of a file: a code for programs and one sentence for the person who sent it.</summary>
internal static class DocumentRefusals
{
    public static readonly DocumentReadOutcome.Refused Empty =
        new("empty", "文件中没有可读取的文字，可能是扫描图片，请提交含文字的 Word 文档（.docx）或者文本文件。");

    public static readonly DocumentReadOutcome.Refused TooLarge =
        new("too-large", "文件过大或者结构过于复杂，超出系统可以处理的范围，请精简后重新提交。");

    public static readonly DocumentReadOutcome.Refused Encrypted =
        new("encrypted", "文件设有打开密码或者已经加密，无法读取，请解除加密后重新提交。");

    public static readonly DocumentReadOutcome.Refused LegacyDoc =
        new("legacy-doc", "文件是旧版 Word 或者 WPS 格式（.doc、.wps），请另存为 .docx 后重新提交。");

    public static readonly DocumentReadOutcome.Refused Damaged =
        new("damaged", "文件已经损坏或者不完整，无法读取，请检查后重新提交。");

    public static readonly DocumentReadOutcome.Refused UnsafeName =
        new("unsafe-name", "文件内部含有不安全的路径名称，已拒绝读取，请用 Word 重新另存为 .docx 后提交。");

    public static readonly DocumentReadOutcome.Refused Unsupported =
        new("unsupported", "不支持这种文件格式，请提交 .docx、.doc、.wps、.rtf、.odt、.txt、.html，或者带文字层的 .pdf 文件。");

    public static readonly DocumentReadOutcome.Refused UnsupportedContent =
        new("unsupported-content", "文件嵌入了系统无法读取的外部正文（子文档或者嵌入文件），请将正文直接写入文档后重新提交。");

    public static readonly DocumentReadOutcome.Refused Reversed =
        new("reversed", "文件中有强制反向排列的文字，显示的内容与存储的内容不一致，请改为正常顺序后重新提交。");

    public static readonly DocumentReadOutcome.Refused Encoding =
        new("encoding", "无法识别文本的字符编码，请另存为 UTF-8 或者 GB18030 编码后重新提交。");
}
