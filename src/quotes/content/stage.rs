//! Who takes the stage in a sentence right before words in marks that have no cue: `Hale shrugged. “It happens.”`

use super::Finder;
use crate::article::MentionKind;
use crate::quotes::called::is_agent_noun;
use crate::quotes::cues;
use crate::quotes::doc::Kind;
use crate::quotes::lexicon::{Class, GIVEN};
use crate::quotes::mentions::Phrase;
use crate::quotes::words::{Word, is_one_of};
use std::ops::Range;

/// Tokens of the longest sentence that counts as one in which somebody only acts.
const SHORT: usize = 28;

impl Finder<'_, '_> {
    /// `… Hale said. The manager snorted. | “Did I?”`: who acts in the sentence right before, if that reports nothing and it is another
    /// than the speaker of the unit `last`.
    pub(super) fn turned_to(&self, last: Option<usize>, sent: &Range<usize>) -> Option<Phrase> {
        let doc = self.doc;
        let before = doc.sent_before(sent.start).filter(|before| before.end == sent.start)?;
        let here = doc.block_of(sent.start).is_some_and(|block| block.toks.start <= before.start);
        let plain = here && before.len() <= SHORT && !before.clone().any(|i| doc.toks[i].quoted() || self.used[i]);
        let mut units = self.units.iter().rev().take(4);
        if !plain || units.any(|unit| unit.cue.as_ref().is_some_and(|cue| before.contains(&cue.start))) {
            return None;
        }
        let subject = self.put_to(before).or_else(|| self.acting(before))?;
        if self.is_all_capitals(sent) || last.is_some() && self.is_told_of_himself(before, &subject, sent) {
            return None;
        }
        let Some(spoke) = last.map(|unit| self.units[unit].subject.as_ref()) else { return Some(subject) };
        // `“A,” Hale said. He shrugged. “B.”`: he goes on.
        let spoke = spoke?;
        let same = doc.id(spoke.head.end - 1) == doc.id(subject.head.end - 1);
        // `“A,” Ann Hale said. He shrugged. “B.”`: another.
        let sex = |class: Class| spoke.toks.clone().any(|i| doc.is(i, class));
        let other = match () {
            () if is_one_of!(doc.id(subject.head.start), "she") => sex(Class::MALE_NAME.or(Class::MALE)),
            () if is_one_of!(doc.id(subject.head.start), "he") => sex(Class::FEMALE_NAME.or(Class::FEMALE)),
            () => true,
        };
        (!same && (subject.kind != MentionKind::Pronoun || other)).then_some(subject)
    }

    /// `Hale was furious. | “He threw a boot.”`: words of somebody, and not of who laughs or nods before them.
    fn is_told_of_himself(&self, before: &Range<usize>, subject: &Phrase, sent: &Range<usize>) -> bool {
        let doc = self.doc;
        let gesture = |i: usize| {
            is_gesture(doc.id(i))
                && !is_one_of!(doc.id(i), "agreed" | "agrees" | "agree" | "disagreed" | "disagrees" | "disagree")
        };
        if before.clone().any(gesture) {
            return false;
        }
        let Some(first) = sent.clone().find(|i| doc.toks[*i].is_word()) else { return false };
        let class = |class: Class| subject.toks.clone().any(|i| doc.is(i, class));
        let plural = doc.lower(subject.head.end - 1).ends_with('s') && subject.kind == MentionKind::Nominal;
        match doc.pronoun(first) {
            "he" | "his" => !class(Class::FEMALE_NAME.or(Class::FEMALE)),
            "she" | "her" => !class(Class::MALE_NAME.or(Class::MALE)),
            "they" | "their" => plural,
            _ => false,
        }
    }

    /// `“The Salt Road.”`: a title.
    pub(super) fn is_all_capitals(&self, sent: &Range<usize>) -> bool {
        let doc = self.doc;
        let words = || sent.clone().filter(|i| doc.toks[*i].is_word());
        let long = || words().skip(1).filter(|i| doc.toks[*i].span.len() > 3 && !doc.is(*i, Class::TIME));
        words().count() > 1 && long().count() > 0 && long().all(|i| doc.toks[i].capital)
    }

