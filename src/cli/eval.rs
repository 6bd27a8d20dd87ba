//! `whosaid eval`: Score quote extraction against gold

use super::Outcome;

/// Score quote extraction against gold
#[derive(clap::Args)]
pub(crate) struct Args {}

pub(crate) fn run(_args: Args) -> anyhow::Result<Outcome> {
    anyhow::bail!("not built yet")
}
