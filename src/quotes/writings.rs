//! Nouns for what somebody writes or says, and can be quoted from.

use super::words::{Word, is_one_of};

/// What is by somebody: `a report by Hale`, `a letter from Hale`.
pub(super) fn is_writing(noun: Word) -> bool {
    is_one_of!(
        noun,
        "report"
            | "study"
            | "poll"
            | "polling"
            | "survey"
            | "analysis"
            | "review"
            | "paper"
            | "letter"
            | "statement"
            | "memo"
            | "brief"
            | "briefing"
            | "post"
            | "tweet"
            | "email"
            | "e-mail"
            | "message"
            | "note"
            | "text"
            | "telegram"
            | "card"
            | "postcard"
            | "story"
            | "article"
            | "editorial"
            | "column"
            | "op-ed"
            | "essay"
            | "book"
            | "ad"
            | "advert"
            | "advertisement"
            | "complaint"
            | "lawsuit"
            | "petition"
    )
}

/// What are the words of somebody: `his reply`, `her letter`.
pub(super) fn is_own_words(noun: Word) -> bool {
    is_one_of!(
        noun,
        "letter"
            | "statement"
            | "post"
            | "posts"
            | "tweet"
            | "tweets"
            | "email"
            | "e-mail"
            | "memo"
            | "note"
            | "message"
            | "book"
            | "memoir"
            | "response"
            | "answer"
            | "reply"
            | "remark"
            | "remarks"
            | "comment"
            | "comments"
            | "speech"
    )
}
