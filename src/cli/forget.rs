//! `whosaid forget`: takes roots and their articles out of the index.

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Context as _;
use whosaid::ingest;
use whosaid::output::count;

use super::Outcome;
use super::error::hint;
use super::index::absolute;
use super::place::{self, IndexArg};
use super::screen::shown;

/// Take a folder and its articles out of the index; its files are left alone
#[derive(clap::Args)]
pub(crate) struct Args {
    /// A folder or file that was indexed, as `whosaid status` lists it
    #[arg(value_name = "ROOT")]
    root: PathBuf,
    #[command(flatten)]
    index: IndexArg,
}

pub(crate) fn run(args: Args) -> anyhow::Result<Outcome> {
    let index = args.index.open()?;
    let wanted = absolute(&args.root)?;
    let Some((number, root)) = index.roots().find(|(_, root)| *root == wanted || *root == args.root) else {
        let roots: Vec<String> = index.roots().map(|(_, root)| shown(root)).collect();
        let known = if roots.is_empty() { "it has none".to_owned() } else { format!("it has {}", roots.join(", ")) };
        return Err(hint(format!("{}: not a root of this index", shown(&wanted)), known));
    };
    let root = shown(root);
    let stamps = index.manifest()?;
    let n_articles: u32 = stamps.iter().filter(|stamp| stamp.root == number).map(|stamp| stamp.n_articles).sum();
    ingest::forget(&index, number).map_err(place::advise).context(root.clone())?;
    let _ = writeln!(anstream::stderr().lock(), "forgot {root}: {}", count(n_articles as usize, "article"));
    Ok(Outcome::Done)
}
