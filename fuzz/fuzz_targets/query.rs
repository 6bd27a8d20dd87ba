//! The query language: what is understood is printed so that it is understood as the same.
#![no_main]

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use whosaid::query::parse;

fuzz_target!(|text: &str| {
    let today = date(2024, 2, 29);
    match parse(text, today) {
        Ok(query) => {
            let printed = query.to_string();
            let again = parse(&printed, today).expect("what is printed is understood");
            assert_eq!(again.to_string(), printed);
        }
        Err(error) => assert!(text.get(error.span.range()).is_some()),
    }
});
