//! Whom words are told to, where no model has left them out: `asked its readers | their views`, `warned us | about the plan`.

use super::Finder;
use super::adjuncts::is_dated;
use crate::quotes::cues::Cue;
use crate::quotes::doc::Kind;
use crate::quotes::lexicon::Class;
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

impl Finder<'_, '_> {
    /// Cuts whom it is told to, or when, off the front of content that begins right behind its verb.
    pub(super) fn leave_addressee(&self, cue: &Cue, content: &mut [Range<usize>]) {
        let (doc, verb, Range { start, end }) = (self.doc, cue.toks.end - 1, content[0].clone());
        if start <= verb || start + 2 >= end || doc.toks[start].quoted() {
            return;
        }
        if is_dated(doc, start) && start == verb + 1 {
            // `announced | this week plans to close`, not `said | this week was late`
            let things = doc.tag(start + 2).is_in(&[Tag::NNS, Tag::JJ, Tag::DT, Tag::PRPS, Tag::NN]);
            let plans = is_one_of!(doc.id(start + 2), "plans") && is_one_of!(doc.id(verb), "announced" | "unveiled");
            content[0].start += if things && doc.is(verb, Class::PAST) || plans { 2 } else { 0 };
            return;
        }
        if !doc.is(verb, Class::TELL) {
            return;
        }
        let plain = |i: &usize| {
            (doc.toks[*i].is_word() || doc.toks[*i].kind == Kind::Clitic)
                && !doc.toks[*i].quoted()
                && !doc.tag(*i).is_finite()
                && !doc.tag(*i).is_in(&[Tag::TO, Tag::WH])
        };
        // `warned | us about the plan`
        if start + 4 < end
            && is_one_of!(doc.id(start), "us" | "me" | "them" | "him" | "you")
            && is_one_of!(doc.id(start + 1), "about" | "of" | "against" | "that")
        {
            content[0].start += 1;
            return;
        }
        // `asked | our readers their views`, `asked | Ada Hale her age`
        if is_one_of!(doc.id(verb), "asked" | "asks" | "asking") && start == verb + 1 {
            let whom = doc.phrase_at(start, end);
            let views = whom
                .map(|whom| whom.toks.end)
                .filter(|i| i + 1 < end && is_one_of!(doc.id(*i), "their" | "his" | "her"));
            content[0].start = views.unwrap_or(start);
            return;
        }
        // `reminded a crowd of | farmers in Orla that it was late`
        if is_one_of!(doc.id(start), "that" | "to" | "how" | "why" | "what" | "whether" | "if" | "of" | "about") {
            return;
        }
        let that =
            start + (start..end.min(start + 14)).take_while(|i| plain(i) && !is_one_of!(doc.id(*i), "that")).count();
        let clause = that + 2 < end && is_one_of!(doc.id(that), "that") && !doc.tag(that + 1).is_finite();
        if clause && that > start && !doc.toks[that].quoted() && self.opens_finding(that + 1, end) {
            content[0].start = that;
        }
    }
}
