//! Who is who over all articles: names that are one person, joined with care, and what the user says of it.
//!
//! Two names are joined by the program only where one is short for the other (`name`) and for nobody else, nothing read
//! of them speaks against it (he or she, a role that shares no word), and neither is the name of a body. A name that is
//! short for several is *ambiguous* and stays by itself. So no two given names that contradict each other are ever
//! joined, but by the user, whose `speakers.toml` goes before all of this ([`Rules`]).

mod gather;
mod kept;
mod name;
mod rules;
#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;
use std::sync::Arc;

pub use rules::{Rules, RulesError};

use crate::index::{Index, names};
use crate::text::token::folded_words;
use gather::Seen;
use kept::Kept;
use name::Name;

/// The speakers of an index, by person.
#[derive(Clone, Debug, Default)]
pub struct People {
    people: Vec<Person>,
    /// By the words of a name, joined by a blank.
    of: HashMap<String, Assigned>,
    ambiguous: Vec<Ambiguous>,
    /// What [`People::also`] answers for words that it was worked out for.
    asked: Vec<(Vec<String>, Vec<Also>)>,
}

/// One person, under all names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The name to print: that of `speakers.toml`, else the most frequent full one.
    pub name: String,
    /// The names that articles print, in their most frequent spelling, and other names that the user has given.
    pub names: Vec<String>,
    /// All spellings that stand in the index.
    spellings: Vec<String>,
    /// The user tells this person from others of the name by these words of the role.
    role: Vec<String>,
}

/// Whose a name is.
#[derive(Clone, Debug, Default)]
struct Assigned {
    person: usize,
    /// Others of the name, known by words of their role.
    by_role: Vec<usize>,
}

/// A name that could be short for several, or may not be short for the one it could be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ambiguous {
    /// The name.
    pub name: String,
    /// Number of quotes under this name.
    pub n_quotes: usize,
    /// Who could be meant.
    pub candidates: Vec<Candidate>,
}

/// Somebody for whom an ambiguous name may be short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The name.
    pub name: String,
    /// Number of quotes under that name.
    pub n_quotes: usize,
    /// Whether nothing but the other candidates speaks against it; else their roles have no word in common.
    pub fits: bool,
}

/// A name as it stands in the index, and words of the role that must go with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Also {
    /// The name as printed.
    pub name: String,
    /// Folded words of the role; empty: any.
    pub role: Vec<String>,
}

impl People {
    /// Joins the names of an index.
    ///
    /// # Errors
    /// If the index is damaged.
    pub fn of(index: &Index, rules: &Rules) -> anyhow::Result<People> {
        let mut ambiguous = Vec::new();
        let mut people = join(&gather::all(index)?, rules, &role_words(index), Some(&mut ambiguous))?;
        ambiguous.sort_by(|a, b| b.n_quotes.cmp(&a.n_quotes).then_with(|| a.name.cmp(&b.name)));
        people.ambiguous = ambiguous;
        Ok(people)
    }

