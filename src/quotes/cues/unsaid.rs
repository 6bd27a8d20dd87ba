//! Verbs of saying where nothing is said: what is denied, avoided, or means something else beside these words.

use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::Class;
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// `did not come out and | say`, `did not go so far as | to say`, `Nor did Hale | say`: whether the verbs that begin at `first` are
/// denied by a "not" that stands with another.
pub(super) fn is_denied(doc: &Doc<'_>, sent: &Range<usize>, first: usize) -> bool {
    let back = |n: usize| first.checked_sub(n).filter(|i| *i >= sent.start);
    let is = |n: usize, word: &dyn Fn(usize) -> bool| back(n).is_some_and(word);
    let far = is(1, &|i| is_one_of!(doc.id(i), "as")) && is(2, &|i| is_one_of!(doc.id(i), "far"));
    let out = is(1, &|i| is_one_of!(doc.id(i), "and"))
        && is(2, &|i| is_one_of!(doc.id(i), "out" | "forward"))
        && is(3, &|i| is_one_of!(doc.id(i), "come" | "came" | "comes" | "coming" | "go" | "went"));
    let plain = |i: &usize| doc.toks[*i].is_word() && !doc.toks[*i].quoted();
    let not = |i: usize| is_one_of!(doc.id(i), "not" | "never") || doc.is(i, Class::NEG) && doc.is(i, Class::AUX);
    if far || out {
        return (sent.start..first).rev().take(7).take_while(plain).any(not);
    }
    // `did not, at first, | say`, `declined, again, | to say`, not `Those who could not, like Hale, said`
    if first > sent.start + 3 && doc.toks[first - 1].is_punct(b',') {
        let inner = (sent.start..first - 1).rev().take(5).find(|i| !doc.toks[*i].is_word());
        let comma = inner.filter(|i| doc.toks[*i].is_punct(b',') && *i > sent.start);
        let bare = doc.tag(first).is_in(&[Tag::VB, Tag::VBN, Tag::VBP]);
        let to = is_one_of!(doc.id(first), "to");
        let refuses = |i: usize| to && is_one_of!(doc.id(i), "declined" | "declines" | "refused" | "refuses");
        let never = |i: usize| is_one_of!(doc.id(i), "never");
        let relative = |comma: usize| (sent.start..comma).any(|i| is_one_of!(doc.id(i), "who" | "which" | "that"));
        return comma.is_some_and(|comma| {
            (bare && not(comma - 1) || never(comma - 1) || refuses(comma - 1)) && !relative(comma)
        });
    }
    let nor = is_one_of!(doc.id(sent.start), "nor" | "neither") && sent.start + 2 < first;
    nor && doc.is(sent.start + 1, Class::AUX)
        && (sent.start..first).all(|i| plain(&i))
        && !(sent.start + 2..first).any(|i| doc.tag(i).is_finite())
}

