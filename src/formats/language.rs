//! Which language an article is in: English by its small words, others by `whatlang`, none when unsure.

use std::borrow::Cow;

use whatlang::{Lang, detect};

use super::shape;
use crate::article::Part;

/// How much prose is looked at, in bytes.
const SAMPLE: usize = 1200;

/// The commonest words of English that are rare or absent in other languages.
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "is", "that", "it", "was", "for", "on", "with", "he", "as", "be", "at", "by", "his",
    "have", "from", "are", "this", "not", "but", "had", "they", "has", "were", "their", "said", "she", "been", "would",
    "who", "which", "will", "after", "about", "her", "says", "its", "you", "we", "an", "or", "if", "when", "what",
    "than", "more", "could", "there", "out", "all", "up", "them", "him", "your", "new", "can", "into", "these",
    "those", "did",
];

/// How many places [`PACKED`] has: a power of two.
const PLACES: usize = 128;

/// [`ENGLISH`], each word as one number, at the place that the number names or at the next that was free.
const PACKED: [u64; PLACES] = {
    let mut out = [0; PLACES];
    let mut i = 0;
    while i < ENGLISH.len() {
        let word = packed(ENGLISH[i].as_bytes());
        let mut at = place(word);
        while out[at] != 0 {
            at = (at + 1) % PLACES;
        }
        out[at] = word;
        i += 1;
    }
    out
};

/// Where a word belongs: the high bits of a product.
#[expect(clippy::cast_possible_truncation, reason = "a few bits are left")]
const fn place(word: u64) -> usize {
    (word.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - PLACES.trailing_zeros())) as usize
}

/// Whether the word is one of [`ENGLISH`].
fn is_small(word: u64) -> bool {
    let mut at = place(word);
    while let Some(known) = PACKED.get(at).filter(|known| **known != 0) {
        if *known == word {
            return true;
        }
        at = (at + 1) % PLACES;
    }
    false
}

/// The letters of a word of eight bytes at most as one number, ASCII in lower case.
const fn packed(bytes: &[u8]) -> u64 {
    let (mut out, mut i) = (0, 0);
    while i < bytes.len() {
        out = out << 8 | bytes[i].to_ascii_lowercase() as u64;
        i += 1;
    }
    out
}

/// Returns the BCP 47 tag of the language of the prose, if it can be told.
pub(super) fn of(text: &str, parts: &[Part]) -> Option<String> {
    let mut sample = String::with_capacity(SAMPLE + 1);
    for part in parts.iter().filter(|part| part.role.is_prose()) {
        let prose = part.span.of(text);
        let mut end = prose.len().min(SAMPLE - sample.len());
        while !prose.is_char_boundary(end) {
            end -= 1;
        }
        sample.push_str(prose.split_at(end).0);
        sample.push(' ');
        if sample.len() + 40 >= SAMPLE {
            break;
        }
    }
    if is_english(&sample) {
        return Some("en".to_owned());
    }
    let found = detect(&sample)?;
    // On long samples the detector is right well before it calls itself reliable.
    let is_sure = (found.is_reliable() && sample.len() >= 60) || (found.confidence() >= 0.4 && sample.len() >= 240);
    is_sure.then(|| tag(found.lang())).flatten().map(str::to_owned)
}

/// Whether the sample has "the", nearly a fifth of its words are small ones of English, and few letters are beyond ASCII.
/// It ends in a space.
fn is_english(sample: &str) -> bool {
    // No word is changed by it. The no-break space is the common one, and alone is found fast.
    let mut plain = Cow::Borrowed(sample);
    if shape::has_wide_space(&plain) {
        plain = Cow::Owned(plain.replace('\u{a0}', " "));
    }
    if shape::has_wide_space(&plain) {
        plain = Cow::Owned(plain.replace(|c: char| !c.is_ascii() && c.is_whitespace(), " "));
    }
    let n_words = shape::n_words(&plain, plain.len());
    let (mut n_small, mut has_the) = (0, false);
    let (mut letters, mut len) = (0, 0);
    for byte in plain.bytes() {
        if !shape::is_space(byte) {
            letters = letters << 8 | u64::from(byte);
            len += 1;
            continue;
        }
        if (1..=5).contains(&len) {
            // In lower case: the bit by which capitals differ, which makes no other byte a letter.
            letters |= 0x20_2020_2020 >> (8 * (5 - len));
            n_small += usize::from(is_small(letters));
            has_the |= letters == const { packed(b"the") };
            // In English the first half of the words is enough.
            if has_the && n_small >= 2 && n_small * 100 >= n_words * 18 {
                return has_few_foreign_letters(sample);
            }
        }
        (letters, len) = (0, 0);
    }
    false
}

