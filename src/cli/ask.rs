//! What `quotes` and `search` have in common: the question, and how to print the answer.

use std::collections::HashSet;
use std::io::{BufWriter, Write};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use whosaid::index::Index;
use whosaid::ingest;
use whosaid::output::{Question, RENDERERS, count, echo, echo_clause, escape};
use whosaid::query::parse::{Name, join};
use whosaid::query::people::{People, Rules};
use whosaid::query::search::{Mode, Options, Sort, explain, find};
use whosaid::query::{self, Field, Hit, Query, Results};
use whosaid::quotes;

use super::Outcome;
use super::error::{in_query, note};
use super::form::Form;
use super::people::PeopleArg;
use super::place::{self, IndexArg};
use super::screen::{ColorArg, relative, shown};
use super::speakers::near;

/// Hits that are written at once where each is written by itself.
const BATCH: usize = 256;

#[derive(clap::Args)]
pub(crate) struct Ask {
    /// Words, "phrases" and fields, all of which must hold; none: everything
    #[arg(value_name = "QUERY")]
    query: Vec<String>,

    /// Speaker: each word of NAME is a word of the speaker's name, in any order
    #[arg(short, long, value_name = "NAME", help_heading = "What to find")]
    speaker: Vec<String>,
    /// Words of the section's heading, or the desk
    #[arg(long, value_name = "WORDS", help_heading = "What to find")]
    section: Vec<String>,
    /// These words in this order, whatever else they could mean
    #[arg(long, value_name = "WORDS", help_heading = "What to find")]
    phrase: Vec<String>,
    /// Published in DATE or later: 2021, 2021-11, 2021-11-30, 30d, yesterday
    #[arg(short, long, value_name = "DATE", help_heading = "What to find")]
    after: Option<String>,
    /// Published before DATE
    #[arg(short, long, value_name = "DATE", help_heading = "What to find")]
    before: Option<String>,
    /// Kinds of quotes: direct, mixed, indirect, separated by commas
    #[arg(long, value_name = "KINDS", help_heading = "What to find")]
    kind: Option<String>,

    /// Hits to show [default: 20; 0: all]
    #[arg(short = 'n', long, value_name = "N", help_heading = "Output")]
    limit: Option<usize>,
    /// Order of the hits
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "ORDER",
        allow_hyphen_values = true,
        help_heading = "Output"
    )]
    sort: SortBy,
    /// Only the paths of the files
    #[arg(short = 'l', long, help_heading = "Output", group = "form")]
    paths: bool,
    /// With -l: paths as they are, each with a NUL after it, for `xargs -0`
    #[arg(short = '0', long, requires = "paths", help_heading = "Output")]
    null: bool,
    /// Only the number of hits
    #[arg(short, long, help_heading = "Output", group = "form")]
    count: bool,
    #[command(flatten, next_help_heading = "Output")]
    form: Form,
    #[command(flatten, next_help_heading = "Output")]
    color: ColorArg,

    #[command(flatten, next_help_heading = "Index")]
    index: IndexArg,
    #[command(flatten, next_help_heading = "Index")]
    people: PeopleArg,
    /// Bring the index up to date first: at PATH, else at all folders that it knows
    #[arg(long, value_name = "PATH", num_args = 0..=1, require_equals = true, help_heading = "Index")]
    update: Option<Option<PathBuf>>,
}

/// `--sort`.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum SortBy {
    #[default]
    Relevance,
    Date,
    #[value(name = "-date")]
    DateDesc,
    Path,
}

