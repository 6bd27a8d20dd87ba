//! What standard output is: a terminal or not, how wide, with colours or without.

use std::env;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use whosaid::output::{self, Style};

/// Columns where nothing tells.
const DEFAULT_WIDTH: usize = 80;

/// The current folder, links resolved as those of the roots are.
static HERE: LazyLock<Option<PathBuf>> = LazyLock::new(|| env::current_dir().and_then(std::fs::canonicalize).ok());

/// `--color`, as all commands have it that use colours.
#[derive(clap::Args)]
pub(crate) struct ColorArg {
    /// When to use colours
    #[arg(long, value_enum, default_value_t, value_name = "WHEN", hide_possible_values = true)]
    color: When,
}

impl ColorArg {
    /// Returns how to print on standard output.
    pub(crate) fn style(&self) -> Style {
        style(self.color)
    }
}

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum When {
    /// On a terminal, unless NO_COLOR is set or TERM is dumb.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Whether standard output is a terminal.
pub(crate) fn is_terminal() -> bool {
    std::io::stdout().is_terminal()
}

/// Returns a path as it is printed: relative where it lies under the current folder, fit for a terminal.
pub(crate) fn shown(path: &Path) -> String {
    output::path(path, HERE.as_deref()).into_owned()
}

/// Returns a path relative where it lies under the current folder.
pub(crate) fn relative(path: &Path) -> &Path {
    output::relative(path, HERE.as_deref())
}

fn style(when: When) -> Style {
    let variable = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    let color = match when {
        When::Always => true,
        When::Never => false,
        When::Auto => auto_color(is_terminal(), variable),
    };
    let columns = variable("COLUMNS").and_then(|columns| columns.parse().ok()).filter(|columns| *columns > 0);
    let terminal = || is_terminal().then(terminal_size::terminal_size).flatten().map(|(width, _)| width.0.into());
    let width = columns.or_else(terminal).unwrap_or(DEFAULT_WIDTH);
    Style { color, width, here: HERE.clone() }
}

/// Decides by the conventions of no-color.org and bixense.com/clicolors.
fn auto_color(is_terminal: bool, variable: impl Fn(&str) -> Option<String>) -> bool {
    if variable("NO_COLOR").is_some() {
        return false;
    }
    if variable("CLICOLOR_FORCE").is_some_and(|value| value != "0") {
        return true;
    }
    is_terminal && variable("TERM").is_none_or(|term| term != "dumb")
}

#[cfg(test)]
mod tests {
    use super::auto_color;

    #[test]
    fn colours_by_convention() {
        let check = |terminal: bool, set: &[(&str, &str)], expected: bool| {
            let variable = |name: &str| set.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned());
            assert_eq!(auto_color(terminal, variable), expected, "{terminal} {set:?}");
        };
        check(true, &[], true);
        check(false, &[], false);
        check(true, &[("TERM", "dumb")], false);
        check(true, &[("NO_COLOR", "1")], false);
        check(false, &[("CLICOLOR_FORCE", "1")], true);
        check(false, &[("CLICOLOR_FORCE", "0")], false);
        check(true, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false);
    }
}
