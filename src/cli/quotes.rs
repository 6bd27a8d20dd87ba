//! `whosaid quotes`: Find who said what, grouped by speaker

use whosaid::query::search::Mode;

use super::Outcome;
use super::ask::{self, Ask};

const EXAMPLES: &str = "\
Query:
  red lines                     both words
  \"red lines\", “red lines”      the phrase; an argument with a blank is one too
  NOT word, -word               without it (-word: inside a quoted argument)
  speaker:NAME role:X section:X headline:X caption:X
  after:DATE before:DATE date:DATE date:FROM..TO kind:direct,mixed

Examples:
  whosaid quotes \"red lines\"                 who said it
  whosaid quotes -s verhoeven harbour        what Verhoeven said of it
  whosaid quotes role:minister after:2021    what ministers said since
  whosaid quotes 'lines -\"red lines\"' -n 0   lines, but no red ones; all of them";

/// Find who said what, grouped by speaker
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(flatten)]
    ask: Ask,
    /// Say why each quote has its speaker: verb, words, names, doubts, and who else could be meant
    #[arg(long, help_heading = "Output", conflicts_with_all = ["paths", "count"])]
    why: bool,
}

pub(crate) fn run(args: Args) -> anyhow::Result<Outcome> {
    ask::run(&args.ask, Mode::Quotes, args.why)
}
