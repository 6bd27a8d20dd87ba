//! Why a quote has the speaker that it has: what was seen in the text, and what spoke against it.
//!
//! Not stored: [`crate::quotes::explain`] reads the article once more and tells. All enums can grow: what a learned model
//! decides becomes a variant of its own.

use super::MentionKind;
use crate::text::Span;

/// The evidence for one attribution.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// What found the words and their cue.
    pub by: Decider,
    /// What bound the words to the words at the cue.
    pub binding: Binding,
    /// What led from these to the speaker.
    pub rule: Rule,
    /// From the words at the cue to the speaker's fullest name: each means the same as the next ("she", "Verhoeven",
    /// "Anna Verhoeven"). Of a joint statement the names one after the other. Empty where nobody is named.
    pub chain: Vec<Link>,
    /// Why it is not certain; empty if it is.
    pub doubts: Vec<Doubt>,
    /// Who was considered and not taken, the nearest first.
    pub rejected: Vec<Rejected>,
    /// How what is stored of the quote differs from what is read now.
    pub change: Option<Change>,
}

/// Words that stand for someone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where.
    pub span: Span,
    /// By what kind of words.
    pub kind: MentionKind,
}

/// Somebody who could have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// The fullest name, or the words for one who has none.
    pub name: String,
    /// Where they were last named before the quote's mention, else first after it.
    pub at: Span,
    /// Why not.
    pub why: Rejection,
}

/// A stored quote against the same words read again: by another version of the program, most likely.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// No quote would be found there now.
    Gone,
    /// It would be given to this speaker now; none: to nobody.
    Speaker(Option<String>),
}

/// Makes an enum of plain variants, each with its word in JSON and its sentence for people.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident: $word:literal, $sentence:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }

        impl $name {
            /// Returns its word in JSON.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }

            /// Returns what it means, for reading.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self { $($name::$variant => $sentence,)* }
            }
        }
    };
}

words! {
    /// What decides.
    #[derive(Default)]
    Decider {
        /// A rule, written by hand.
        #[default]
        Rule: "rule", "found by a rule";
        /// A model, fitted to marked articles.
        Model: "model", "found by a model";
    }
}

words! {
    /// What bound words to a speaker's phrase.
    #[derive(Default)]
    Binding {
        /// `She said …`
        SubjectFirst: "subject-first", "its subject stands before the verb";
        /// `… said Verhoeven`
        Inverted: "inverted", "its subject stands behind the verb";
        /// `according to Verhoeven`
        AccordingTo: "according-to", "“according to”";
        /// `was quoted by the Herald`
        Agent: "agent", "the verb is passive, and this is its agent";
        /// `She rose and said …`
        Shared: "shared-subject", "the verb has no subject of its own and takes that of the words before";
        /// `VERHOEVEN: …`
        Label: "label", "a name and a colon";
        /// `“…” — Verhoeven`
        Signature: "signature", "a dash and a name";
        /// `A: …`
        Answer: "answer", "an answer in an interview";
        /// `“Who was there?” Verhoeven asked.` and then `“Only me.”`
        Turn: "turn", "no verb here: an answer to the quote before, or what is asked next";
        /// A paragraph in quotation marks that follows one.
        Continuation: "continuation", "no verb here: the quote before goes on";
        /// A cue without anybody at it.
        #[default]
        Nobody: "nobody", "nobody stands at the verb";
    }
}

words! {
    /// What led from the words at the cue to the speaker.
    #[derive(Default)]
    Rule {
        /// The name itself.
        Name: "name", "the full name";
        /// `Verhoeven` for `Anna Verhoeven`.
        PartOfName: "part-of-name", "part of a name that the article has in full";
        /// `she`
        Pronoun: "pronoun", "the most prominent person before who fits the pronoun";
        /// `Verhoeven, who said`
        Relative: "relative", "the name right before “who”";
        /// `it`
        It: "it", "the body that spoke last";
        /// Who answers in an interview.
        Interviewee: "interviewee", "the person on whom the text above the first question is";
        /// The other of two who talk by turns.
        Turn: "turn", "the other of the two who talk by turns";
        /// `they`
        They: "they", "those who spoke last together";
        /// `the minister`
        Role: "role", "the one whom the article calls so";
        /// `the businessman`
        OnStage: "on-stage", "the only person whom the article is on about there";
        /// `the two ministers`
        Both: "both", "the two people named before";
        /// `the 34-year-old`
        Age: "age", "the one of whom the article tells that age";
        /// `Jane Doe, head of the guild, said`
        Beside: "beside-name", "it describes the name beside it";
        /// `the Holm campaign`
        Owned: "owned-body", "a body that is known by whom it belongs to";
        /// `the statement said`
        Issuer: "issuer", "whoever issued the statement";
        /// `the company`
        Body: "body", "the body before that may be called so";
        /// `“We ran”: pub burns`
        Repeated: "same-words", "who says the same words in the article";
        /// `a senior official`
        Unnamed: "unnamed", "the article names nobody for it";
        /// Nobody, or nobody in particular.
        #[default]
        Nobody: "nobody", "nobody in particular fits";
    }
}

words! {
    /// Why an attribution is not certain.
    Doubt {
        /// See [`Binding::Shared`].
        Shared: "shared-subject", "the verb has no subject of its own";
        /// See [`Binding::Continuation`].
        Continuation: "continuation", "it has no verb of its own";
        /// Peter and Susan Hale are both in the article.
        SharedSurname: "shared-surname", "others in the article have the same surname";
        /// "the minister".
        Nominal: "no-name", "no name at the verb, but a noun";
        /// A rival is nearly as prominent.
        Rivals: "rivals", "somebody else is nearly as prominent";
        /// Of the person a pronoun leads to nothing tells whether they are he or she.
        Gender: "gender", "nothing tells whether they are he or she";
        /// "who", "it", "they".
        WeakPronoun: "weak-pronoun", "a pronoun that is often wrong";
        /// Between the cue and the words at it are others.
        Distance: "distance", "the speaker does not stand right at the verb";
        /// "called", "mocked".
        RareVerb: "rare-verb", "not a plain verb of saying";
        /// See [`Decider::Model`].
        Model: "model", "the verb is in no list; a model took it for one of saying";
        /// None of the above: a rule that is not always right.
        Other: "other", "the rule is not always right";
        /// No phrase, or nobody that it could mean.
        Nobody: "nobody", "nobody is named, and nobody is guessed";
    }
}

words! {
    /// Why somebody was not taken.
    Rejection {
        /// A woman for "he".
        Woman: "woman", "taken for a woman";
        /// A man for "she".
        Man: "man", "taken for a man";
        /// A body or place for a person.
        NoPerson: "no-person", "no person";
        /// A person for "it" or "the company".
        Person: "person", "a person";
        /// Somebody else stands out more.
        LessProminent: "less-prominent", "stands out less there";
        /// The runner-up.
        NearlyAsProminent: "runner-up", "stands out nearly as much";
        /// Has the same surname.
        SameSurname: "same-surname", "has the same surname";
        /// Is called so too.
        SameRole: "same-role", "is called so too";
        /// Is called so, but is not surely meant.
        NotSure: "not-sure", "is called so, but may not be meant";
        /// Named near, where nobody is given the words.
        Near: "near", "named near, but nothing binds the words to them";
    }
}
