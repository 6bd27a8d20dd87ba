//! Who bears a word in a name: by the first and by the last word.

use super::folded::ByKey;
use std::collections::hash_map::Entry;

/// Of so many who share a first or last name the others are not compared.
const MOST_OF_A_NAME: usize = 64;

/// Those whose name has the same first or last word, in the order in which they were met.
#[derive(Debug)]
pub(super) struct Bearers {
    first: usize,
    /// All of them where they are several: a list of one is not worth its memory.
    all: Vec<usize>,
}

impl Bearers {
    pub(super) fn all(&self) -> &[usize] {
        if self.all.is_empty() { std::slice::from_ref(&self.first) } else { &self.all }
    }
}

/// The first of them: the others are not compared.
pub(super) fn most_of(bearers: Option<&Bearers>) -> impl Iterator<Item = &usize> {
    bearers.map_or(&[][..], Bearers::all).iter().take(MOST_OF_A_NAME)
}

/// Notes that an entity has the word of this number in its name.
pub(super) fn note(bearers: &mut ByKey<Bearers>, word: u64, entity: usize) {
    match bearers.entry(word) {
        Entry::Vacant(none) => {
            none.insert(Bearers { first: entity, all: Vec::new() });
        }
        Entry::Occupied(some) => {
            let Bearers { first, all } = some.into_mut();
            if all.is_empty() {
                all.push(*first);
            }
            all.push(entity);
        }
    }
}
