//! `whosaid speakers`: List who speaks

use std::io::{BufWriter, Write};

use whosaid::index::Index;
use whosaid::output::{count, roster};
use whosaid::query::parse::Name;
use whosaid::query::{self, Field, Mode, speakers};

use super::Outcome;
use super::error::note;
use super::place::{self, IndexArg};
use super::screen::ColorArg;

/// List who speaks, most quoted first
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Words of the name; none: everyone
    #[arg(value_name = "NAME")]
    name: Vec<String>,
    /// Rows to show; 0: all
    #[arg(short = 'n', long, value_name = "N", default_value_t = 20)]
    limit: usize,
    /// One JSON array
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    color: ColorArg,
    #[command(flatten)]
    index: IndexArg,
}

pub(crate) fn run(args: Args) -> anyhow::Result<Outcome> {
    let index = args.index.open()?;
    let name = args.name.join(" ");
    let mut rows = speakers::list(&index, &name).map_err(|error| place::damaged(&index, error))?;
    let total = rows.len();
    if args.limit > 0 {
        rows.truncate(args.limit);
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    if args.json {
        roster::array(&rows, &mut out)?;
    } else if total > 0 {
        roster::table(&rows, &mut out, &args.color.style())?;
    }
    out.flush()?;
    if total == 0 {
        note(&format!("no speaker is named {name}{}", near(&index, &name)?));
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

/// Counts the quotes of speakers without a name for whom the words of `name` stand; of a name there are none.
fn unnamed(index: &Index, name: &str) -> anyhow::Result<usize> {
    let flag = [(Name::Field(Field::Speaker), name)];
    let Ok(query) = query::parse_args(&[], &flag, jiff::civil::Date::default()) else { return Ok(0) };
    query::count(index, &query, Mode::Quotes)
}

/// Returns `; near: Anna Verhoeven (61 quotes)`, empty if no name is near.
pub(super) fn near(index: &Index, name: &str) -> anyhow::Result<String> {
    let near = speakers::near(index, name, 3)?;
    if near.is_empty() {
        return Ok(String::new());
    }
    let near: Vec<String> = near.iter().map(|(name, n)| format!("{name} ({})", count(*n, "quote"))).collect();
    Ok(format!("; near: {}", near.join(", ")))
}
