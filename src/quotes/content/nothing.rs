//! What is no content, though a model may take it for some: objects, accounts, topics, clauses of another verb.

use super::Finder;
use crate::article::MentionKind;
use crate::quotes::cues::{Cue, Order};
use crate::quotes::doc::Kind;
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// Verbs that report, but for those that only do beside marks: `began`.
const SPEAKING: Class = Class::SAY.or(Class::TELL).or(Class::OBJECT).or(Class::DOUBTFUL);

impl Finder<'_, '_> {
    /// `called it “a mess”`, `appealed to the owners: “Keep it open”`: whom or what the words are said of is no part of them.
    pub(super) fn leave_object(&self, cue: &Cue, content: &mut [Range<usize>]) {
        let (doc, start) = (self.doc, content[0].start);
        let plain = |i: &usize| doc.toks[*i].is_word() && !doc.toks[*i].quoted() && !doc.tag(*i).is_finite();
        let colon = start + content[0].clone().take_while(plain).count();
        if colon + 1 < content[0].end
            && doc.toks[colon].is_punct(b':')
            && doc.toks[colon + 1].quoted()
            && self.speech_start(colon + 1)
        {
            content[0].start = colon + 1;
            return;
        }
        // `asked owners a simple question: | Who will win?`
        if colon > start
            && colon + 1 < content[0].end
            && doc.toks[colon].is_punct(b':')
            && is_one_of!(doc.id(colon - 1), "question" | "thing")
            && doc.toks[colon + 1].capital
        {
            content[0].start = colon + 1;
            let sent = doc.sent_of(colon).map_or(content[0].end, |sent| sent.end);
            if !(content[0].end..sent).any(|i| self.used[i] || doc.toks[i].quoted()) {
                content[0].end = self.trim_end(sent);
            }
            return;
        }
        // `wrote of “The Keeper” | that the dog was good`
        let behind_of = doc.toks[start].kind == Kind::Mark && start > 0 && is_one_of!(doc.id(start - 1), "of");
        if behind_of || is_one_of!(doc.id(start), "of") && !doc.toks[start].quoted() {
            let that = |i: &usize| is_one_of!(doc.id(*i), "that") && !doc.toks[*i].quoted();
            let that = (start..content[0].end).take(12).find(that);
            if let Some(that) = that.filter(|that| that + 2 < content[0].end && doc.toks[that - 1].quoted()) {
                content[0].start = that;
                return;
            }
        }
        if self.take_blame(cue, content) {
            return;
        }
        // `argued about pay, | and neither gave in`
        let begins = is_one_of!(doc.id(start), "about") && cue.toks.end < start;
        let topic = start > 0
            && (begins || is_one_of!(doc.id(start - 1), "about" | "over"))
            && !doc.toks[start].quoted()
            && !doc.tag(start).is_in(&[Tag::WH, Tag::VBG])
            && !doc.is(start, Class::SUBORD);
        if topic {
            let end = content[0].end;
            // `asked Hale about work, taxes, | and politely let him answer`
            let acts = |i: usize| {
                let verb = i + usize::from(doc.is(i, Class::ADVERB) || doc.lower(i).ends_with("ly"));
                verb < end && doc.tag(verb).is_finite()
            };
            let goes_on = |i: &usize| {
                doc.toks[*i].is_punct(b',')
                    && doc.is(*i + 1, Class::CONJ)
                    && if begins { acts(*i + 2) } else { self.is_finite(*i + 2, end) }
            };
            if let Some(comma) = (start..end.saturating_sub(3)).find(goes_on) {
                content[0].end = comma;
            }
            return;
        }
        // `As Hale explained it to me, the port is late`
        if is_one_of!(doc.id(start), "it")
            && colon + 1 < content[0].end
            && colon <= start + 4
            && doc.toks[colon].is_punct(b',')
            && self.is_clause_start(colon + 1, content[0].end)
        {
            content[0].start = colon + 1;
            return;
        }
        // Not `They “have hope,” Hale said`, `Hale said it “helps” her`
        let verb = cue.toks.end - 1;
        let says = doc.is(verb, Class::SAY.or(Class::TELL))
            && is_one_of!(doc.id(start), "he" | "she" | "they" | "we" | "i")
            || is_one_of!(doc.id(verb), "said" | "says" | "saying" | "added") && is_one_of!(doc.id(start), "it");
        let subject = start < cue.toks.start || says;
        if doc.tag(start) == Tag::PRP
            && !subject
            && !doc.toks[start].quoted()
            && doc.toks.get(start + 1).is_some_and(|t| t.quoted())
        {
            content[0].start += 1;
        }
    }

