//! Nouns for what people do, by how much they tell of who is meant.

use crate::quotes::called::is_agent_noun;
use crate::quotes::doc::Doc;
use crate::quotes::lexicon::Class;
use crate::quotes::names::{Gender, sure_gender_of_words};
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;

/// Nouns for those who are known for something, where it is told for what: `the film icon`, `the oil tycoon`.
pub(super) fn is_renowned(word: &str) -> bool {
    matches!(
        word,
        "legend" | "icon" | "star" | "mogul" | "tycoon" | "magnate" | "native" | "winner" | "champion" | "great"
    )
}

/// Nouns for those who are named by nothing else: they mean somebody of whom only this is told.
pub(super) fn is_anybody(word: &str) -> bool {
    word.starts_with("spokes")
        || matches!(
            word,
            "official"
                | "aide"
                | "source"
                | "officer"
                | "man"
                | "woman"
                | "boy"
                | "girl"
                | "child"
                | "person"
                | "witness"
                | "resident"
                | "supporter"
                | "voter"
                | "employee"
                | "staffer"
                | "member"
                | "moderator"
                | "interviewer"
                | "reporter"
                | "journalist"
                | "caller"
                | "user"
                | "narrator"
                | "juror"
                | "victim"
                | "mother"
                | "father"
                | "friend"
                | "worker"
                | "driver"
                | "passenger"
                | "neighbour"
                | "neighbor"
        )
}

/// Those whom everybody knows need no introduction, so that somebody else may be in hand.
pub(super) fn is_head_of_state(called: &[String]) -> bool {
    called
        .iter()
        .any(|noun| matches!(noun.as_str(), "president" | "prime minister" | "chancellor" | "king" | "queen" | "pope"))
}

/// Those who seek an office, and may hold another.
pub(super) fn is_running(noun: &str) -> bool {
    matches!(noun, "candidate" | "nominee" | "contender" | "rival" | "hopeful" | "front-runner" | "frontrunner")
        || matches!(noun, "democrat" | "republican" | "socialist" | "conservative" | "liberal" | "independent")
}

/// Those who speak of who runs, and do not run.
pub(super) fn stands_by(noun: &str) -> bool {
    noun.starts_with("spokes")
        || matches!(
            noun,
            "strategist"
                | "pollster"
                | "analyst"
                | "aide"
                | "adviser"
                | "advisor"
                | "manager"
                | "consultant"
                | "lobbyist"
                | "operative"
                | "professor"
                | "historian"
                | "attorney"
                | "lawyer"
                | "judge"
                | "reporter"
                | "columnist"
                | "director"
        )
}

/// Those whom the people of a story meet: nobody is one of whom that is not told.
pub(super) fn handles_cases(noun: &str) -> bool {
    matches!(
        noun,
        "inspector"
            | "constable"
            | "sergeant"
            | "superintendent"
            | "coroner"
            | "pathologist"
            | "judge"
            | "magistrate"
            | "prosecutor"
            | "registrar"
            | "referee"
            | "mayor"
            | "chairman"
            | "coach"
            | "nurse"
            | "surgeon"
            | "consultant"
            | "paramedic"
            | "midwife"
            | "pharmacist"
            | "dentist"
            | "technician"
            | "carer"
            | "photographer"
            | "publican"
            | "landlord"
            | "landlady"
            | "publicist"
            | "waiter"
            | "waitress"
            | "barman"
            | "barmaid"
            | "bartender"
            | "receptionist"
            | "cleaner"
            | "caretaker"
            | "shopkeeper"
            | "guard"
            | "solicitor"
            | "lawyer"
            | "barrister"
            | "detective"
            | "investigator"
            | "interpreter"
            | "priest"
            | "vicar"
            | "psychologist"
            | "psychiatrist"
            | "therapist"
            | "librarian"
            | "clerk"
            | "electrician"
            | "plumber"
    )
}

/// Offices of which nobody holds two.
pub(super) fn is_office(noun: &str) -> bool {
    matches!(
        noun,
        "senator"
            | "representative"
            | "governor"
            | "mayor"
            | "president"
            | "prime minister"
            | "chancellor"
            | "minister"
            | "judge"
            | "justice"
            | "king"
            | "queen"
            | "pope"
            | "bishop"
            | "ambassador"
            | "prosecutor"
            | "coach"
            | "sheriff"
            | "lawyer"
            | "professor"
            | "premier"
            | "taoiseach"
            | "tánaiste"
            | "chief justice"
            | "chief minister"
            | "chair"
            | "chairman"
            | "chairwoman"
            | "speaker"
            | "magistrate"
            | "coroner"
            | "referee"
            | "barrister"
            | "solicitor"
            | "clerk"
            | "treasurer"
            | "vicar"
            | "nurse"
            | "surgeon"
            | "teacher"
            | "headmaster"
            | "publican"
            | "vet"
            | "playwright"
            | "composer"
            | "midwife"
            | "archbishop"
    )
}

/// Whether a noun is one for a single person.
pub(super) fn is_one_person(doc: &Doc<'_>, head: usize) -> bool {
    let word = doc.lower(head);
    let plural =
        word.ends_with('s') && !word.ends_with("ss") || word.ends_with("men") || matches!(word, "people" | "police");
    let person = doc.is(head, Class::PERSON.or(Class::TITLE).or(Class::MALE).or(Class::FEMALE))
        // `his ex-wife`
        || word.starts_with("ex-");
    let person = person && !doc.is(head, Class::DET) || word.ends_with("man") || word.ends_with("woman");
    let parent =
        word.starts_with("father-of-") || word.starts_with("mother-of-") || word.starts_with("grandmother-of-");
    parent || person && !plural && !matches!(word, "family" | "others" | "couple")
}

/// `A chorister, 19, wept`, `A worshipper who had come wept`: a noun for who does something, where an age or "who" follows.
pub(super) fn is_told_a_person(doc: &Doc<'_>, head: usize) -> bool {
    let next = head + 1;
    let comma = usize::from(doc.toks.get(next).is_some_and(|tok| tok.is_punct(b',')));
    let now = usize::from(doc.toks.get(next + comma).is_some_and(|tok| is_one_of!(tok.id(), "now" | "aged")));
    let Some(told) = doc.toks.get(next + comma + now) else { return false };
    let age = comma == 1 && doc.tag(next + comma + now) == Tag::CD;
    is_agent_noun(doc.lower(head)) && (age || is_one_of!(told.id(), "who"))
}

/// Gender that a noun tells.
pub(super) fn gender_of_noun(doc: &Doc<'_>, head: usize) -> Option<Gender> {
    sure_gender_of_words(doc, &(head..head + 1))
}
