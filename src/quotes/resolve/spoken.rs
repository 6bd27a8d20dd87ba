//! Who spoke last, for whom, and who was told of without a name.

use super::Resolved;
use super::pronouns::{Focus, MOST, Seen, Who};
use std::ops::Range;

/// How many paragraphs back somebody without a name may lie who is taken up again.
const INTRODUCED: usize = 8;

impl Focus {
    pub(super) fn last_spoken(&self, at: usize) -> Option<&Seen> {
        self.last_with_block(at).map(|(last, _)| last)
    }

    fn last_with_block(&self, at: usize) -> Option<(&Seen, usize)> {
        self.spoken.iter().rev().map(|(idx, block)| (&self.seen[*idx], *block)).find(|(s, _)| s.tok < at)
    }

    /// Who spoke last, if in this paragraph or the one before.
    pub(super) fn spoken_near(&self, at: usize) -> Option<&Seen> {
        self.last_with_block(at).filter(|(_, block)| block + 1 >= self.block).map(|(last, _)| last)
    }

    /// Who spoke last, in this paragraph.
    pub(super) fn spoken_here(&self, at: usize) -> Option<&Seen> {
        self.last_with_block(at).filter(|(_, block)| *block == self.block).map(|(last, _)| last)
    }

    /// Whether who spoke last is `one`, in this paragraph.
    pub(super) fn just_spoke(&self, at: usize, one: usize) -> bool {
        self.spoken_here(at).is_some_and(|seen| seen.who == Who::Entity(one))
    }

    /// Who has a name and spoke last beside `one`, in this paragraph.
    pub(super) fn other_here(&self, at: usize, one: usize) -> Option<usize> {
        let here = self.spoken.iter().rev().take_while(|(_, block)| *block == self.block);
        let mut others = here.map(|(idx, _)| &self.seen[*idx]).filter(|seen| seen.tok < at);
        others.find_map(|seen| match seen.who {
            Who::Entity(entity) if entity != one => Some(entity),
            _ => None,
        })
    }

    /// Notes for whom spoke who spoke last.
    pub(super) fn note_spoken_for(&mut self, resolved: &Resolved) {
        self.spoken_for = match (&resolved.spoken_for, &resolved.unnamed) {
            (Some(body), unnamed) => Some((unnamed.clone(), body.clone(), self.block)),
            _ => None,
        };
    }

    /// For whom spoke who spoke last, in this paragraph or the one before: whoever that was, or only who is called so.
    pub(super) fn spoken_for(&self, unnamed: Option<&str>) -> Option<String> {
        let (who, body, block) = self.spoken_for.as_ref()?;
        let same = unnamed.is_none_or(|unnamed| who.as_deref().is_some_and(|who| who.starts_with(unnamed)));
        (same && block + 1 >= self.block).then(|| body.clone())
    }

    /// "A nurse … the nurse": somebody without a name who was told of by this noun, as printed, and where last.
    pub(super) fn introduced(&self, at: usize, noun: &str) -> Option<(&str, usize)> {
        let seen = self.seen.iter().rev().skip_while(|s| s.tok >= at).take(MOST);
        let near = seen.take_while(|s| s.block + INTRODUCED >= self.block);
        let mut told = near.filter_map(|seen| match &seen.who {
            Who::Unnamed { text, person: true, .. } if !seen.plural => {
                let mut words = text.split(' ');
                let one =
                    words.next().is_some_and(|first| matches!(&*first.to_lowercase(), "a" | "an" | "one" | "another"));
                let ends =
                    |word: &&str| matches!(*word, "for" | "of" | "from" | "in" | "at" | "with" | "on" | "near" | "who");
                let head = words.take_while(|word| !ends(word)).last();
                (one && head.is_some_and(|head| head.eq_ignore_ascii_case(noun))).then_some((text.as_str(), seen.tok))
            }
            _ => None,
        });
        told.next()
    }

    /// Who has a name and spoke last, in this paragraph or the one before.
    pub(super) fn last_named(&self, at: usize) -> Option<usize> {
        match self.spoken_near(at)?.who {
            Who::Entity(entity) => Some(entity),
            Who::Unnamed { .. } => None,
        }
    }

    /// Who has a name and spoke last in these tokens.
    pub(super) fn spoke_within(&self, toks: &Range<usize>) -> Option<usize> {
        let spoken = self.spoken.iter().rev().map(|(idx, _)| &self.seen[*idx]).find(|seen| toks.contains(&seen.tok))?;
        match spoken.who {
            Who::Entity(entity) => Some(entity),
            Who::Unnamed { .. } => None,
        }
    }

    /// The last of those of whom something holds who spoke in these tokens.
    pub(super) fn last_who_spoke(&self, toks: &Range<usize>, holds: impl Fn(usize) -> bool) -> Option<usize> {
        let spoken =
            self.spoken.iter().rev().map(|(idx, _)| &self.seen[*idx]).take_while(|seen| seen.tok >= toks.start);
        spoken.filter(|seen| toks.contains(&seen.tok)).find_map(|seen| match seen.who {
            Who::Entity(entity) if holds(entity) => Some(entity),
            _ => None,
        })
    }
}