    /// `said nothing`, `thanked her`, `spoke about the port`: no words of anybody. Without marks, a few words that make no
    /// clause only name what was spoken of, and so do those of a verb that is not yet done: `will answer any new attack`.
    pub(super) fn tells_nothing(&self, cue: &Cue, content: &[Range<usize>]) -> bool {
        let doc = self.doc;
        let verb = cue.toks.end - 1;
        let words = || content.iter().cloned().flatten().filter(|i| doc.toks[*i].is_word());
        // `asked not to be named`
        let hides = content[0].len() > 3
            && is_one_of!(doc.id(content[0].start), "not")
            && is_one_of!(doc.id(content[0].start + 1), "to")
            && is_one_of!(doc.id(content[0].start + 2), "be")
            && is_one_of!(doc.id(content[0].start + 3), "named" | "identified" | "quoted");
        // `declined to say when`
        let said = content[0].start + usize::from(doc.tag(content[0].start) == Tag::TO);
        let declines = is_one_of!(doc.id(verb), "declined" | "declines" | "refused" | "refuses")
            && content[0].contains(&said)
            && doc.is(said, CUE)
            && said > 0
            && doc.tag(said - 1) == Tag::TO;
        // `everything Hale says is wrong`: the verb behind is not what is said.
        let first = content[0].start;
        let mark = self.first_marked(content);
        let marked = mark.is_some();
        let plain = !marked || !words().any(|i| doc.toks[i].quoted());
        // `According to Hale, Budd lost`, a participle for all that the tagger knows
        let acts = || cue.order == Order::AccordingTo && words().any(|i| doc.tag(i).is_in(&[Tag::VBN, Tag::VBD]));
        if plain && !self.holds_clause(content) && (cue.irrealis || words().count() < 4) && !acts() {
            return true;
        }
        let free = first == cue.toks.end
            && !doc.toks[first].quoted()
            && doc.is(first, Class::AUX)
            && doc.tag(first).is_finite()
            && !cue.start.checked_sub(1).is_some_and(|i| is_one_of!(doc.id(i), "who" | "which" | "that"))
            && !self.hangs_on_noun(cue);
        // `began a wave of ads | that tout`, `a campaign | praising Hale`: the verb that reports is there.
        let inner = first > verb
            && (is_one_of!(doc.id(first), "that")
                && doc.tag(first - 1).is_in(&[Tag::NN, Tag::NNS])
                && content[0].len() > 1
                && doc.is(first + 1, CUE)
                && doc.tag(first + 1).is_finite()
                || doc.tag(first) == Tag::VBG
                    && doc.is(first, CUE)
                    && doc.tag(first - 1).is_in(&[Tag::NN, Tag::NNS])
                    && !cue.toks.clone().any(|i| doc.is(i, SPEAKING)))
            && !doc.toks[first].quoted();
        // `stopped short of calling it a ruin`
        let short = first > verb + 1
            && doc.tag(first) == Tag::VBG
            && is_one_of!(doc.id(first - 1), "of")
            && is_one_of!(doc.id(first - 2), "short" | "clear" | "wary");
        // `a post titled “Hold on tight”`, `the so-called “dead zone”`, `under a line marked “grounds”`
        let so_called = mark.is_some_and(|mark| {
            let others = |i: usize| doc.toks[i].quoted() && !doc.stretch_toks(mark).contains(&i);
            mark > 0
                && (is_one_of!(
                    doc.id(mark - 1),
                    "so-called"
                        | "titled"
                        | "entitled"
                        | "marked"
                        | "stamped"
                        | "headline"
                        | "book"
                        | "novel"
                        | "memoir"
                        | "album"
                        | "song"
                        | "film"
                        | "movie"
                        | "poem"
                        | "documentary"
                        | "biography"
                )
                // `issued advice called “Before the storm”`
                || mark > first + 1 && is_one_of!(doc.id(mark - 1), "called" | "titled") && doc.tag(mark - 2).is_noun())
                && !content.iter().cloned().flatten().any(others)
        });
        // `wrote the story of her life, “An Unquiet Mind,” and left`
        let writes = is_one_of!(doc.id(verb), "write" | "wrote" | "written" | "writing" | "published" | "publish");
        let book = marked
            && writes
            && doc.toks[first].quoted()
            && first > verb + 1
            && doc.toks[first - 1].is_punct(b',')
            && self.is_title(&doc.stretch_toks(first))
            || self.names_work(verb, first);
        // `said in her book, “The Long Night.”`, `showed a play called “Four Boats” on Monday`
        let titled = marked
            && self.holds_title_alone(content)
            && (self.is_title_alone(content)
                || cue.order != Order::AccordingTo && !cue.toks.clone().any(|i| doc.is(i, SPEAKING)));
        hides
            || self.is_of_others_words(cue, content)
            || titled
            || short
            || book
            || so_called && !cue.toks.clone().any(|i| doc.is(i, SPEAKING))
            || self.is_silent(cue, content)
            || inner
            || declines
            || free
            || plain && self.tells_plainly_nothing(cue, content)
            || self.is_only_described(cue, content)
    }

