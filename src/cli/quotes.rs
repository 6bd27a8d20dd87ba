//! `whosaid quotes`: Find who said what, grouped by speaker

use super::Outcome;

/// Find who said what, grouped by speaker
#[derive(clap::Args)]
pub(crate) struct Args {}

pub(crate) fn run(_args: Args) -> anyhow::Result<Outcome> {
    anyhow::bail!("not built yet")
}
