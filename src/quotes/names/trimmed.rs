//! What stands in a run of capitals before or behind a name, and is no part of it.

use super::known::is_place_at;
use crate::quotes::doc::Doc;
use crate::quotes::lexicon::GIVEN;
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// `Mountainous | Norland has a history of it.`: a known place behind an adjective at the head of the sentence.
pub(super) fn without_lead(doc: &Doc<'_>, name: Range<usize>) -> Range<usize> {
    let lead = name.start;
    let told = name.len() > 1
        && doc.toks[lead].first
        && !doc.is(lead, GIVEN)
        && !is_one_of!(doc.id(lead), "indigenous" | "religious" | "anonymous")
        && ["ous", "ful", "less"].iter().any(|end| doc.lower(lead).ends_with(end))
        && !is_place_at(doc, &name)
        && is_place_at(doc, &(lead + 1..name.end));
    if told { lead + 1..name.end } else { name }
}

/// `Ada Hale KC`, `Ada Hale MP`: letters behind a full name.
pub(super) fn without_honours(doc: &Doc<'_>, mut name: Range<usize>) -> Range<usize> {
    let honour = |i: usize| {
        let word = doc.word(i);
        matches!(
            word.trim_end_matches('.'),
            "Ph.D" | "PhD" | "M.D" | "Esq" | "MD" | "KC" | "QC" | "SC" | "BL" | "JP" | "MP" | "MEP" | "MSP"
        ) || matches!(word, "OBE" | "MBE" | "CBE" | "DBE" | "KBE" | "TD" | "FRS" | "RN" | "CPA" | "MLA" | "MK")
    };
    while name.len() > 2 && honour(name.end - 1) {
        name.end -= 1;
    }
    name
}

/// `Baroness Hale | of Orla`: a peer is known by what stands before the place.
pub(super) fn without_seat(doc: &Doc<'_>, title: &Range<usize>, name: Range<usize>) -> Range<usize> {
    let peer = title.end == name.start
        && !title.is_empty()
        && is_one_of!(
            doc.id(title.end - 1),
            "baroness" | "lord" | "lady" | "baron" | "viscount" | "viscountess" | "dame"
        );
    let of = name.start + 1;
    if peer && name.len() > 2 && is_one_of!(doc.id(of), "of") { name.start..of } else { name }
}