    /// Returns as much of [`People::of`] as tells who bears these names: they, and all names that could be one with them.
    /// Takes the time of reading those, not of all names. Names that are ambiguous are not listed.
    ///
    /// # Errors
    /// If the index is damaged.
    pub fn bearing<'a>(
        index: &Index,
        rules: &Rules,
        names: impl IntoIterator<Item = &'a str>,
    ) -> anyhow::Result<People> {
        Self::tied(index, rules, names.into_iter().map(gather::tie).collect())
    }

    /// Returns as much of [`People::of`] as [`People::also`] needs, asked for each of `wanted`, lists of folded words. It is
    /// worked out once and kept with the open index.
    ///
    /// # Errors
    /// If the index is damaged.
    pub fn called(index: &Index, rules: &Rules, wanted: &[&[String]]) -> anyhow::Result<Arc<People>> {
        let kept = index.kept::<Kept>();
        if let Some(people) = kept.get(rules, wanted) {
            return Ok(people);
        }
        let mut ties = BTreeSet::new();
        for wanted in wanted {
            ties.extend(gather::called(index, wanted)?.iter().map(|name| gather::tie(name)));
            let called = rules.people.iter().filter(|person| person.names().any(|name| has_words(name, wanted)));
            ties.extend(called.flat_map(rules::Listed::names).map(gather::tie));
        }
        let mut people = Self::tied(index, rules, ties)?;
        people.asked = wanted.iter().map(|wanted| (wanted.to_vec(), people.also(wanted))).collect();
        Ok(kept.put(rules, wanted, people))
    }

    fn tied(index: &Index, rules: &Rules, mut ties: BTreeSet<String>) -> anyhow::Result<People> {
        // A person of the user's may have several surnames.
        loop {
            let met = |person: &&rules::Listed| person.names().any(|name| ties.contains(&gather::tie(name)));
            let more: Vec<String> =
                rules.people.iter().filter(met).flat_map(rules::Listed::names).map(gather::tie).collect();
            let before = ties.len();
            ties.extend(more);
            if ties.len() == before {
                return join(&gather::tied(index, &ties)?, rules, &role_words(index), None);
            }
        }
    }

    /// Returns the person of a name as an article prints it, in this role.
    #[must_use]
    pub fn person(&self, name: &str, role: Option<&str>) -> Option<&Person> {
        self.people.get(self.idx(name, role)?)
    }

    /// Returns the number of the person of a name in this role.
    pub(super) fn idx(&self, name: &str, role: Option<&str>) -> Option<usize> {
        let assigned = self.of.get(&key(name))?;
        let role = if assigned.by_role.is_empty() { Vec::new() } else { words(role.unwrap_or_default()) };
        let in_role = |idx: &&usize| self.people[**idx].role.iter().all(|word| role.contains(word));
        Some(assigned.by_role.iter().find(in_role).copied().unwrap_or(assigned.person))
    }

    /// Returns the person with this number.
    pub(super) fn get(&self, idx: usize) -> &Person {
        &self.people[idx]
    }

    /// Returns the ambiguous names with all the words of `name`, those with the most quotes first.
    #[must_use]
    pub fn ambiguous_called(&self, name: &str) -> Vec<&Ambiguous> {
        let wanted = words(name);
        let is_called = |ambiguous: &&Ambiguous| has_words(&ambiguous.name, &wanted);
        self.ambiguous.iter().filter(is_called).collect()
    }

    /// Returns the names in the index of all people one of whose names has all of `wanted` (folded words).
    #[must_use]
    pub fn also(&self, wanted: &[String]) -> Vec<Also> {
        if let Some((_, also)) = self.asked.iter().find(|(asked, _)| asked == wanted) {
            return also.clone();
        }
        let is_meant = |person: &&Person| person.is_called(wanted);
        let also = |person: &Person| {
            let role = person.role.clone();
            person.spellings.clone().into_iter().map(move |name| Also { name, role: role.clone() })
        };
        self.people.iter().filter(is_meant).flat_map(also).collect()
    }
}

impl Person {
    /// Whether one of the names has all of these folded words.
    pub(super) fn is_called(&self, wanted: &[String]) -> bool {
        std::iter::once(&self.name).chain(&self.names).any(|name| has_words(name, wanted))
    }
}

pub(super) fn words(name: &str) -> Vec<String> {
    folded_words(name).map(|(_, word)| word).collect()
}

pub(super) fn has_words(name: &str, wanted: &[String]) -> bool {
    let words = words(name);
    wanted.iter().all(|word| words.contains(word))
}

fn key(name: &str) -> String {
    words(name).join(" ")
}

/// One name, or several that say the same (`Mr. Lunde`, `Lunde`).
struct Entry<'a> {
    name: Name,
    keys: Vec<&'a str>,
    seen: Vec<&'a Seen>,
    /// The person to whom the user has given it.
    listed: Option<usize>,
    /// The program may not join it.
    is_apart: bool,
}

impl Entry<'_> {
    fn n_quotes(&self) -> usize {
        self.seen.iter().map(|seen| seen.n_quotes).sum()
    }

    fn spelling(&self) -> String {
        let most = self.seen.iter().max_by_key(|seen| seen.n_quotes);
        most.map(|seen| seen.spelling().to_owned()).unwrap_or_default()
    }

    /// Whether one is always he and the other always she.
    fn contradicts(&self, other: &Entry<'_>) -> bool {
        let counts = |entry: &Entry<'_>| -> (usize, usize) {
            (entry.seen.iter().map(|seen| seen.n_man).sum(), entry.seen.iter().map(|seen| seen.n_woman).sum())
        };
        matches!((counts(self), counts(other)), ((1.., 0), (0, 1..)) | ((0, 1..), (1.., 0)))
    }

    /// Whether both have roles, and these no word in common.
    fn differs_in_role(&self, other: &Entry<'_>, role_words: RoleWords<'_>) -> anyhow::Result<bool> {
        let roles = |entry: &Entry<'_>| -> anyhow::Result<Vec<Rc<BTreeSet<String>>>> {
            let spellings = entry.seen.iter().flat_map(|seen| seen.spellings.keys());
            spellings.map(|name| role_words(name)).collect()
        };
        let is_empty = |roles: &[Rc<BTreeSet<String>>]| roles.iter().all(|words| words.is_empty());
        let own = roles(self)?;
        if is_empty(&own) {
            return Ok(false);
        }
        let others = roles(other)?;
        let are_apart = || own.iter().all(|own| others.iter().all(|other| own.is_disjoint(other)));
        Ok(!is_empty(&others) && are_apart())
    }
}

