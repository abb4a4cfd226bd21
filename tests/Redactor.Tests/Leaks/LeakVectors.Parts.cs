using System.Text;
using Disclosure.Redactor.Tests.Verification.Renditions;
using static Disclosure.Redactor.Tests.Leaks.LeakVector;
using static Disclosure.Redactor.Tests.Leaks.SourcePackage;

namespace Disclosure.Redactor.Tests.Leaks;

/// <content>The parts beside the body, and the package itself.</content>
internal static partial class LeakVectors
{
    private static IEnumerable<LeakVector> Parts()
    {
        yield return InPart("comments", "word/comments.xml", $"<w:comments {{0}}><w:comment w:id=\"1\" w:author=\"{Secret.Name}\" w:initials=\"{Secret.Name}\">{Paragraph(W)}</w:comment></w:comments>", "comments");
        yield return InPart("more comments", "word/commentsExtended.xml", $"<x:commentsEx {{0}}><x:commentEx x:done=\"{W}\"/></x:commentsEx>", "commentsExtended");
        yield return InPart("people", "word/people.xml", $"<x:people {{0}}><x:person x:author=\"{W}\"/></x:people>", "people");
        yield return InPart("tasks", "word/documenttasks/documenttasks1.xml", $"<x:Tasks {{0}}><x:Task x:Title=\"{W}\"/></x:Tasks>", "documenttasks");
        yield return InPart("core properties", "docProps/core.xml", $"<cp:coreProperties xmlns:cp=\"urn:cp\" xmlns:dc=\"urn:dc\"><dc:creator>{W}</dc:creator><dc:title>{W}</dc:title><cp:lastModifiedBy>{W}</cp:lastModifiedBy><cp:keywords>{W}</cp:keywords></cp:coreProperties>");
        yield return InPart("application properties", "docProps/app.xml", $"<Properties><Company>{W}</Company><Manager>{W}</Manager><TitlesOfParts>{W}</TitlesOfParts></Properties>");
        yield return InPart("custom properties", "docProps/custom.xml", $"<Properties><property name=\"{W}\"><lpwstr>{W}</lpwstr></property></Properties>");
        yield return InPart("label", "docMetadata/LabelInfo.xml", $"<labelList><label id=\"{W}\" siteId=\"{W}\"/></labelList>");
        yield return InBytes("thumbnail", "docProps/thumbnail.jpeg");
        yield return InPart("custom data", "customXml/item1.xml", $"<a b=\"{W}\">{W}</a>", "customXml");
        yield return InPart("properties of custom data", "customXml/itemProps1.xml", $"<a itemID=\"{W}\"/>");
        yield return InPart("glossary", "word/glossary/document.xml", $"<w:glossaryDocument {{0}}><w:docParts><w:docPart><w:docPartPr><w:name w:val=\"{W}\"/></w:docPartPr><w:docPartBody>{Paragraph(W)}</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>", "glossaryDocument");
        yield return InBytes("macros", "word/vbaProject.bin", "vbaProject");
        yield return InBytes("printer", "word/printerSettings1.bin", "printerSettings");
        yield return InPart("settings for the web", "word/webSettings.xml", $"<w:webSettings {{0}}><w:frameset><w:frame><w:name w:val=\"{W}\"/></w:frame></w:frameset></w:webSettings>", "webSettings");
        yield return InPart("task panes", "word/webextensions/taskpanes.xml", $"<x:taskpanes {{0}}><x:taskpane x:id=\"{W}\"/></x:taskpanes>", "taskpanes");
        yield return InPart("control", "word/activeX/activeX1.xml", $"<x:ocx {{0}}><x:ocxPr x:name=\"Caption\" x:value=\"{W}\"/></x:ocx>", "control");
        yield return InBytes("binary of a control", "word/activeX/activeX1.bin");
        foreach (var (name, xml) in new[]
        {
            ("identifiers of editing in the settings", $"<w:rsids><w:rsidRoot w:val=\"{Secret.Id}\"/></w:rsids>"), ("variables", $"<w:docVars><w:docVar w:name=\"{W}\" w:val=\"{W}\"/></w:docVars>"),
            ("mail merge", $"<w:mailMerge><w:query w:val=\"{W}\"/><w:odso><w:udl w:val=\"{W}\"/></w:odso></w:mailMerge>"), ("protection", $"<w:writeProtection w:hash=\"{W}\"/>"),
        })
        {
            yield return new LeakVector(name, source => source.WithSettings(xml), target => target.With("word/settings.xml", settings =>
                settings.Replace("</w:settings>", xml + "</w:settings>", StringComparison.Ordinal)));
        }

        yield return new LeakVector(
            "template",
            source => source.WithSettings("<w:attachedTemplate r:id=\"t\"/>").With("word/_rels/settings.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"t\" Type=\"{Office}/attachedTemplate\" Target=\"file:///C:/{W}.dotx\" TargetMode=\"External\"/></Relationships>"),
            target => target.With("word/_rels/settings.xml.rels", Encoding.UTF8.GetBytes($"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"t\" Type=\"x\" Target=\"file:///C:/{W}.dotx\"/></Relationships>")));
        yield return InPart("diagram", "word/diagrams/data1.xml", $"<x:dataModel {{0}}><a:t>{W}</a:t></x:dataModel>", "diagramData");
        yield return InPart("drawn diagram", "word/diagrams/drawing1.xml", $"<x:drawing {{0}}><a:t>{W}</a:t></x:drawing>");
        yield return InPart("chart", "word/charts/chart1.xml", $"<x:chartSpace {{0}}><x:title><a:t>{W}</a:t></x:title><x:strCache><x:v>{W}</x:v></x:strCache></x:chartSpace>", "chart");
        yield return InBytes("workbook of a chart", "word/embeddings/Microsoft_Excel_Sheet1.xlsx", "package");
        yield return InBytes("embedded object", "word/embeddings/oleObject1.bin", "oleObject");
        yield return InBytes("embedded font", "word/fonts/font1.odttf", "font");
        yield return InBytes("picture", "word/media/image1.jpeg", "image");
        yield return InPart("drawn picture", "word/media/image1.svg", $"<svg xmlns=\"http://www.w3.org/2000/svg\"><text>{W}</text></svg>", "image");
        yield return InPart("signature", "_xmlsignatures/sig1.xml", $"<Signature><SignatureText>{W}</SignatureText></Signature>");
        yield return InPart("frames of a page", "word/frames/frame1.htm", $"<html><body>{W}</body></html>");
        yield return InPart("part that nothing leads to", "word/orphan.xml", $"<a b=\"{W}\">{W}</a>");
        yield return InPart("part in capitals", "WORD/Comments.XML", $"<w:comments {{0}}><w:comment>{Paragraph(W)}</w:comment></w:comments>");
        yield return InPart("table of fonts", "word/fontTable2.xml", $"<w:fonts {{0}}><w:font w:name=\"{W}\"><w:altName w:val=\"{W}\"/></w:font></w:fonts>", "fontTable");
        yield return InPart("theme", "word/theme/theme1.xml", $"<a:theme {{0}} name=\"{W}\"/>", "theme");
    }

