//! `whosaid speakers`: List who speaks

use std::io::{BufWriter, Write};
use std::path::PathBuf;

use whosaid::index::Index;
use whosaid::output::{count, roster};
use whosaid::query::parse::Name;
use whosaid::query::people::People;
use whosaid::query::{self, Field, Mode, speakers};

use super::Outcome;
use super::error::note;
use super::people::{FILE, PeopleArg, beside};
use super::place::{self, IndexArg};
use super::screen::{ColorArg, shown};

/// List who speaks, most quoted first
///
/// A person may have several names: those that are short for one full name, and no other, are joined. With NAME each of
/// them is listed, and the roles that articles print, with their days and a file. What the program cannot know you can say
/// in speakers.toml, beside the folder of the index:
///
///   [[person]]                       # one person under all these names
///   name = "Anna Verhoeven"
///   aliases = ["Verhoeven", "Iron Anna"]
///
///   [[person]]                       # only the John Smith who is called so
///   name = "John Smith (baker)"
///   aliases = ["John Smith"]
///   role = "baker"
///
///   apart = ["Aunex"]                # above all tables: never joined by the program
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Args {
    /// Words of the name; none: everyone
    #[arg(value_name = "NAME")]
    name: Vec<String>,
    /// Rows to show; 0: all
    #[arg(short = 'n', long, value_name = "N", default_value_t = 20)]
    limit: usize,
    /// Only names that could be short for several people, or may not be short for the one that they could be
    #[arg(long)]
    ambiguous: bool,
    /// One JSON array
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    color: ColorArg,
    #[command(flatten)]
    index: IndexArg,
    #[command(flatten)]
    people: PeopleArg,
}

pub(crate) fn run(args: Args) -> anyhow::Result<Outcome> {
    let index = args.index.open()?;
    let people = args.people.people(&index)?;
    let name = args.name.join(" ");
    if args.ambiguous {
        return ambiguous(&args, &index, &people, &name);
    }
    let mut rows = speakers::list(&index, &people, &name).map_err(|error| place::damaged(&index, error))?;
    let total = rows.len();
    if args.limit > 0 {
        rows.truncate(args.limit);
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    if args.json {
        roster::array(&rows, &mut out, &args.color.style())?;
    } else if total > 0 {
        roster::table(&rows, !name.is_empty(), &mut out, &args.color.style())?;
    }
    out.flush()?;
    if total == 0 {
        note(&format!("no speaker is named {name}{}", near(&index, &people, &name)?));
        let n = unnamed(&index, &name)?;
        if n > 0 {
            let quotes = count(n, "quote");
            note(&format!("{quotes} by speakers who are not named but called so: whosaid quotes -s \"{name}\""));
        }
        return Ok(Outcome::Nothing);
    }
    if rows.len() < total {
        note(&format!("{} of {}; all of them: -n 0", rows.len(), count(total, "speaker")));
    }
    Ok(Outcome::Done)
}

/// Lists the names that are not surely one person's.
fn ambiguous(args: &Args, index: &Index, people: &People, name: &str) -> anyhow::Result<Outcome> {
    let mut rows = people.ambiguous_called(name);
    let total = rows.len();
    if args.limit > 0 {
        rows.truncate(args.limit);
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    if args.json {
        roster::ambiguous_array(&rows, &mut out)?;
    } else if total > 0 {
        roster::ambiguous_table(&rows, &mut out, &args.color.style())?;
    }
    out.flush()?;
    if total == 0 {
        note("no name is ambiguous");
        return Ok(Outcome::Nothing);
    }
    if rows.len() < total {
        note(&format!("{} of {}; all of them: -n 0", rows.len(), count(total, "name")));
    }
    if !args.json {
        let file = args.people.file().map_or_else(|| beside(index, FILE), PathBuf::from);
        note(&format!("whose a name is you can say in {}, see whosaid speakers --help", shown(&file)));
    }
    Ok(Outcome::Done)
}

/// Counts the quotes of speakers without a name for whom the words of `name` stand; of a name there are none.
fn unnamed(index: &Index, name: &str) -> anyhow::Result<usize> {
    let flag = [(Name::Field(Field::Speaker), name)];
    let Ok(query) = query::parse_args(&[], &flag, jiff::civil::Date::default()) else { return Ok(0) };
    query::count(index, &query, Mode::Quotes)
}

/// Returns `; near: Anna Verhoeven (61 quotes)`, empty if no name is near.
pub(super) fn near(index: &Index, people: &People, name: &str) -> anyhow::Result<String> {
    let near = speakers::near(index, people, name, 3)?;
    if near.is_empty() {
        return Ok(String::new());
    }
    let near: Vec<String> = near.iter().map(|(name, n)| format!("{name} ({})", count(*n, "quote"))).collect();
    Ok(format!("; near: {}", near.join(", ")))
}