/// Whether the verb at `i`, one of the words below, tells of no words here.
pub(super) fn is_other_act(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let next = |n: usize| doc.toks.get(i + n).filter(|_| i + n < sent.end);
    let near = |reach: usize| i + 1..sent.end.min(i + 1 + reach);
    match doc.id(i) {
        // `call in to the show`
        word if is_one_of!(word, "call" | "calls" | "called" | "calling") => {
            // `called to service by the mayor`
            let to = next(1).is_some_and(|next| is_one_of!(next.id(), "to"));
            if to
                && next(2).is_some_and(|next| is_one_of!(next.id(), "service" | "arms" | "duty" | "order" | "account"))
            {
                return true;
            }
            next(1).is_some_and(|next| is_one_of!(next.id(), "in") && !next.quoted())
                // `called in Orla Energy to end the row`
                && next(2).is_some_and(|next| next.capital || is_one_of!(next.id(), "to" | "on" | "from" | "live"))
        }
        // `pointed the bowler towards the pavilion`
        word if is_one_of!(word, "pointed" | "points" | "pointing") => {
            let whom = next(1).is_some_and(|next| next.is_word() && !next.quoted() && !next.is(Class::PREP));
            whom && near(7).any(|j| is_one_of!(doc.id(j), "towards" | "toward"))
        }
        // `asked about the | alleged fraud`
        word if is_one_of!(word, "alleged" | "suspected") => {
            let led = i > sent.start
                && (doc.is(i - 1, Class::DET.or(Class::POSS).or(Class::PREP).or(Class::CONJ))
                    || is_one_of!(word, "suspected") && doc.tag(i - 1).is_verb());
            led && next(1).is_some() && (doc.tag(i + 1).is_noun() || doc.tag(i + 1) == Tag::JJ)
        }
        // `the question and | answer session`, `will appear to | answer allegations`
        word if is_one_of!(word, "answer") => {
            let session =
                i > sent.start + 1 && is_one_of!(doc.id(i - 1), "and") && is_one_of!(doc.id(i - 2), "question");
            session
                || next(1).is_some_and(|next| is_one_of!(next.id(), "questions" | "allegations" | "charges" | "claims"))
        }
        // `The rocket | blasted off`
        word if is_one_of!(word, "blasted" | "blasts" | "blasting") => {
            next(1).is_some_and(|next| is_one_of!(next.id(), "off"))
        }
        // `It is fair to | say`
        word if is_one_of!(word, "say") => {
            i > sent.start + 1
                && is_one_of!(doc.id(i - 1), "to")
                && is_one_of!(doc.id(i - 2), "fair" | "safe" | "needless" | "fairer" | "safer")
        }
        // `It | seems the plan is off`, `He | seems keen on “clean air”`
        word if is_one_of!(word, "seem" | "seems" | "seemed") => {
            let it = i > sent.start && is_one_of!(doc.id(i - 1), "it");
            // Not `Hale seemed sure: “It is late.”`
            let colon =
                near(8).find(|j| doc.toks[*j].is_punct(b':') && doc.toks.get(j + 1).is_some_and(|tok| tok.quoted()));
            let speaks = colon.is_some_and(|colon| {
                doc.toks.get(colon + 2).is_some_and(|tok| tok.capital) && doc.stretch_toks(colon + 1).len() > 5
            });
            it || !speaks && !near(8).any(|j| is_one_of!(doc.id(j), "to" | "that"))
        }
        word if is_one_of!(word, "appears" | "appeared") => i > sent.start && is_one_of!(doc.id(i - 1), "it"),
        // `new | reporting standards`
        word if is_one_of!(word, "reporting") => {
            i > sent.start && doc.tag(i - 1).is_in(&[Tag::JJ, Tag::NN]) && next(1).is_some() && doc.tag(i + 1).is_noun()
        }
        // `The bank | reports as it awaits a sale`
        word if is_one_of!(word, "reports") => {
            next(1).is_some_and(|next| is_one_of!(next.id(), "as") && !next.quoted())
        }
        // `gifts and | speaking fees`
        word if is_one_of!(word, "speaking") => next(1).is_some_and(|next| {
            is_one_of!(
                next.id(),
                "fees"
                    | "fee"
                    | "engagements"
                    | "engagement"
                    | "gigs"
                    | "tour"
                    | "role"
                    | "roles"
                    | "slot"
                    | "slots"
                    | "time"
                    | "style"
            )
        }),
        // `talking points`
        word if is_one_of!(word, "talking") => {
            let points = next(1).is_some_and(|next| is_one_of!(next.id(), "points" | "heads"));
            points && !near(9).any(|j| doc.is(j, Class::BE))
        }
        // `added Latin hits including “Tarn”`, `add a clip from “Tarn”`
        word if is_one_of!(word, "added" | "adds" | "add" | "adding") => {
            if is_counted(doc, sent, i) {
                return true;
            }
            let stop = |j: &usize| !doc.toks[*j].is_word() || doc.toks[*j].quoted() || doc.tag(*j).is_finite();
            let thing = next(1).is_some_and(|next| next.is_word() && !next.quoted())
                && doc.tag(i + 1).is_in(&[Tag::NN, Tag::NNS, Tag::JJ, Tag::DT]);
            let mark = near(14).find(stop).filter(|j| doc.toks[*j].kind == Kind::Mark);
            thing
                && mark.is_some_and(|mark| {
                    doc.is(mark - 1, Class::PREP) || is_one_of!(doc.id(mark - 1), "including" | "called")
                })
        }
        // `It’s | said that it is safe`
        word if is_one_of!(word, "said" | "reported" | "believed" | "implied" | "rumored" | "rumoured") => {
            i > sent.start + 1
                && doc.toks[i - 1].kind == Kind::Clitic
                && is_one_of!(doc.id(i - 2), "it")
                && next(1).is_some_and(|next| is_one_of!(next.id(), "that"))
        }
        // `what voters are | saying, and that she is strong`
        word if is_one_of!(word, "saying") => {
            // `is a common | saying here`
            if i > sent.start + 1
                && doc.tag(i - 1).is_in(&[Tag::JJ, Tag::NN])
                && is_one_of!(doc.id(i - 2), "a" | "the" | "an")
                && !next(1).is_some_and(|next| next.quoted() || is_one_of!(next.id(), "that"))
                && (sent.start..i - 2).rev().take(2).any(|j| doc.is(j, Class::BE))
            {
                return true;
            }
            let plain = |j: &usize| doc.toks[*j].is_word() && !doc.toks[*j].quoted();
            let what = (sent.start..i).rev().take(6).take_while(plain).find(|j| is_one_of!(doc.id(*j), "what"));
            let asked = what.is_some_and(|what| what > sent.start && doc.toks[what - 1].is_word());
            asked && next(1).is_some_and(|next| next.is_punct(b',') || next.is(Class::CONJ))
        }
        _ => false,
    }
}

