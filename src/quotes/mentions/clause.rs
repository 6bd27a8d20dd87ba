//! What tells of a clause where phrases are looked for: how it opens, and the verb behind a phrase.

use crate::quotes::doc::Doc;
use crate::quotes::lexicon::Class;
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;

impl Doc<'_> {
    /// `Told of this, she smiled`: whether a sentence that begins at `start` begins with what was done to its subject.
    pub(in crate::quotes) fn opens_as_participle(&self, start: usize) -> bool {
        self.tag(start).is_in(&[Tag::VBN, Tag::VBD])
            || is_one_of!(
                self.id(start),
                "asked"
                    | "told"
                    | "pressed"
                    | "questioned"
                    | "examined"
                    | "informed"
                    | "reached"
                    | "contacted"
                    | "challenged"
            )
    }

    /// Whether `at` stands in what a sentence opens with before its subject: `Replying to a question by | Hale, the minister said`.
    pub(in crate::quotes) fn opens_adjunct(&self, at: usize) -> bool {
        let Some(sent) = self.sent_of(at) else { return false };
        let leads = self.is(sent.start, Class::PREP) || self.tag(sent.start).is_in(&[Tag::VBG, Tag::VBN]);
        let plain = |i: usize| self.toks[i].is_word() && !self.toks[i].quoted() && !self.tag(i).is_finite();
        leads && sent.start < at && (sent.start..at).all(plain)
    }

    /// Whether what stands from `start` to `end` tells by whom it was done: `Asked by | Hale`.
    pub(in crate::quotes) fn is_by_agent(&self, start: usize, end: usize) -> bool {
        let plain = |i: usize| self.toks[i].is_word() && !self.toks[i].quoted();
        self.opens_as_participle(start)
            && (start..end).all(plain)
            && (start + 1..end).any(|i| is_one_of!(self.id(i), "by"))
    }

    /// `By evening | the admiral had left`: whether a sentence begins with a time of two words right before `i`, without a comma.
    pub(in crate::quotes) fn is_timed(&self, i: usize) -> bool {
        let opens = i > 1 && self.toks[i - 2].first && self.is(i - 2, Class::PREP);
        opens && self.is(i - 1, Class::TIME) && !self.toks[i - 1].quoted()
    }

    /// The verb with tense that stands at `from`, adverbs aside.
    pub(in crate::quotes) fn verb_behind(&self, from: usize, limit: usize) -> Option<usize> {
        (from..limit).find(|i| !self.is(*i, Class::ADVERB)).filter(|i| self.tag(*i).is_finite())
    }

    /// Whether a word tells of a sum of money: `$20`, `$20 million`.
    pub(in crate::quotes) fn is_sum(&self, i: usize) -> bool {
        if i == 0 || self.tag(i) != Tag::CD {
            return false;
        }
        let number = i - usize::from(i > 1 && self.tag(i - 1) == Tag::CD);
        number > 0 && matches!(self.word(number - 1), "$" | "£" | "€")
    }
}
