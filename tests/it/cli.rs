//! The command line, as `tests/cmd/*.md` have it: standard output, standard error and exit code. Wording is looked after
//! there. `TRYCMD=overwrite` writes what is printed now.

use std::io::Write as _;
use std::process::{Command, Stdio};

#[test]
fn transcripts() {
    trycmd::TestCases::new()
        .env("NO_COLOR", "")
        .env("CLICOLOR_FORCE", "")
        .env("COLUMNS", "80")
        .env("WHOSAID_INDEX", "")
        .case("tests/cmd/*.md");
}

/// Standard input, which a transcript cannot give, and the very bytes that are printed.
#[test]
fn parse_reads_standard_input_and_prints_nothing_that_acts_on_a_terminal() {
    let text = "“The \u{202e}egdirb\u{202c} is \u{9b}31mshut,” said Tomas Brandt of the council on Friday.\n";
    for (args, escaped) in [(&["parse", "-"][..], "\\u202eegdirb"), (&["parse", "--outline", "-"], "\\u{202e}egdirb")] {
        let mut program = Command::new(env!("CARGO_BIN_EXE_whosaid"))
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program runs");
        program.stdin.take().expect("it is piped").write_all(text.as_bytes()).expect("it is read");
        let output = program.wait_with_output().expect("the program ends");
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        let printed = String::from_utf8(output.stdout).expect("it is text");
        assert!(printed.contains(escaped), "{printed}");
        assert!(!printed.contains(['\u{202e}', '\u{202c}', '\u{9b}']), "{printed:?}");
        if !args.contains(&"--outline") {
            let article: serde_json::Value = serde_json::from_str(&printed).expect("it is JSON");
            assert_eq!(article["text"], text, "nothing is lost");
            assert_eq!(article["path"], "-");
        }
    }
}
