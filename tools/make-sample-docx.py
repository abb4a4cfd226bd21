#!/usr/bin/env python3
"""Writes config/samples/<name>/decision.docx from tools/samples/<name>.txt, the same bytes each time.

One line is one paragraph. `# ` is a centred title, `## ` a heading, `>> ` stands at the end of the line, `^ ` goes to the page header,
`|a|b|` is a row of a table. `[[text@n]]` is split after n characters into two runs of different form, as word processors do.
"""
import pathlib
import re
import sys
import zipfile
from xml.sax.saxutils import escape

ROOT = pathlib.Path(__file__).resolve().parent.parent
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TITLE = '<w:b/><w:sz w:val="36"/>'
SPLIT = re.compile(r"\[\[(.+?)@(\d+)\]\]")


def run(text, properties=""):
    marked = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{marked}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def runs(line, properties=""):
    parts, end = [], 0
    for match in SPLIT.finditer(line):
        value, at = match.group(1), int(match.group(2))
        if not 0 < at < len(value):
            raise SystemExit(f"a split lies outside its value: position {at} of {len(value)}")
        parts += [run(line[end:match.start()], properties), run(value[:at], properties),
                  '<w:proofErr w:type="spellStart"/>', run(value[at:], properties + '<w:lang w:eastAsia="zh-CN"/>')]
        end = match.end()
    return "".join(parts) + run(line[end:], properties)


def paragraph(line):
    if line.startswith("# "):
        return f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{runs(line[2:], TITLE)}</w:p>'
    if line.startswith("## "):
        return f'<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr>{runs(line[3:], "<w:b/>")}</w:p>'
    if line.startswith(">> "):
        return f'<w:p><w:pPr><w:jc w:val="right"/></w:pPr>{runs(line[3:])}</w:p>'
    return f"<w:p>{runs(line)}</w:p>"


def table(rows):
    width = max(len(row) for row in rows)
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:tcPr/><w:p>{runs(cell)}</w:p></w:tc>" for cell in row) + "</w:tr>" for row in rows)
    grid = '<w:gridCol w:w="2200"/>' * width
    return f"<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{cells}</w:tbl>"


def parts(lines):
    body, rows, header = [], [], None
    for line in lines:
        if line.startswith("|"):
            rows.append(line[1:-1].split("|"))
            continue
        if rows:
            body.append(table(rows))
            rows = []
        if line.startswith("^ "):
            header = line[2:]
        else:
            body.append(paragraph(line))
    if rows:
        body.append(table(rows))
    reference = '<w:headerReference w:type="default" r:id="rId2"/>' if header else ""
    document = (f"{HEAD}<w:document {W} {R}><w:body>{''.join(body)}<w:sectPr>{reference}"
                '<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>')
    return document, header


STYLES = (f'{HEAD}<w:styles {W}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
          '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>'
          '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style></w:styles>')
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def write(source, target):
    document, header = parts(source.read_text(encoding="utf-8").rstrip("\n").split("\n"))
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    files = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{word}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{word}.styles+xml"/>'
        + (f'<Override PartName="/word/header1.xml" ContentType="{word}.header+xml"/>' if header else "") + "</Types>",
        "_rels/.rels": f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONSHIP}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": document,
        "word/styles.xml": STYLES,
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONSHIP}/styles" Target="styles.xml"/>'
        + (f'<Relationship Id="rId2" Type="{RELATIONSHIP}/header" Target="header1.xml"/>' if header else "") + "</Relationships>",
    }
    if header:
        files["word/header1.xml"] = f"{HEAD}<w:hdr {W}>{paragraph(header)}</w:hdr>"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content.encode("utf-8"), zipfile.ZIP_DEFLATED)


def main():
    for source in sorted((ROOT / "tools" / "samples").glob("*.txt")):
        target = ROOT / "config" / "samples" / source.stem / "decision.docx"
        write(source, target)
        print(f"{target.relative_to(ROOT)}: {target.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
