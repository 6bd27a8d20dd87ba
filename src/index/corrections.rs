//! What the index knows of corrected articles: the hash of each text, and with which corrections it was read.

use std::collections::BTreeSet;
use std::fmt;
use std::path::PathBuf;

use sha2::{Digest as _, Sha256};
use tantivy::{DocAddress, SegmentReader};

use super::schema::column;
use super::{Index, key};
use crate::article::Article;

/// The first half of the SHA-256 of an article's text: what the user's corrections know it by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextHash(pub(super) [u8; 16]);

/// Returns the hash of a text.
#[must_use]
pub fn text_hash(text: &str) -> TextHash {
    let whole: [u8; 32] = Sha256::digest(text.as_bytes()).into();
    let mut half = [0; 16];
    half.copy_from_slice(&whole[..16]);
    TextHash(half)
}

impl TextHash {
    /// Reads 32 hexadecimal digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<TextHash> {
        let is_hex = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = is_hex.then(|| u128::from_str_radix(text, 16).ok())??;
        Some(TextHash(number.to_be_bytes()))
    }

    /// Returns a part of it as a number.
    #[must_use]
    pub fn low(&self) -> u64 {
        let [.., a, b, c, d, e, f, g, h] = self.0;
        u64::from_be_bytes([a, b, c, d, e, f, g, h])
    }
}

impl fmt::Display for TextHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

impl Index {
    /// Returns the files, by root and path, with an article that was read with other corrections than those that are
    /// `wanted` for its text now (a number for each, 0 for none). `any`: whether any are wanted at all.
    ///
    /// # Errors
    /// If the index is damaged.
    pub fn read_with_other_corrections(
        &self,
        any: bool,
        wanted: &dyn Fn(&TextHash) -> u64,
    ) -> anyhow::Result<BTreeSet<(u32, PathBuf)>> {
        let mut found = BTreeSet::new();
        for segment in self.searcher().segment_readers() {
            let has = segment.fast_fields().column_opt::<u64>(column::CORRECTIONS)?;
            if !any && has.as_ref().is_none_or(|has| has.values.num_vals() == 0) {
                continue;
            }
            let files = super::Files::open(segment)?;
            each_text(segment, &mut |doc, hash| {
                if wanted(&hash) != has.as_ref().and_then(|has| has.first(doc)).unwrap_or(0) {
                    found.extend(files.key(doc)?.and_then(|key| key::decode(&key)));
                }
                Ok(())
            })?;
        }
        Ok(found)
    }

    /// Returns an article with this text, the first of several.
    ///
    /// # Errors
    /// If the index is damaged.
    pub fn article_with_text(&self, hash: &TextHash) -> anyhow::Result<Option<Article>> {
        for (number, segment) in (0..).zip(self.searcher().segment_readers()) {
            let mut found = None;
            each_text(segment, &mut |doc, other| {
                found = found.or((other == *hash).then_some(doc));
                Ok(())
            })?;
            if let Some(doc) = found {
                return Ok(Some(self.article(DocAddress::new(number, doc))?));
            }
        }
        Ok(None)
    }
}

/// Calls `each` with the articles of a segment and the hashes of their texts.
fn each_text(segment: &SegmentReader, each: &mut dyn FnMut(u32, TextHash) -> anyhow::Result<()>) -> anyhow::Result<()> {
    let Some(hashes) = segment.fast_fields().bytes(column::TEXT_HASH)? else { return Ok(()) };
    let mut all: Vec<Option<TextHash>> = Vec::with_capacity(hashes.num_terms());
    let ords: Vec<u64> = (0..hashes.num_terms() as u64).collect();
    hashes.dictionary().sorted_ords_to_term_cb(&ords, |bytes| all.push(bytes.try_into().ok().map(TextHash)))?;
    for doc in segment.doc_ids_alive() {
        let hash = hashes.ords().first(doc).and_then(|ord| all.get(usize::try_from(ord).ok()?).copied().flatten());
        if let Some(hash) = hash {
            each(doc, hash)?;
        }
    }
    Ok(())
}
