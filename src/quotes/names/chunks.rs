//! Where names stand: capitals in a row, cut into title and name.

use super::super::called::is_agent_noun;
use super::super::doc::{Doc, Kind};
use super::super::lexicon::{self, CUE, Class, GIVEN};
use super::super::tags::Tag;
use super::super::words::{WordsMet, hash, is_one_of};
use super::folded::{ByKey, Folded};
use super::known::is_place_at;
use super::trimmed::{without_honours, without_lead, without_seat};
use crate::article::Role;
use std::cell::LazyCell;
use std::ops::{Index, Range};

/// A name as it stands in the text, with what stands before it.
#[derive(Clone, Debug)]
pub(super) struct Chunk {
    /// Title or role before the name, perhaps empty.
    pub(super) title: Range<usize>,
    pub(super) name: Range<usize>,
    /// Index of the block.
    pub(super) block: usize,
    /// In a heading whose words have capitals throughout: tells of no new names.
    pub(super) doubtful: bool,
}

/// Finds the names outside quotation marks, in reading order, with the `labels` inside; and the others inside, apart.
pub(super) fn find(doc: &Doc<'_>, labels: &[usize]) -> (Vec<Chunk>, Vec<Range<usize>>) {
    let mut out: Vec<Chunk> = Vec::with_capacity(doc.toks.len() / 12);
    let mut quoted = Vec::new();
    let mut words = doc.name_words.iter().copied().peekable();
    for (idx, block) in doc.blocks.iter().enumerate() {
        let doubtful = matches!(block.role, Role::Headline | Role::Heading) && is_title_case(doc, &block.toks);
        while let Some(i) = words.next_if(|word| *word < block.toks.end) {
            let end = doc.name_end(i, block.toks.end);
            while words.next_if(|word| *word < end).is_some() {}
            if doc.toks[i].quoted() && !labels.contains(&i) {
                quoted.push(i..end);
                continue;
            }
            if doubtful {
                // Each word by itself may be a surname known from below.
                out.push(Chunk { title: i..i, name: i..end, block: idx, doubtful });
                continue;
            }
            let (title, name) = with_role(doc, block.toks.start, i, end);
            let name = without_seat(doc, &title, without_lead(doc, without_honours(doc, name)));
            // "Officials from the port": the capital is due to the sentence.
            let noun = name.len() == 1
                && doc.starts_clause(name.start)
                && doc.is(name.start, Class::PERSON.or(Class::BODY))
                && !doc.is(name.start, GIVEN);
            // `Thirteen years earlier`
            let noun = noun
                || name.len() == 1
                    && doc.toks[name.start].first
                    && doc.tag(name.start) == Tag::CD
                    && !doc.is(name.start, GIVEN);
            let set_off =
                name.start > block.toks.start && matches!(doc.toks[name.start - 1].kind, Kind::Punct(b',' | b'('));
            let noun = noun || name.len() == 1 && set_off && is_party_tag(doc.word(name.start));
            let led = i > block.toks.start && doc.is(i - 1, Class::DET);
            let described = led && !name.is_empty() && doc.describes(i - 1, &name);
            if !name.is_empty() && !noun && !described {
                out.push(Chunk { title, name, block: idx, doubtful });
            }
        }
    }
    drop_common(doc, &mut out, &quoted);
    // Few names ask for those that stand without a prefix.
    let alone = LazyCell::new(|| {
        let full = out.iter().filter(|c| c.name.len() > 1);
        full.map(|c| (hash_of(doc, &c.name), ())).collect::<ByKey<()>>()
    });
    // Of those named in full.
    let surnames = LazyCell::new(|| {
        let full = out.iter().filter(|c| c.name.len() > 1 && doc.is(c.name.start, GIVEN));
        full.map(|c| (doc.toks[c.name.end - 1].hash, ())).collect::<ByKey<()>>()
    });
    // `Injured Holm hails win`, `Orla-born Holm`, of Rowan Holm: what is told of a surname that somebody bears in full elsewhere.
    let described = |chunk: &Chunk| {
        let at = chunk.name.start;
        chunk.name.len() == 2
            && chunk.title.is_empty()
            && doc.starts_clause(at)
            && doc.tag(at).is_in(&[Tag::JJ, Tag::VBN, Tag::VBD, Tag::VBG])
            && lexicon::is_common(doc.toks[at].hash)
            && !doc.is(at, GIVEN.or(Class::TITLE).or(Class::PERSON))
    };
    let told = (0..out.len()).filter(|i| described(&out[*i])).map(|i| (i, out[i].name.end - 1));
    // `SP | Holm`, of SP Rodel Holm
    let full_rank = |chunk: &Chunk, surname: usize| {
        let same = |c: &Chunk| {
            c.name.len() == 3
                && doc.id(c.name.start) == doc.id(chunk.name.start)
                && doc.toks[c.name.end - 1].hash == doc.toks[surname].hash
        };
        out.iter().any(same)
    };
    let is_ranked = |chunk: &Chunk| chunk.name.len() == 2 && is_rank(doc.word(chunk.name.start));
    let ranked: Vec<(usize, usize)> = (0..out.len())
        .filter(|i| is_ranked(&out[*i]) && full_rank(&out[*i], out[*i].name.end - 1))
        .map(|i| (i, out[i].name.end - 1))
        .collect();
    let told: Vec<(usize, usize)> =
        told.filter(|(_, surname)| surnames.contains_key(&doc.toks[*surname].hash)).collect();
    let start_of = |name: &Range<usize>| match behind_outlet(doc, name) {
        Some(surname) if surnames.contains_key(&doc.toks[surname].hash) => surname,
        _ => without_prefix(doc, name, |name| alone.contains_key(&hash_of(doc, name))),
    };
    // A name and something before it have three words or more.
    let long = out.iter().enumerate().filter(|(_, chunk)| chunk.name.len() > 2);
    let mut starts: Vec<(usize, usize)> = long.map(|(i, chunk)| (i, start_of(&chunk.name))).collect();
    starts.extend(told);
    starts.extend(ranked);
    for (i, start) in starts {
        let chunk = &mut out[i];
        if start > chunk.name.start {
            if chunk.title.is_empty() {
                chunk.title = chunk.name.start..start;
            } else {
                chunk.title.end = start;
            }
            chunk.name.start = start;
        }
    }
    (out, quoted)
}

