//! Who was asked for, kept with the open index: working out who bears a name takes longer than finding what they say.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::{People, Rules};

/// With so many names in them all answers are let go: a name takes some hundred bytes.
const MOST_NAMES: usize = 50_000;

/// Answers of [`People::called`].
#[derive(Default)]
pub(super) struct Kept(Mutex<Answers>);

#[derive(Default)]
struct Answers {
    /// By these rules.
    rules: Rules,
    /// By the words that were asked for.
    people: HashMap<Vec<Vec<String>>, Arc<People>>,
    n_names: usize,
}

impl Kept {
    pub(super) fn get(&self, rules: &Rules, wanted: &[&[String]]) -> Option<Arc<People>> {
        let answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let wanted: Vec<Vec<String>> = wanted.iter().map(|words| words.to_vec()).collect();
        answers.people.get(&wanted).filter(|_| answers.rules == *rules).cloned()
    }

    pub(super) fn put(&self, rules: &Rules, wanted: &[&[String]], people: People) -> Arc<People> {
        let people = Arc::new(people);
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Also who is nobody is kept.
        let n_names = people.of.len() + 1;
        if answers.rules != *rules || answers.n_names + n_names > MOST_NAMES {
            *answers = Answers { rules: rules.clone(), ..Answers::default() };
        }
        answers.n_names += n_names;
        answers.people.insert(wanted.iter().map(|words| words.to_vec()).collect(), Arc::clone(&people));
        people
    }
}
