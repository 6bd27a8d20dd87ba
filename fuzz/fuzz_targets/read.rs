//! One reader, that of the format which `FUZZ_FORMAT` names, and the quotes of what it reads. `.ci/fuzz` runs it for each
//! format: a new one is fuzzed without a word here.
#![no_main]

use std::ops::ControlFlow;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use whosaid::article::Location;
use whosaid::{formats, quotes};

static FORMAT: LazyLock<&'static formats::Format> = LazyLock::new(|| {
    let name = std::env::var("FUZZ_FORMAT").expect("FUZZ_FORMAT names a format");
    formats::named(&name).expect("there is such a format")
});

fuzz_target!(|bytes: &[u8]| {
    let location = Location { path: "2021/a".into(), member: None };
    let _ = formats::read_as(*FORMAT, &location, bytes, &mut |mut article| {
        let mut end = 0;
        for part in &article.parts {
            assert!(part.span.start >= end && article.text.get(part.span.range()).is_some());
            end = part.span.end;
        }
        article.meta.language = Some("en".to_owned());
        quotes::attribute(&mut article);
        for quote in &article.quotes {
            assert!(!quote.content.is_empty());
            assert!(quote.content.iter().all(|span| article.text.get(span.range()).is_some()));
            assert!(quote.speakers.iter().all(|idx| (*idx as usize) < article.speakers.len()));
        }
        ControlFlow::Continue(())
    });
});