/// `R-Orl.`: the party and the state of somebody in a parliament.
fn is_party_tag(word: &str) -> bool {
    let state = word.strip_prefix(['R', 'D', 'I']).and_then(|rest| rest.strip_prefix('-'));
    state.is_some_and(|state| state.len() < 8 && state.starts_with(|c: char| c.is_ascii_uppercase()))
}

/// Drops lone words that have a capital only because a sentence begins there, and that nothing shows to be a name:
/// `Shortly before the vote`, `Hours later`.
fn drop_common(doc: &Doc<'_>, chunks: &mut Vec<Chunk>, quoted: &[Range<usize>]) {
    let in_doubt = |chunk: &Chunk| {
        let at = chunk.name.start;
        let lone = chunk.name.len() == 1 && chunk.title.is_empty() && !chunk.doubtful && doc.starts_clause(at);
        lone && is_common(doc, at)
    };
    let doubtful: Vec<bool> = chunks.iter().map(in_doubt).collect();
    if !doubtful.contains(&true) {
        return;
    }
    let word = |chunk: &Chunk| doc.id(chunk.name.start);
    let mut inner =
        WordsMet::of(chunks.iter().zip(&doubtful).filter(|(_, doubt)| **doubt).map(|(chunk, _)| word(chunk)));
    let names = chunks.iter().map(|c| &c.name).chain(quoted);
    names.flat_map(Clone::clone).filter(|i| !doc.starts_clause(*i)).for_each(|i| _ = inner.meet(doc.id(i)));
    let mut doubtful = doubtful.into_iter();
    chunks.retain(|chunk| !doubtful.next().unwrap_or(false) || inner.is_met(word(chunk)));
}

