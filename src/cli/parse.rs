//! `whosaid parse`: Print articles as JSON, without an index

use super::Outcome;

/// Print articles as JSON, without an index
#[derive(clap::Args)]
pub(crate) struct Args {}

pub(crate) fn run(_args: Args) -> anyhow::Result<Outcome> {
    anyhow::bail!("not built yet")
}
