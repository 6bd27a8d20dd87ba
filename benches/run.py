#!/usr/bin/env python3
"""Measures whosaid beside the search engine alone and beside `find`, in turn, and prints a table in Markdown.

    run.py [-n 20000] [--rounds 5] [--sections] [--keep DIR]

Needs a release build: `cargo build --release --bin whosaid --example raw_tantivy --example warm`. Makes its articles with
corpus.py in a temporary folder (about 10 KB an article, indexes included; kept, and used again, with --keep). CPU seconds
and peak memory are those that the system accounts to each finished process. Of each pair the two programs run one after
the other, round by round; figures are medians, ratios are taken round by round. The raw side is fed what
`whosaid parse` finds, so that finding more quotes is not held against either. Python 3 on Unix, nothing else.
"""

import argparse
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
BUILT = HERE.parent / "target" / "release"
WHOSAID, RAW, WARM = BUILT / "whosaid", BUILT / "examples" / "raw_tantivy", BUILT / "examples" / "warm"


def run(*command, stdout=subprocess.DEVNULL):
    """Runs a program; returns its seconds gone by, CPU seconds and peak MB."""
    begin = time.time()
    process = subprocess.Popen([str(word) for word in command], stdout=stdout, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        sys.exit(f"{' '.join(map(str, command))}: exit code {code}")
    return time.time() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def pairs(rounds, ours, raws, before_ours=lambda: None, before_raws=lambda: None):
    """Runs two programs in turn; returns (median wall, CPU, MB) of each, and the median ratios of wall and CPU."""
    done = []
    for _ in range(rounds):
        before_ours()
        a = run(*ours)
        before_raws()
        done.append((a, run(*raws)))
    ratios = [statistics.median(a[k] / max(b[k], 1e-4) for a, b in done) for k in range(2)]
    return statistics_of([a for a, _ in done]), statistics_of([b for _, b in done]), ratios


def statistics_of(figures):
    return [statistics.median(f[k] for f in figures) for k in range(3)]


def row(what, a, b, ratio):
    print(f"| {what} | {a[0]:.3f} / {a[1]:.3f} | {b[0]:.3f} / {b[1]:.3f} | {ratio[0]:.2f} / {ratio[1]:.2f} |", flush=True)


def size(folder):
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def queries(parsed, path, n=100):
    """Draws queries from the articles, so that each has hits."""
    rng, articles, speakers = random.Random(1), [], {}
    with parsed.open() as lines:
        for number, line in enumerate(lines):
            if number % 20 == 0 and len(articles) < 1000:
                articles.append(json.loads(line))
    for article in articles:
        for quote in article["quotes"]:
            if quote["speaker"] and " " in quote["speaker"]:
                speakers[quote["speaker"]] = speakers.get(quote["speaker"], 0) + 1
    top = [name for name, _ in sorted(speakers.items(), key=lambda item: (-item[1], item[0]))[:100]]
    out = []
    for _ in range(n):
        article = rng.choice(articles)
        words = re.findall(r"[a-z]+", article["text"].lower())
        at = rng.randrange(len(words) - 3)
        phrase = " ".join(words[at:at + 3])
        out += [("term", rng.choice(words), ""), ("phrase", phrase, ""), ("filter", phrase, article["desk"] or "World")]
        quote = rng.choice(article["quotes"])["text"] if article["quotes"] else "we go on"
        said = re.findall(r"[a-z]+", quote.lower())[:3] or ["we"]
        out += [("quoted", " ".join(said), ""), ("speaker", "", rng.choice(top))]
    path.write_text("".join("\t".join(cells) + "\n" for cells in out))


def measure(args, work):
    articles, parsed, asked = work / "articles", work / "parsed.jsonl", work / "queries.tsv"
    ours, raw = work / "index", work / "raw"
    if not articles.exists():
        flags = ["--sections"] if args.sections else []
        run(sys.executable, HERE / "corpus.py", "make", articles, "-n", str(args.n), *flags)
    n_text = size(articles)
    files = sorted(map(str, articles.rglob("*.txt")))
    with parsed.open("wb") as out:
        for start in range(0, len(files), 1000):
            subprocess.run([WHOSAID, "parse", *files[start:start + 1000]], stdout=out, check=True)
    if not asked.exists():
        queries(parsed, asked)
    n_quotes = sum(len(json.loads(line)["quotes"]) for line in parsed.open())
    print(f"{args.n} articles, {n_text / 1e6:.1f} MB, {n_quotes / args.n:.1f} quotes an article; {args.rounds} rounds\n")

    print("| | whosaid: wall / CPU s | beside it | ratio wall / CPU |\n|---|---|---|---|")
    drop = lambda folder: lambda: shutil.rmtree(folder, ignore_errors=True)
    a, b, ratio = pairs(args.rounds, (WHOSAID, "index", articles, "--index", ours), (RAW, "index", parsed, raw), drop(ours),
                        drop(raw))
    row("index all; raw", a, b, ratio)
    run(WHOSAID, "index", articles, "--index", ours)
    sizes = f"index / text: {size(ours) / n_text:.2f}, raw {size(raw) / n_text:.2f}; peak MB: {a[2]:.0f}, raw {b[2]:.0f}"
    row("nothing changed; find", *pairs(args.rounds, (WHOSAID, "index", articles, "--index", ours),
                                        ("find", articles, "-type", "f", "-printf", "%p %s %T@\n")))
    find = statistics_of([run("find", articles, "-type", "f", "-printf", "%p %s %T@\n") for _ in range(args.rounds)])

    def changed(change):
        change()
        # Young files are looked at again by the next run: let them grow old.
        time.sleep(2.1)
        return run(WHOSAID, "index", articles, "--index", ours)

    def touch(seed):
        return lambda: run(sys.executable, HERE / "corpus.py", "touch", articles, "--seed", seed)

    def append():
        with open(files[len(files) // 2], "a", encoding="utf-8") as file:
            file.write("\nA line more.\n")

    some = statistics_of([changed(touch(seed)) for seed in range(args.rounds)])
    row("1 % changed; index all", some, a, [some[k] / a[k] for k in range(2)])
    one = statistics_of([changed(append) for _ in range(args.rounds)])
    row("one file changed; find", one, find, [one[k] / find[k] for k in range(2)])
    phrase = next(line.split("\t")[1] for line in asked.read_text().splitlines() if line.startswith("phrase"))
    for command in ("search", "quotes"):
        row(f"a process that asks once, `{command}`; raw",
            *pairs(4 * args.rounds, (WHOSAID, command, phrase, "-n", "10", "--index", ours), (RAW, "cold", raw, phrase)))
    print(f"\n{sizes}\n")

    print("| warm query, µs, p50 / p95 | whosaid | raw | found and fetched | raw |\n|---|---|---|---|---|")
    columns = []
    for flags in ([], ["--fetch"]):
        for program, folder in ((WARM, ours), (RAW, raw)):
            words = ["warm"] if program == RAW else []
            out = subprocess.run([program, *words, folder, asked, *flags], check=True, capture_output=True, text=True)
            columns.append([line.split("\t") for line in out.stdout.splitlines()])
    for cells in zip(*columns):
        print(f"| {cells[0][0].lower()} | " + " | ".join(f"{cell[1]} / {cell[2]}" for cell in cells) + " |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sections", action="store_true")
    parser.add_argument("--keep", type=Path)
    args = parser.parse_args()
    for program in (WHOSAID, RAW, WARM):
        if not program.exists():
            sys.exit(f"{program}: not built; cargo build --release --bin whosaid --example raw_tantivy --example warm")
    if args.keep:
        args.keep.mkdir(parents=True, exist_ok=True)
        measure(args, args.keep.resolve())
    else:
        with tempfile.TemporaryDirectory() as work:
            measure(args, Path(work))


if __name__ == "__main__":
    main()
