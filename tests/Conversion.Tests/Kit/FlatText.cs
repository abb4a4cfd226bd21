using System.Security;

namespace Disclosure.Conversion.Tests.Kit;

/// <summary>Documents in flat OpenDocument, as LibreOffice reads them, about invented people.</summary>
internal static class FlatText
{
    /// <summary>A decision with a table, and names that stand only where a reader of the paper does not see them.</summary>
    public static string Decision { get; } = Wrap(
        """
        <text:tracked-changes>
          <text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>删改人岩温罕</dc:creator><dc:date>2026-10-12T09:00:00</dc:date></office:change-info>
            <text:p>删去的证人起云海</text:p></text:deletion></text:changed-region>
        </text:tracked-changes>
        <text:p text:style-name="Centre">昆明市某某区市场监督管理局</text:p>
        <text:p text:style-name="Centre">行政处罚决定书</text:p>
        <text:p text:style-name="Body">当事人：念佳怡，身份证号码：530102199001011234，住云南省昆明市五华区某某路12号3幢2单元501室，联系电话13987654321。<text:span text:style-name="Hidden">暗文证人刀建国</text:span></text:p>
        <table:table table:name="T"><table:table-column table:number-columns-repeated="2"/>
          <table:table-row><table:table-cell table:style-name="Cell"><text:p>品名</text:p></table:table-cell><table:table-cell table:style-name="Cell"><text:p>单价</text:p></table:table-cell></table:table-row>
          <table:table-row><table:table-cell table:style-name="Cell"><text:p>某某牌酱油</text:p></table:table-cell><table:table-cell table:style-name="Cell"><text:p>12.50元</text:p></table:table-cell></table:table-row>
        </table:table>
        <text:p text:style-name="Body">经查，<office:annotation><dc:creator>批注人杞光荣</dc:creator><dc:date>2026-10-12T09:00:00</dc:date><text:p>批注里的普秀英</text:p></office:annotation>当事人于2026年9月3日销售超过保质期的酱油，货值金额1200元。<text:change text:change-id="c1"/>依据《中华人民共和国食品安全法》第一百二十四条，罚款5000元。</text:p>
        <text:p text:style-name="Body">2026年10月12日</text:p>
        """);

    /// <summary>The same without the deletion, which LibreOffice prints struck through.</summary>
    public static string Paper { get; } = Decision.Replace("<text:change text:change-id=\"c1\"/>", string.Empty, StringComparison.Ordinal);

    /// <summary>Names that must be nowhere in the visible text of <see cref="Decision"/>.</summary>
    public static IReadOnlyList<string> Unseen { get; } = ["岩温罕", "起云海", "刀建国", "杞光荣", "普秀英"];

    /// <summary>Paragraphs as given.</summary>
    public static string Of(params string[] paragraphs) =>
        Wrap(string.Concat(paragraphs.Select(text => $"<text:p text:style-name=\"Body\">{SecurityElement.Escape(text)}</text:p>")));

    /// <summary>A body as given, in the elements of OpenDocument.</summary>
    public static string Wrap(string body) =>
        $$"""
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
          xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
          xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
          xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
          office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
        <office:font-face-decls><style:font-face style:name="F" svg:font-family="'Noto Sans CJK SC'"/></office:font-face-decls>
        <office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="F" style:font-name-asian="F" fo:font-size="12pt" style:font-size-asian="12pt"/></style:default-style></office:styles>
        <office:automatic-styles>
          <style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2.5cm" fo:margin-bottom="2.5cm" fo:margin-left="2.6cm" fo:margin-right="2.6cm"><style:footnote-sep/></style:page-layout-properties><style:header-style/><style:footer-style/></style:page-layout>
          <style:style style:name="Body" style:family="paragraph"><style:paragraph-properties fo:text-indent="0.85cm" fo:text-align="justify"/></style:style>
          <style:style style:name="Centre" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="18pt" style:font-size-asian="18pt"/></style:style>
          <style:style style:name="Break" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>
          <style:style style:name="Hidden" style:family="text"><style:text-properties text:display="none"/></style:style>
          <style:style style:name="White" style:family="text"><style:text-properties fo:color="#ffffff"/></style:style>
          <style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>
        </office:automatic-styles>
        <office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">
          <style:header><text:p>某某区市场监督管理局文书</text:p></style:header>
          <style:footer><text:p text:style-name="Centre">— <text:page-number/> —</text:p></style:footer></style:master-page></office:master-styles>
        <office:body><office:text>{{body}}</office:text></office:body></office:document>
        """;
}
