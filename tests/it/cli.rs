//! The command line, as `tests/cmd/*.md` have it: standard output, standard error and exit code. Wording is looked after
//! there. `TRYCMD=overwrite` writes what is printed now.

#[test]
fn transcripts() {
    trycmd::TestCases::new()
        .env("NO_COLOR", "")
        .env("CLICOLOR_FORCE", "")
        .env("COLUMNS", "80")
        .env("WHOSAID_INDEX", "")
        .case("tests/cmd/*.md");
}
