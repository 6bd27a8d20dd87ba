//! `whosaid formats`: which files this build reads.

use std::io::{self, Write as _};

use whosaid::formats::FORMATS;

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
        "\nA file is told by its content first; each may be compressed (.gz .zst) or in an archive: .zip .tar"
    )?;
    Ok(Outcome::Done)
}