    /// Who acts in a sentence as people do before they speak, or is told to be of a mind.
    fn acting(&self, sent: &Range<usize>) -> Option<Phrase> {
        let doc = self.doc;
        // `Hale laughs`, a plural for all that the tagger knows
        let laughs = (sent.start + 1..sent.end).take(5).find(|i| is_gesture(doc.id(*i)));
        let led = laughs.and_then(|verb| doc.phrase_at(sent.start, verb).filter(|phrase| phrase.toks.end == verb));
        let (subject, verb) = match led {
            Some(subject) => (subject, laughs),
            None => {
                let subject = cues::sentence_subject(doc, sent, sent.end)?;
                let verb = self.main_verb(sent, &subject);
                (subject, verb)
            }
        };
        let noun = subject.head.end - 1;
        let person = match subject.kind {
            MentionKind::Name => !doc.is_body_name(&subject.head),
            MentionKind::Nominal => doc.is(noun, Class::PERSON.or(Class::TITLE)) || is_agent_noun(doc.lower(noun)),
            MentionKind::Pronoun => is_one_of!(doc.id(noun), "he" | "she"),
        };
        (person && self.is_beat(verb?, sent.end)).then(|| bare(subject))
    }

    /// The verb of a subject, behind what stands between commas and adverbs: `Hale, 44, of Orla, never | laughed`.
    pub(super) fn main_verb(&self, sent: &Range<usize>, subject: &Phrase) -> Option<usize> {
        let doc = self.doc;
        let comma = |i: &usize| doc.toks[*i].is_punct(b',') && !doc.toks[*i].quoted();
        let mut at = subject.toks.end;
        // `Her coach, Ada Hale, | shrugged`
        let named = subject.apposition.as_ref().is_some_and(|told| told.start == subject.toks.start);
        at += usize::from(named && at < sent.end && comma(&at));
        while at < sent.end && comma(&at) {
            at = (at + 1..sent.end).find(comma)?;
            // `Hale, 44, of Orla, …`: the comma closes one and opens the next, until a verb follows.
            let acts = |at: usize| doc.tag(at).is_finite() || doc.is(at, Class::ADVERB) || is_gesture(doc.id(at));
            if at + 1 < sent.end && acts(at + 1) {
                at += 1;
                break;
            }
        }
        let adverb = |i: &usize| doc.is(*i, Class::ADVERB) && !doc.tag(*i).is_finite();
        (at..sent.end).take(4).find(|i| !adverb(i))
    }

