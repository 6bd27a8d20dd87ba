//! `whosaid forget`: Remove a root and its articles from the index

use super::Outcome;

/// Remove a root and its articles from the index
#[derive(clap::Args)]
pub(crate) struct Args {}

pub(crate) fn run(_args: Args) -> anyhow::Result<Outcome> {
    anyhow::bail!("not built yet")
}
