using Disclosure.Conversion.Outcomes;

namespace Disclosure.Conversion.Pdf;

/// <summary>What a person must know who compares the text of a PDF with its pages.</summary>
internal static class PdfRemarks
{
    /// <summary>Sentences with numbers of pages, and nothing of the content.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<PageReading> readings, int attachments)
    {
        var remarks = new List<string>();
        Add(reading => reading.IsRecognised, "是扫描图像，文字是机器识别的结果，可能有错漏，请逐字核对。");
        Add(reading => reading.HasPictures, "有图片、印章或者图形，其中的文字没有读取。");
        Add(reading => reading.HasCoveredText, "有被遮盖、与底色相同、过小或者在页面以外的文字，没有作为正文读取。");
        if (attachments > 0)
            remarks.Add($"文件带有 {attachments} 个附件，没有读取。");
        return remarks;

        void Add(Func<PageReading, bool> holds, string words)
        {
            if (readings.Where(holds).Select(reading => reading.Page.Number).ToList() is { Count: > 0 } pages)
                remarks.Add(ConversionRefusals.PageNames(pages) + words);
        }
    }
}
