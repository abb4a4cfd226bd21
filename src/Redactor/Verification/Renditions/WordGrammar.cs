namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>What each part of a Word document that the platform writes may hold. Words stand in <c>w:t</c> and in the title, and nowhere else.</summary>
internal static class WordGrammar
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    /// <summary>The text itself: body, header, footer, notes.</summary>
    public static MarkupGrammar Story { get; } = MarkupGrammar.Of(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["w"] = "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            ["r"] = Office,
            ["xml"] = "http://www.w3.org/XML/1998/namespace",
        },
        """
        w:document < /
        w:body < w:document
        w:hdr < /
        w:ftr < /
        w:footnotes < /
        w:footnote < w:footnotes ; w:id=-1,#4 ; w:type=separator,continuationSeparator

        w:p < w:body w:tc w:hdr w:ftr w:footnote
        w:pPr < w:p
        w:pStyle < w:pPr ; w:val=BodyText,Flush,ListItem,TableText,TableHead,Header,Footer,FootnoteText,Heading1,Heading2,Heading3,Heading4,Heading5,Heading6,FurnitureGap,FurniturePage,FurnitureGroundsHeading,FurnitureGround,FurnitureRule,FurnitureNotice,FurnitureRemark
        w:pageBreakBefore < w:pPr
        w:ind < w:pPr ; w:leftChars=#4 ; w:left=#5
        w:jc < w:pPr ; w:val=center,right

        w:r < w:p w:hyperlink w:fldSimple
        w:rPr < w:r
        w:rStyle < w:rPr ; w:val=Redacted,FootnoteReference,FurnitureNumber
        w:b < w:rPr
        w:i < w:rPr
        w:strike < w:rPr
        w:u < w:rPr ; w:val=single
        w:vertAlign < w:rPr ; w:val=superscript,subscript
        w:t < w:r ; xml:space=preserve ; text
        w:tab < w:r
        w:br < w:r
        w:cr < w:r
        w:footnoteReference < w:r ; w:id=#4
        w:footnoteRef < w:r
        w:separator < w:r
        w:continuationSeparator < w:r
        w:hyperlink < w:p ; w:anchor=ground#3 ; w:history=1
        w:bookmarkStart < w:p ; w:id=#3 ; w:name=ground#3
        w:bookmarkEnd < w:p ; w:id=#3
        w:fldSimple < w:p ; w:instr=_PAGE_

        w:tbl < w:body w:hdr w:ftr w:footnote
        w:tblPr < w:tbl
        w:tblStyle < w:tblPr ; w:val=DocumentTable
        w:tblW < w:tblPr ; w:w=#5 ; w:type=dxa
        w:tblLayout < w:tblPr ; w:type=fixed
        w:tblGrid < w:tbl
        w:gridCol < w:tblGrid ; w:w=#5
        w:tr < w:tbl
        w:trPr < w:tr
        w:gridAfter < w:trPr ; w:val=#2
        w:wAfter < w:trPr ; w:w=#5 ; w:type=dxa
        w:tblHeader < w:trPr
        w:tc < w:tr
        w:tcPr < w:tc
        w:tcW < w:tcPr ; w:w=#5 ; w:type=dxa
        w:gridSpan < w:tcPr ; w:val=#2
        w:vMerge < w:tcPr ; w:val=restart,continue

        w:sectPr < w:body
        w:headerReference < w:sectPr ; w:type=default ; r:id=rheader
        w:footerReference < w:sectPr ; w:type=default ; r:id=rfooter
        w:pgSz < w:sectPr ; w:w=#5 ; w:h=#5
        w:pgMar < w:sectPr ; w:top=#4 ; w:right=#4 ; w:bottom=#4 ; w:left=#4 ; w:header=#4 ; w:footer=#4 ; w:gutter=#4
        """);

    /// <summary>The list of content types.</summary>
    public static MarkupGrammar ContentTypes { get; } = MarkupGrammar.Of(
        new Dictionary<string, string>(StringComparer.Ordinal) { [string.Empty] = Package + "content-types" },
        $"""
        Types < /
        Default < Types ; Extension=rels,xml ; ContentType=application/vnd.openxmlformats-package.relationships+xml,application/xml
        Override < Types ; PartName=/docProps/core.xml,/word/document.xml,/word/styles.xml,/word/settings.xml,/word/fontTable.xml,/word/footnotes.xml,/word/header1.xml,/word/footer1.xml ; ContentType=application/vnd.openxmlformats-package.core-properties+xml,{WordType}document.main+xml,{WordType}styles+xml,{WordType}settings+xml,{WordType}fontTable+xml,{WordType}footnotes+xml,{WordType}header+xml,{WordType}footer+xml
        """);

    /// <summary>Relationships: none leads out of the package.</summary>
    public static MarkupGrammar Relationships { get; } = MarkupGrammar.Of(
        new Dictionary<string, string>(StringComparer.Ordinal) { [string.Empty] = Package + "relationships" },
        $"""
        Relationships < /
        Relationship < Relationships ; Id=rdocument,rcore,rstyles,rsettings,rfontTable,rfootnotes,rheader,rfooter ; Type={Office}/officeDocument,{Package}relationships/metadata/core-properties,{Office}/styles,{Office}/settings,{Office}/fontTable,{Office}/footnotes,{Office}/header,{Office}/footer ; Target=word/document.xml,docProps/core.xml,styles.xml,settings.xml,fontTable.xml,footnotes.xml,header1.xml,footer1.xml
        """);

    /// <summary>The properties of the file.</summary>
    public static MarkupGrammar Properties { get; } = MarkupGrammar.Of(
        new Dictionary<string, string>(StringComparer.Ordinal) { ["cp"] = Package + "metadata/core-properties", ["dc"] = "http://purl.org/dc/elements/1.1/" },
        """
        cp:coreProperties < /
        dc:title < cp:coreProperties ; text
        dc:language < cp:coreProperties ; text
        """);
}
