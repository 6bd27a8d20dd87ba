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
const PLACES: usize = 512;

/// What stands at places that are free: no word.
const FREE: u64 = 1;

/// [`ENGLISH`], each word as one number, at the place that the number names or at the next.
const PACKED: [u64; PLACES] = {
    let mut out = [FREE; PLACES];
    let mut i = 0;
    while i < ENGLISH.len() {
        let word = packed(ENGLISH[i].as_bytes());
        let at = place(word);
        let at = if out[at] == FREE { at } else { (at + 1) % PLACES };
        assert!(out[at] == FREE, "each word is at one of two places");
        out[at] = word;
        i += 1;
    }
    out
};

/// Where a word belongs: the high bits of a product.
#[expect(clippy::cast_possible_truncation, reason = "a few bits are left")]
const fn place(word: u64) -> usize {
    (word.wrapping_mul(0xff51_afd7_ed55_8ccd) >> (64 - PLACES.trailing_zeros())) as usize
}

/// Whether the word is one of [`ENGLISH`]. No branch: whether it is the processor could not foresee.
fn is_small(word: u64) -> bool {
    let at = place(word);
    (PACKED[at] == word) | (PACKED[(at + 1) % PLACES] == word)
}

/// The letters of a word of eight bytes at most as one number, the first in the low bits.
const fn packed(bytes: &[u8]) -> u64 {
    let (mut out, mut i) = (0, 0);
    while i < bytes.len() {
        out |= (bytes[i] as u64) << (8 * i);
        i += 1;
    }
    out
}

/// How many of eight bytes, the first in the low bits, stand before the first that is white space of ASCII. All at once, as where
/// words are cut.
fn before_space(chunk: u64) -> usize {
    const ONES: u64 = u64::MAX / 0xFF;
    const HIGH: u64 = ONES * 0x80;
    let low = chunk & !HIGH;
    let from = |byte: u8| low + ONES * u64::from(0x80 - byte);
    let other = (low ^ (ONES * u64::from(b' '))) + !HIGH;
    let spaces = (from(b'\t') & !from(b'\r' + 1) | !other) & !chunk & HIGH;
    spaces.trailing_zeros() as usize / 8
}

/// What stands at the end of a sample, so that eight bytes can be read at each of its words.
const END: &str = "        ";

/// Returns the BCP 47 tag of the language of the prose, if it can be told.
pub(super) fn of(text: &str, parts: &[Part]) -> Option<String> {
    let mut sample = String::with_capacity(SAMPLE + 1 + END.len());
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
    let len = sample.len();
    sample.push_str(END);
    let padded = &*sample;
    let (sample, _) = padded.split_at(len);
    if is_english(padded) && has_few_foreign_letters(sample) {
        return Some("en".to_owned());
    }
    let found = detect(sample)?;
    // On long samples the detector is right well before it calls itself reliable.
    let is_sure = (found.is_reliable() && sample.len() >= 60) || (found.confidence() >= 0.4 && sample.len() >= 240);
    is_sure.then(|| tag(found.lang())).flatten().map(str::to_owned)
}

/// Whether the sample has "the", and nearly a fifth of its words are small ones of English. [`END`] is at its end.
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
    let enough = (n_words * 18).div_ceil(100).max(2);
    let (mut n_small, mut has_the) = (0, false);
    let (mut at, mut is_inside) = (0, false);
    while let Some(chunk) = plain.as_bytes().get(at..).and_then(|rest| rest.first_chunk()) {
        let chunk = u64::from_le_bytes(*chunk);
        let n = before_space(chunk);
        if n == chunk.to_le_bytes().len() {
            // A long word, or the middle of one.
            (at, is_inside) = (at + n, true);
            continue;
        }
        // In lower case: the bit by which capitals differ, which makes no other byte a letter.
        let word = (chunk | (u64::MAX / 0xFF * 0x20)) & ((1 << (8 * n)) - 1);
        n_small += usize::from(is_small(word) & !is_inside);
        has_the |= (word == const { packed(b"the") }) & !is_inside;
        // In English the first half of the words is enough.
        if has_the & (n_small >= enough) {
            return true;
        }
        (at, is_inside) = (at + n + 1, false);
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

/// Returns a tag that states three letters where BCP 47 has two with these two: `eng` is `en`.
pub(super) fn canonical(stated: String) -> String {
    let primary = stated.split('-').next().unwrap_or_default();
    let known =
        Some(primary).filter(|primary| primary.len() == 3).and_then(|code| Lang::from_code(code.to_lowercase()));
    match known.and_then(tag) {
        Some(short) => format!("{short}{}", stated.strip_prefix(primary).unwrap_or_default()),
        None => stated,
    }
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
    fn spaces_are_found() {
        for (byte, at) in (0..=u8::MAX).flat_map(|byte| (0..8).map(move |at| (byte, at))) {
            let mut bytes = [0xE9; 8];
            bytes[at] = byte;
            let expected = if shape::is_space(byte) { at } else { 8 };
            assert_eq!(before_space(u64::from_le_bytes(bytes)), expected, "{byte} at {at}");
        }
    }

    #[test]
    fn languages_of_three_letters_have_two() {
        for (stated, tag) in [("eng", "en"), ("ENG-GB", "en-GB"), ("xho", "xho"), ("en", "en"), ("en-US", "en-US")] {
            assert_eq!(canonical(stated.to_owned()), tag);
        }
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
