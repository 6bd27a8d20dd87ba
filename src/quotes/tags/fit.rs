//! Fits the model to articles that have been tagged by other means.
//!
//! Deterministic: equal articles give equal bytes.

use super::features::Context;
use super::model::{Entry, Model, N_ROWS, row_of, write};
use super::spelling::british;
use super::{MayBe, N_WORD_TAGS, Tag, UNSETTLED, best, of_punct, set_of, tag_with};
use crate::article::Article;
use crate::quotes::doc::{Doc, Kind};
use crate::quotes::words::hash;
use crate::text::Span;
use std::collections::BTreeMap;

/// An article with tags of the Penn Treebank, each with the span of its token, in order.
pub struct Tagged {
    /// The article, as read from its file.
    pub article: Article,
    /// The tags.
    pub tags: Vec<(Span, String)>,
}

/// How the model is made.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Words seen less often are not in the dictionary.
    pub min_word: u32,
    /// Tags that a word had in less than one of so many cases are not in its set.
    pub min_share: u32,
    /// Words seen less often may have tags besides those that they were seen with.
    pub settled: u32,
    /// How often the articles are gone through.
    pub rounds: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { min_word: 2, min_share: 25, settled: 10, rounds: 8 }
    }
}

/// How many words were tagged, and how many as the articles state.
#[derive(Clone, Debug, Default)]
pub struct Accuracy {
    /// Words with a stated tag.
    pub words: usize,
    /// Those that were tagged so.
    pub right: usize,
    /// How often one tag was given where another is stated: (stated, given).
    pub confused: BTreeMap<(String, String), usize>,
}

/// One article cut up, with the tag that each word should have.
struct Lesson<'a> {
    doc: Doc<'a>,
    hashes: Vec<u64>,
    stated: Vec<Option<Tag>>,
}

fn lesson(tagged: &Tagged) -> Lesson<'_> {
    let doc = Doc::new(&tagged.article);
    let mut stated = Vec::with_capacity(doc.toks.len());
    let mut next = 0;
    for tok in &doc.toks {
        while tagged.tags.get(next).is_some_and(|(span, _)| span.end <= tok.span.start) {
            next += 1;
        }
        let tag =
            tagged.tags.get(next).filter(|(span, _)| span.start < tok.span.end).and_then(|(_, name)| of_penn(name));
        stated.push(tag.filter(|_| matches!(tok.kind, Kind::Word | Kind::Clitic)));
    }
    let hashes = doc.toks.iter().map(|tok| doc.hash_of(tok.span) >> 16).collect();
    Lesson { doc, hashes, stated }
}

/// The tag of a word by its name in the Penn Treebank.
fn of_penn(name: &str) -> Option<Tag> {
    Some(match name {
        "NN" | "FW" => Tag::NN,
        "NNS" => Tag::NNS,
        "NNP" | "NNPS" => Tag::NNP,
        "PRP" => Tag::PRP,
        "PRP$" => Tag::PRPS,
        "VB" => Tag::VB,
        "VBD" => Tag::VBD,
        "VBZ" => Tag::VBZ,
        "VBP" => Tag::VBP,
        "VBG" => Tag::VBG,
        "VBN" => Tag::VBN,
        "MD" => Tag::MD,
        "JJ" | "JJR" | "JJS" => Tag::JJ,
        "RB" | "RBR" | "RBS" => Tag::RB,
        "IN" => Tag::IN,
        "TO" => Tag::TO,
        "DT" | "PDT" => Tag::DT,
        "CC" => Tag::CC,
        "CD" | "LS" => Tag::CD,
        "WDT" | "WP" | "WP$" | "WRB" => Tag::WH,
        "RP" => Tag::RP,
        "UH" => Tag::UH,
        "POS" => Tag::POS,
        "EX" => Tag::EX,
        _ => return None,
    })
}

/// Into how many parts the articles are cut, see [`Dictionary::gather`].
const N_FOLDS: usize = 10;

/// The sets of tags, and for each word which of them.
struct Dictionary {
    sets: Vec<u32>,
    entries: BTreeMap<u64, Entry>,
}

/// The tags that a word was seen with, and whether often enough that it has no others.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Seen {
    tags: u32,
    settled: bool,
}