    /// The same of content that has no words in marks.
    fn tells_plainly_nothing(&self, cue: &Cue, content: &[Range<usize>]) -> bool {
        let doc = self.doc;
        let (verb, first) = (cue.toks.end - 1, content[0].start);
        // `declared himself satisfied`, `blamed each other for it`
        let reflexive = is_one_of!(doc.id(first), "himself" | "herself" | "itself" | "themselves")
            || is_one_of!(doc.id(first), "each") && content[0].len() > 1 && is_one_of!(doc.id(first + 1), "other");
        // `describe a quiet man`
        let describes = is_one_of!(doc.id(verb), "describe" | "describes" | "described")
            && first == cue.toks.end
            && !content.iter().cloned().flatten().any(|i| is_one_of!(doc.id(i), "as" | "how" | "what"));
        // `work which described the two phases but could not measure what it was`
        let describes = describes
            || is_one_of!(doc.id(verb), "described" | "describes")
                && first == cue.toks.end
                && verb > 0
                && is_one_of!(doc.id(verb - 1), "which" | "that")
                && !content[0]
                    .clone()
                    .take_while(|i| doc.tag(*i) != Tag::CC)
                    .any(|i| is_one_of!(doc.id(i), "as" | "how" | "what"));
        // `argued about pay in the navy`
        let disputed = is_one_of!(doc.id(verb), "argue" | "argues" | "argued" | "arguing")
            && first > verb
            && is_one_of!(doc.id(first - 1), "about" | "over");
        // `officials, called superdelegates, and is late`, `told the story against himself`, `to counter Hale`
        let known = || doc.is_name_word(first) || doc.is_name_word((first + 1).min(content[0].end - 1));
        let names = is_one_of!(doc.id(verb), "called" | "named" | "dubbed" | "nicknamed")
            && (doc.tag(verb) == Tag::VBN || doc.tag(verb) == Tag::VBD && known())
            && verb > 0
            && doc.toks[verb - 1].is_punct(b',')
            && first == verb + 1
            && (doc.tag(first).is_noun() || doc.tag(first) == Tag::DT);
        let story =
            |i: usize| i < content[0].end && is_one_of!(doc.id(i), "story" | "stories" | "joke" | "jokes" | "tale");
        let tells = doc.is(verb, Class::TELL) && doc.is(first, Class::DET) && (story(first) || story(first + 1));
        let tells = tells && !(first..content[0].end).take(4).any(|i| doc.tag(i).is_finite());
        let tensed = || content.iter().cloned().flatten().any(|i| doc.tag(i).is_finite());
        let counters = is_one_of!(doc.id(verb), "counter" | "counters") && !tensed();
        // `denied the change being sought`
        let refuses = is_one_of!(doc.id(verb), "deny" | "denies" | "denied" | "denying")
            && first == verb + 1
            && !tensed()
            && doc.phrase_at(first, content[0].end).is_some_and(|object| {
                is_one_of!(
                    doc.id(object.head.end - 1),
                    "request"
                        | "requests"
                        | "change"
                        | "bid"
                        | "permission"
                        | "access"
                        | "appeal"
                        | "motion"
                        | "entry"
                        | "bail"
                        | "visa"
                        | "visas"
                        | "application"
                        | "petition"
                        | "permit"
                        | "chance"
                        | "opportunity"
                )
            });
        // `Israel must acknowledge it`: what the article demands.
        let demands = cue.toks.clone().any(|i| is_one_of!(doc.id(i), "must" | "should"))
            && is_one_of!(
                doc.id(verb),
                "acknowledge"
                    | "admit"
                    | "recognize"
                    | "recognise"
                    | "explain"
                    | "answer"
                    | "apologize"
                    | "condemn"
                    | "denounce"
                    | "reject"
            );
        // `called an emergency meeting to discuss the test`
        let meets = is_one_of!(doc.id(verb), "call" | "calls" | "called" | "calling")
            && first == verb + 1
            && is_one_of!(doc.id(first), "a" | "an")
            && (first..content[0].end).take(5).any(|i| {
                is_one_of!(
                    doc.id(i),
                    "meeting"
                        | "summit"
                        | "election"
                        | "elections"
                        | "strike"
                        | "session"
                        | "vote"
                        | "conference"
                        | "referendum"
                )
            });
        // `proposed what’s known as Rule 31`
        let known_as = doc.lower(first).starts_with("what")
            && (first + 1..content[0].end).take(2).any(|i| is_one_of!(doc.id(i), "known" | "called"));
        names
            || self.is_unspoken(cue, content)
            || tells
            || counters
            || refuses
            || demands
            || known_as
            || meets
            || reflexive
            || describes
            || is_one_of!(doc.id(verb), "attribute" | "attributes" | "attributed")
            || disputed && !self.holds_clause(content)
            || self.is_of_accounts(cue, first)
    }