/// Answers a question.
/// `explains`: with each quote comes why it has its speaker.
pub(crate) fn run(ask: &Ask, mode: Mode, explains: bool) -> anyhow::Result<Outcome> {
    let mut query = ask.query()?;
    let index = match &ask.update {
        None => ask.index.open()?,
        Some(path) => match super::index::update(ask.index.folder(), path.as_slice())? {
            (_, Outcome::Interrupted) => return Ok(Outcome::Interrupted),
            (index, _) => index,
        },
    };
    // The program ends with the answer: closing the files takes a tenth of the time of a short one.
    let index = ManuallyDrop::new(index);
    let rules = ask.people.rules(&index)?;
    let asked_for = query.widen(&index, &rules).map_err(|error| place::damaged(&index, error))?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    if ask.count {
        let n = query::search::count(&index, &query, mode).map_err(|error| place::damaged(&index, error))?;
        writeln!(out, "{n}")?;
        out.flush()?;
        if n == 0 {
            explain_nothing(&index, &rules, &query, mode)?;
            return Ok(Outcome::Nothing);
        }
        return Ok(Outcome::Done);
    }
    let sort = match ask.sort {
        SortBy::Relevance => Sort::Relevance,
        SortBy::Date => Sort::Date,
        SortBy::DateDesc => Sort::DateDesc,
        SortBy::Path => Sort::Path,
    };
    let style = ask.color.style();
    let renderer = ask.form.renderer();
    // A list of paths is as long as it is: it is made for other programs.
    let limit = ask.limit.unwrap_or(if ask.paths { 0 } else { Options::default().limit });
    let found = find(&index, &query, mode, &Options { limit, sort });
    let mut found = found.map_err(|error| place::damaged(&index, error))?;
    let total = found.total();
    let mut n_shown = 0;
    let mut seen: HashSet<PathBuf> = HashSet::new();
    if ask.paths {
        for hit in found {
            let path = hit.map_err(|error| place::damaged(&index, error))?.article.location.path.clone();
            if !seen.contains(&path) {
                if ask.null {
                    out.write_all(relative(&path).as_os_str().as_encoded_bytes())?;
                    out.write_all(b"\0")?;
                } else {
                    writeln!(out, "{}", shown(&path))?;
                }
                seen.insert(path);
            }
            n_shown += 1;
        }
    } else {
        let more = more(std::env::args_os().skip(1).map(|arg| arg.to_string_lossy().into_owned()));
        let question = Question { query: &query, more: &more };
        let batch = if renderer.by_hit { BATCH } else { usize::MAX };
        loop {
            let hits = found.by_ref().take(batch).collect::<anyhow::Result<Vec<_>>>();
            let mut hits = hits.map_err(|error| place::damaged(&index, error))?;
            name_people(&index, &rules, &asked_for, &mut hits).map_err(|error| place::damaged(&index, error))?;
            if explains {
                add_evidence(&mut hits);
            }
            for hit in &hits {
                if !seen.contains(&hit.article.location.path) {
                    seen.insert(hit.article.location.path.clone());
                }
            }
            let (n, is_first) = (hits.len(), n_shown == 0);
            n_shown += n;
            // Even an empty answer is an array.
            if n > 0 || is_first {
                (renderer.render)(&Results { total, hits }, &question, &mut out, &style)?;
            }
            if n < batch {
                break;
            }
        }
    }
    out.flush()?;
    if total == 0 {
        explain_nothing(&index, &rules, &query, mode)?;
        return Ok(Outcome::Nothing);
    }
    note_stale(&index, seen.iter().map(PathBuf::as_path))?;
    // On a terminal the answer says so itself.
    if n_shown < total && ask.limit.is_none() && renderer.name != RENDERERS[0].name {
        note(&format!("{n_shown} of {} written; all of them: -n 0", count(total, noun(mode))));
    }
    Ok(Outcome::Done)
}

/// Adds to quotes who their speakers are over all articles.
fn name_people(index: &Index, rules: &Rules, asked_for: &People, hits: &mut [Hit]) -> anyhow::Result<()> {
    let bearer = |hit: &Hit| -> Option<(String, Option<String>)> {
        let quote = &hit.article.quotes[hit.quote?];
        let [speaker] = quote.speakers.as_slice() else { return None };
        Some((hit.article.speakers[*speaker as usize].name.clone(), quote.role.clone()))
    };
    let bearers: Vec<_> = hits.iter().map(bearer).collect();
    let known = |(name, role): &(String, Option<String>)| asked_for.person(name, role.as_deref());
    let others = bearers.iter().flatten().filter(|bearer| known(bearer).is_none()).map(|(name, _)| name.as_str());
    let people = People::bearing(index, rules, others)?;
    for (hit, bearer) in hits.iter_mut().zip(&bearers) {
        let person = bearer.as_ref();
        let person = person.and_then(|bearer| known(bearer).or_else(|| people.person(&bearer.0, bearer.1.as_deref())));
        hit.person = person.map(|person| person.name.clone());
    }
    Ok(())
}

/// Adds to quotes why they have their speakers. The hits of one article often follow each other: it is read once.
fn add_evidence(hits: &mut [Hit]) {
    for of_article in hits.chunk_by_mut(|a, b| Arc::ptr_eq(&a.article, &b.article)) {
        let evidence = quotes::explain(&of_article[0].article);
        for hit in of_article {
            hit.why = hit.quote.and_then(|idx| evidence.get(idx).cloned());
        }
    }
}

impl Ask {
    /// Makes one query of the arguments and the flags.
    fn query(&self) -> anyhow::Result<Query> {
        let many = |name: Name, values: &'_ [String]| values.iter().map(move |value| (name, value.clone())).collect();
        let flags: Vec<Vec<(Name, String)>> = vec![
            many(Name::Field(Field::Speaker), &self.speaker),
            many(Name::Field(Field::Section), &self.section),
            many(Name::Field(Field::Text), &self.phrase),
            many(Name::After, self.after.as_slice()),
            many(Name::Before, self.before.as_slice()),
            many(Name::Kind, self.kind.as_slice()),
        ];
        let flags: Vec<(Name, &str)> = flags.iter().flatten().map(|(name, value)| (*name, value.as_str())).collect();
        let today = jiff::Zoned::now().date();
        query::parse_args(&self.query, &flags, today).map_err(|mut error| {
            // `-beta` was taken for `-b eta`.
            let of_word = |value: &String| {
                value.starts_with(char::is_alphabetic) && error.message.ends_with(&format!("\"{value}\" is not a date"))
            };
            if error.span.is_empty() && self.after.iter().chain(&self.before).any(of_word) {
                error.hint.push_str("; to leave a word out, write NOT WORD");
            }
            in_query(error, &join(&self.query))
        })
    }
}