impl Seen {
    fn may_have(self) -> u32 {
        if self.settled {
            return self.tags;
        }
        // Verbs are nouns and nouns are verbs; a past form is a participle.
        let kin: [(Tag, &[Tag]); 9] = [
            (Tag::NN, &[Tag::VB, Tag::VBP, Tag::JJ]),
            (Tag::VB, &[Tag::NN, Tag::VBP]),
            (Tag::VBP, &[Tag::NN, Tag::VB]),
            (Tag::NNS, &[Tag::VBZ]),
            (Tag::VBZ, &[Tag::NNS]),
            (Tag::VBD, &[Tag::VBN, Tag::JJ]),
            (Tag::VBN, &[Tag::VBD, Tag::JJ]),
            (Tag::VBG, &[Tag::NN, Tag::JJ]),
            (Tag::JJ, &[Tag::NN, Tag::RB]),
        ];
        let with = kin.iter().filter(|(tag, _)| self.tags & tag.bit() != 0).flat_map(|(_, kin)| *kin);
        with.fold(self.tags | UNSETTLED, |tags, tag| tags | tag.bit())
    }
}

/// How often a word was seen with each tag: in small letters, and with a capital.
type Counts = [[u32; N_WORD_TAGS]; 2];

fn sum(counts: &[u32; N_WORD_TAGS]) -> u32 {
    counts.iter().sum()
}

/// The tags that a form was seen with, rare ones left out.
fn tags_seen(counts: &[u32; N_WORD_TAGS], min_share: u32) -> u32 {
    let frequent = |tag: &Tag| counts[*tag as usize] * min_share > sum(counts);
    Tag::WORD_TAGS.into_iter().filter(frequent).fold(0, |tags, tag| tags | tag.bit())
}

/// What was seen of both forms of a word.
fn seen(forms: &Counts, settings: Settings) -> [Seen; 2] {
    let [small, capital] = forms;
    let (n_small, n_capital) = (sum(small), sum(capital));
    let enough = |n: u32| n >= settings.min_word;
    let of_small = if enough(n_small) { tags_seen(small, settings.min_share) } else { 0 };
    let of_capital = match () {
        () if enough(n_capital) => tags_seen(capital, settings.min_share),
        () if of_small != 0 => of_small | tags_seen(capital, settings.min_share) | Tag::NNP.bit(),
        () => 0,
    };
    let seen = |tags, n| Seen { tags, settled: n >= settings.settled };
    [seen(of_small, n_small), seen(of_capital, if enough(n_capital) { n_capital } else { n_small })]
}