/// Returns the words that tell something of the roles in which a name as printed stands.
type RoleWords<'a> = &'a dyn Fn(&str) -> anyhow::Result<Rc<BTreeSet<String>>>;

/// Reads them from an index, those of a name once.
fn role_words(index: &Index) -> impl Fn(&str) -> anyhow::Result<Rc<BTreeSet<String>>> {
    let known: RefCell<HashMap<String, Rc<BTreeSet<String>>>> = RefCell::default();
    move |name| {
        if let Some(words) = known.borrow().get(name) {
            return Ok(Rc::clone(words));
        }
        let words = Rc::new(names::role_words(index, name)?);
        known.borrow_mut().insert(name.to_owned(), Rc::clone(&words));
        Ok(words)
    }
}

/// Joins names. The ambiguous ones are listed where somebody wants them: roles have to be read for it.
fn join(
    seen: &BTreeMap<String, Seen>,
    rules: &Rules,
    role_words: RoleWords<'_>,
    ambiguous: Option<&mut Vec<Ambiguous>>,
) -> anyhow::Result<People> {
    let mut people = People::default();
    // What the user says.
    let mut listed: BTreeMap<String, (usize, &str)> = BTreeMap::new();
    let mut by_role: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for person in &rules.people {
        let idx = people.people.len();
        for name in person.names() {
            match person.role.is_empty() {
                true => _ = listed.insert(key(name), (idx, name)),
                false => by_role.entry(key(name)).or_default().push(idx),
            }
        }
        let (name, names, role) = (person.name.clone(), person.aliases.clone(), person.role.clone());
        people.people.push(Person { name, names, role, spellings: Vec::new() });
    }
    let apart: BTreeSet<String> = rules.apart.iter().map(|name| key(name)).collect();
    let entries = entries(seen, &listed, &apart);
    let joined = joined(&entries, role_words, ambiguous)?;
    // Who each name is: the user's, that of the one it is short for, or by itself.
    let mut person_of: Vec<Option<usize>> = entries.iter().map(|entry| entry.listed).collect();
    let mut members_of: Vec<Vec<usize>> = vec![Vec::new(); entries.len()];
    joined.iter().enumerate().for_each(|(idx, root)| members_of[*root].push(idx));
    for (root, members) in members_of.into_iter().enumerate().filter(|(root, _)| joined[*root] == *root) {
        let idx = *person_of[root].get_or_insert_with(|| {
            let best =
                members.iter().max_by_key(|m| (entries[**m].name.is_full(), entries[**m].n_quotes(), **m == root));
            let name = best.map(|best| entries[*best].spelling()).unwrap_or_default();
            people.people.push(Person { name, ..Person::default() });
            people.people.len() - 1
        });
        members.iter().for_each(|member| person_of[*member] = Some(idx));
    }
    let mut of_key: BTreeMap<&str, usize> = BTreeMap::new();
    for (entry, person) in entries.iter().zip(person_of) {
        of_key.extend(entry.keys.iter().filter_map(|key| Some((*key, person?))));
    }
    for (key, seen) in seen {
        let person = of_key.get(key.as_str()).copied().or_else(|| Some(listed.get(key)?.0)).unwrap_or_else(|| {
            people.people.push(Person { name: seen.spelling().to_owned(), ..Person::default() });
            people.people.len() - 1
        });
        let by_role = by_role.remove(key).unwrap_or_default();
        for idx in std::iter::once(&person).chain(&by_role) {
            let person = &mut people.people[*idx];
            person.spellings.extend(seen.spellings.keys().cloned());
            if !person.names.iter().any(|name| crate::query::people::key(name) == *key) {
                person.names.push(seen.spelling().to_owned());
            }
        }
        people.of.insert(key.clone(), Assigned { person, by_role });
    }
    Ok(people)
}