/// Says how many of these files are not as they were when they were read.
pub(super) fn note_stale<'a>(index: &Index, paths: impl Iterator<Item = &'a Path>) -> anyhow::Result<()> {
    let mut n = 0;
    for path in paths {
        n += usize::from(ingest::is_stale(index, path)?);
    }
    if n > 0 {
        let (files, were) = (count(n, "file"), if n == 1 { "it was" } else { "they were" });
        let update = "bring the index up to date: whosaid quotes --update …";
        note(&format!("{files} changed or gone since {were} indexed; {update}"));
    }
    Ok(())
}

fn noun(mode: Mode) -> &'static str {
    match mode {
        Mode::Quotes => "quote",
        Mode::Articles => "article",
    }
}

/// Returns the command that shows all hits: this one, with another limit, and without `--update`: that is done.
fn more(mut args: impl Iterator<Item = String>) -> String {
    let mut words = vec!["whosaid".to_owned()];
    let mut rest = Vec::new();
    while let Some(arg) = args.next() {
        if arg == "--" {
            // Behind it nothing is a flag.
            rest.push(arg);
            rest.extend(args.by_ref());
        } else if arg == "-n" || arg == "--limit" {
            args.next();
        } else {
            let is_limit = arg.strip_prefix("-n").is_some_and(|n| n.trim_start_matches('=').parse::<usize>().is_ok());
            let is_update = arg == "--update" || arg.starts_with("--update=");
            if !is_limit && !is_update && !arg.starts_with("--limit=") {
                words.push(shell_word(&arg));
            }
        }
    }
    words.push("-n 0".to_owned());
    words.extend(rest.iter().map(|arg| shell_word(arg)));
    words.join(" ")
}

/// Quotes a word for a shell, where it needs it.
fn shell_word(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./:=,@%+".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    if !word.contains(['"', '$', '`', '\\', '!']) {
        return format!("\"{word}\"");
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

/// Says on standard error which clause has no hits, and which speakers are near.
fn explain_nothing(index: &Index, rules: &Rules, query: &Query, mode: Mode) -> anyhow::Result<()> {
    let noun = noun(mode);
    note(&format!("no {noun}s for {}", echo(query)));
    let explanation = explain(index, query, mode)?;
    let mut rows = Vec::new();
    for (clause, n) in query.clauses.iter().zip(&explanation.clauses) {
        let mut what = echo_clause(clause);
        if clause.field == Field::Speaker && !clause.negated && *n == 0 {
            what.push_str(&near(index, &People::of(index, rules)?, &clause.text.words().join(" "))?);
        }
        rows.push((*n, what));
    }
    let days = Query { after: query.after.clone(), before: query.before.clone(), ..Query::default() };
    rows.extend(explanation.days.map(|n| (n, echo(&days))));
    let kinds = Query { kinds: query.kinds.clone(), ..Query::default() };
    rows.extend(explanation.kinds.map(|n| (n, echo(&kinds))));
    let mut err = anstream::stderr().lock();
    // One clause alone has been named above.
    if rows.len() > 1 || rows.iter().any(|(_, what)| what.contains("; near: ")) {
        for (n, what) in &rows {
            writeln!(err, "  {:>14}  {}", count(*n, noun), escape::line(what))?;
        }
        if rows.iter().all(|(n, _)| *n > 0) {
            writeln!(err, "  each is found, but not all in one {noun}")?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{more, shell_word};

    #[test]
    fn more_is_the_same_question() {
        for (args, expected) in [
            ("quotes lines -n 3 --index x", "whosaid quotes lines --index x -n 0"),
            ("quotes -n3 --limit 4 --limit=5 -n=6 lines", "whosaid quotes lines -n 0"),
            ("quotes lines --update", "whosaid quotes lines -n 0"),
            ("quotes --update=news lines", "whosaid quotes lines -n 0"),
            ("quotes -- --update -n", "whosaid quotes -n 0 -- --update -n"),
        ] {
            assert_eq!(more(args.split(' ').map(str::to_owned)), expected, "{args}");
        }
    }

    #[test]
    fn words_survive_a_shell() {
        for (word, expected) in [
            ("red", "red"),
            ("red lines", "\"red lines\""),
            ("it's", "\"it's\""),
            ("\"a\" 'b'", "'\"a\" '\\''b'\\'''"),
            ("$x", "'$x'"),
            ("", "\"\""),
        ] {
            assert_eq!(shell_word(word), expected);
        }
    }
}