    /// `says nothing about it`, `called out Budd on the plan`, `pounced on news that it rained`, `issued a ruling that should help`:
    /// what is not said, whom it is said to, what others have said, what is told of a paper.
    fn is_silent(&self, cue: &Cue, content: &[Range<usize>]) -> bool {
        let (doc, verb, first) = (self.doc, cue.toks.end - 1, content[0].start);
        // `responds to a question by saying that it rained`
        let by_saying = |i: usize| {
            is_one_of!(doc.id(i), "by") && doc.is(i + 1, Class::SAY.or(Class::TELL)) && doc.is(i + 1, Class::GERUND)
        };
        // Not `said he could help by saying so`: what is done by saying is in the words.
        let plain = |i: &usize| !doc.toks[*i].quoted() && !doc.tag(*i).is_finite();
        let limit = content[0].end.saturating_sub(2);
        // `argue that it rains, while Budd won by saying so`: another clause.
        let aside = |i: &usize| doc.toks[*i].is_punct(b',') && is_one_of!(doc.id(i + 1), "while" | "whereas");
        let other = (first..limit).take_while(|i| !doc.toks[*i].quoted()).find(aside).unwrap_or(limit);
        if (first..limit).take_while(plain).any(by_saying) || (other..limit).any(by_saying) {
            return true;
        }
        if content.iter().any(|piece| self.tally(piece.start, piece.end).quoted > 0) {
            return false;
        }
        // `talks about it plainly`, `wrote to the council in May`, `a number to call if it rains`
        let of_it = is_one_of!(doc.id(first), "it" | "this" | "that" | "him" | "her" | "them")
            && first > verb
            && is_one_of!(doc.id(first - 1), "about" | "of")
            && !doc.toks.get(first + 1).is_some_and(|next| doc.tag(first + 1).is_noun() && !next.first);
        let to_whom = first == verb + 2
            && is_one_of!(doc.id(first - 1), "to")
            && is_one_of!(
                doc.id(verb),
                "wrote" | "writes" | "written" | "spoke" | "speaks" | "spoken" | "talked" | "talks"
            )
            && !doc.tag(first).is_verb();
        let rings = is_one_of!(doc.id(verb), "call") && is_one_of!(doc.id(first), "if" | "when");
        if of_it || to_whom || rings {
            return true;
        }
        let word = |i: usize| if content[0].contains(&i) { Some(doc.id(i)) } else { None };
        let nothing = is_one_of!(doc.id(first), "nothing")
            && word(first + 1).is_some_and(|next| is_one_of!(next, "about" | "of" | "on"));
        // `says very little, and left`
        let degree = usize::from(is_one_of!(doc.id(first), "very" | "so" | "too" | "as" | "precious"));
        let little = word(first + degree).is_some_and(|word| is_one_of!(word, "little" | "much" | "nothing"))
            && match word(first + degree + 1) {
                None => true,
                Some(_) => {
                    doc.toks[first + degree + 1].is_punct(b',')
                        && word(first + degree + 2).is_some_and(|next| is_one_of!(next, "but" | "and" | "though"))
                }
            };
        let calls = is_one_of!(doc.id(verb), "call" | "calls" | "called" | "calling");
        let out = calls
            && first > verb
            && first <= verb + 2
            && is_one_of!(doc.id(verb + 1), "out")
            && !self.holds_clause(content);
        let news = content[0].clone().take(4).find(|i| is_one_of!(doc.id(*i), "news"));
        let news = news.map(|i| i + 1).or(Some(first)).is_some_and(|that| {
            that > verb + 1
                && that < content[0].end
                && is_one_of!(doc.id(that), "that")
                && is_one_of!(doc.id(that - 1), "news" | "fact" | "prospect" | "reality")
                && !doc.toks[that - 1].capital
        });
        let says = doc.is(verb, Class::SAY.or(Class::TELL));
        let relative = first > verb + 1
            && !says
            && (is_one_of!(doc.id(first), "that") && !doc.is(first - 1, Class::PERSON)
                || is_one_of!(doc.id(first), "who" | "which"))
            && doc.tag(first - 1).is_in(&[Tag::NN, Tag::NNS])
            && word(first + 1).is_some()
            && doc.tag(first + 1).is_finite();
        // `discussed a bill | he was bringing in`
        let discusses = is_one_of!(
            doc.id(verb),
            "discuss"
                | "discusses"
                | "discussed"
                | "discussing"
                | "introduced"
                | "mentioned"
                | "praised"
                | "criticized"
                | "criticised"
                | "attacked"
                | "defended"
        );
        let relative = relative
            || discusses
                && first > verb + 1
                && is_one_of!(doc.id(first), "he" | "she" | "they" | "it")
                && doc.tag(first - 1).is_in(&[Tag::NN, Tag::NNS])
                && word(first + 1).is_some()
                && doc.tag(first + 1).is_finite();
        nothing || little || out || news || relative
    }

