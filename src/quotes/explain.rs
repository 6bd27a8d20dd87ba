//! Why a quote has its speaker: the evidence, gathered from what the stages left once somebody asks for it.
//!
//! What decided is taken from where it was decided (`Unit`, `Resolved` and its trail); who else could have been meant is
//! looked up here, so that no stage pays for it.

use super::content::Unit;
use super::doc::Doc;
use super::lexicon::{self, Class, GIVEN};
use super::mentions::Phrase;
use super::names::{Entity, Folded, Gender, NameMention, Names, Sort, covers, gender_of_pronoun, heads, printed};
use super::resolve::{REACH, Resolved, Who};
use crate::article::{Binding, Certainty, Decider, Doubt, Evidence, Link, MentionKind, Rejected, Rejection, Rule};
use std::ops::Range;

/// At most so many are listed who were not taken.
const MOST: usize = 5;

pub(super) fn evidence(doc: &Doc<'_>, names: &Names, unit: &Unit, resolved: &Resolved) -> Evidence {
    let nobody = resolved.entities.is_empty() && resolved.unnamed.is_none();
    let by = if unit.open { Decider::Model } else { Decider::Rule };
    if (unit.answers || unit.replies.is_some()) && !nobody {
        let chain = resolved.entities.iter().filter_map(|e| names.mentions.iter().find(|m| m.entity == *e));
        let chain = chain.map(|m| link(doc, &m.toks, MentionKind::Name)).collect();
        return Evidence { by, binding: binding(doc, unit), rule: resolved.trail.rule, chain, ..Evidence::default() };
    }
    let Some(phrase) = &unit.subject else {
        let doubts = vec![Doubt::Nobody];
        return Evidence { by, binding: binding(doc, unit), doubts, ..Evidence::default() };
    };
    let mut rule = if nobody { Rule::Nobody } else { resolved.trail.rule };
    let chain = if nobody { vec![link(doc, &phrase.toks, phrase.kind)] } else { chain(doc, names, phrase, resolved) };
    if let (Rule::Name, [entity]) = (rule, resolved.entities.as_slice())
        && at(names, &phrase.toks, *entity).is_none_or(|m| printed(doc, &m.toks) != names.entities[*entity].name)
    {
        rule = Rule::PartOfName;
    }
    Evidence {
        by,
        binding: binding(doc, unit),
        rule,
        chain,
        doubts: doubts(doc, unit, phrase, resolved),
        rejected: rejected(doc, names, unit, phrase, resolved),
        change: None,
    }
}

fn binding(doc: &Doc<'_>, unit: &Unit) -> Binding {
    if unit.answers && unit.continues.is_none() {
        return Binding::Answer;
    }
    if unit.replies.is_some() {
        return Binding::Turn;
    }
    let (Some(phrase), Some(cue)) = (&unit.subject, &unit.cue) else {
        return if unit.continues.is_some() { Binding::Continuation } else { Binding::Nobody };
    };
    let first = doc.toks[cue.start];
    let agent = || (cue.end..phrase.toks.start).any(|i| doc.lower(i) == "by");
    match () {
        () if unit.continues.is_some() => Binding::Continuation,
        () if cue.len() == 1 && first.is_punct(b':') => Binding::Label,
        () if cue.len() == 1 && first.is_punct(b'-') => Binding::Signature,
        () if unit.shared => Binding::Shared,
        () if cue.end <= phrase.toks.start && doc.is(cue.end - 1, Class::PREP) => Binding::AccordingTo,
        () if cue.end <= phrase.toks.start && agent() => Binding::Agent,
        () if cue.end <= phrase.toks.start => Binding::Inverted,
        () => Binding::SubjectFirst,
    }
}

fn link(doc: &Doc<'_>, toks: &Range<usize>, kind: MentionKind) -> Link {
    Link { span: doc.span(toks), kind }
}

/// The mention of an entity in a range of tokens.
fn at<'a>(names: &'a Names, toks: &Range<usize>, entity: usize) -> Option<&'a NameMention> {
    names.within(toks).iter().find(|m| m.entity == entity)
}