/// Whether a word at the head of a sentence looks like no name, by itself and by what follows.
fn is_common(doc: &Doc<'_>, at: usize) -> bool {
    let word = doc.lower(at);
    if doc.is(at, GIVEN.or(Class::MEDIA).or(Class::BODY))
        || doc.word(at).bytes().skip(1).any(|b| b.is_ascii_uppercase())
    {
        return false;
    }
    let Some(next) = doc.toks.get(at + 1) else { return false };
    if is_one_of!(next.id(), "himself" | "herself") {
        return false;
    }
    let adverb = matches!(word, "indeed" | "overall" | "regardless" | "nearly" | "whenever" | "halfway");
    let links = Class::PREP.or(Class::DET).or(Class::POSS).or(Class::PRON).or(Class::SUBORD).or(Class::TIME);
    // `Politics came late.`
    let acts = next.is_word() && doc.tag(at + 1).is_finite() && !next.is(CUE);
    let noun = acts && word.ends_with("ics") && lexicon::is_common(doc.toks[at].hash);
    adverb || noun || word.ends_with("ly") && !next.is(CUE) || next.is(links) && !next.is(Class::ADVERB)
}

fn hash_of(doc: &Doc<'_>, name: &Range<usize>) -> u64 {
    hash(doc.span(name).of(&doc.lower).as_bytes())
}

/// Most words of more than three letters have a capital.
fn is_title_case(doc: &Doc<'_>, toks: &Range<usize>) -> bool {
    let (mut capital, mut small) = (0, 0);
    for i in toks.clone().filter(|i| doc.toks[*i].is_word() && doc.word(*i).len() > 3) {
        if doc.toks[i].capital {
            capital += 1;
        } else {
            small += 1;
        }
    }
    capital >= 3 && capital > 2 * small
}

/// Splits the run of capitals, and takes a role in small letters before it in: `campaign manager Jane Doe`.
fn with_role(doc: &Doc<'_>, floor: usize, i: usize, end: usize) -> (Range<usize>, Range<usize>) {
    let (mut title, name) = doc.split_title(&(i..end));
    // `former secretary of State | Hale`
    let state = i >= floor + 2 && is_one_of!(doc.id(i), "state") && is_one_of!(doc.id(i - 1), "of");
    if state && end > i + 1 && is_one_of!(doc.id(i - 2), "secretary") && !doc.toks[i - 2].quoted() {
        return (widen(doc, floor, i - 2)..i + 1, i + 1..end);
    }
    let mut start = title.start;
    while start > floor
        && !doc.toks[start - 1].quoted()
        && doc.is(start - 1, Class::TITLE.or(Class::PERSON))
        && !doc.is(start - 1, Class::DET)
        && (!doc.is(start - 1, CUE) || !doc.tag(start - 1).is_verb())
        && !doc.toks[start - 1].capital
        && !is_of_others(doc, start - 1, end)
    {
        start -= 1;
    }
    if start < title.start || title.is_empty() && start < i {
        title = widen(doc, floor, start)..name.start;
        if is_subject_of_relative(doc, floor, &title, end) {
            title = name.start..name.start;
        }
    }
    // `state | Sen. Ada Hale`
    let state = title.start.checked_sub(1).filter(|state| *state >= floor && !title.is_empty());
    title.start -= usize::from(state.is_some_and(|i| {
        is_one_of!(doc.id(i), "state")
            && !doc.toks[i].quoted()
            && !(i > floor && doc.is(i - 1, Class::DET.or(Class::POSS)))
    }));
    (title, name)
}

