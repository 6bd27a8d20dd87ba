#!/usr/bin/env python3
"""Makes a large folder of articles to measure with, out of the sample articles in corpus/txt: same seed, same bytes.

    corpus.py make  DIR [-n 20000] [--seed 7] [--sections]    DIR/0000/0000000.txt …, a thousand files a folder
    corpus.py touch DIR [--share 0.01] [--seed 3]             changes some of them, as an editor would

Sentences and quotations of the samples are put together anew; speakers, and words in the place of longer ones, are drawn
from pools of invented ones as words are in any language, the n-th as often as 1/n (Zipf). The articles make no sense, but
have the lengths, quotes, names and rare words of a newspaper's. `--sections`: every second one has a heading every six
paragraphs. Python 3, nothing else.
"""

import argparse
import bisect
import itertools
import random
import re
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent / "corpus" / "txt"
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
QUOTED = re.compile(r"“([^“”\n]{20,300})”")
WORD = re.compile(r"\b[a-z]{6,}\b")
VERBS = ["said"] * 5 + ["told reporters", "added", "argued", "wrote", "insisted"]
TITLES = ["", "", "", "Mr. ", "Dr. ", "Ms. ", "Minister ", "Mayor "]
ROLES = ["a spokesman for the ministry", "the company's chief executive", "a professor of economics", "a resident",
         "the union's president", "the committee's chairman", "a senior analyst", "the party's leader"]
DESKS = ["Politics", "World", "Business", "Sport", "Science", "Opinion", "Culture", "Health", "Harbour", "Local"]
ONSETS = "b d f g h k l m n p r s t v br dr gr kr sk st".split()
VOWELS = "a e i o u ei ou".split()


class Pool:
    """Things drawn by Zipf's law."""

    def __init__(self, things):
        self.things = things
        self.sums = list(itertools.accumulate(1 / n for n in range(1, len(things) + 1)))

    def draw(self, rng):
        return self.things[bisect.bisect(self.sums, rng.random() * self.sums[-1])]


def invented(rng, n, syllables):
    words = {}
    while len(words) < n:
        word = "".join(rng.choice(ONSETS) + rng.choice(VOWELS) for _ in range(rng.randint(*syllables)))
        words[word + rng.choice(["", "n", "r", "s", "l"])] = None
    return list(words)


def make(args):
    rng = random.Random(args.seed)
    sentences, quotes = [], []
    for path in sorted(SAMPLES.rglob("*.txt")):
        text = path.read_text(encoding="utf-8", errors="ignore")
        quotes += QUOTED.findall(text)
        for paragraph in re.split(r"\n\s*\n", text):
            plain = " ".join(paragraph.split())
            found = [s for s in SENTENCE_END.split(plain) if 30 < len(s) < 400 and "“" not in s and s.endswith(".")]
            sentences += [found] if found else []
    words = Pool(invented(rng, 50_000, (2, 4)))
    names = [word.capitalize() for word in invented(rng, 8_000, (1, 3))]
    speakers = Pool([f"{rng.choice(names[:1_500])} {rng.choice(names)}" for _ in range(60_000)])

    def varied(text, share):
        return WORD.sub(lambda m: words.draw(rng) if rng.random() < share else m[0], text)

    out = Path(args.dir)
    for n in range(args.n):
        cast = [(rng.choice(TITLES), speakers.draw(rng), rng.choice(ROLES)) for _ in range(rng.randint(1, 5))]
        paragraphs = []
        for k in range(max(3, min(90, int(rng.lognormvariate(3.1, 0.6))))):
            if args.sections and n % 2 == 0 and k % 6 == 5:
                paragraphs.append(" ".join(words.draw(rng) for _ in range(4)).capitalize())
            block = rng.choice(sentences)
            at = rng.randrange(len(block))
            paragraph = [varied(s, 0.3) for s in block[at:at + rng.randint(1, 3)]]
            if rng.random() < 0.42:
                title, name, role = rng.choice(cast)
                who = title + (name if rng.random() < 0.6 else name.split()[1])
                said = varied(rng.choice(quotes), 0.2).rstrip(",.")
                verb, half = rng.choice(VERBS), said.split(" ")
                forms = [f"“{said},” {verb} {who}.", f"“{said},” {who} {verb}, {role}.", f"{who} {verb}: “{said}.”",
                         f"“{' '.join(half[:len(half) // 2])},” {verb} {who}, “{' '.join(half[len(half) // 2:])}.”"]
                paragraph.append(rng.choices(forms, [50, 20, 15, 15])[0])
            paragraphs.append(" ".join(paragraph))
        day = f"{2005 + rng.randrange(20)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        head = " ".join(words.draw(rng) for _ in range(7)).capitalize()
        text = f"{head}\nBy {speakers.draw(rng)}\nSection: {rng.choice(DESKS)}\nPublished: {day}\n\n" + "\n\n".join(paragraphs)
        folder = out / f"{n // 1000:04}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{n:07}.txt").write_text(text + "\n", encoding="utf-8")
    print(f"{args.n} articles in {out}")


def touch(args):
    rng = random.Random(args.seed)
    chosen = [path for path in sorted(Path(args.dir).rglob("*.txt")) if rng.random() < args.share]
    for path in chosen:
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\nCorrection: an earlier version misstated figure {rng.randrange(1_000_000)}.\n")
    print(f"{len(chosen)} articles changed")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("make")
    command.add_argument("dir")
    command.add_argument("-n", type=int, default=20_000)
    command.add_argument("--seed", type=int, default=7)
    command.add_argument("--sections", action="store_true")
    command.set_defaults(run=make)
    command = commands.add_parser("touch")
    command.add_argument("dir")
    command.add_argument("--share", type=float, default=0.01)
    command.add_argument("--seed", type=int, default=3)
    command.set_defaults(run=touch)
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()