    private static IEnumerable<LeakVector> Margins()
    {
        foreach (var kind in new[] { "header", "footer" })
        {
            foreach (var type in new[] { "default", "first", "even" })
            {
                var tag = kind is "header" ? "hdr" : "ftr";
                yield return new LeakVector(
                    $"{type} {kind}",
                    source =>
                    {
                        source.With($"word/{kind}7.xml", $"<w:{tag} {Declarations}>{Paragraph(W)}</w:{tag}>", kind, "margin");
                        source.Section = $"<w:{kind}Reference w:type=\"{type}\" r:id=\"margin\"/>{(type is "first" ? "<w:titlePg/>" : "")}";
                        if (type is "even")
                            source.WithSettings("<w:evenAndOddHeaders/>");
                    },
                    target => target.With($"word/{kind}7.xml", Encoding.UTF8.GetBytes($"<w:{tag} {Declarations}>{Paragraph(W)}</w:{tag}>")));
            }

            yield return InPart($"{kind} that no section has", $"word/{kind}9.xml", $"<w:{(kind is "header" ? "hdr" : "ftr")} {{0}}>{Paragraph(W)}</w:{(kind is "header" ? "hdr" : "ftr")}>", kind);
        }

        foreach (var kind in new[] { "footnote", "endnote" })
        {
            yield return new LeakVector(
                kind,
                source => source.With($"word/{kind}s.xml", $"<w:{kind}s {Declarations}><w:{kind} w:id=\"1\">{Paragraph(W)}</w:{kind}></w:{kind}s>", kind + "s").Add($"<w:p>{Run("见")}<w:r><w:{kind}Reference w:id=\"1\"/></w:r></w:p>"),
                target => target.With($"word/{kind}s9.xml", Encoding.UTF8.GetBytes($"<w:{kind}s {Declarations}><w:{kind} w:id=\"1\">{Paragraph(W)}</w:{kind}></w:{kind}s>")));
            yield return new LeakVector(
                $"{kind} that nothing refers to, and separator",
                source => source.With($"word/{kind}s.xml", $"<w:{kind}s {Declarations}><w:{kind} w:type=\"separator\" w:id=\"0\">{Paragraph(W)}</w:{kind}><w:{kind} w:id=\"5\">{Paragraph(W)}</w:{kind}></w:{kind}s>", kind + "s"),
                target => target.With($"word/{kind}s9.xml", Encoding.UTF8.GetBytes($"<w:{kind}s {Declarations}><w:{kind} w:id=\"5\">{Paragraph(W)}</w:{kind}></w:{kind}s>")));
        }
    }