/// `Budd was | the best friend | Hale had`: what somebody else is, told by a clause whose subject is the name that ends at `end`.
fn is_subject_of_relative(doc: &Doc<'_>, floor: usize, title: &Range<usize>, end: usize) -> bool {
    let first = |i: &usize| doc.is(*i, Class::DET) || doc.tag(*i).is_in(&[Tag::JJ, Tag::RB]);
    let start = (floor..title.start).rev().take_while(first).last().unwrap_or(title.start);
    let is = start > floor && doc.is(start - 1, Class::BE) && is_one_of!(doc.id(start), "the" | "a" | "an");
    is && doc.toks.get(end).is_some_and(|verb| verb.is_word() && !verb.first) && doc.tag(end).is_finite()
}

/// `how many agents | Hale would hire`: a noun of several before the name of one.
fn is_of_others(doc: &Doc<'_>, noun: usize, end: usize) -> bool {
    let several = doc.tag(noun) == Tag::NNS && doc.lower(noun).ends_with('s');
    several && !doc.toks.get(end).is_some_and(|next| next.is(Class::CONJ) || next.is_punct(b','))
}

/// Takes the modifiers of a role in: `defence`, `Democratic`, `the company’s`.
fn widen(doc: &Doc<'_>, floor: usize, mut start: usize) -> usize {
    let stop =
        Class::PREP.or(Class::CONJ).or(Class::SUBORD).or(Class::PRON).or(Class::AUX).or(Class::ADVERB).or(Class::TIME);
    let mut n = 0;
    while start > floor && n < 7 {
        let tok = doc.toks[start - 1];
        // `Orla News Channel White House correspondent Ada Hale`
        if n >= 4 && !(tok.capital && doc.toks[start].capital) {
            break;
        }
        let clitic = tok.kind == Kind::Clitic;
        let owner = tok.is(Class::POSS);
        // `Hale met | press secretary Jane Doe`
        let acts = |before: usize| doc.is_name_word(before) || doc.tag(before).is_noun() || doc.is(before, Class::PRON);
        let finite = !tok.capital && doc.tag(start - 1).is_in(&[Tag::VBD, Tag::VBZ, Tag::VBP]);
        let verb = finite && start > floor + 1 && acts(start - 2);
        if tok.quoted() || !(tok.is_word() || clitic) || tok.is(stop) && !owner || verb {
            break;
        }
        // Not `told campaign manager Ada Hale`, but `White House press secretary Ada Hale`
        let noun = doc.tag(start - 1) == Tag::NN && start > floor + 1 && !doc.toks[start - 1].first
            // `Orla State University professor Ada Hale`
            || tok.capital && !tok.first && doc.toks[start].capital
            // `Talk show host Ada Hale`
            || is_one_of!(doc.id(start), "show");
        if tok.is(CUE) && !noun {
            break;
        }
        start -= 1;
        n += 1;
        if owner || tok.is(Class::DET) {
            break;
        }
    }
    // `Royal Bank of | Orla economist Ada Hale`
    let capital = |i: usize| doc.toks[i].capital && doc.toks[i].is_word() && !doc.toks[i].quoted();
    let body = start > floor + 1
        && capital(start)
        && is_one_of!(doc.id(start - 1), "of")
        && capital(start - 2)
        && doc.is(start - 2, Class::CORPORATE.or(Class::BODY));
    match body {
        true => start - 1 - (floor..start - 1).rev().take_while(|i| capital(*i)).count(),
        false => start,
    }
}

/// Ranks of the police that are written in letters, as parties and firms are.
pub(super) fn is_rank(word: &str) -> bool {
    matches!(word, "SP" | "DCP" | "ACP" | "SHO" | "ASI" | "SDPO" | "DIG")
}