    /// `posted a profit of 200 crowns, half of what it earned`, `reports monthly growth`: what accounts show.
    fn is_of_accounts(&self, cue: &Cue, first: usize) -> bool {
        let doc = self.doc;
        let verb = cue.toks.end - 1;
        let shows = is_one_of!(doc.id(verb), "post" | "posts" | "posted" | "report" | "reports" | "reported");
        let object = if shows && first > verb { doc.phrase_at(verb + 1, doc.toks.len().min(verb + 12)) } else { None };
        object.is_some_and(|object| {
            object.kind == MentionKind::Nominal
                && is_one_of!(
                    doc.id(object.head.end - 1),
                    "profit"
                        | "profits"
                        | "loss"
                        | "losses"
                        | "growth"
                        | "revenue"
                        | "revenues"
                        | "earnings"
                        | "sales"
                        | "gain"
                        | "gains"
                        | "income"
                        | "surplus"
                        | "deficit"
                )
        })
    }

    /// Whether content holds a verb that may make it a clause.
    pub(super) fn holds_clause(&self, content: &[Range<usize>]) -> bool {
        let doc = self.doc;
        if content.iter().any(|piece| self.is_finite(piece.start, piece.end)) {
            return true;
        }
        // `he’d go`
        let drawn = |i: usize| doc.is(i, Class::PRON) && doc.word(i).contains(['’', '\'']);
        let clause = |i: usize| doc.tag(i).is_in(&[Tag::TO, Tag::WH, Tag::VBG]) || drawn(i);
        // `demanded | that the mayor resign`
        let demanded = |piece: &Range<usize>| {
            is_one_of!(doc.id(piece.start), "that") && piece.clone().any(|i| doc.tag(i) == Tag::VB)
        };
        content.first().is_some_and(demanded) || content.iter().cloned().flatten().any(clause)
    }
}
