//! `whosaid speakers`: List who speaks

use super::Outcome;

/// List who speaks
#[derive(clap::Args)]
pub(crate) struct Args {}

pub(crate) fn run(_args: Args) -> anyhow::Result<Outcome> {
    anyhow::bail!("not built yet")
}
