//! Nothing that is printed acts on a terminal.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whosaid::output::escape;

fuzz_target!(|text: &str| {
    let acts = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!escape::line(text).chars().any(acts));
    assert!(!escape::lines(text).chars().any(|c| c != '\n' && c != '\t' && acts(c)));
});
