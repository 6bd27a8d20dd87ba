#!/usr/bin/env python3
"""Writes the hostile samples, FORMAT/hostile/…, and most of the broken ones, FORMAT/broken/…: small files that a reader must
survive, each with a little of an article in it where the format allows. Python 3, nothing else; same bytes each time.

    corpus/hostile.py            writes them into the folder that it stands in
"""

import base64
import gzip
import io
import tarfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
HEAD = "Ropewalk closed over a knot"
LEAD = "The ropewalk of Harrowick was closed on Monday because of a single knot, the town said."
SAID = "“It is not the knot, it is who tied it,” said the ropemaker, Berta Quill."
DEEP = 2_000
XXE = ('<!DOCTYPE x [<!ENTITY a "knot"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">'
       '<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY file SYSTEM "file:///etc/hostname">]>')


def put(name, data):
    path = HERE / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())


def packed(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, (2024, 5, 14, 12, 0, 0)), data, how)
    return out.getvalue()


def parts_of(name):
    with zipfile.ZipFile(HERE / name) as archive:
        return [(entry.filename, archive.read(entry)) for entry in archive.infolist()]


def archive_of(files, mode="w"):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode, format=tarfile.USTAR_FORMAT) as archive:
        for name, data in files:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def pdf_of(objects):
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj%sendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + \
        b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))


def stream(data):
    return b"<</Length %d>>stream\n%s\nendstream " % (len(data), data)


def plain():
    story = f"{HEAD}\n\n{LEAD}\n\n{SAID}\n"
    put("txt/hostile/marks-and-escapes.txt", f"\x1b]0;owned\x07{HEAD}\x1b[31m\u202etsop\n\n{LEAD}\n\n{SAID}\n\n" + "“‘" * DEEP + "\n")
    put("txt/broken/bad-bytes.txt", story.encode().replace("“".encode(), b"\xff\xe2\x80"))
    put("markdown/hostile/nested.md", "---\ntitle: &a [*a, *a]\nlol: &b [*a, *a, *a, *a]\n---\n\n# " + HEAD + f"\n\n{LEAD}\n\n{SAID}\n\n"
        + "> " * DEEP + "deep\n\n" + "[" * DEEP + "\n\n" + "*_" * DEEP + "\n\n<div " * 3 + "\n")
    put("html/hostile/deep.html", f"<title>{HEAD}</title><h1>{HEAD}</h1><p>{LEAD}</p><p>{SAID}</p>" + "<div a=<b " * 20 + "<b><table><tr>" * DEEP
        + "&#x110000;&#0;&lt" + "<script>document.write('<p>no")
    put("json/hostile/nested.json", '{"title": "%s", "text": "%s\\n\\n%s \\ud800\\u0000", "body": 1e999999, "authors": %s"Berta"%s}'
        % (HEAD, LEAD, SAID, "[" * 60, "]" * 60))
    put("json/hostile/too-deep.jsonl", '{"title": "%s", "text": %s\n{"title": "%s", "text": "%s\\n\\n%s"}\n' % (HEAD, "[" * DEEP, HEAD, LEAD, SAID))
    put("csv/broken/open-mark.csv", f'Date,Title,Text\n2022-03-01,{HEAD},"{LEAD} {SAID}"\n2022-03-02,Second knot,"{LEAD}\nrest,of,the,file\n')
    put("csv/hostile/wide.csv", ",".join(["text"] * DEEP) + f"\n=cmd|'/c calc'!A1,{HEAD}," + '"' * 999 + "\n" + ",".join(["x"] * DEEP) + "\n")


def xml():
    item = f"<title>{HEAD}</title><guid>k1</guid><description>&lt;p&gt;{LEAD} &d;&file;&lt;/p&gt;&lt;p&gt;{SAID}&lt;/p&gt;</description>"
    put("feed/hostile/entities.rss", f"<?xml version=\"1.0\"?>{XXE}<rss version=\"2.0\"><channel><title>&d;</title><item>{item}</item>"
        f"<item>{item}</item>" + "<item>" * DEEP)
    nitf = (f"<nitf><body><body.head><hedline><hl1>{HEAD}</hl1></hedline></body.head><body.content><p>{LEAD} &d;&file;</p><p>{SAID}</p>"
            + "<block>" * DEEP + "</block>" * DEEP + "</body.content></body></nitf>")
    put("nitf/hostile/entities.nitf", f"<?xml version=\"1.0\"?>{XXE}{nitf}")
    good = (HERE / "nitf/np-20220308-dredging.nitf").read_bytes()
    put("nitf/broken/cut-off.nitf", good[:good.index(b"<hl2>A folder")])
    good = (HERE / "newsml/np-morning.newsml").read_bytes()
    put("newsml/broken/cut-off.newsml", good[:good.index(b"The chess club of Lindmere has")])
    kind = 'contenttype="application/xhtml+xml"'
    entry = (f"<newsItem guid=\"same\"><itemMeta><itemClass qcode=\"ninat:text\"/></itemMeta><contentMeta><headline>{HEAD}</headline></contentMeta>"
             f"<contentSet><inlineXML {kind}><html><body><p>{LEAD} &d;&file;</p><p>{SAID}</p></body></html></inlineXML></contentSet></newsItem>")
    put("newsml/hostile/entities.newsml", f"<?xml version=\"1.0\"?>{XXE}<newsMessage><itemSet>{entry * 2}" + "<newsItem><contentSet>" * 2_000)