/// From the words at the cue, by way of those that a pronoun was led back to, to the fullest name.
fn chain(doc: &Doc<'_>, names: &Names, phrase: &Phrase, resolved: &Resolved) -> Vec<Link> {
    let mut chain = vec![link(doc, &phrase.toks, phrase.kind)];
    let mut upto = phrase.toks.start;
    if let Some(tok) = resolved.trail.antecedent.filter(|tok| *tok < upto) {
        upto = tok;
        let name = names.within(&(tok..tok + 1)).first();
        match name.map(|m| m.toks.clone()) {
            Some(toks) => chain.push(link(doc, &toks, MentionKind::Name)),
            None => chain.extend(doc.phrase_at(tok, doc.toks.len()).map(|p| link(doc, &p.toks, p.kind))),
        }
    }
    for entity in &resolved.entities {
        let of = || names.mentions.iter().filter(|m| m.entity == *entity);
        let named =
            chain.iter().any(|l| l.kind == MentionKind::Name && of().any(|m| l.span.overlaps(doc.span(&m.toks))));
        if !named {
            // The name that the words at the cue are led back to: the one before them.
            let last = of().take_while(|m| m.toks.start <= upto).last().or_else(|| of().next());
            chain.extend(last.map(|m| link(doc, &m.toks, MentionKind::Name)));
        }
        let is_full = |m: &&NameMention| printed(doc, &m.toks) == names.entities[*entity].name;
        if let Some(full) = of().find(is_full).map(|m| doc.span(&m.toks))
            && !chain.iter().any(|l| l.span.contains(full) || l.span.of(doc.text) == full.of(doc.text))
        {
            chain.push(Link { span: full, kind: MentionKind::Name });
        }
    }
    chain
}

/// Why it is not certain: what resolving has noted, and what shows at the cue.
fn doubts(doc: &Doc<'_>, unit: &Unit, phrase: &Phrase, resolved: &Resolved) -> Vec<Doubt> {
    match resolved.certainty {
        Certainty::Certain => return Vec::new(),
        Certainty::Unclear => return vec![Doubt::Nobody],
        Certainty::Likely => {}
    }
    let mut doubts = resolved.trail.doubts.clone();
    if unit.continues.is_some() {
        return doubts;
    }
    // `Hale shrugged. “It happens.”`
    if unit.cue.is_none() && unit.open {
        doubts.push(Doubt::Continuation);
    } else if unit.open {
        doubts.push(Doubt::Model);
    }
    if unit.cue.is_some() && unit.shared {
        doubts.push(Doubt::Shared);
    }
    match phrase.kind {
        MentionKind::Nominal => doubts.push(Doubt::Nominal),
        MentionKind::Pronoun if matches!(doc.pronoun(phrase.head.start), "who" | "it" | "they") => {
            doubts.push(Doubt::WeakPronoun);
        }
        MentionKind::Pronoun | MentionKind::Name => {
            let plain = |cue: &Range<usize>| {
                cue.clone().any(|i| doc.is(i, Class::SAY.or(Class::TELL).or(Class::PREP)) || doc.toks[i].is_punct(b':'))
            };
            doubts.extend(unit.cue.as_ref().filter(|cue| !unit.open && !plain(cue)).map(|_| Doubt::RareVerb));
            let far = |cue: &Range<usize>| cue.start > phrase.toks.end || phrase.toks.start > cue.end;
            if doubts.is_empty() && unit.cue.as_ref().is_some_and(far) {
                doubts.push(Doubt::Distance);
            }
        }
    }
    if doubts.is_empty() {
        doubts.push(Doubt::Other);
    }
    doubts
}

