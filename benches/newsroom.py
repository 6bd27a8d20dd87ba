"""Invented stories, and how each format that whosaid reads writes them. For mixed.py; Python 3, nothing else.

A `Story` says what must be found in it. A form is a function that draws as many stories as it wants and returns the bytes
of one file and these stories.
"""

import base64
import gzip
import html
import io
import json
import quopri
import tarfile
import textwrap
import zipfile
import zlib
from dataclasses import dataclass, field
from xml.sax.saxutils import escape as xml

SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
# A word that stands in one quote of each story and nowhere else.
COMMON = "quorvane"
FILLERS = ["The council of Lindmere met on Monday to look at the plans once more.",
           "Nobody in the harbour had expected the ferry before noon, and it came at ten.",
           "The bridge was closed for the whole of the winter, and opened again in April.",
           "A survey of the sea bed had found nothing but sand and two anchors.",
           "The budget for the coming year has not been agreed, and may not be."]
FIRST = ["Anna", "Viggo", "Marta", "Jonas", "Hanne", "Peter", "Thea", "Rolf", "Signe", "Oscar"]
ROLES = ["the mayor of Orla", "a surveyor", "the harbour master", "who leads the union", "a retired pilot"]
DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
MONTH_NAMES = "January February March April May June July August September October November December".split()
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def coined(n):
    """Returns a word of its own for each number."""
    word = ""
    while n or not word:
        n, digit = divmod(n, len(SYLLABLES))
        word = SYLLABLES[digit] + word
    return word


@dataclass
class Story:
    word: str  # stands in its quote, and in no other story
    speaker: str
    headline: str
    byline: str
    day: tuple
    blocks: list = field(default_factory=list)  # ("p" | "h", text)
    caption: str = ""
    credit: str = ""

    @property
    def iso(self):
        return "%04d-%02d-%02d" % self.day

    @property
    def rfc(self):
        year, month, day = self.day
        return f"{day:02} {MONTHS[month - 1]} {year} 10:00:00 +0000"

    @property
    def body(self):
        return "\n\n".join(text for _, text in self.blocks)


class Newsroom:
    """Writes stories, one after the other, from a seeded generator."""

    def __init__(self, rng):
        self.rng = rng
        self.n = 0

    def story(self):
        rng, number = self.rng, self.n
        self.n += 1
        word = "xo" + coined(number) + "k"
        surname = ("Zu" + coined(number)).capitalize() + "n"
        speaker = f"{rng.choice(FIRST)} {surname}"
        story = Story(word, speaker, f"Harbour of {word.capitalize()} waits for its crane", f"{rng.choice(FIRST)} Holm",
                      (rng.randint(2005, 2024), rng.randint(1, 12), rng.randint(1, 28)))
        story.caption = f"The crane at {word.capitalize()} before the storm."
        story.credit = "Emil Strand"
        said = f"“The {COMMON} of {word} is not ours to sell, and we have never counted it,” said {speaker}, {rng.choice(ROLES)}."
        story.blocks = [("p", f"A crane that was to be built in {word.capitalize()} will come a year later, the port said."), ("p", said)]
        for k in range(rng.randint(1, 6)):
            if k == 2:
                story.blocks.append(("h", "What happens next"))
            story.blocks.append(("p", " ".join(rng.sample(FILLERS, rng.randint(1, 3)))))
        story.blocks.append(("p", f"{surname} said the {COMMON} had been there for sixty years."))
        return story


def txt(room):
    s = room.story()
    text = f"{s.headline}\nBy {s.byline}\nPublished: {s.iso}\n\n{s.body}\n"
    return text.encode("utf-16" if room.rng.random() < 0.05 else "utf-8"), [s]


def markdown(room):
    s = room.story()
    head = f"---\ntitle: \"{s.headline}\"\nauthor:\n  - \"[[{s.byline}]]\"\npublished: {s.iso}\n---\n\n"
    body = "\n\n".join("## " + text if kind == "h" else text for kind, text in s.blocks)
    return (head + f"![crane](crane.jpg)\n\n*{s.caption} Photo: {s.credit}*\n\n" + body + "\n").encode(), [s]


def blocks_html(s):
    return "\n".join(f"<h2>{html.escape(t)}</h2>" if kind == "h" else f"<p>{html.escape(t, quote=False)}</p>"
                     for kind, t in s.blocks)