/// `adding 113 for the fourth wicket`, `later he added trucks, and`: a number, and things, that are no words.
fn is_counted(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let clause = || (i + 2..sent.end).take(14).any(|j| doc.tag(j).is_finite() && !doc.toks[j].quoted());
    // `to add about | $300 million in funds`
    let about = usize::from(
        i + 3 < sent.end && is_one_of!(doc.id(i + 1), "about" | "nearly" | "almost" | "roughly" | "another" | "some"),
    );
    let next = i + 1 + about;
    if next + 1 >= sent.end || doc.toks[next].quoted() {
        return false;
    }
    let things = doc.tag(next) == Tag::NNS
        && !doc.is(next, Class::PERSON)
        && i > sent.start
        && is_one_of!(doc.id(i - 1), "he" | "she" | "they" | "it" | "we")
        && (doc.toks[next + 1].is_punct(b',') || doc.is(next + 1, Class::CONJ));
    // `he added trucks, and rode on`
    let closed =
        || (next + 1..sent.end).find(|j| doc.toks[*j].is_punct(b',') || doc.is(*j, Class::CONJ)) == Some(next + 1);
    let money =
        doc.tag(i) == Tag::VB && doc.lower(next).starts_with('$') && i > sent.start && is_one_of!(doc.id(i - 1), "to");
    money || doc.tag(next) == Tag::CD && !clause() || things && closed()
}

