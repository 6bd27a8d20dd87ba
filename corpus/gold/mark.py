#!/usr/bin/env python3
"""Writes, shows and checks the hand-marked quotes of corpus/gold/all.jsonl.

usage: mark.py show ID...        print articles with their quotes marked up
       mark.py take FILE...      read marked-up articles (named ID.txt) into all.jsonl, new ones or in place of the old
       mark.py check             hold every article against its file, and its marks against the rules below
       mark.py list [ID...]      print kind, speaker, cue and content of every attribution, for proof-reading

A marked-up article is its text with braces around what belongs to attribution N of the article:

    {1:“We will not wait,”} {1q:said} {1s:the ^minister^, Anna ^Verhoeven^}. {1:“We sail.”}
    {2:“And we sail soon.}
    %%
    path txt/harbour-herald/2021-11-30-sail.txt
    1,2 Anna Verhoeven

{N:…} content, {Nq:…} cue, {Ns:…} the mention that names the speaker, {i:…} words that are left unsettled: quoted ones in
a heading or pull quote that the article gives to no one there. They count neither as found nor as false. Inside a mention ^…^ marks its head words; with
none marked, the last word is the head. Braces nest; {1,2s:…} serves two attributions, such as a quote and the paragraph
that continues it. After the line %% come the file the text was taken from (relative to corpus/) and the speakers: the
fullest name in the article, others separated by |, or `unnamed:a senior official`. What the text itself may not hold is
{ } and ^.
"""
import json
import pathlib
import re
import sys

GOLD = pathlib.Path(__file__).resolve().parent
ALL = GOLD / "all.jsonl"
OPEN = re.compile(r"\{(i|\d+(?:,\d+)*)([sq]?):")
FIELD = {"": "content", "q": "cue", "s": "source"}


def parse(marked):
    """Returns the gold article, all but its id, that a marked-up text stands for."""
    body, _, foot = marked.rpartition("\n%%\n")
    text, stack, found, ignore, heads, head = "", [], {}, [], [], None
    i = 0
    while i < len(body):
        opening = OPEN.match(body, i)
        if opening:
            stack.append((opening.group(1).split(","), FIELD[opening.group(2)], len(text)))
            i = opening.end()
            continue
        if body[i] == "}":
            numbers, field, start = stack.pop()
            if numbers == ["i"]:
                ignore.append([start, len(text)])
                numbers = []
            for n in numbers:
                found.setdefault(int(n), {}).setdefault(field, []).append([start, len(text)])
        elif body[i] == "^":
            if head is not None:
                heads.append([head, len(text)])
            head = None if head is not None else len(text)
        elif body[i] == "{":
            raise SystemExit(f"brace that opens nothing: {body[i:i + 30]!r}")
        else:
            text += body[i]
        i += 1
    text = text.rstrip("\n") + "\n"
    if stack or head is not None:
        raise SystemExit(f"mark left open: {stack} {head}")
    path, names = None, {}
    for line in filter(None, foot.splitlines()):
        key, _, value = line.partition(" ")
        if key == "path":
            path = value
        else:
            names.update({int(n): [name.strip() for name in value.split("|")] for n in key.split(",")})
    attributions = []
    for n in sorted(found, key=lambda n: min(found[n]["content"])):
        source = found[n].get("source")
        inside = [h for h in heads for s in source or () if s[0] <= h[0] and h[1] <= s[1]]
        if source and not inside:
            last = list(re.finditer(r"[\w’'.-]*\w", text[source[0][0]:source[0][1]]))[-1]
            inside = [[source[0][0] + last.start(), source[0][0] + last.end()]]
        attributions.append({"source": source, "cue": found[n].get("cue"), "content": found[n]["content"],
                             "source_heads": inside or None, "speaker_names": names.get(n)})
    attributions = [{k: v for k, v in a.items() if v or k in ("source", "cue")} for a in attributions]
    return {"path": path, "text": text, "attributions": attributions} | ({"ignore": ignore} if ignore else {})


