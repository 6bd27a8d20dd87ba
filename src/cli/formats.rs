//! `whosaid formats`: which files this build reads.

use std::io::{self, Write as _};

use whosaid::formats::{FORMATS, UNREAD};

use super::Outcome;

/// List the formats that are read
#[derive(clap::Args)]
pub(crate) struct Args {}

pub(crate) fn run(_: Args) -> anyhow::Result<Outcome> {
    let mut out = io::stdout().lock();
    for format in FORMATS {
        let extensions: Vec<String> = format.extensions.iter().map(|ext| format!(".{ext}")).collect();
        writeln!(out, "{:<10} {}", format.name, extensions.join(" "))?;
    }
    writeln!(
        out,
        "\nA file is told by its content first; each may be compressed (.gz .zst) or in an archive: .zip .tar .warc.\nExports of LexisNexis (.txt .docx .rtf) are taken apart into their articles."
    )?;
    writeln!(out, "\nNot read:")?;
    for unread in UNREAD {
        let extensions: Vec<String> = unread.extensions.iter().map(|ext| format!(".{ext}")).collect();
        let way_out = unread.way_out.map_or_else(String::new, |way_out| format!(": {way_out}"));
        writeln!(out, "  {} ({}){way_out}", unread.what, extensions.join(" "))?;
    }
    writeln!(out, "{PRESS_DATABASES}")?;
    Ok(Outcome::Done)
}

/// A file of these has a format that is read, but is many articles, which it is not taken apart into.
const PRESS_DATABASES: &str = "  exports of Factiva, Europresse and ProQuest, many articles in one file: read, but as one article; export one a file";