/// `the union, | marked as “vital”`: whether a participle behind a comma tells what is done to whom stands before it.
pub(super) fn is_suffered(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let Some(comma) = i.checked_sub(1).filter(|comma| *comma > sent.start && doc.toks[*comma].is_punct(b',')) else {
        return false;
    };
    let mark = (i + 1..sent.end.min(i + 4)).find(|j| doc.toks[*j].kind == Kind::Mark);
    let end = mark.map(|mark| doc.stretch_toks(mark).end).filter(|end| *end < sent.end);
    // `A blog, | called the “Feed,” grew`
    if is_one_of!(doc.id(i), "called" | "dubbed" | "nicknamed" | "named") {
        // `A council, | called a loya jirga, would be formed`
        let comma = (i + 2..sent.end.min(i + 6)).find(|j| doc.toks[*j].is_punct(b','));
        let plain = comma.is_some_and(|comma| {
            (i + 1..comma).all(|j| doc.toks[j].is_word() && !doc.toks[j].quoted() && !doc.tag(j).is_verb())
                && comma + 1 < sent.end
                && doc.tag(comma + 1).is_finite()
        });
        return plain || end.is_some_and(|end| doc.tag(end).is_finite());
    }
    doc.is_name_word(comma - 1)
        && doc.tag(i).is_in(&[Tag::VBN, Tag::VBD])
        && doc.toks.get(i + 1).is_some_and(|next| is_one_of!(next.id(), "as") && !next.first)
        // `Hale, described as “a monster” by Budd`
        && !end.is_some_and(|end| is_one_of!(doc.id(end), "by"))
}

/// `won rather than | saying so`, `instead of | saying so`: whether a participle tells of what is not done.
pub(super) fn is_left_out(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let Some(link) = i.checked_sub(2).filter(|link| *link >= sent.start) else { return false };
    is_one_of!(doc.id(link), "rather") && is_one_of!(doc.id(link + 1), "than")
        || is_one_of!(doc.id(link), "instead") && is_one_of!(doc.id(link + 1), "of")
        // `less interested in | explaining why it rained`
        || is_one_of!(doc.id(link), "interested" | "interest") && is_one_of!(doc.id(link + 1), "in")
}

/// `Hearing him | say it is a joy`, `said, and I | quote, “…”`, `This story was updated to | note that it rained`: nobody says so here.
pub(super) fn is_of_others(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    if i < sent.start + 2 {
        return false;
    }
    let heard = doc.tag(i - 2) == Tag::VBG
        && is_one_of!(doc.id(i - 2), "hearing" | "watching" | "seeing" | "letting" | "having" | "making")
        && is_one_of!(doc.id(i - 1), "him" | "her" | "them" | "me" | "us" | "you");
    let aside = is_one_of!(doc.id(i), "quote") && is_one_of!(doc.id(i - 1), "i") && doc.tag(i - 2) == Tag::CC;
    let updated = doc.tag(i - 1) == Tag::TO
        && is_one_of!(doc.id(i - 2), "updated" | "corrected" | "amended" | "edited" | "revised");
    // `He smiled, as if to | say “too late”`
    let as_if = doc.tag(i - 1) == Tag::TO && is_one_of!(doc.id(i - 2), "if" | "though");
    heard || aside || updated || as_if
}

/// `leaving the guests to | wonder why it rained`: they do not say so.
pub(super) fn is_left(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let to = i.checked_sub(1).filter(|to| *to > sent.start + 1 && doc.tag(*to) == Tag::TO);
    let mut before =
        to.into_iter().flat_map(|to| (sent.start..to).rev().take(5).take_while(|j| doc.toks[*j].is_word()));
    let thinks = is_one_of!(doc.id(i), "wonder" | "ask" | "guess" | "think" | "worry" | "believe" | "ponder" | "hope");
    thinks && doc.tag(i) == Tag::VB && before.any(|j| is_one_of!(doc.id(j), "leaving" | "leave" | "leaves" | "left"))
}

/// `a man | said to be in his 40s`: nobody says so here.
pub(super) fn is_said_to_be(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    i > sent.start
        && i + 2 < sent.end
        && is_one_of!(doc.id(i + 1), "to")
        && is_one_of!(doc.id(i + 2), "be" | "have")
        && !doc.toks[i + 1].quoted()
}

