#!/usr/bin/env python3
"""A folder of files of all formats, good, damaged and hostile, and whether whosaid accounts for every file and article in it.

    mixed.py make  DIR [-n 10000] [--seed 7]      DIR/files/…, and DIR/made.json with what must be found in each
    mixed.py check DIR WHOSAID                     indexes DIR/files into DIR/index and holds all that is said against made.json

Of the files, 88 % are good ones of every format (newsroom.py), some under a name that says nothing or something else; the rest
are the samples of corpus/, good files cut off or with bytes changed, pictures, hostile ones, and such as no run reads
(hidden, ignored, of a saved page). Same seed, same bytes. Python 3, nothing else.
"""

import argparse
import collections
import gzip
import io
import json
import os
import random
import re
import subprocess
import sys
import tarfile
import time
import zipfile
from pathlib import Path

import newsroom
from newsroom import COMMON, FORMS, SURE, Newsroom

SAMPLES = Path(__file__).resolve().parent.parent / "corpus"


def hostile(rng, room):
    """Returns the name and bytes of a file that means harm, or is none."""
    deep = rng.randint(2_000, 50_000)
    bomb = gzip.compress(b" " * (rng.randint(2, 70) << 20), 9, mtime=0)
    inner = newsroom.packed([("a.txt", b"The port is closed.\n")])
    lying = io.BytesIO()
    with tarfile.open(fileobj=lying, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = 20
        archive.addfile(info, io.BytesIO(b"The port is closed.\n"))
    lying = lying.getvalue().replace(b"00000000024", b"77777777777", 1)
    lol = "<!DOCTYPE l [<!ENTITY a \"ha\">" + "".join(f"<!ENTITY a{k} \"{'&a%s;' % (k - 1 or '') * 10}\">" for k in range(1, 12)) + "]>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w:p>" * 10 + b" " * (65 << 20))
    return rng.choice([
        ("empty.txt", b""), ("blank.md", b" \n \n"), ("nul.txt", b"\0\1\0\2" * 100), ("noise.pdf", b"%PDF-1.7\n" + rng.randbytes(900)),
        ("bomb.txt.gz", bomb), ("bomb.docx", out.getvalue()), ("nested.zip", newsroom.packed([("in.zip", inner)])),
        ("lies.tar", lying), ("out.zip", newsroom.packed([("../../evil.txt", b"x")])), ("none.zip", newsroom.packed([])),
        ("lol.xml", (lol + "<rss><channel><item><title>&a11;</title></item></channel></rss>").encode()),
        ("deep.html", b"<div>" * deep), ("deep.json", b"[" * deep), ("deep.xml", b"<rss><channel>" + b"<item>" * deep),
        ("deep.rtf", b"{\\rtf1" + b"{" * deep), ("deep.md", b"> " * deep),
        ("parts.eml", b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n" + b"--a\r\n\r\n" * deep),
        ("circle.pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj trailer<</Root 1 0 R>>"),
        ("old.doc", bytes.fromhex("D0CF11E0A1B11AE1") + rng.randbytes(2_000)), ("table.xlsx", newsroom.packed([("xl/workbook.xml", b"<workbook/>")])),
        ("quotes.txt", "“".encode() * deep), ("marks.csv", b"\"" * deep + b"\n"), ("page.html.gz", gzip.compress(newsroom.web(room)[0])[:-40]),
    ])


def make(args):
    rng = random.Random(args.seed)
    room = Newsroom(rng)
    files = Path(args.dir) / "files"
    made, forms = [], [form for form in FORMS for _ in range(form[3])]

    def put(name, data, stories, kind, form):
        path = files / f"{len(made) // 500:03}" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        # A file as young as a second is read twice.
        os.utime(path, (1.7e9, 1.7e9))
        found = [[s.word, s.speaker, s.headline, s.iso] for s in stories]
        made.append({"path": str(path.relative_to(files)), "kind": kind, "format": form, "stories": found})

    def good(n):
        name, extensions, form, _ = rng.choice(forms)
        data, stories = form(room)
        extension = rng.choice(extensions)
        if name in SURE and not extension.endswith("gz") and rng.random() < 0.05:
            extension = rng.choice(["", "dat", "txt", "doc", "xml"])
        return name, f"{rng.choice(['story', 'clip', 'saved page', 'Bericht', 'été'])}-{n:05}.{extension}".rstrip("."), data, stories

    # Each sample once, then as often as the share wants it.
    samples = sorted(p for p in SAMPLES.rglob("*") if p.is_file() and "gold" not in p.parts and not p.name.startswith(".") and p.name != "README.md")
    waiting = samples[:]
    while len(made) < args.n:
        n, chance = len(made), rng.random()
        if waiting:
            sample = waiting.pop()
            put(f"{n:05}-{sample.name}", sample.read_bytes(), [], "sample", sample.relative_to(SAMPLES).parts[0])
        elif chance < 0.88:
            name, path, data, stories = good(n)
            put(path, data, stories, "good", name)
        elif chance < 0.92:
            name, path, data, stories = good(n)
            put("cut-" + path, data[:rng.randrange(len(data))], stories, "damaged", name)
        elif chance < 0.95:
            name, path, data, stories = good(n)
            data = bytearray(data)
            for _ in range(rng.randint(1, 20)):
                data[rng.randrange(len(data))] = rng.randrange(256)
            put("bits-" + path, bytes(data), stories, "damaged", name)
        elif chance < 0.97:
            path, data = hostile(rng, room)
            put(f"{n:05}-{path}", data, [], "hostile", "")
        elif chance < 0.985:
            put(f"{n:05}.{rng.choice(['jpg', 'png', 'mp4'])}", b"\x89PNG\r\n\x1a\n\0\0\0\r" + rng.randbytes(60), [], "other", "")
        else:
            name, path, data, stories = good(n)
            put(rng.choice([f".{path}", f"page {n}_files/{path}", f"drafts/{path}"]), data, stories, "out", name)
            if "_files" in made[-1]["path"] and len(made) < args.n:
                data, stories = newsroom.web(room)
                put(f"page {n}.html", data, stories, "good", "html")
                # Both in one folder, also where the number has just turned.
                page, folder = files / made[-1]["path"], (files / made[-2]["path"]).parent
                if page.parent != folder.parent:
                    made[-1]["path"] = str(page.rename(folder.parent / page.name).relative_to(files))
    (files / ".ignore").write_text("drafts/\n")
    Path(args.dir, "made.json").write_text(json.dumps(made))
    for kind, n in collections.Counter(entry["kind"] for entry in made).items():
        print(f"{n:6} {kind}")
    print(f"{len(made):6} files, {room.n} stories in {files}")


class Check:
    """Holds what the program says against what was made."""

    def __init__(self, args):
        self.dir, self.program, self.faults = Path(args.dir).resolve(), args.whosaid, []
        self.files, self.index = self.dir / "files", str(self.dir / "index")
        self.made = {entry["path"]: entry for entry in json.loads((self.dir / "made.json").read_text())}

    def run(self, *args):
        begin = time.monotonic()
        done = subprocess.run([self.program, *args, "--index", self.index], capture_output=True, encoding="utf-8")
        print(f"{time.monotonic() - begin:8.1f} s  exit {done.returncode}  whosaid {' '.join(args)}")
        return done

    def hits(self, *args):
        return [json.loads(line) for line in self.run(*args, "-n", "0", "--jsonl").stdout.splitlines()]

    def name(self, path):
        return str(Path(path).resolve().relative_to(self.files))

    def expect(self, holds, what):
        if not holds:
            self.faults.append(what)

    def report(self):
        """A run, what its last line says, and what the status says after it."""
        done = self.run("index", str(self.files))
        self.expect(done.returncode == 0, f"index ends with {done.returncode}")
        line = done.stderr.strip().splitlines()[-1]
        print("   ", line)

        def number(pattern):
            found = re.search(pattern, line)
            return int(found[1].replace(",", "")) if found else 0

        said = {"articles": number(r"([\d,]+) articles?"), "added": number(r"\+([\d,]+)"), "changed": number(r"~([\d,]+)"),
                "unchanged": number(r"([\d,]+)(?: files?)? unchanged"), "skipped": number(r"([\d,]+) skipped"), "partly": number(r"([\d,]+) partly read"),
                "out": number(r"([\d,]+) left out")}
        return said, json.loads(self.run("status", "--json").stdout)

    def all(self):
        inside = {path for path, entry in self.made.items() if entry["kind"] != "out"}
        said, status = self.report()
        self.expect(said["added"] + said["skipped"] == len(inside), f"{len(inside)} files, of which {said} are accounted for")
        self.expect(said["articles"] == status["articles"], f"{said['articles']} articles said, {status['articles']} held")
        problems = {self.name(problem["path"]): problem["reason"] for problem in status["problems"]}
        self.expect(status["files"] + said["skipped"] == len(inside), f"{status['files']} files held, {said['skipped']} skipped")
        self.expect(len(problems) == said["skipped"] + said["partly"], f"{len(problems)} problems told, {said}")

        articles = self.hits("search", "after:0001")
        print(f"    {len(articles)} dated articles of {status['articles']}")
        quotes = collections.defaultdict(list)
        for hit in self.hits("quotes", COMMON):
            quotes[self.name(hit["at"]["path"])].append(hit)
        counts = collections.defaultdict(collections.Counter)
        for path, entry in self.made.items():
            entry["seen"] = path in quotes or path in problems
            if entry["kind"] == "out":
                self.expect(not entry["seen"], f"{path}: read, though it is to be left out")
            if entry["kind"] != "good":
                continue
            counts[entry["format"]]["files"] += 1
            self.expect(path not in problems, f"{path}: {problems.get(path)}")
            found = quotes[path]
            for word, speaker, headline, day in entry["stories"]:
                counts[entry["format"]]["stories"] += 1
                own = [hit for hit in found if word in hit["quote"]["text"].lower()]
                self.expect(len(own) == 1, f"{path}: {len(own)} quotes with {word}")
                if len(own) == 1:
                    article, quote = own[0]["article"], own[0]["quote"]
                    counts[entry["format"]]["quotes"] += 1
                    self.expect(quote["speaker"] == speaker, f"{path}: {word} said by {quote['speaker']}, not {speaker}")
                    self.expect(article["headline"] == headline, f"{path}: headline {article['headline']!r}, not {headline!r}")
                    # A page of a book or a PDF states no day.
                    self.expect((article["date"] or day)[:10] == day, f"{path}: {article['date']}, not {day}")
                    counts[entry["format"]]["dated"] += article["date"] is not None
            places = [(hit["at"]["member"], hit["at"]["line"], hit["at"]["col"]) for hit in found]
            self.expect(len(set(places)) == len(places), f"{path}: two quotes at one place")
        print(f"    {'':10} {'files':>7} {'stories':>8} {'quotes':>7} {'dated':>7}")
        for form, n in sorted(counts.items()):
            print(f"    {form:10} {n['files']:7} {n['stories']:8} {n['quotes']:7} {n['dated']:7}")
        self.expect(not {name for name, *_ in FORMS} - set(counts), "a format is missing")
        self.problems(problems)

        listed = self.hits("search", COMMON)
        stories = [s for entry in self.made.values() if entry["kind"] == "good" for s in entry["stories"]]
        held = {hit["article"]["headline"] for hit in listed}
        self.expect(held >= {s[2] for s in stories}, "an article is not found by a word in it")
        for entry in random.Random(1).sample([e for e in self.made.values() if e["kind"] == "good"], 60):
            word, speaker, *_ = entry["stories"][0]
            hits = self.hits("quotes", "-s", speaker.split()[1])
            self.expect(all(hit["quote"]["speaker"] == speaker for hit in hits) and hits, f"-s {speaker}: {len(hits)} hits")
            self.expect(len(self.hits("search", word)) == 1, f"search {word}")
        checked = self.run("check")
        print("   ", (checked.stdout + checked.stderr).strip().splitlines()[-1])
        self.expect(checked.returncode == 0, f"check: {checked.stderr}")

        before = {path: path.stat().st_mtime_ns for path in Path(self.index).iterdir()}
        again, status_again = self.report()
        self.expect(again["added"] + again["changed"] == 0, f"read again: {again}")
        self.expect(again["unchanged"] + again["partly"] + again["skipped"] == len(inside), f"second run: {again}")
        self.expect(status_again == status, "the second run changed the status")
        self.expect(before == {path: path.stat().st_mtime_ns for path in Path(self.index).iterdir()}, "the second run wrote")

    def problems(self, problems):
        kinds = collections.Counter()
        for path, reason in problems.items():
            kind = self.made[path]["kind"]
            for line in reason.splitlines():
                kinds[kind, re.sub(r"\d+", "N", line.split(": ")[-1])[:90]] += 1
        for (kind, reason), n in sorted(kinds.items()):
            print(f"    {n:5} {kind:8} {reason}")
        untold = [p for p, e in self.made.items() if e["kind"] == "hostile" and p not in problems]
        print(f"    hostile files without a problem: {collections.Counter(p.split('-', 1)[1] for p in untold)}")


def check(args):
    the = Check(args)
    the.all()
    for fault in the.faults[:40]:
        print("FAULT", fault)
    print(f"{len(the.faults)} faults")
    sys.exit(1 if the.faults else 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("make")
    command.add_argument("dir")
    command.add_argument("-n", type=int, default=10_000)
    command.add_argument("--seed", type=int, default=7)
    command.set_defaults(run=make)
    command = commands.add_parser("check")
    command.add_argument("dir")
    command.add_argument("whosaid")
    command.set_defaults(run=check)
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()