/// Who else could have been meant.
fn rejected(doc: &Doc<'_>, names: &Names, unit: &Unit, phrase: &Phrase, resolved: &Resolved) -> Vec<Rejected> {
    let before = phrase.toks.start;
    let reach = reach(doc, before);
    let called = heads(doc, &phrase.toks);
    let word = doc.pronoun(phrase.head.start);
    let nobody = resolved.entities.is_empty();
    let mut found: Vec<(usize, Rejected)> = Vec::new();
    for (idx, entity) in names.entities.iter().enumerate().filter(|(idx, _)| !resolved.entities.contains(idx)) {
        let of = || names.mentions.iter().filter(|m| m.entity == idx);
        let last = of().take_while(|m| m.toks.start < before).last();
        let in_reach = last.is_some_and(|m| reach.contains(&m.toks.start));
        let person = matches!(entity.sort, Sort::Person | Sort::Unknown);
        let has_role = || {
            person && entity.roles.iter().any(|role| called.iter().any(|c| role.heads.iter().any(|has| covers(has, c))))
        };
        let human = phrase.kind == MentionKind::Pronoun
            && (word == "who" || gender_of_pronoun(doc.id(phrase.head.start)).is_some());
        if human && !may_be_person(entity) {
            continue;
        }
        let runner_up = matches!(&resolved.trail.runner_up, Some(Who::Entity(next)) if *next == idx);
        let why = match phrase.kind {
            MentionKind::Name => {
                let [one] = resolved.entities.as_slice() else { continue };
                if !same_surname(names, *one, idx) {
                    continue;
                }
                Rejection::SameSurname
            }
            MentionKind::Nominal if has_role() && nobody => Rejection::NotSure,
            MentionKind::Nominal if has_role() => Rejection::SameRole,
            MentionKind::Nominal => continue,
            MentionKind::Pronoun if !in_reach => continue,
            MentionKind::Pronoun => match (gender_of_pronoun(doc.id(phrase.head.start)), entity.gender) {
                (Some(_), _) if runner_up => match resolved.trail.doubts.contains(&Doubt::Rivals) {
                    true => Rejection::NearlyAsProminent,
                    false => Rejection::LessProminent,
                },
                (Some(_), _) if entity.sort != Sort::Person => continue,
                (Some(wanted), Some(Gender::Female)) if wanted != Gender::Female => Rejection::Woman,
                (Some(wanted), Some(Gender::Male)) if wanted != Gender::Male => Rejection::Man,
                (None, _) if nobody => Rejection::Near,
                (None, _) if word == "who" || word == "it" && entity.sort == Sort::Person => continue,
                _ => Rejection::LessProminent,
            },
        };
        let Some(mention) = last.or_else(|| of().next()) else { continue };
        let rejected = Rejected { name: entity.name.clone(), at: doc.span(&mention.toks), why };
        found.push((before.abs_diff(mention.toks.start), rejected));
    }
    if let Some(Who::Unnamed { text, .. }) = &resolved.trail.runner_up
        && let Some(at) = find_before(doc, text, before)
    {
        found.push((0, Rejected { name: text.clone(), at, why: Rejection::LessProminent }));
    }
    let is_close = |rejected: &Rejected| rejected.why == Rejection::NearlyAsProminent;
    found.sort_by_key(|(distance, rejected)| (!is_close(rejected), *distance));
    found.truncate(MOST);
    let content = |at: crate::text::Span| unit.content.iter().any(|c| doc.span(c).contains(at));
    found.into_iter().map(|(_, rejected)| rejected).filter(|rejected| !content(rejected.at)).collect()
}

/// Whether somebody is known or very likely to be a person: not `Oval Office`, `Sunday Herald`, whatever sort they are taken for.
fn may_be_person(entity: &Entity) -> bool {
    let known = |word: &Folded| lexicon::words().known(word.hash());
    let named = || {
        let given = entity.words.first().is_some_and(|first| known(first).class.has(GIVEN));
        let other = Class::BODY.or(Class::MEDIA).or(Class::CORPORATE).or(Class::TIME).or(Class::DET);
        let name = |word: &Folded| !known(word).class.has(other) && (given || !lexicon::is_common(word.hash()));
        entity.words.len() > 1 && entity.words.iter().all(name)
    };
    match entity.sort {
        Sort::Person => true,
        Sort::Unknown => entity.gender.is_some() || named(),
        Sort::Body | Sort::Place => false,
    }
}

/// The tokens in which an antecedent is looked for.
fn reach(doc: &Doc<'_>, at: usize) -> Range<usize> {
    let sent = doc.sents.partition_point(|s| s.end <= at);
    let first = doc.sents.get(sent.saturating_sub(REACH)).map_or(0, |s| s.start);
    first..at
}

fn same_surname(names: &Names, one: usize, other: usize) -> bool {
    let last = |entity: usize| names.entities[entity].words.last();
    let body = |entity: usize| matches!(names.entities[entity].sort, Sort::Body | Sort::Place);
    names.entities[other].words.len() > 1
        && !body(one)
        && !body(other)
        && last(one).is_some()
        && last(one) == last(other)
}

/// Where a phrase without a name stands last before a token.
fn find_before(doc: &Doc<'_>, text: &str, before: usize) -> Option<crate::text::Span> {
    let upto = doc.toks[before].span.start as usize;
    let start = doc.text.get(..upto)?.rfind(text)?;
    Some(crate::text::Span::new(start, start + text.len()))
}

#[cfg(test)]
mod tests {
    use super::{Entity, Folded, Sort, may_be_person};
    use crate::article::{Article, Evidence, Part, Role};
    use crate::quotes::{attribute, explain};
    use crate::text::Span;