/// `approved despite a | warning that`, `amid | claims that`, `after facing | complaints that`: nobody says so here.
pub(super) fn is_hearsay(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let noun = is_one_of!(
        doc.id(i),
        "warning"
            | "warnings"
            | "claims"
            | "claim"
            | "fears"
            | "complaints"
            | "reports"
            | "allegations"
            | "calls"
            | "suggestions"
    );
    let led = i > 0 && doc.is(i - 1, Class::DET);
    let link = i.checked_sub(1 + usize::from(led)).filter(|link| noun && *link >= sent.start);
    let noun = noun && (led || doc.tag(i).is_in(&[Tag::NN, Tag::NNS]));
    // `The storm prompted a | warning about it`, `prompting union | claims that`
    let prompted = |j: usize| {
        is_one_of!(
            doc.id(j),
            "prompt"
                | "prompts"
                | "prompted"
                | "prompting"
                | "spark"
                | "sparked"
                | "sparking"
                | "triggered"
                | "triggering"
        )
    };
    let back = (sent.start..i).rev().take(3).take_while(|j| doc.toks[*j].is_word() && !doc.toks[*j].quoted());
    noun && (back.into_iter().any(prompted)
        || link.is_some_and(|link| {
            is_one_of!(
                doc.id(link),
                "despite" | "amid" | "over" | "following" | "after" | "face" | "faces" | "faced" | "facing"
            )
        }))
}

/// `The bureau | cited in a tweet does not exist`, `an article | cited by Hale quoted experts`: whether a participle tells of the noun
/// before it, whose verb comes behind.
pub(super) fn is_reduced(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let done = is_one_of!(
        doc.id(i),
        "cited"
            | "praised"
            | "quoted"
            | "accused"
            | "criticized"
            | "criticised"
            | "questioned"
            | "dismissed"
            | "rejected"
            | "revealed"
            | "disclosed"
    );
    let stands = |i: usize| doc.toks[i].is_word() && !doc.toks[i].quoted();
    if !done || i <= sent.start || i + 2 >= sent.end || !stands(i - 1) || !doc.tag(i - 1).is_noun() {
        return false;
    }
    // `Of the firms | questioned by the bank during May, half were late`
    if is_one_of!(doc.id(i), "questioned") && is_one_of!(doc.id(i + 1), "by") && doc.tag(i - 1) == Tag::NNS {
        return true;
    }
    let place = is_one_of!(doc.id(i + 1), "in" | "by" | "at" | "during" | "on");
    // `The papers | revealed in court, which were copies, showed it`
    let comma = (i + 2..sent.end.min(i + 7)).find(|j| !stands(*j) || doc.is(*j, Class::SUBORD.or(Class::CONJ)));
    let described = comma.is_some_and(|comma| {
        doc.toks[comma].is_punct(b',') && comma + 1 < sent.end && is_one_of!(doc.id(comma + 1), "which" | "who")
    });
    let paper =
        is_one_of!(doc.id(i - 1), "documents" | "papers" | "files" | "records" | "emails" | "letters" | "details");
    let thing = paper || !doc.is(i - 1, Class::PERSON.or(Class::BODY)) && !doc.toks[i - 1].capital;
    if place && thing && described {
        return true;
    }
    let verb = (i + 2..sent.end.min(i + 9)).take_while(|j| stands(*j) && !doc.is(*j, Class::SUBORD.or(Class::CONJ)));
    // Not `cited in an article what had been said`
    let mut verb = verb.skip(1).filter(|j| doc.tag(*j).is_finite());
    place && verb.next().is_some_and(|verb| !is_one_of!(doc.id(verb - 1), "who" | "which" | "that" | "what" | "it"))
}

