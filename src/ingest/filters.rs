//! The filters of roots, as the index notes them: so that a run without flags reads what the run with flags read.

use serde::{Deserialize, Serialize};

use crate::corpus::Filter;
use crate::index::Index;

/// A [`Filter`] in the index; absent keys are empty.
#[derive(Serialize, Deserialize)]
#[serde(default)]
#[derive(Default)]
struct Note {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    include: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    exclude: Vec<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    hidden: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    no_ignore: bool,
}

/// Returns the filter of root number `root`. A note that cannot be read is none.
#[must_use]
pub fn filter_of(index: &Index, root: u32) -> Filter {
    let note: Note = index.note(root).and_then(|note| serde_json::from_str(note).ok()).unwrap_or_default();
    Filter { include: note.include, exclude: note.exclude, hidden: note.hidden, no_ignore: note.no_ignore }
}

/// Returns the note of a filter; empty for one that filters nothing.
pub(super) fn note_of(filter: &Filter) -> String {
    if *filter == Filter::default() {
        return String::new();
    }
    let Filter { include, exclude, hidden, no_ignore } = filter.clone();
    let note = Note { include, exclude, hidden, no_ignore };
    serde_json::to_string(&note).expect("strings and flags can be written as JSON")
}