    /// Whether the verb tells of what somebody does before they speak, or how they are minded: `shrugged`, `was less certain`,
    /// `held up his hands`, `did not hesitate`.
    pub(super) fn is_beat(&self, verb: usize, end: usize) -> bool {
        let doc = self.doc;
        let behind = |n: usize, is: &dyn Fn(Word) -> bool| (verb + 1..end.min(verb + 1 + n)).any(|i| is(doc.id(i)));
        let next = |n: usize| if verb + n < end { doc.id(verb + n) } else { Word::default() };
        if is_gesture(doc.id(verb)) {
            // Not `agreed a deal`
            let object =
                doc.toks.get(verb + 1).is_some_and(|tok| tok.is(Class::DET)) || is_one_of!(next(1), "to" | "that");
            return !object || !is_one_of!(doc.id(verb), "agreed" | "agrees" | "agree");
        }
        let copula = doc.is(verb, Class::BE)
            || is_one_of!(doc.id(verb), "seemed" | "looked" | "sounded" | "remained" | "remains" | "seems" | "sounds");
        if copula {
            let minded = (verb + 1..end.min(verb + 5)).find(|i| is_minded(doc.id(*i)));
            // Not `was sure to lose`
            let loses = |i: usize| {
                is_one_of!(doc.id(i), "sure" | "certain") && i + 1 < end && is_one_of!(doc.id(i + 1), "to" | "of")
            };
            return minded.is_some_and(|i| !loses(i));
        }
        if is_one_of!(doc.id(verb), "did" | "does" | "didn't" | "doesn't") {
            return behind(2, &|word| {
                is_one_of!(word, "hesitate" | "flinch" | "blink" | "disagree" | "agree" | "mince")
            });
        }
        // `went further`, `hit back`, `begged to differ`
        if is_one_of!(doc.id(verb), "went" | "goes" | "hit" | "hits" | "begged" | "begs") {
            return behind(2, &|word| is_one_of!(word, "further" | "back" | "differ"));
        }
        let own = |n: usize| is_one_of!(next(n), "his" | "her" | "their");
        match () {
            // `held up his hands`, `shook her head`, `raised an eyebrow`
            () if is_one_of!(doc.id(verb), "held" | "holds" | "threw" | "throws" | "put")
                && is_one_of!(next(1), "up") =>
            {
                own(2) && is_one_of!(next(3), "hands" | "arms")
            }
            () if is_one_of!(doc.id(verb), "shook" | "shakes" | "rolled" | "rolls" | "raised" | "raises") => {
                (own(1) || is_one_of!(next(1), "an")) && is_one_of!(next(2), "head" | "eyes" | "eyebrow" | "eyebrows")
            }
            // `took a different view`, `had no complaints`, `saw it differently`, `put it bluntly`
            () if is_one_of!(doc.id(verb), "took" | "takes" | "had" | "has") => behind(4, &|word| {
                is_one_of!(word, "view" | "complaints" | "doubts" | "doubt" | "regrets" | "illusions")
            }),
            () if is_one_of!(doc.id(verb), "saw" | "sees" | "put" | "puts") => {
                is_one_of!(next(1), "it" | "things")
                    && behind(3, &|word| {
                        is_one_of!(word, "differently" | "bluntly" | "simply" | "succinctly" | "plainly" | "way")
                    })
            }
            // `tweeted a warning`, `issued a statement`
            () if is_one_of!(doc.id(verb), "tweeted" | "posted" | "issued" | "sent" | "offered" | "delivered") => {
                behind(4, &|word| {
                    is_one_of!(
                        word,
                        "warning" | "message" | "statement" | "response" | "reply" | "answer" | "rebuke" | "advice"
                    )
                })
            }
            // `wiped away a tear`, `managed a smile`
            () if is_one_of!(doc.id(verb), "wiped" | "wipes") => {
                behind(4, &|word| is_one_of!(word, "tear" | "tears" | "eyes"))
            }
            () if is_one_of!(doc.id(verb), "managed" | "manages" | "pulled" | "pulls" | "gave" | "gives") => {
                behind(4, &|word| is_one_of!(word, "smile" | "grin" | "face" | "shrug" | "nod" | "laugh"))
            }
            () => false,
        }
    }

    /// `Hale’s response? | “No.”`, `And her coach, Otto Budd? | “Never.”`: who is asked, in a question of a few words without a verb.
    fn put_to(&self, sent: &Range<usize>) -> Option<Phrase> {
        let doc = self.doc;
        let end = sent.clone().rev().find(|i| doc.toks[*i].is_word())? + 1;
        if !doc.asks(sent) || sent.len() > 12 || sent.clone().any(|i| doc.tag(i).is_finite()) {
            return None;
        }
        let reply = is_answer(doc.id(end - 1));
        let clitic = end.checked_sub(2).filter(|i| *i > sent.start && doc.toks[*i].kind == Kind::Clitic);
        if let Some(clitic) = clitic.filter(|_| reply) {
            let owner = cues::phrase_before(doc, sent, clitic).filter(|owner| owner.toks.start == sent.start)?;
            return Some(owner);
        }
        let led = is_one_of!(doc.id(sent.start), "and" | "but");
        let asked = doc.phrase_at(sent.start + 1, end).filter(|_| led)?;
        if asked.toks.end == end {
            // Not `And London?`
            let person = asked.head.len() > 1 && doc.is(asked.head.start, Class::TITLE.or(GIVEN));
            return (asked.kind == MentionKind::Name && person).then_some(asked);
        }
        let named = doc.phrase_at(asked.toks.end + 1, end).filter(|_| doc.toks[asked.toks.end].is_punct(b','))?;
        (named.toks.end == end && named.kind == MentionKind::Name)
            .then_some(Phrase { apposition: Some(asked.toks), ..named })
    }