/// `could defend himself by | saying so`: what nobody has said.
pub(super) fn is_supposed(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let by = i.checked_sub(1).filter(|by| *by > sent.start && doc.tag(i) == Tag::VBG && is_one_of!(doc.id(*by), "by"));
    let plain = |j: &usize| doc.toks[*j].is_word() && !doc.toks[*j].quoted();
    let mut before = by.into_iter().flat_map(|by| (sent.start..by).rev().take(12).take_while(plain));
    let finite = before.find(|j| doc.tag(*j).is_finite());
    let next = |j: usize| doc.toks.get(j + 1).is_some_and(|next| is_one_of!(next.id(), "have"));
    finite.is_some_and(|j| is_one_of!(doc.id(j), "could" | "may" | "might" | "would") && !next(j))
}

/// `He plans to | ask the board`, `wants to | tell them`: what is not said yet. `The judge allowed Hale to | plead guilty`: not by her.
pub(super) fn is_planned(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    if i < sent.start + 2 || !is_one_of!(doc.id(i - 1), "to") {
        return false;
    }
    if i >= sent.start + 3 && is_one_of!(doc.id(i), "plead" | "speak") {
        let sought = is_one_of!(doc.id(i - 2), "sought" | "seeks" | "hoped" | "hopes" | "tried" | "wanted" | "wants");
        let allows = |j: usize| is_one_of!(doc.id(j), "allow" | "allows" | "allowed" | "permitted" | "let" | "lets");
        let marked = doc.toks.get(i + 1).is_some_and(|next| next.quoted());
        return !marked && (sought || (sent.start..i - 2).rev().take(4).any(allows));
    }
    // `has to find a way to | acknowledge that it rained`
    if is_one_of!(doc.id(i - 2), "way" | "ways") {
        let finds = |j: usize| is_one_of!(doc.id(j), "find" | "finding" | "need" | "needs" | "seek" | "seeking");
        let marked = doc.toks.get(i + 1).is_some_and(|next| next.quoted());
        return !marked && (sent.start..i - 2).rev().take(4).any(finds);
    }
    // `a senator willing to | criticise the party`
    let willing = is_one_of!(doc.id(i - 2), "willing" | "unwilling" | "reluctant" | "unable")
        && !doc.toks.get(i + 1).is_some_and(|next| next.quoted() || is_one_of!(next.id(), "that"));
    willing && is_one_of!(doc.id(i), "criticize" | "criticise" | "condemn" | "comment" | "discuss" | "answer")
        || (is_one_of!(doc.id(i), "ask" | "tell" | "urge" | "warn" | "inform" | "remind")
            || is_one_of!(doc.id(i), "call")
                && doc.toks.get(i + 1).is_some_and(|next| is_one_of!(next.id(), "on" | "for"))
                && !doc.toks.get(i + 2).is_some_and(|next| next.quoted()))
            && is_one_of!(
                doc.id(i - 2),
                "plan"
                    | "plans"
                    | "planned"
                    | "planning"
                    | "want"
                    | "wants"
                    | "wanted"
                    | "intend"
                    | "intends"
                    | "intended"
                    | "determined"
            )
}

/// `even if the firm | agrees to pay`: what nobody has said yet; words in marks were said.
pub(super) fn is_conditional(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let marked = doc.toks.get(i + 1).is_some_and(|next| next.quoted() || next.is_punct(b':'));
    if marked || !is_one_of!(doc.id(i), "agree" | "agrees" | "agreed" | "promise" | "promises" | "promised") {
        return false;
    }
    let plain = |j: &usize| doc.toks[*j].is_word() && !doc.toks[*j].quoted() && !doc.tag(*j).is_finite();
    let mut before = (sent.start..i).rev().take(6).take_while(plain);
    before.any(|j| is_one_of!(doc.id(j), "if" | "unless" | "until"))
}

/// `It means | admitting that it rains`: what would have to be said.
pub(super) fn is_meant(doc: &Doc<'_>, i: usize) -> bool {
    i > 0
        && doc.tag(i) == Tag::VBG
        && !doc.toks[i].first
        && is_one_of!(doc.id(i - 1), "means" | "meant" | "mean" | "involves" | "requires" | "required")
}
