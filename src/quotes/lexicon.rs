//! The words the engine knows: verbs of reporting, titles, people, bodies, outlets, given names, closed classes.
//!
//! The lists lie in `data/*.txt`, made from general knowledge of English; a word may have several classes. Loaded once.

use super::doc::run;
use super::tags::{Entry, MODEL};
use super::words::hash;
use std::sync::LazyLock;

/// A set of word classes, as bits.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Class(u64);

macro_rules! classes {
    ($($name:ident = $bit:expr, $doc:literal;)*) => {
        impl Class { $(#[doc = $doc] pub(super) const $name: Class = Class(1 << $bit);)* }
    };
}

classes! {
    SAY = 0, "Verb of saying: takes a clause and marks.";
    TELL = 1, "Verb of saying with an addressee.";
    OBJECT = 2, "Verb whose object the quoted words are.";
    VOCAL = 3, "Manner of uttering: a cue only beside marks.";
    DOUBTFUL = 4, "Verb of showing or judging.";
    PAST = 5, "Past form of a cue verb.";
    PARTICIPLE = 6, "Past participle of a cue verb.";
    GERUND = 7, "-ing form of a cue verb.";
    PRESENT = 8, "Third person present of a cue verb.";
    BASE = 9, "Base form of a cue verb.";
    TITLE = 10, "Stands before a person's name.";
    PERSON = 11, "Noun for people.";
    BODY = 12, "Noun for a body that may speak.";
    MEDIA = 13, "Word in the names of outlets.";
    DET = 14, "Determiner or number.";
    POSS = 15, "Possessive pronoun.";
    PRON = 16, "Personal or relative pronoun.";
    AUX = 17, "Auxiliary.";
    BE = 18, "Form of be.";
    MODAL = 19, "Modal.";
    NEG = 20, "Negation.";
    PREP = 21, "Preposition.";
    SUBORD = 22, "Subordinator or relative.";
    CONJ = 23, "Coordinator.";
    ADVERB = 24, "Adverb.";
    TIME = 25, "Day, month, time of day.";
    MALE = 26, "Tells that a man is meant.";
    FEMALE = 27, "Tells that a woman is meant.";
    CORPORATE = 28, "Word in the names of bodies.";
    PARTICLE = 29, "Inside a surname: van, de.";
    SUFFIX = 30, "After a name: Jr., III.";
    MALE_NAME = 31, "Given name of men.";
    FEMALE_NAME = 32, "Given name of women.";
        EITHER_NAME = 33, "Given name of both.";
    VERB = 34, "Common verb form that no ending tells.";
    OFFICE = 35, "May be an office by its initials, or a title cut short.";
    OF_BOYS = 36, "Given to boys alone, though it may be a surname or a word as well: `carter`.";
    OF_GIRLS = 37, "Given to girls alone, the same: `july`.";
}

impl Class {
    pub(super) const NONE: Class = Class(0);

    /// Whether any class of `other` is among these.
    #[inline]
    pub(super) fn has(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn or(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
}

/// Any class of cue verbs.
pub(super) const CUE: Class = Class::SAY.or(Class::TELL).or(Class::OBJECT).or(Class::VOCAL).or(Class::DOUBTFUL);
/// Any class of given names.
pub(super) const GIVEN: Class = Class::MALE_NAME.or(Class::FEMALE_NAME).or(Class::EITHER_NAME);

static WORDS: LazyLock<Words> = LazyLock::new(Words::load);

/// What is known of a word.
#[derive(Clone, Copy, Default)]
pub(super) struct Known {
    /// Its classes.
    pub(super) class: Class,
    /// The tags that it may have.
    pub(super) tags: Entry,
}

/// All words that the lists here and the dictionary of tags have, by their hashes alone: words are not compared by their
/// letters, since two that agree in 47 bits are not to be expected.
pub(super) struct Words {
    /// A word is at the place that its hash names, or at the next that was free.
    places: Box<[Place; N_PLACES]>,
    /// The sets of classes that words have; none is the first.
    classes: Vec<Class>,
    /// The set of the word that was added last: nearly always the next has the same.
    last: usize,
}

/// Places of the table of words, a power of two; a constant, so that looking up needs no check. More than half stay free: nearly all
/// words are found at the first look.
const N_PLACES: usize = 1 << 16;

/// A place of the table: small, so that the table stays in the processor's caches.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    /// A part of the word's hash that the place itself does not tell; 0 where the place is free.
    check: u32,
    /// Index into [`Words::classes`].
    class: u16,
    tags: Entry,
}

impl Words {
    fn load() -> Words {
        let places =
            vec![Place::default(); N_PLACES].into_boxed_slice().try_into().expect("as many places as were made");
        let mut words = Words { places, classes: vec![Class::NONE], last: 0 };
        // Common words first: they are found at the first look.
        words.load_sections(include_str!("data/function.txt"), Class::MALE, Class::FEMALE);
        words.load_lists();
        words.load_cues();
        for (key, tags) in MODEL.entries() {
            words.place(key << 16).tags = tags;
        }
        words.load_sections(include_str!("data/names.txt"), Class::MALE_NAME, Class::FEMALE_NAME);
        words.load_sections(include_str!("data/given.txt"), Class::OF_BOYS, Class::OF_GIRLS);
        words
    }

    /// Returns what is known of the word whose letters in lower case have this [`hash`].
    #[inline]
    pub(super) fn known(&self, hash: u64) -> Known {
        let place = self.places[self.find(hash)];
        Known { class: self.classes[usize::from(place.class)], tags: place.tags }
    }

    /// Where a word is or belongs.
    #[inline]
    fn find(&self, hash: u64) -> usize {
        let (mut at, check) = (first_place(hash), check(hash));
        while self.places[at].check != check && self.places[at].check != 0 {
            at = (at + 1) % N_PLACES;
        }
        at
    }

    fn place(&mut self, hash: u64) -> &mut Place {
        let at = self.find(hash);
        self.places[at].check = check(hash);
        &mut self.places[at]
    }

    /// Adds a class to those of a word.
    fn add(&mut self, word: &str, class: Class) {
        self.add_hash(hash(word.as_bytes()), class);
    }

    fn add_hash(&mut self, hash: u64, class: Class) {
        let at = self.find(hash);
        let classes = self.classes[usize::from(self.places[at].class)].or(class);
        if self.classes[self.last] != classes {
            self.last = self.classes.iter().position(|known| *known == classes).unwrap_or_else(|| {
                self.classes.push(classes);
                self.classes.len() - 1
            });
        }
        self.places[at].check = check(hash);
        self.places[at].class = u16::try_from(self.last).expect("few sets of classes");
    }

    /// Adds words of several classes, with a head before each; `male` and `female` are what these heads mean in this list.
    fn load_sections(&mut self, data: &'static str, male: Class, female: Class) {
        for (line, class) in sections(data, male, female) {
            self.add_line(line, class);
        }
    }

    /// Adds a class to those of each word of a line: nearly all are of small letters, and have a blank behind them.
    fn add_line(&mut self, line: &str, class: Class) {
        let mut at = 0;
        while at < line.len() {
            match run(line.as_bytes(), at) {
                Some((end, hash)) if end > at && line.as_bytes()[end] == b' ' => {
                    self.add_hash(hash, class);
                    at = end + 1;
                }
                _ => {
                    let rest = &line[at..];
                    let word = rest.split(' ').next().unwrap_or(rest);
                    if !word.is_empty() {
                        self.add(word, class);
                    }
                    at += word.len() + 1;
                }
            }
        }
    }

    fn load_lists(&mut self) {
        for (data, class) in [
            (include_str!("data/titles.txt"), Class::TITLE),
            (include_str!("data/people.txt"), Class::PERSON),
            (include_str!("data/bodies.txt"), Class::BODY),
            (include_str!("data/media.txt"), Class::MEDIA),
        ] {
            for line in lines(data) {
                self.add_line(line, class);
            }
        }
    }

    /// Adds the verbs of saying, in all their forms.
    fn load_cues(&mut self) {
        for (line, class) in sections(include_str!("data/cues.txt"), Class::MALE, Class::FEMALE) {
            let mut forms = line.split_ascii_whitespace();
            let lemma = forms.next().unwrap_or_default();
            let past = forms.next();
            let participle = forms.next().or(past);
            let regular = regular_past(lemma);
            self.add(lemma, class.or(Class::BASE));
            self.add(&present(lemma), class.or(Class::PRESENT));
            self.add(&gerund(lemma), class.or(Class::GERUND));
            self.add(past.unwrap_or(&regular), class.or(Class::PAST));
            self.add(participle.unwrap_or(&regular), class.or(Class::PARTICIPLE));
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a few bits are left")]
#[inline]
fn first_place(hash: u64) -> usize {
    (hash >> (64 - N_PLACES.trailing_zeros())) as usize
}

#[expect(clippy::cast_possible_truncation, reason = "the bits below the place are what is wanted")]
#[inline]
fn check(hash: u64) -> u32 {
    ((hash >> 16) as u32).max(1)
}

/// The table of words.
pub(super) fn words() -> &'static Words {
    &WORDS
}

/// Whether the word of this hash is known in small letters too: no name alone.
pub(super) fn is_common(hash: u64) -> bool {
    words().known(hash).tags.small != 0
}

/// Returns the classes of a word in lower case.
pub(super) fn class(lower: &str) -> Class {
    words().known(hash(lower.as_bytes())).class
}

fn lines(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The lines under heads, each with the class of its head.
fn sections(data: &'static str, male: Class, female: Class) -> impl Iterator<Item = (&'static str, Class)> {
    let mut class = Class::NONE;
    lines(data).filter_map(move |line| match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(head) => {
            class = section_class(head, male, female);
            None
        }
        None => Some((line, class)),
    })
}

fn section_class(head: &str, male: Class, female: Class) -> Class {
    match head {
        "say" => Class::SAY,
        "tell" => Class::TELL,
        "object" => Class::OBJECT,
        "vocal" => Class::VOCAL,
        "doubtful" => Class::DOUBTFUL,
        "det" => Class::DET,
        "poss" => Class::POSS,
        "pron" => Class::PRON,
        "aux" => Class::AUX,
        "be" => Class::BE,
        "modal" => Class::MODAL,
        "neg" => Class::NEG,
        "prep" => Class::PREP,
        "subord" => Class::SUBORD,
        "conj" => Class::CONJ,
        "adverb" => Class::ADVERB,
        "time" => Class::TIME,
        "either" => Class::EITHER_NAME,
        "male" => male,
        "female" => female,
        "corporate" => Class::CORPORATE,
        "particle" => Class::PARTICLE,
        "suffix" => Class::SUFFIX,
        "office" => Class::OFFICE,
        "verb" => Class::VERB,
        // The lists are ours and compiled in: a head misspelt there fails every test.
        unknown => panic!("data/*.txt: no class of words is called [{unknown}]"),
    }
}

fn ends_in_consonant_y(lemma: &str) -> bool {
    let bytes = lemma.as_bytes();
    bytes.len() > 1 && bytes.ends_with(b"y") && !b"aeiou".contains(&bytes[bytes.len() - 2])
}

/// Short verbs double their last consonant: quip, nod, swear does not.
fn doubles(lemma: &str) -> bool {
    let b = lemma.as_bytes();
    let n = b.len();
    let vowel = |c: u8| b"aeiou".contains(&c);
    let last_stressed = n <= 4 || matches!(lemma, "admit" | "refer" | "rebut");
    let last_stressed = last_stressed || lemma.starts_with("qui");
    n >= 3
        && last_stressed
        && !vowel(b[n - 1])
        && !b"wxy".contains(&b[n - 1])
        && vowel(b[n - 2])
        && (!vowel(b[n - 3]) || b[0] == b'q')
}

fn present(lemma: &str) -> String {
    if ends_in_consonant_y(lemma) {
        return format!("{}ies", &lemma[..lemma.len() - 1]);
    }
    let hissing = ["s", "sh", "ch", "x", "z", "go"].iter().any(|end| lemma.ends_with(end));
    format!("{lemma}{}", if hissing { "es" } else { "s" })
}

fn gerund(lemma: &str) -> String {
    if lemma.ends_with('e') && !lemma.ends_with("ee") {
        return format!("{}ing", &lemma[..lemma.len() - 1]);
    }
    if doubles(lemma) {
        return format!("{lemma}{}ing", &lemma[lemma.len() - 1..]);
    }
    format!("{lemma}ing")
}

fn regular_past(lemma: &str) -> String {
    if lemma.ends_with('e') {
        return format!("{lemma}d");
    }
    if ends_in_consonant_y(lemma) {
        return format!("{}ied", &lemma[..lemma.len() - 1]);
    }
    if doubles(lemma) {
        return format!("{lemma}{}ed", &lemma[lemma.len() - 1..]);
    }
    format!("{lemma}ed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_room() {
        let words = words().places.iter().filter(|place| place.check != 0).count();
        assert!(words * 4 / 3 < N_PLACES, "the lists have outgrown their table: {words} words");
    }

    #[test]
    fn verbs_are_inflected() {
        for (word, classes) in [
            ("said", Class::SAY.or(Class::PAST)),
            ("denies", Class::SAY.or(Class::PRESENT)),
            ("quipped", Class::SAY.or(Class::PAST)),
            ("admitting", Class::SAY.or(Class::GERUND)),
            ("told", Class::TELL.or(Class::PARTICIPLE)),
            ("labelled", Class::NONE),
            ("written", Class::SAY.or(Class::PARTICIPLE)),
            ("tweeted", Class::SAY.or(Class::PAST)),
            ("emphasizing", Class::SAY.or(Class::GERUND)),
            ("nodded", Class::VOCAL.or(Class::PAST)),
            ("table", Class::NONE),
        ] {
            assert_eq!(class(word).0 & classes.0, classes.0, "{word}");
        }
        assert!(class("the").has(Class::DET) && class("she").has(Class::FEMALE));
        assert!(class("maria").has(Class::FEMALE_NAME) && !class("maria").has(Class::FEMALE));
    }
}