/// `In an interview with the Orla Post | Budd said`: the word behind the name of an outlet, where the comma is left out.
fn behind_outlet(doc: &Doc<'_>, name: &Range<usize>) -> Option<usize> {
    let last = name.end - 1;
    let led = name.len() > 2 && name.start > 0 && is_one_of!(doc.id(name.start - 1), "the");
    let outlet =
        led && doc.is(last - 1, Class::MEDIA) && !doc.is(last, Class::MEDIA.or(Class::BODY).or(Class::CORPORATE));
    outlet.then_some(last)
}

/// Returns where the person's name begins in a run like `Senate Minority Whip Jane Doe`, `Navy Captain Jo Hale`.
fn without_prefix(doc: &Doc<'_>, name: &Range<usize>, is_alone: impl Fn(&Range<usize>) -> bool) -> usize {
    // `Fisherman Rodel Holm said`
    let noun = name.start;
    // `Ranger Rodel Holm`: jobs of few letters that outlets and makes of cars are called, too.
    let sure = is_one_of!(doc.id(noun), "ranger" | "recorder" | "curator");
    // `SP Rodel Holm`: ranks of the police, which parties are called, too.
    let sure = sure || is_rank(doc.word(noun)) && !doc.is(name.end - 1, Class::TITLE.or(Class::PERSON));
    // `Landscaper Rodel Holm`: a trade that no list knows, before a first name.
    let trade = || {
        let known = lexicon::is_common(doc.toks[noun].hash);
        let ends = doc.lower(noun).ends_with("er") || doc.lower(noun).ends_with("ist");
        is_agent_noun(doc.lower(noun)) && (known || ends) && doc.is(noun + 1, GIVEN)
    };
    // `Fisherman Rodel “Odeng” Holm`
    let three = name.len() == 3 || name.len() > 5 && doc.toks[noun + 2].kind == Kind::Mark;
    let job = three
        && (sure || doc.starts_clause(noun) && (doc.is(noun, Class::PERSON) || trade()))
        && !doc.is(noun, GIVEN.or(Class::BODY).or(Class::TITLE))
        && !doc.is(name.end - 1, Class::BODY.or(Class::CORPORATE).or(Class::MEDIA))
        && (doc.is(noun + 1, GIVEN) || !lexicon::is_common(doc.toks[noun + 1].hash))
        && !doc.lower(noun).ends_with('s');
    if job {
        return noun + 1;
    }
    let given = name.clone().find(|i| doc.is(*i, GIVEN));
    let Some(given) = given.filter(|g| *g > name.start && name.end - g >= 2) else {
        // `Cllr Thorne` where `Amina Thorne` or the like stands elsewhere is left to the surname.
        return name.start;
    };
    // `Conception “Connie” | Holm`
    if doc.toks[given - 1].kind == Kind::Mark {
        return name.start;
    }
    let body = Class::CORPORATE.or(Class::BODY).or(Class::MEDIA);
    if name.clone().any(|i| matches!(doc.lower(i), "of" | "for" | "&" | "and"))
        || doc.is(name.end - 1, body)
        || doc.is(name.start, Class::PARTICLE)
    {
        return name.start;
    }
    // `Khalifa bin | Saeed Al Holm`, `Sultan | Al Holm`
    if doc.is(given - 1, Class::PARTICLE) || doc.is(given, Class::PARTICLE) && doc.lower(given) != "ben" {
        return name.start;
    }
    let prefix = name.start..given;
    let office = Class::TITLE.or(Class::PERSON).or(body);
    let initials = prefix.clone().all(|i| doc.word(i).ends_with('.') && doc.word(i).len() <= 3);
    let known = || is_alone(&(given..name.end));
    // `Mother-of-three Ann Hale`
    let told = doc.lower(name.start).contains("-of-");
    // `OCPD Jane Holm`
    let rank = doc.word(name.start);
    let told = told || (2..6).contains(&rank.len()) && rank.bytes().all(|byte| byte.is_ascii_uppercase());
    // `ambassador to Pakistan | Abdul Holm`
    let land = name.start > 0
        && is_one_of!(doc.id(name.start - 1), "to" | "in")
        && !doc.is(name.start, GIVEN)
        && is_place_at(doc, &prefix);
    let stands = told || land || prefix.len() >= 2 || prefix.into_iter().any(|i| doc.is(i, office)) || known();
    if stands && !initials { given } else { name.start }
}