def page(s, charset="utf-8"):
    state = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": s.headline,
                        "datePublished": s.iso, "author": [{"@type": "Person", "name": s.byline}]})
    figure = f"<figure><img src=c.jpg><figcaption>{s.caption} <span class=credit>Photo: {s.credit}</span></figcaption></figure>"
    return (f"<!DOCTYPE html><html lang=en><head><meta charset={charset}><title>{s.headline} | Herald</title>"
            f"<script type=\"application/ld+json\">{state}</script></head><body><nav><a href=/>Home</a> <a href=/n>News</a></nav>"
            f"<article><h1>{s.headline}</h1>{figure}{blocks_html(s)}</article><footer>© Herald</footer></body></html>")


def web(room):
    s = room.story()
    if room.rng.random() < 0.2:
        return page(s, "windows-1252").encode("cp1252"), [s]
    return page(s).encode(), [s]


def record(s):
    return {"title": s.headline, "authors": [s.byline], "published": s.iso, "text": s.body}


def json_array(room):
    stories = [room.story() for _ in range(room.rng.randint(1, 12))]
    return json.dumps([record(s) for s in stories], ensure_ascii=room.rng.random() < 0.5).encode(), stories


def json_lines(room):
    stories = [room.story() for _ in range(room.rng.randint(1, 20))]
    return "".join(json.dumps(record(s)) + "\n" for s in stories).encode(), stories


def json_feed(room):
    stories = [room.story() for _ in range(room.rng.randint(1, 8))]
    items = [{"id": s.word, "title": s.headline, "date_published": s.iso + "T10:00:00Z", "content_html": blocks_html(s)}
             for s in stories]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Herald", "items": items}
    return json.dumps(feed).encode(), stories


def ninjs(room):
    s = room.story()
    item = {"uri": f"tag:herald.example,2024:{s.word}", "type": "text", "language": "en", "headline": s.headline,
            "versioncreated": s.iso + "T10:00:00Z", "byline": "By " + s.byline, "body_xhtml": blocks_html(s)}
    return json.dumps(item).encode(), [s]


def packed(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, (2024, 5, 14, 12, 0, 0)), data, how)
    return out.getvalue()


def styled(s):
    """Paragraphs with the style that a word processor gives them."""
    yield "Title", s.headline
    yield "", "By " + s.byline
    yield "Caption", f"{s.caption} Photo: {s.credit}"
    for kind, text in s.blocks:
        yield ("Heading2" if kind == "h" else ""), text