    /// Reads `text`, a paragraph a line, and says the evidence for its last quote: `binding, rule: chain | doubts | those
    /// rejected`.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let (article, evidence) = read(text);
        let last = evidence.last().unwrap_or_else(|| panic!("no quote in {text}"));
        let chain: Vec<&str> = last.chain.iter().map(|link| link.span.of(&article.text)).collect();
        let doubts: Vec<&str> = last.doubts.iter().map(|doubt| doubt.as_str()).collect();
        let rejected = last.rejected.iter().map(|r| format!("{} ({})", r.name, r.why.as_str()));
        let found = [
            format!("{}, {}: {}", last.binding.as_str(), last.rule.as_str(), chain.join(" → ")),
            doubts.join(", "),
            rejected.collect::<Vec<_>>().join(", "),
        ];
        assert_eq!(found.join(" | ").trim_end_matches([' ', '|']), expected, "{text}");
    }

    fn read(text: &str) -> (Article, Vec<Evidence>) {
        let mut article = Article { text: text.to_owned(), ..Article::default() };
        let mut at = 0;
        for line in text.split('\n') {
            article.parts.push(Part { role: Role::Paragraph, span: Span::new(at, at + line.len()) });
            at += line.len() + 1;
        }
        attribute(&mut article);
        let evidence = explain(&article);
        assert_eq!(evidence.len(), article.quotes.len());
        assert!(evidence.iter().all(|evidence| evidence.change.is_none()), "the same article reads the same");
        (article, evidence)
    }

    #[test]
    fn names() {
        check("“No,” said Ilse Kramer.", "inverted, name: Ilse Kramer");
        check("Ilse Kramer said: “We lost in Veld.”", "subject-first, name: Ilse Kramer");
        check("“We lost in Veld,” according to Ilse Kramer.", "according-to, name: Ilse Kramer");
        check("Ilse Kramer came.\n“No,” Kramer said.", "subject-first, part-of-name: Kramer → Ilse Kramer");
        check("KRAMER: We will see about that.\nIlse Kramer left.", "label, part-of-name: KRAMER → Ilse Kramer");
        check(
            "Signe Holt was born in Veld. Her nephew, Iver Holt, sells boats.\n“I stayed,” Holt said.",
            "subject-first, part-of-name: Holt → Signe Holt | shared-surname | Iver Holt (same-surname)",
        );
    }

    #[test]
    fn pronouns() {
        check(
            "Mayor Anna Holm came.\nHolm was late. “No,” she said.",
            "subject-first, pronoun: she → Holm → Anna Holm",
        );
        check(
            "Mr. Joris Maas met Ms. Anna Holm.\n“No,” she said.",
            "subject-first, pronoun: she → Anna Holm |  | Joris Maas (man)",
        );
        check(
            "“No,” Anna Holm said.\n“We will see,” they said.",
            "subject-first, nobody: they | nobody | Anna Holm (near)",
        );
    }

    #[test]
    fn without_a_name() {
        check("“No,” said a senior official.", "inverted, unnamed: a senior official | no-name");
        check(
            "Anna Holm, the mayor of Veld, came.\n“No,” the mayor said.",
            "subject-first, role: the mayor → Anna Holm | no-name",
        );
        check(
            "“We lost,” Anna Holm said. “We lost badly.”\n“And we will lose again.”",
            "continuation, name: Anna Holm | continuation",
        );
    }

    #[test]
    fn what_is_no_person_is_no_rival() {
        let may_be = |name: &str, sort: Sort| {
            let words = name.split(' ').map(Folded::with_point).collect();
            may_be_person(&Entity { name: name.to_owned(), words, sort, ..Entity::default() })
        };
        assert!(may_be("Otto Bramsdal", Sort::Unknown) && may_be("Anna Hale", Sort::Unknown));
        assert!(may_be("Maas", Sort::Person));
        assert!(!may_be("Oval Office", Sort::Unknown) && !may_be("Sunday Herald", Sort::Unknown));
        assert!(!may_be("Maas", Sort::Unknown) && !may_be("Orla Council", Sort::Body));
    }

    #[test]
    fn what_another_version_read_is_said() {
        let (mut article, _) = read("“No,” said Ilse Kramer. “Yes,” said Joris Maas.");
        article.quotes[0].speakers = vec![1];
        article.quotes[1].content[0].end -= 1;
        let change: Vec<_> = explain(&article).into_iter().map(|evidence| evidence.change).collect();
        use crate::article::Change;
        assert_eq!(change, [Some(Change::Speaker(Some("Ilse Kramer".into()))), Some(Change::Gone)]);
    }
}