def office():
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = "".join(f"<w:p><w:r><w:t>{line} &d;&file;</w:t></w:r></w:p>" for line in (HEAD, LEAD, SAID))
    nested = "<w:tbl><w:tr><w:tc>" * DEEP + "<w:p><w:r><w:t>deep</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * DEEP
    put("docx/hostile/entities.docx", packed([
        ("[Content_Types].xml", "<Types/>"), ("_rels/.rels", "<Relationships><Relationship Type=\"x/officeDocument\" Target=\"/word/document.xml\"/></Relationships>"),
        ("word/document.xml", f"{XXE}<w:document xmlns:w=\"{word}\"><w:body>{text}{nested}</w:body></w:document>"),
        ("word/styles.xml", b" " * (3 << 20)), ("../../word/evil.xml", "x")]))
    open_text = ("<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                 "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text>")
    lines = "".join(f"<text:p>{line} &d;&file;<text:s text:c=\"4000000000\"/></text:p>" for line in (HEAD, LEAD, SAID))
    mime = ("mimetype", "application/vnd.oasis.opendocument.text")
    put("odt/hostile/entities.odt", packed([mime, ("content.xml", XXE + open_text + lines + "<text:list><text:list-item>" * DEEP)]))
    parts = [(name, data[:data.index(b"waits") if b"waits" in data else len(data) * 2 // 3] if name == "content.xml" else data)
             for name, data in parts_of("odt/2024-01-29-ice-road.odt")]
    put("odt/broken/cut-off.odt", packed(parts))
    paragraphs = "".join(f"\\pard {line}\\par\n" for line in (HEAD, LEAD, SAID.replace("“", "\\ldblquote ").replace("”", "\\rdblquote ")))
    put("rtf/hostile/groups.rtf", "{\\rtf1\\ansi\\ansicpg99999 " + paragraphs + "\\uc999999\\u-99999999 {\\*\\x" * 20 + "{" * 30_000 + "\\bin2000000000 x")
    book = parts_of("epub/lindmere-quarterly-7.epub")
    put("epub/broken/lost-chapter.epub", packed([(name, data) for name, data in book if "choir" not in name]))
    page = f"<html><head><title>x</title></head><body><h1>{HEAD}</h1><p>{LEAD}</p><p>{SAID}</p></body></html>"
    spine = "<itemref idref=\"a\"/>" * DEEP + "<itemref idref=\"b\"/><itemref idref=\"c\"/>"
    items = "".join(f"<item id=\"{id}\" href=\"{href}\"/>" for id, href in (("a", "a.xhtml"), ("b", "../../etc/passwd"), ("c", "%2e%2e/b.opf")))
    put("epub/hostile/circle.epub", packed([
        ("mimetype", "application/epub+zip"), ("META-INF/container.xml", f"{XXE}<container><rootfile full-path=\"b.opf\"/></container>"),
        ("b.opf", f"{XXE}<package><metadata><language>&d;</language></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"), ("a.xhtml", page)]))
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    lines = [HEAD, "", *LEAD.split(", "), "", SAID.replace("“", "\x93").replace("”", "\x94")]
    text = b"BT /F1 11 Tf 14 TL 40 700 Td " + b"".join(b"(%s) Tj T* " % line.encode("latin-1") for line in lines) + b"ET /X Do " + b"q " * DEEP
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 12>>stream\n/X Do /X Do \nendstream "
    put("pdf/hostile/circle.pdf", pdf_of([
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 99999999/Kids[3 0 R 3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 6 0 R>>/XObject<</X 5 0 R>>>>/Contents[4 0 R]>>", stream(text), form, font]))
    good = (HERE / "pdf/2024-01-29 ice road.pdf").read_bytes()
    put("pdf/broken/cut-off.pdf", good[:len(good) * 3 // 5])


def mail():
    head = f"From: Berta Quill <quill@courier.example>\r\nTo: desk@courier.example\r\nSubject: {HEAD}\r\nDate: Mon, 7 Mar 2022 10:00:00 +0100\r\nMIME-Version: 1.0\r\n"
    body = f"Content-Type: text/plain; charset=utf-8\r\n\r\n{LEAD}\r\n\r\n{SAID}\r\n"
    nest = "".join(f"Content-Type: multipart/mixed; boundary=b{k}\r\n\r\n--b{k}\r\n" for k in range(200))
    put("eml/hostile/nested.eml", head + "Content-Type: multipart/mixed; boundary=edge\r\n\r\n--edge\r\n" + body
        + "--edge\r\nContent-Type: message/rfc822\r\n\r\n" + f"{head}Content-Type: message/rfc822\r\n\r\n" * 50 + "--edge\r\n" + nest)
    put("mhtml/hostile/nested.mht", head.replace("To: desk@courier.example\r\n", "") + "Content-Type: multipart/related; boundary=edge\r\n\r\n--edge\r\n"
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.b64encode(f"<h1>{HEAD}</h1><p>{LEAD}</p><p>{SAID}</p>".encode()).decode() + "==== !!\r\n" + "--edge\r\n\r\n" * 1_200 + nest)
    mails = (HERE / "mbox/alerts.mbox").read_bytes()
    put("mbox/broken/cut-off.mbox", mails[:mails.index(b"could not play")])
    put("mbox/hostile/froms.mbox", ("From \n" * 500 + f"\nFrom q\n{head}{body}\nFrom q\n{head}{body}\n" + "From q\nX: \n\n" * 500).replace("\r\n", "\n"))


def archives():
    story = f"{HEAD}\n\n{LEAD}\n\n{SAID}\n".encode()
    damaged = bytearray(packed([("2022/knot.txt", story), ("2022/rope.txt", story * 40)]))
    at = damaged.index(b"2022/rope.txt") + 20
    damaged[at:at + 20] = b"\0" * 20
    put("zip/broken/damaged-member.zip", bytes(damaged))
    inner = packed([("a.txt", story)])
    put("zip/hostile/bomb.zip", packed([("knot.txt", story), ("bomb.txt", b" " * (8 << 20)), ("in.zip", inner), ("../../up.txt", story), ("/etc/x.txt", story)]))
    put("zip/hostile/bomb.txt.gz", gzip.compress(b" " * (8 << 20), 9, mtime=0))
    put("tar/broken/cut-off.tar", archive_of([("knot.txt", story), ("rope.txt", story * 40)])[:2_500])
    lying = archive_of([("knot.txt", story), ("rope.txt", b"x" * 20), ("late.txt", story)])
    size, lie = b"%011o\0" % 20, b"%011o\0" % (7 << 30)
    header = lying[1024:1536].replace(size, lie)
    total = sum(header[:148]) + 8 * 32 + sum(header[156:])
    header = header[:148] + b"%06o\0 " % total + header[156:]
    put("tar/hostile/lying-size.tar", lying[:1024] + header + lying[1536:])


def record(kind, address, block, media="application/http; msgtype=response", length=None):
    if isinstance(block, str):
        block = block.encode()
    return (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2022-03-08T10:00:00Z\r\nContent-Type: {media}\r\n"
            f"Content-Length: {len(block) if length is None else length}\r\n\r\n").encode() + block + b"\r\n\r\n"


def crawls():
    page = f"<html><head><title>{HEAD}</title></head><body><h1>{HEAD}</h1><p>{LEAD}</p><p>{SAID}</p></body></html>".encode()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    where = "https://courier.example/knot"
    good = (HERE / "warc/courier-crawl.warc.gz").read_bytes()
    put("warc/broken/cut-off.warc.gz", good[:len(good) * 3 // 4])
    put("warc/hostile/lies.warc", record("response", where, head + b"\r\n" + page) + b"WARC/1.0\r\n" * 500
        + record("response", where + "/bomb", head + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b" " * (4 << 20), 9, mtime=0))
        + record("response", where + "/chunks", head + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n" + page)
        + record("response", where + "/packed", head + b"Content-Encoding: br\r\n\r\n" + b"\x8b\x02")
        + record("response", "../../etc/passwd", head + b"\r\n" + page) + record("response", where, b"no answer at all") + b"stray\0bytes\r\n" * 50
        + record("response", where, head + b"\r\n" + page) + record("response", where + "/long", head + b"\r\n" + page, length=10 ** 15))


def exports():
    good = (HERE / "nexis/harbour-2019-2021.TXT").read_bytes()
    put("nexis/broken/cut-off.TXT", good[:good.index(b"told the Lindmere")])
    put("nexis/hostile/marks.txt", "1 of 2 DOCUMENTS\n\nLENGTH: 9 words\n\n" * 500 + f"999999999 of 999999999 DOCUMENTS\n\nCourier\n\nMay 40, 2022\n\n{HEAD}\n\n"
        f"LENGTH: 0 words\nLENGTH: -1 words\n\n{LEAD}\n\n{SAID}\n\n" + "BYLINE: x\n" * 20 + "End of Document\n" * 500)


def main():
    for part in (plain, xml, office, mail, archives, crawls, exports):
        part()


if __name__ == "__main__":
    main()