def docx(room):
    s = room.story()
    ns = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    para = "".join(f"<w:p>{f'<w:pPr><w:pStyle w:val={chr(34)}{style}{chr(34)}/></w:pPr>' if style else ''}"
                   f"<w:r><w:t xml:space=\"preserve\">{xml(text)}</w:t></w:r></w:p>" for style, text in styled(s))
    rel = ("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" "
           "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>")
    return packed([("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
                   ("_rels/.rels", rel),
                   ("word/document.xml", f"<w:document xmlns:w=\"{ns}\"><w:body>{para}</w:body></w:document>")]), [s]


def odt(room):
    s = room.story()
    mime = "application/vnd.oasis.opendocument.text"

    def para(style, text):
        if style == "Heading2":
            return f"<text:h text:outline-level=\"2\">{xml(text)}</text:h>"
        return f"<text:p text:style-name=\"{style or 'Text_20_body'}\">{xml(text)}</text:p>"

    body = "".join(para(style, text) for style, text in styled(s))
    content = ("<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
               f"xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text>{body}"
               "</office:text></office:body></office:document-content>")
    return packed([("mimetype", mime), ("content.xml", content)]), [s]


def rtf(room):
    s = room.story()

    def coded(text):
        return "".join(c if c < "\x80" else f"\\u{ord(c)}?" for c in text.replace("\\", "\\\\"))

    styles = "{\\stylesheet{\\s0 Normal;}{\\s1 Title;}{\\s2 heading 2;}{\\s3 caption;}}"
    numbers = {"Title": 1, "Heading2": 2, "Caption": 3, "": 0}
    body = "".join(f"\\pard\\plain\\s{numbers[style]} {coded(text)}\\par\n" for style, text in styled(s))
    return ("{\\rtf1\\ansi\\ansicpg1252\\uc1" + styles + "\n" + body + "}").encode(), [s]


def epub(room):
    stories = [room.story() for _ in range(room.rng.randint(1, 5))]
    items = "".join(f"<item id=\"c{i}\" href=\"c{i}.xhtml\" media-type=\"application/xhtml+xml\"/>" for i in range(len(stories)))
    spine = "".join(f"<itemref idref=\"c{i}\"/>" for i in range(len(stories)))
    opf = ("<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\"><metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
           f"<dc:title>Quarterly</dc:title><dc:language>en</dc:language></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>")
    container = ("<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" version=\"1.0\"><rootfiles>"
                 "<rootfile full-path=\"book.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>")
    chapters = [(f"c{i}.xhtml", "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>c</title></head><body>"
                 f"<h1>{xml(s.headline)}</h1><p>By {s.byline}</p>{blocks_html(s)}</body></html>") for i, s in enumerate(stories)]
    return packed([("mimetype", "application/epub+zip"), ("META-INF/container.xml", container), ("book.opf", opf)] + chapters), stories


def pdf(room):
    """Pages of 48 lines in Helvetica, the headline larger."""
    s = room.story()
    lines = [(18, s.headline), (10, ""), (10, "By " + s.byline), (10, "")]
    for kind, text in s.blocks:
        words, line = text.split(" "), ""
        for word in words:
            if len(line) + len(word) > 84:
                lines.append((10, line))
                line = ""
            line = (line + " " + word).strip()
        lines += [(13 if kind == "h" else 10, line), (10, "")]

    def shown(text):
        return b"(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252") + b") Tj"

    pages = []
    for at in range(0, len(lines), 48):
        content = b"BT 14 TL 60 780 Td\n"
        for size, text in lines[at:at + 48]:
            content += b"/F1 %d Tf " % size + shown(text) + b" T*\n"
        pages.append(content + b"ET")
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"]
    kids = []
    for content in pages:
        data = zlib.compress(content)
        objects.append(b"<</Length %d/Filter/FlateDecode>>stream\n" % len(data) + data + b"\nendstream")
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>" % len(objects))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[" % len(kids) + b" ".join(kids) + b"]>>"
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj" % number + body + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer, [s]


def rss(room):
    stories = [room.story() for _ in range(room.rng.randint(1, 15))]

    def item(s):
        body = f"<![CDATA[{blocks_html(s)}]]>" if room.rng.random() < 0.5 else xml(blocks_html(s))
        return (f"<item><title>{xml(s.headline)}</title><guid>h-{s.word}</guid><pubDate>{DAYS[0]}, {s.rfc}</pubDate>"
                f"<dc:creator>{s.byline}</dc:creator><content:encoded>{body}</content:encoded></item>")

    head = ("<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
            "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Herald</title><language>en</language>")
    return ("<?xml version=\"1.0\"?>" + head + "".join(map(item, stories)) + "</channel></rss>").encode(), stories


def atom(room):
    stories = [room.story() for _ in range(room.rng.randint(1, 15))]
    entries = "".join(f"<entry><title>{xml(s.headline)}</title><id>tag:herald.example,2024:{s.word}</id>"
                      f"<updated>{s.iso}T10:00:00Z</updated><author><name>{s.byline}</name></author><content type=\"xhtml\">"
                      f"<div xmlns=\"http://www.w3.org/1999/xhtml\">{blocks_html(s)}</div></content></entry>" for s in stories)
    return (f"<?xml version=\"1.0\" encoding=\"utf-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">"
            f"<title>Herald</title><id>tag:herald.example</id>{entries}</feed>").encode(), stories


def mail_of(s, rng):
    head = (f"From: {s.byline} <desk@herald.example>\r\nTo: you@example.org\r\nSubject: {s.headline}\r\n"
            f"Date: {DAYS[1]}, {s.rfc}\r\nMessage-ID: <{s.word}@herald.example>\r\nMIME-Version: 1.0\r\n")
    way = rng.randrange(3)
    if way == 0:
        return head + f"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{s.body}\r\n"
    if way == 1:
        coded = base64.encodebytes(page(s).encode()).decode()
        return head + f"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{coded}\r\n"
    plain = quopri.encodestring(s.body.encode()).decode()
    rich = quopri.encodestring(page(s).encode()).decode()
    return (head + "Content-Type: multipart/alternative; boundary=\"edge\"\r\n\r\n--edge\r\nContent-Type: text/plain; charset=utf-8\r\n"
            f"Content-Transfer-Encoding: quoted-printable\r\n\r\n{plain}\r\n--edge\r\nContent-Type: text/html; charset=utf-8\r\n"
            f"Content-Transfer-Encoding: quoted-printable\r\n\r\n{rich}\r\n--edge--\r\n")