impl Dictionary {
    /// Makes the dictionary, and for each fold one of what the other folds hold: rare words are learned as they will be
    /// met, not by what is known of them already.
    fn gather(lessons: &[Lesson<'_>], settings: Settings) -> (Dictionary, Vec<BTreeMap<u64, Entry>>) {
        let mut counts: BTreeMap<u64, Counts> = BTreeMap::new();
        let mut of_folds: Vec<BTreeMap<u64, Counts>> = vec![BTreeMap::new(); N_FOLDS];
        for (n, lesson) in lessons.iter().enumerate() {
            for (i, tag) in lesson.stated.iter().enumerate() {
                let Some(tag) = tag else { continue };
                for counts in [&mut counts, &mut of_folds[n % N_FOLDS]] {
                    let word = counts.entry(lesson.hashes[i]).or_default();
                    word[usize::from(lesson.doc.toks[i].capital)][*tag as usize] += 1;
                }
            }
        }
        let mut uses: BTreeMap<Seen, u32> = BTreeMap::new();
        let mut unknown = [0; N_WORD_TAGS];
        for forms in counts.values() {
            let kinds = seen(forms, settings);
            for (seen, form) in kinds.into_iter().zip(forms).filter(|(seen, _)| seen.tags != 0) {
                *uses.entry(seen).or_default() += sum(form);
            }
            if kinds.iter().all(|seen| seen.tags == 0) {
                (0..N_WORD_TAGS).for_each(|tag| unknown[tag] += forms[0][tag] + forms[1][tag]);
            }
        }
        // The number of a set has eight bits: what is too rare is left to the model.
        let mut by_use: Vec<(u32, Seen)> = uses.into_iter().map(|(seen, n)| (n, seen)).collect();
        by_use.sort_by_key(|(n, seen)| (u32::MAX - n, *seen));
        by_use.truncate(255);
        let number = |seen: Seen| {
            by_use.iter().position(|(_, known)| *known == seen).map_or(0, |n| u8::try_from(n + 1).expect("few sets"))
        };
        let entry = |forms: &Counts| {
            let [small, capital] = seen(forms, settings).map(number);
            Entry { small, capital }
        };
        let entries = counts.iter().map(|(word, forms)| (*word, entry(forms)));
        let entries = entries.filter(|(_, entry)| *entry != Entry::default()).collect();
        let of_folds = of_folds.into_iter().map(|fold| {
            let left = |(word, own): (&u64, &Counts)| {
                let all = &counts[word];
                (*word, entry(&std::array::from_fn(|form| std::array::from_fn(|tag| all[form][tag] - own[form][tag]))))
            };
            fold.iter().map(left).collect()
        });
        let mut sets = vec![tags_seen(&unknown, 1000)];
        sets.extend(by_use.iter().map(|(_, seen)| seen.may_have()));
        (Dictionary { sets, entries }, of_folds.collect())
    }

    fn certain(&self, lesson: &Lesson<'_>, context: &Context<'_>, i: usize) -> Option<Tag> {
        match (lesson.doc.toks[i].may_be.set, lesson.doc.toks[i].kind) {
            (0, Kind::Word) => context.is_number(i).then_some(Tag::CD),
            (0, kind) => of_punct(kind),
            (set, _) => {
                let tags = self.sets[usize::from(set)];
                tags.is_power_of_two().then(|| Tag::WORD_TAGS[tags.trailing_zeros() as usize])
            }
        }
    }
}

/// Adds how the words are spelt in Britain.
fn add_british(lessons: &[Lesson<'_>], entries: &mut BTreeMap<u64, Entry>) {
    for (lesson, i) in lessons.iter().flat_map(|lesson| (0..lesson.hashes.len()).map(move |i| (lesson, i))) {
        let Some(entry) = entries.get(&lesson.hashes[i]).copied() else { continue };
        if let Some(british) = british(lesson.doc.lower(i)) {
            entries.entry(hash(british.as_bytes()) >> 16).or_insert(entry);
        }
    }
}

fn look_up(entries: &BTreeMap<u64, Entry>, lesson: &mut Lesson<'_>) {
    for (tok, hash) in lesson.doc.toks.iter_mut().zip(&lesson.hashes) {
        if matches!(tok.kind, Kind::Word | Kind::Clitic) {
            tok.may_be.set = set_of(entries.get(hash).copied().unwrap_or_default(), tok.capital);
        }
    }
}

/// Weights while they are learned: each with the sum of what it was after every step so far.
struct Weights {
    now: Vec<[i32; N_WORD_TAGS]>,
    sums: Vec<[i64; N_WORD_TAGS]>,
    step: i64,
}

impl Weights {
    fn scores(&self, features: impl Iterator<Item = u64>) -> [i32; N_WORD_TAGS] {
        let mut scores = [0; N_WORD_TAGS];
        for feature in features {
            let row = &self.now[row_of(feature)];
            scores.iter_mut().zip(row).for_each(|(score, weight)| *score += weight);
        }
        scores
    }

    fn learn(&mut self, features: impl Iterator<Item = u64>, right: Tag, wrong: Tag) {
        for feature in features {
            let row = row_of(feature);
            for (tag, by) in [(right, 1), (wrong, -1)] {
                self.now[row][tag as usize] += by;
                self.sums[row][tag as usize] += i64::from(by) * self.step;
            }
        }
    }

    /// The average over all steps, scaled to eight bits.
    fn averaged(&self) -> Vec<[i8; N_WORD_TAGS]> {
        let average =
            |row: usize, tag: usize| f64::from(self.now[row][tag]) - self.sums[row][tag] as f64 / self.step as f64;
        let rows = 0..self.now.len();
        let mut sizes: Vec<f64> = rows
            .clone()
            .flat_map(|row| (0..N_WORD_TAGS).map(move |tag| average(row, tag).abs()))
            .filter(|size| *size > 0.0)
            .collect();
        sizes.sort_by(f64::total_cmp);
        // A few very large weights are cut, so that the many have finer steps.
        let top = sizes[sizes.len() - 1 - sizes.len() / 2000];
        let scale = 127.0 / top;
        let narrow = |weight: f64| (weight * scale).round().clamp(-127.0, 127.0) as i8;
        rows.map(|row| std::array::from_fn(|tag| narrow(average(row, tag)))).collect()
    }
}

/// Fits a model; returns the content of `data/tags.bin`. Says to `report` how far it is.
pub fn fit(articles: &[Tagged], settings: Settings, report: &mut dyn FnMut(&str)) -> Vec<u8> {
    let mut lessons: Vec<Lesson<'_>> = articles.iter().map(lesson).collect();
    let (dictionary, of_folds) = Dictionary::gather(&lessons, settings);
    for (n, lesson) in lessons.iter_mut().enumerate() {
        look_up(&of_folds[n % N_FOLDS], lesson);
    }
    report(&format!("{} words in the dictionary, {} sets of tags", dictionary.entries.len(), dictionary.sets.len()));
    let mut weights = Weights { now: vec![[0; N_WORD_TAGS]; N_ROWS], sums: vec![[0; N_WORD_TAGS]; N_ROWS], step: 1 };
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    let mut random = 1_u64;
    for round in 1..=settings.rounds {
        for i in (1..order.len()).rev() {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(i, (random >> 33) as usize % (i + 1));
        }
        let (mut tried, mut wrong) = (0, 0);
        for lesson in order.iter().map(|idx| &lessons[*idx]) {
            let context = Context { toks: &lesson.doc.toks, lower: &lesson.doc.lower };
            let mut before = [Tag::Stop; 2];
            for (i, tok) in lesson.doc.toks.iter().enumerate() {
                if tok.first {
                    before = [Tag::Stop; 2];
                }
                let tag = dictionary.certain(lesson, &context, i).unwrap_or_else(|| {
                    let set = dictionary.sets[usize::from(lesson.doc.toks[i].may_be.set)];
                    let features = context.features(i, set, before);
                    let scores = weights.scores(features.iter().copied());
                    let given = best(&scores, set);
                    if let Some(stated) = lesson.stated[i].filter(|stated| stated.bit() & set != 0) {
                        weights.step += 1;
                        tried += 1;
                        if given != stated {
                            wrong += 1;
                            weights.learn(features.iter().copied(), stated, given);
                        }
                    }
                    given
                });
                if tag != Tag::Mark {
                    before = [tag, before[0]];
                }
            }
        }
        report(&format!("round {round}: {wrong} of {tried} doubtful words wrong"));
    }
    let mut entries = dictionary.entries;
    add_british(&lessons, &mut entries);
    let entries: Vec<(u64, Entry)> = entries.into_iter().collect();
    write(&dictionary.sets, &entries, &weights.averaged())
}

/// Compares the tags that a model gives with those stated; none if `model` is not the content of a `data/tags.bin`.
#[must_use]
pub fn accuracy(articles: &[Tagged], model: &'static [u8]) -> Option<Accuracy> {
    let model = Model::parse(model)?;
    let entries: BTreeMap<u64, Entry> = model.entries().collect();
    let mut out = Accuracy::default();
    for mut lesson in articles.iter().map(lesson) {
        for (tok, hash) in lesson.doc.toks.iter_mut().zip(&lesson.hashes) {
            if matches!(tok.kind, Kind::Word | Kind::Clitic) {
                tok.may_be = MayBe::within(&model, entries.get(hash).copied().unwrap_or_default(), tok.capital);
            }
        }
        let tags = tag_with(&model, &lesson.doc.toks, &lesson.doc.lower);
        for (stated, given) in lesson.stated.iter().zip(tags) {
            let Some(stated) = stated else { continue };
            out.words += 1;
            out.right += usize::from(given == *stated);
            if given != *stated {
                *out.confused.entry((format!("{stated:?}"), format!("{given:?}"))).or_default() += 1;
            }
        }
    }
    Some(out)
}
