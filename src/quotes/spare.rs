//! Memory that goes from article to article: what is asked for anew is cleared by the system first.

use std::cell::Cell;
use std::thread::LocalKey;

/// Memory for more tokens, which few articles have, is given back.
const MAX: usize = 1 << 14;

/// Keeps the memory of what is no longer needed, for the next article of this thread.
pub(super) fn keep<T>(spare: &'static LocalKey<Cell<Vec<T>>>, mut used: Vec<T>) {
    if used.capacity() <= MAX {
        used.clear();
        spare.set(used);
    }
}