def eml(room):
    s = room.story()
    return mail_of(s, room.rng).encode(), [s]


def mbox(room):
    stories = [room.story() for _ in range(room.rng.randint(1, 10))]
    mails = [f"From desk@herald.example {DAYS[2]} {MONTHS[s.day[1] - 1]} {s.day[2]:2} 10:00:00 {s.day[0]}\n"
             + mail_of(s, room.rng).replace("\r\n", "\n").replace("\nFrom ", "\n>From ") + "\n" for s in stories]
    return "".join(mails).encode(), stories


def mhtml(room):
    s = room.story()
    where = f"https://herald.example/{s.word}"
    body = quopri.encodestring(page(s).encode()).decode()
    return (f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {where}\r\nSubject: {s.headline}\r\nDate: {DAYS[3]}, {s.rfc}\r\n"
            "MIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"edge\"\r\n\r\n\r\n--edge\r\n"
            f"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: {where}\r\n\r\n{body}\r\n"
            "--edge\r\nContent-Type: image/jpeg\r\nContent-Transfer-Encoding: base64\r\nContent-Location: c.jpg\r\n\r\n/9j/4AAQ\r\n--edge--\r\n").encode(), [s]


def nitf_body(s):
    content = "".join(f"<hl2>{xml(t)}</hl2>" if kind == "h" else f"<p>{xml(t)}</p>" for kind, t in s.blocks)
    return (f"<body><body.head><hedline><hl1>{xml(s.headline)}</hl1></hedline><byline>By <person>{s.byline}</person></byline></body.head>"
            f"<body.content>{content}</body.content></body>")


def nitf(room):
    s = room.story()
    return (f"<?xml version=\"1.0\"?><nitf><head><title>{s.word}</title><docdata><doc-id id-string=\"{s.word}\"/>"
            f"<date.issue norm=\"{s.iso.replace('-', '')}\"/></docdata></head>{nitf_body(s)}</nitf>").encode(), [s]


def newsml(room):
    stories = [room.story() for _ in range(room.rng.randint(1, 6))]

    def item(s):
        body = f"<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>{blocks_html(s)}</body></html>"
        kind = "application/xhtml+xml"
        if room.rng.random() < 0.4:
            body, kind = nitf_body(s).join(["<nitf xmlns=\"http://iptc.org/std/NITF/2006-10-18/\">", "</nitf>"]), "application/nitf+xml"
        return (f"<newsItem guid=\"urn:newsml:herald.example:{s.word}\" version=\"1\" xml:lang=\"en\"><itemMeta><itemClass qcode=\"ninat:text\"/>"
                f"<versionCreated>{s.iso}T10:00:00Z</versionCreated></itemMeta><contentMeta><headline>{xml(s.headline)}</headline>"
                f"<by>By {s.byline}</by></contentMeta><contentSet><inlineXML contenttype=\"{kind}\">{body}</inlineXML></contentSet></newsItem>")

    return ("<?xml version=\"1.0\"?><newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemSet>"
            + "".join(map(item, stories)) + "</itemSet></newsMessage>").encode(), stories


def table(room):
    stories = [room.story() for _ in range(room.rng.randint(1, 12))]
    mark = room.rng.choice(",;\t")

    def cell(text):
        return '"' + text.replace('"', '""') + '"'

    rows = [["Date", "Title", "Author", "Text"]] + [[s.iso, s.headline, s.byline, s.body] for s in stories]
    return "\r\n".join(mark.join(map(cell, row)) for row in rows).encode(), stories


def gzipped(form):
    def packed_form(room):
        data, stories = form(room)
        return gzip.compress(data, mtime=0), stories
    return packed_form