/// Whether one in twenty bytes at most begins a letter beyond ASCII.
fn has_few_foreign_letters(sample: &str) -> bool {
    let most = sample.len() / 20;
    let begins = |byte: u8| byte >= 0xC0;
    // Mostly that holds for all characters beyond ASCII, quotation marks too, which are faster to count.
    let n_foreign = |piece: &[u8]| usize::from(piece.iter().map(|byte| u8::from(begins(*byte))).sum::<u8>());
    let (pieces, last) = sample.as_bytes().as_chunks::<128>();
    if pieces.iter().map(|piece| n_foreign(piece)).sum::<usize>() + n_foreign(last) <= most {
        return true;
    }
    let is_letter = |at: usize| sample.get(at..).is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    sample.bytes().enumerate().filter(|(at, byte)| begins(*byte) && is_letter(*at)).count() <= most
}

/// BCP 47 prefers two letters; `whatlang` speaks ISO 639-3.
fn tag(lang: Lang) -> Option<&'static str> {
    Some(match lang {
        Lang::Eng => "en",
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Ita => "it",
        Lang::Por => "pt",
        Lang::Nld => "nl",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Nob => "nb",
        Lang::Fin => "fi",
        Lang::Pol => "pl",
        Lang::Ces => "cs",
        Lang::Slk => "sk",
        Lang::Hun => "hu",
        Lang::Ron => "ro",
        Lang::Bul => "bg",
        Lang::Rus => "ru",
        Lang::Ukr => "uk",
        Lang::Bel => "be",
        Lang::Srp => "sr",
        Lang::Hrv => "hr",
        Lang::Slv => "sl",
        Lang::Mkd => "mk",
        Lang::Ell => "el",
        Lang::Tur => "tr",
        Lang::Ara => "ar",
        Lang::Heb => "he",
        Lang::Pes => "fa",
        Lang::Urd => "ur",
        Lang::Hin => "hi",
        Lang::Ben => "bn",
        Lang::Tam => "ta",
        Lang::Tel => "te",
        Lang::Mar => "mr",
        Lang::Cmn => "zh",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Vie => "vi",
        Lang::Tha => "th",
        Lang::Ind => "id",
        Lang::Cat => "ca",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Hye => "hy",
        Lang::Kat => "ka",
        Lang::Aze => "az",
        Lang::Tgl => "tl",
        Lang::Afr => "af",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Role;
    use crate::text::Span;

    #[track_caller]
    fn check(text: &str, tag: Option<&str>) {
        let part = Part { role: Role::Paragraph, span: Span::new(0, text.len()) };
        assert_eq!(of(text, &[part]).as_deref(), tag, "{text}");
    }

    #[test]
    fn tells_languages_apart() {
        check("The harbour will stay closed, said the mayor of Port Ellery.", Some("en"));
        check(
            "Der Hafen bleibt nach Angaben der Bürgermeisterin bis auf Weiteres geschlossen, sagte sie am Montag.",
            Some("de"),
        );
        check(
            "Le port restera fermé jusqu’à nouvel ordre, a déclaré la maire de la ville lundi matin. Une grue est tombée dans le bassin et bloque le seul chenal assez profond pour le bac des îles, qui ne partira pas avant vendredi, selon elle ; personne n’a été blessé, mais les dégâts sont grands.",
            Some("fr"),
        );
        check("Порт останется закрытым до дальнейшего уведомления, сообщила мэр города в понедельник.", Some("ru"));
        check("Hm.", None);
    }
}
