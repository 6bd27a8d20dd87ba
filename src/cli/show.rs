//! `whosaid show`: Show an article with its quotes marked

use super::Outcome;

/// Show an article with its quotes marked
#[derive(clap::Args)]
pub(crate) struct Args {}

pub(crate) fn run(_args: Args) -> anyhow::Result<Outcome> {
    anyhow::bail!("not built yet")
}
