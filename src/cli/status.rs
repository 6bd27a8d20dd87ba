//! `whosaid status`: Show what the index holds and what was skipped

use super::Outcome;

/// Show what the index holds and what was skipped
#[derive(clap::Args)]
pub(crate) struct Args {}

pub(crate) fn run(_args: Args) -> anyhow::Result<Outcome> {
    anyhow::bail!("not built yet")
}
