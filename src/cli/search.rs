//! `whosaid search`: Find articles

use whosaid::query::search::Mode;

use super::Outcome;
use super::ask::{self, Ask};

const EXAMPLES: &str = "\
Words are looked for in headline, standfirst, body, headings and captions.
The query is as for `quotes`, see there.

Examples:
  whosaid search harbour strike                  both words in one article
  whosaid search \"harbour strike\" section:talks  the phrase under such a heading
  whosaid search -s verhoeven -l                 files in which Verhoeven speaks";

/// Find articles
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(flatten)]
    ask: Ask,
}

pub(crate) fn run(args: Args) -> anyhow::Result<Outcome> {
    ask::run(&args.ask, Mode::Articles, false)
}