fn entries<'a>(
    seen: &'a BTreeMap<String, Seen>,
    listed: &'a BTreeMap<String, (usize, &str)>,
    apart: &BTreeSet<String>,
) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry<'a>> = Vec::new();
    let mut at: HashMap<(Name, Option<usize>), usize> = HashMap::new();
    let all: BTreeSet<&String> = seen.keys().chain(listed.keys()).collect();
    for key in all {
        let known = seen.get(key);
        if known.is_some_and(|seen| seen.n_body > 0) {
            continue;
        }
        let listed = listed.get(key);
        let spelling = known.map(Seen::spelling).or(listed.map(|(_, name)| *name));
        let Some(name) = spelling.and_then(Name::parse) else { continue };
        let (listed, is_apart) = (listed.map(|(idx, _)| *idx), apart.contains(key));
        let new = || Entry { name: name.clone(), keys: Vec::new(), seen: Vec::new(), listed, is_apart };
        // One that is left alone is by itself.
        let idx = if is_apart { None } else { at.get(&(name.clone(), listed)).copied() };
        let idx = idx.unwrap_or_else(|| {
            entries.push(new());
            if !is_apart {
                at.insert((name.clone(), listed), entries.len() - 1);
            }
            entries.len() - 1
        });
        entries[idx].keys.push(key);
        entries[idx].seen.extend(known);
    }
    entries
}

/// Returns for each entry the one it is joined with: itself, where with none.
fn joined(
    entries: &[Entry<'_>],
    role_words: RoleWords<'_>,
    mut ambiguous: Option<&mut Vec<Ambiguous>>,
) -> anyhow::Result<Vec<usize>> {
    let mut joined: Vec<usize> = (0..entries.len()).collect();
    let mut by_surname: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (idx, entry) in entries.iter().enumerate().filter(|(_, entry)| !entry.is_apart) {
        by_surname.entry(entry.name.key()).or_default().push(idx);
    }
    let is_the_users = |other: &Entry<'_>, entry: &Entry<'_>| other.listed.is_some() && other.name == entry.name;
    for group in by_surname.values() {
        // The names that are short for no other.
        let is_long = |idx: &&usize| {
            let entry = &entries[**idx];
            let is_covered = |other: &Entry<'_>| {
                entry.name.is_short_for(&other.name) || entry.listed.is_none() && is_the_users(other, entry)
            };
            !group.iter().any(|other| is_covered(&entries[*other]))
        };
        let long: Vec<usize> = group.iter().filter(is_long).copied().collect();
        for idx in group.iter().copied().filter(|idx| entries[*idx].listed.is_none()) {
            let entry = &entries[idx];
            let candidates = long.iter().copied().filter(|long| *long != idx);
            let candidates: Vec<usize> = candidates
                .filter(|long| entry.name.is_short_for(&entries[*long].name) || is_the_users(&entries[*long], entry))
                .filter(|long| !entry.contradicts(&entries[*long]))
                .collect();
            // Several names of one person that the user has listed are one candidate.
            let mut people: Vec<Result<usize, usize>> =
                candidates.iter().map(|long| entries[*long].listed.ok_or(*long)).collect();
            people.sort_unstable();
            people.dedup();
            let fits = |long: &usize| {
                Ok::<_, anyhow::Error>(entry.name.is_full() || !entry.differs_in_role(&entries[*long], role_words)?)
            };
            if let ([_], [long, ..]) = (people.as_slice(), candidates.as_slice())
                && fits(long)?
            {
                joined[idx] = *long;
            } else if let Some(ambiguous) = ambiguous.as_deref_mut()
                && !candidates.is_empty()
                && entry.n_quotes() > 0
            {
                let candidate = |long: &usize| {
                    let other = &entries[*long];
                    Ok(Candidate { name: other.spelling(), n_quotes: other.n_quotes(), fits: fits(long)? })
                };
                let candidates = candidates.iter().map(candidate).collect::<anyhow::Result<_>>()?;
                ambiguous.push(Ambiguous { name: entry.spelling(), n_quotes: entry.n_quotes(), candidates });
            }
        }
    }
    Ok(joined)
}
