//! What standard output is: a terminal or not, how wide, with colours or without.

use std::env;
use std::io::IsTerminal;

use whosaid::output::Style;

/// Columns where nothing tells.
const DEFAULT_WIDTH: usize = 80;

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum When {
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

/// Returns how to print on standard output.
pub(crate) fn style(when: When) -> Style {
    let variable = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    let color = match when {
        When::Always => true,
        When::Never => false,
        When::Auto => auto_color(is_terminal(), variable),
    };
    let columns = variable("COLUMNS").and_then(|columns| columns.parse().ok()).filter(|columns| *columns > 0);
    let terminal = || is_terminal().then(terminal_size::terminal_size).flatten().map(|(width, _)| width.0.into());
    let width = columns.or_else(terminal).unwrap_or(DEFAULT_WIDTH);
    Style { color, width, here: env::current_dir().ok() }
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