    private static IEnumerable<LeakVector> Package()
    {
        yield return new LeakVector("comment of the archive", source => source.ArchiveComment = W, target => Changed(target, package => package.Comment = W)) { IsInPackage = true };
        yield return new LeakVector("comment of an entry", source => source.EntryComment = W, target => Changed(target, package => package.Entries[0] = package.Entries[0] with { Comment = W })) { IsInPackage = true };
        yield return new LeakVector("time of an entry", source => source.EntryTime = new DateTimeOffset(1981, 12, 28, 3, 52, 10, TimeSpan.Zero), target => Changed(target, package => package.Entries[0] = package.Entries[0] with { Time = 0x039C_1E85 })) { IsInPackage = true };
        yield return new LeakVector("name of a part", source => source.With($"word/{Secret.Name}{Secret.Id}.xml", "<a/>"), target => target.With($"word/{Secret.Id}.xml", "<a/>"u8.ToArray()));
        yield return new LeakVector("name of the file", source => source.FileName = $"关于{W}的决定.docx", target => target);
        yield return new LeakVector("two parts of one name", source => source.With("WORD/DOCUMENT.XML", $"<w:document {Declarations}><w:body>{Paragraph(W)}</w:body></w:document>"), target => target.With("WORD/DOCUMENT.XML", Secret.Bytes)) { IsRefused = true, IsInPackage = true };
        yield return new LeakVector("another document inside", source => source.With("word/afchunk1.docx", Secret.Bytes, "aFChunk", "chunk").Add("<w:altChunk r:id=\"chunk\"/>"), target => target.With("word/afchunk1.docx", Secret.Bytes)) { IsRefused = true };
        yield return new LeakVector("document that another is part of", source => source.With("word/sub.docx", Secret.Bytes, "subDocument", "sub").Add("<w:p><w:subDoc r:id=\"sub\"/></w:p>"), target => InDocument(target, $"<w:p><w:subDoc r:id=\"{W}\"/></w:p>")) { IsRefused = true };
    }

    private static RawPackage Changed(RawPackage package, Action<RawPackage> change)
    {
        change(package);
        return package;
    }
}