def show(article):
    """Returns the marked-up form of a gold article: `parse` turns it back."""
    spans, names = {(*span, "i"): ["i"] for span in article.get("ignore", ())}, {}
    for n, a in enumerate(article["attributions"], 1):
        for letter, field in FIELD.items():
            for span in a[field] or ():
                spans.setdefault((*span, letter), []).append(n)
        for span in a.get("source_heads", ()):
            spans.setdefault((*span, "^"), [])
        names.setdefault(" | ".join(a.get("speaker_names", ())), []).append(n)
    opens, closes = {}, {}
    for start, end, letter in sorted(spans, key=lambda s: (s[0], -s[1], s[2] == "^")):
        numbers = ",".join(map(str, spans[start, end, letter]))
        mark = {"^": "^", "i": "{i:"}.get(letter, f"{{{numbers}{letter}:")
        opens.setdefault(start, []).append(mark)
        closes.setdefault(end, []).insert(0, "^" if letter == "^" else "}")
    text = article["text"]
    body = "".join("".join(closes.get(i, ())) + "".join(opens.get(i, ())) + text[i:i + 1] for i in range(len(text) + 1))
    foot = [f"path {article['path']}"] + [f"{','.join(map(str, ns))} {name}" for name, ns in names.items() if name]
    return body.rstrip("\n") + "\n%%\n" + "\n".join(foot) + "\n"


def load():
    return {a["id"]: a for a in map(json.loads, ALL.read_text("utf-8").splitlines())} if ALL.exists() else {}


def take(files):
    gold = load()
    for file in map(pathlib.Path, files):
        gold[file.stem] = {"id": file.stem} | parse(file.read_text("utf-8"))
    lines = [json.dumps(gold[i], ensure_ascii=False) + "\n" for i in sorted(gold)]
    ALL.write_text("".join(lines), "utf-8")


def check():
    """Prints each fault; true when there is none."""
    faults = []
    for article in load().values():
        text, fault = article["text"], lambda what, i=article["id"]: faults.append(f"{i}: {what}")
        if article["path"].endswith(".txt"):
            file = GOLD.parent / article["path"]
            if not file.exists() or file.read_bytes().decode("utf-8") != text:
                fault(f"text differs from {article['path']}")
            if article["id"] != file.stem:
                fault("id is not the file's stem")
        if {"id": article["id"]} | parse(show(article)) != article:
            fault("is not the same after a round of marking up")
        seen = {}
        for n, a in enumerate(article["attributions"], 1):
            spans = [*a["content"], *(a["source"] or ()), *(a["cue"] or ()), *a.get("source_heads", ())]
            for s, e in spans:
                if not 0 <= s < e <= len(text) or text[s:e].strip() != text[s:e]:
                    fault(f"{n}: bad span {text[s:e]!r}")
            for s, e in spans:
                word = lambda i: 0 <= i < len(text) and text[i].isalnum()
                if word(s) and word(s - 1) or word(e) and word(e - 1):
                    fault(f"{n}: span cuts a word: {text[s:e]!r}")
            for s, e in a["content"]:
                if any(s < y and x < e for x, y in seen):
                    fault(f"{n}: content overlaps another's: {text[s:e]!r}")
                seen[s, e] = n
            if a["source"] and not a.get("speaker_names"):
                fault(f"{n}: no speaker")
            for name in a.get("speaker_names", ()):
                if name.removeprefix("unnamed:").casefold() not in " ".join(text.split()).casefold():
                    fault(f"{n}: the article has no {name!r}")
    print(*faults, sep="\n")
    return not faults


def kind(a, text):
    """Direct, mixed or indirect, by the marks that stand in the content and at the head of its pieces."""
    pieces = [text[s:e] for s, e in a["content"]]
    marks = re.compile("[“”\"]|''|(?<!\\w)‘")
    return ("direct" if all(marks.match(piece) for piece in pieces) else
            "mixed" if any(marks.search(piece) for piece in pieces) else "indirect")


def listing(ids):
    for article in load().values():
        if ids and article["id"] not in ids:
            continue
        cut = lambda spans: " … ".join(article["text"][s:e] for s, e in spans or ())
        print(f"\n== {article['id']}")
        for a in article["attributions"]:
            print(f"{kind(a, article['text']):8} {' | '.join(a.get('speaker_names', ['-']))} <{cut(a['source'])}>"
                  f" ^{cut(a.get('source_heads'))}^ [{cut(a['cue'])}] {cut(a['content'])}")
        for s, e in article.get("ignore", ()):
            print(f"ignore   {article['text'][s:e]}")


def main():
    command, rest = (sys.argv[1:2] or ["help"])[0], sys.argv[2:]
    if command == "show":
        print(*(show(load()[i]) for i in rest), sep="\n", end="")
    elif command == "take":
        take(rest)
    elif command == "check":
        sys.exit(not check())
    elif command == "list":
        listing(rest)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
