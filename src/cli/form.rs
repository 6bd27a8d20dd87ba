//! How an answer is printed: a flag for each renderer that the library has beside those of a terminal and a pipe.

use clap::{Arg, ArgAction, ArgMatches, Command, FromArgMatches};
use whosaid::output::{RENDERERS, Renderer};

use super::screen;

/// `--json`, `--jsonl` and whatever else is in [`RENDERERS`].
pub(crate) struct Form(Option<&'static Renderer>);

impl Form {
    /// Returns the renderer that was asked for, else the one for what standard output is.
    pub(crate) fn renderer(&self) -> &'static Renderer {
        self.0.unwrap_or(if screen::is_terminal() { &RENDERERS[0] } else { &RENDERERS[1] })
    }
}

impl clap::Args for Form {
    fn augment_args(command: Command) -> Command {
        let flags = RENDERERS.iter().filter_map(|renderer| {
            let flag = Arg::new(renderer.name).long(renderer.name).help(renderer.flag?);
            Some(flag.action(ArgAction::SetTrue).group("form"))
        });
        command.args(flags)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Form {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let is_given = |renderer: &&Renderer| renderer.flag.is_some() && matches.get_flag(renderer.name);
        Ok(Form(RENDERERS.iter().find(is_given)))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