    /// `“A.” | Hale looked up. | “B,” she said.`: whether one sentence stands between, and who acts in it is the speaker of `unit`.
    pub(super) fn acts_as(&self, unit: usize, between: &Range<usize>) -> bool {
        let doc = self.doc;
        let one = !between.is_empty() && between.len() <= 12 && doc.toks[between.start].first;
        let one = one && !doc.toks[between.start + 1..between.end].iter().any(|tok| tok.first || tok.quoted());
        let speaker = self.units[unit].subject.as_ref();
        let (Some(speaker), true) = (speaker, one) else { return false };
        let actor = cues::sentence_subject(doc, between, between.end);
        actor.is_some_and(|actor| {
            speaker.kind == MentionKind::Pronoun || doc.id(actor.head.end - 1) == doc.id(speaker.head.end - 1)
        })
    }
}

/// `Her coach, | Ada Hale`: the name alone, described by what stands before it.
pub(super) fn bare(subject: Phrase) -> Phrase {
    let described = subject.apposition.as_ref().is_some_and(|told| told.start == subject.toks.start);
    let toks = if described { subject.head.clone() } else { subject.toks.clone() };
    Phrase { toks, ..subject }
}

/// What somebody does before they speak.
fn is_gesture(word: Word) -> bool {
    is_one_of!(
        word,
        "snorted"
            | "nodded"
            | "laughed"
            | "shrugged"
            | "smiled"
            | "grinned"
            | "turned"
            | "paused"
            | "sighed"
            | "hesitated"
            | "winced"
            | "frowned"
            | "shook"
            | "leaned"
            | "pointed"
            | "scoffed"
            | "disagreed"
            | "agreed"
            | "demurred"
            | "groaned"
            | "blushed"
            | "beamed"
            | "chuckled"
            | "giggled"
            | "grimaced"
            | "relented"
            | "snorts"
            | "nods"
            | "laughs"
            | "shrugs"
            | "smiles"
            | "grins"
            | "sighs"
            | "shakes"
            | "pauses"
            | "frowns"
            | "beams"
            | "chuckles"
            | "hesitates"
            | "winces"
            | "disagrees"
            | "disagree"
            | "agrees"
            | "agree"
            | "demurs"
    )
}

/// How somebody is minded who is about to speak.
fn is_minded(word: Word) -> bool {
    is_one_of!(
        word,
        "certain"
            | "sure"
            | "convinced"
            | "impressed"
            | "adamant"
            | "blunt"
            | "blunter"
            | "candid"
            | "frank"
            | "unrepentant"
            | "unmoved"
            | "unimpressed"
            | "unapologetic"
            | "unconvinced"
            | "defiant"
            | "philosophical"
            | "delighted"
            | "pleased"
            | "thrilled"
            | "furious"
            | "scathing"
            | "diplomatic"
            | "optimistic"
            | "pessimistic"
            | "sceptical"
            | "skeptical"
            | "cautious"
            | "gracious"
            | "relieved"
            | "emphatic"
            | "dismissive"
            | "sanguine"
            | "upbeat"
            | "incredulous"
            | "amused"
            | "unfazed"
            | "undeterred"
            | "bullish"
            | "resigned"
            | "tears"
    )
}

/// What somebody says to what was said or has happened.
pub(super) fn is_answer(word: Word) -> bool {
    is_one_of!(
        word,
        "response"
            | "reply"
            | "answer"
            | "verdict"
            | "reaction"
            | "explanation"
            | "version"
            | "message"
            | "advice"
            | "assessment"
            | "conclusion"
            | "theory"
            | "retort"
            | "motto"
    )
}