/// The words of all chunks, behind each other.
pub(super) struct ChunkWords {
    words: Vec<Folded>,
    /// Where those of each chunk begin, and where the last end.
    starts: Vec<usize>,
}

impl ChunkWords {
    pub(super) fn of(doc: &Doc<'_>, chunks: &[Chunk]) -> ChunkWords {
        let mut words = Vec::with_capacity(chunks.len() * 2);
        // `Ms Van Der Heyden`: a surname with its particles is one word, and the last is what it is known by.
        // `Al Holm`, of Khalifa bin Saeed Al Holm: the surname, too.
        let article = |i: usize| doc.toks[i].capital && is_one_of!(doc.id(i), "al" | "el");
        let long = chunks.iter().filter(|chunk| chunk.name.len() > 2 && article(chunk.name.end - 2));
        let tails: ByKey<()> = long.map(|chunk| (doc.toks[chunk.name.end - 1].hash, ())).collect();
        let bare = |chunk: &Chunk| {
            if chunk.name.len() == 1 {
                return chunk.name.start;
            }
            if chunk.name.len() == 2
                && article(chunk.name.start)
                && tails.contains_key(&doc.toks[chunk.name.end - 1].hash)
            {
                return chunk.name.end - 1;
            }
            let particles = chunk.name.clone().take_while(|i| doc.is(*i, Class::PARTICLE)).count();
            let titled = !chunk.title.is_empty() && particles > 0 || particles > 1;
            if titled && particles + 1 == chunk.name.len() { chunk.name.end - 1 } else { chunk.name.start }
        };
        let mut starts = Vec::with_capacity(chunks.len() + 1);
        starts.push(0);
        for chunk in chunks {
            for i in (bare(chunk)..chunk.name.end).filter(|i| doc.toks[*i].is_word()) {
                words.push(Folded::of_token(doc, i));
            }
            starts.push(words.len());
        }
        ChunkWords { words, starts }
    }
}

impl Index<usize> for ChunkWords {
    type Output = [Folded];

    fn index(&self, chunk: usize) -> &[Folded] {
        &self.words[self.starts[chunk]..self.starts[chunk + 1]]
    }
}

/// Whether the name is one of a body.
pub(super) fn is_body(doc: &Doc<'_>, chunk: &Chunk) -> bool {
    let person = chunk.title.clone().any(|i| doc.is(i, Class::TITLE) && !doc.is(i, Class::CORPORATE.or(Class::BODY)));
    !(person && chunk.name.len() <= 3) && doc.is_body_name(&chunk.name) && !is_told_a_person(doc, chunk)
}

/// `Jo Radio, a researcher at the institute`: two words that are told to be a person are no outlet.
fn is_told_a_person(doc: &Doc<'_>, chunk: &Chunk) -> bool {
    let end = chunk.name.end;
    // `AB, a 34-year-old engineer`, as courts name people.
    let letters = chunk.name.len() == 1 && doc.word(chunk.name.start).len() == 2;
    let comma = (chunk.name.len() == 2 || letters) && doc.toks.get(end).is_some_and(|tok| tok.is_punct(b','));
    let article = || doc.toks.get(end + 1).is_some_and(|_| is_one_of!(doc.id(end + 1), "a" | "an"));
    let words = || (end + 2..doc.toks.len().min(end + 6)).take_while(|i| doc.toks[*i].is_word());
    comma && article() && words().any(|i| doc.is(i, Class::PERSON) && !doc.is(i, Class::BODY))
}