def zstd(form):
    """Frames of zstd whose blocks are stored as they are: what needs no compressor."""
    def packed_form(room):
        data, stories = form(room)
        out = b"\x28\xb5\x2f\xfd\xa0" + len(data).to_bytes(4, "little")
        chunks = [data[at:at + 65536] for at in range(0, len(data), 65536)] or [b""]
        for k, chunk in enumerate(chunks):
            out += (len(chunk) << 3 | (k == len(chunks) - 1)).to_bytes(3, "little") + chunk
        return out, stories
    return packed_form


def members(room):
    """What an archive holds: files of several formats in folders."""
    names = [("txt", txt), ("html", web), ("docx", docx), ("jsonl", json_lines), ("eml", eml), ("pdf", pdf), ("html.gz", gzipped(web)),
             ("rss", rss), ("md", markdown), ("csv", table)]
    for k in range(room.rng.randint(1, 8)):
        extension, form = room.rng.choice(names)
        data, stories = form(room)
        yield f"filed/{room.rng.randint(1, 12):02}/story-{k}.{extension}", data, stories


def in_zip(room):
    inside = list(members(room))
    return packed([(name, data) for name, data, _ in inside]), [s for _, _, stories in inside for s in stories]


def in_tar(room):
    inside = list(members(room))
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=room.rng.choice(["w", "w:gz"])) as archive:
        for name, data, _ in inside:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue(), [s for _, _, stories in inside for s in stories]


def warc(room):
    inside = [form(room) for form in [web, web, pdf, web][:room.rng.randint(1, 4)]]
    out = b""
    for data, (story, *_) in inside:
        media = "application/pdf" if data.startswith(b"%PDF") else "text/html"
        body = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\n\r\n".encode() + data
        head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://herald.example/{story.word}\r\nWARC-Date: 2024-05-01T10:00:00Z\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n")
        out += gzip.compress(head.encode() + body + b"\r\n\r\n", mtime=0)
    return out, [s for _, stories in inside for s in stories]


def nexis(room):
    """An export of a press database, in the older layout, lines broken by hand."""
    stories = [room.story() for _ in range(room.rng.randint(1, 10))]
    out = ""
    for k, s in enumerate(stories, 1):
        day = f"{MONTH_NAMES[s.day[1] - 1]} {s.day[2]}, {s.day[0]}"
        body = "\n\n".join("\n".join(textwrap.wrap(text, 76)) for _, text in s.blocks)
        out += (f"{k} of {len(stories)} DOCUMENTS\n\n\nHarbour Herald\n\n{day} Monday\n\n{s.headline}\n\nBYLINE: {s.byline}\n\nSECTION: NEWS; Pg. {k}\n\n"
                f"LENGTH: {len(s.body.split())} words\n\n\n{body}\n\nLOAD-DATE: {day}\n\nLANGUAGE: ENGLISH\n\nCopyright {s.day[0]} Herald\n\n\n")
    return out.encode(), stories


# Name of the format, extensions, how it is written, share of the folder.
FORMS = [("txt", ["txt"], txt, 18), ("markdown", ["md"], markdown, 8), ("html", ["html", "htm"], web, 22),
         ("html", ["html.gz"], gzipped(web), 3), ("json", ["json"], json_array, 3), ("json", ["jsonl"], json_lines, 3),
         ("json", ["json"], json_feed, 2), ("json", ["json"], ninjs, 2), ("json", ["jsonl.zst"], zstd(json_lines), 1),
         ("docx", ["docx"], docx, 5), ("odt", ["odt"], odt, 3), ("rtf", ["rtf"], rtf, 3), ("epub", ["epub"], epub, 2),
         ("pdf", ["pdf"], pdf, 5), ("feed", ["rss", "xml"], rss, 3), ("feed", ["atom"], atom, 2), ("eml", ["eml"], eml, 4),
         ("mbox", ["mbox"], mbox, 2), ("mhtml", ["mhtml", "mht"], mhtml, 3), ("nitf", ["nitf", "xml"], nitf, 2),
         ("newsml", ["newsml", "xml"], newsml, 2), ("csv", ["csv", "tsv"], table, 2), ("zip", ["zip"], in_zip, 1), ("tar", ["tar"], in_tar, 1), ("warc", ["warc.gz"], warc, 2), ("nexis", ["txt"], nexis, 2)]
# What is told by its content, whatever it is called.
SURE = {"docx", "odt", "rtf", "epub", "pdf", "html", "mhtml", "nitf", "newsml", "feed"}
