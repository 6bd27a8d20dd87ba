//! `whosaid index`: Add, update and drop the articles of folders

use super::Outcome;

/// Add, update and drop the articles of folders
#[derive(clap::Args)]
pub(crate) struct Args {}

pub(crate) fn run(_args: Args) -> anyhow::Result<Outcome> {
    anyhow::bail!("not built yet")
}
