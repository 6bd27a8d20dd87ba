//! Which module may name which. The compiler keeps the border between library and program; this test keeps the rest,
//! by reading the sources: the table below is the one in ARCHITECTURE.md.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Modules from the ground up, and the modules that each may use beside itself.
const FLOORS: [(&str, &[&str]); 11] = [
    ("text", &[]),
    ("unpack", &[]),
    ("article", &["text"]),
    ("corpus", &["article"]),
    ("formats", &["article", "text", "unpack"]),
    ("quotes", &["article", "text"]),
    ("index", &["article", "text"]),
    ("ingest", &["corpus", "formats", "quotes", "index", "article", "text", "unpack"]),
    ("query", &["index", "article", "text"]),
    ("output", &["query", "ingest", "index", "article", "text"]),
    // The program. It reaches the library as `whosaid::…`, so that it sees the public API alone.
    ("cli", &["whosaid"]),
];

/// Names that only some modules may use: a path, the modules, and the reason. Tests inside a module are free of this.
const RESERVED: &[(&str, &[&str], &str)] = &[
    ("tantivy", &["index", "query"], "the search engine is known to index and query alone"),
    ("std::fs", &["corpus", "index", "ingest", "cli"], "the rest are pure functions of their arguments"),
    ("std::net", &[], "nothing here ever uses the network"),
    ("std::env", &["cli"], "the library does not read the environment"),
    ("std::process", &["cli", "main"], "the library neither exits nor starts programs"),
    ("env!", &["cli"], "the library does not read the environment"),
    ("option_env!", &["cli"], "the library does not read the environment"),
    ("std::io::stdin", &["cli"], "the library reads what it is given"),
    ("std::io::stdout", &["cli"], "the library writes to what it is given"),
    ("std::io::stderr", &["cli"], "the library writes to what it is given"),
    // With `use std::io;`.
    ("io::stdin", &["cli"], "the library reads what it is given"),
    ("io::stdout", &["cli"], "the library writes to what it is given"),
    ("io::stderr", &["cli"], "the library writes to what it is given"),
    ("anstream", &["cli"], "the library does not print"),
    ("indicatif", &["cli"], "the library does not print"),
    ("ctrlc", &["cli"], "the library does not listen for signals"),
    ("clap", &["cli"], "the library has no arguments"),
    ("terminal_size", &["cli"], "the library is told how wide to print"),
    ("println!", &[], "the library does not print; the program writes to a locked stream"),
    ("print!", &[], "the library does not print; the program writes to a locked stream"),
    ("eprintln!", &[], "the library does not print; the program writes to a locked stream"),
    ("eprint!", &[], "the library does not print; the program writes to a locked stream"),
    ("dbg!", &[], "left over from debugging"),
];

#[test]
fn modules_name_only_what_they_may() {
    let sources = sources();
    for (module, _) in FLOORS {
        assert!(sources.keys().any(|path| module_of(path) == module), "{module}: in the table, but not in src/");
    }
    let mut offences = String::new();
    for (path, source) in &sources {
        for offence in offences_in(path, source) {
            let _ = writeln!(offences, "src/{offence}");
        }
    }
    assert!(offences.is_empty(), "\n{offences}");
}

#[test]
fn the_table_is_the_documented_one() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md");
    let document = std::fs::read_to_string(path).expect("the document can be read");
    let cells = |line: &str| -> Vec<String> {
        line.trim_matches('|').split('|').take(2).map(|cell| cell.replace('`', "").trim().to_owned()).collect()
    };
    let rows = document.lines().skip_while(|line| !line.starts_with("| module | may use")).skip(2);
    let documented: Vec<_> = rows.take_while(|line| line.starts_with('|')).map(cells).collect();
    let ours: Vec<_> = FLOORS.iter().map(|(module, uses)| vec![(*module).to_owned(), uses.join(" ")]).collect();
    assert_eq!(documented, ours);
}

/// The scan itself: each planted offence is found, at its line, and what is allowed is let pass.
#[test]
fn planted_offences_are_found() {
    #[track_caller]
    fn check(path: &str, source: &str, expected: &[&str]) {
        let found = offences_in(Path::new(path), source);
        assert_eq!(found.len(), expected.len(), "{source}: {found:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.starts_with(expected), "{source}: {found}");
        }
    }
    check("text/fold.rs", "use crate::article::Part;", &["text/fold.rs:1: text may not use article"]);
    check("text/mod.rs", "\nuse super::quotes;", &["text/mod.rs:2: text may not use quotes"]);
    check("text/a.rs", "use super::super::query::Hit;", &["text/a.rs:1: text may not use query"]);
    check(
        "text/a.rs",
        "mod b {\nfn f() { super::super::super::index::open() }}",
        &["text/a.rs:2: text may not use index"],
    );
    check("text/a.rs", "use super::fold;\nmod tests { use super::super::span; }", &[]);
    check(
        "index/mod.rs",
        "use crate::{text::Span,\n query::{Hit, Query}};",
        &["index/mod.rs:2: index may not use query"],
    );
    check("query/mod.rs", "use crate::{index, text};\nuse tantivy::Index;", &[]);
    check("output/a.rs", "fn f(x: &tantivy::Term) {}", &["output/a.rs:1: output may not use tantivy"]);
    check("cli/a.rs", "use whosaid::index::Reader;\nuse crate::cli::error;\nuse super::Outcome;", &[]);
    check("cli/a.rs", "use tantivy::Term;", &["cli/a.rs:1: cli may not use tantivy"]);
    check("quotes/a.rs", "let x = 'a'; let s = \"crate::query\"; // crate::index\n/* crate::index */", &[]);
    check(
        "quotes/a.rs",
        "let s = r#\"a\"crate::query\"#;\nfn f<'a>() { crate::query::f() }",
        &["quotes/a.rs:2: quotes may not use query"],
    );
    check(
        "quotes/a.rs",
        "/// See [`crate::query`].\nfn f() { println!(\"\"); }",
        &["quotes/a.rs:2: quotes may not use println!"],
    );
    check("quotes/a.rs", "use std::{env, fmt};", &["quotes/a.rs:1: quotes may not use std::env"]);
    check("quotes/a.rs", "std::process::exit(1)", &["quotes/a.rs:1: quotes may not use std::process"]);
    check("quotes/a.rs", "let v = env!(\"V\");", &["quotes/a.rs:1: quotes may not use env!"]);
    check("output/a.rs", "option_env!(\"V\")", &["output/a.rs:1: output may not use option_env!"]);
    check(
        "output/a.rs",
        "use std::io::{self, Write, stdout};\nfn f() { io::stderr().lock(); std::io::stdin(); }",
        &[
            "output/a.rs:1: output may not use std::io::stdout",
            "output/a.rs:2: output may not use io::stderr",
            "output/a.rs:2: output may not use std::io::stdin",
        ],
    );
    check("output/a.rs", "use std::io::{self, Write};\nfn f(out: &mut dyn io::Write) {}", &[]);
    check("output/a.rs", "anstream::stdout()", &["output/a.rs:1: output may not use anstream"]);
    check("ingest/a.rs", "use indicatif::ProgressBar;", &["ingest/a.rs:1: ingest may not use indicatif"]);
    check("ingest/a.rs", "ctrlc::set_handler(f)", &["ingest/a.rs:1: ingest may not use ctrlc"]);
    check("query/a.rs", "#[derive(clap::ValueEnum)] enum E {}", &["query/a.rs:1: query may not use clap"]);
    check("output/a.rs", "terminal_size::terminal_size()", &["output/a.rs:1: output may not use terminal_size"]);
    check("cli/a.rs", "env!(\"V\"); std::io::stdout(); anstream::stderr(); use clap::Args;", &[]);
    check("ingest/a.rs", "use std::fs::File;", &[]);
    check(
        "formats/a.rs",
        "#[cfg(test)]\nmod tests { use std::fs; }\nuse std::fs;",
        &["formats/a.rs:3: formats may not use std::fs"],
    );
    check(
        "formats/a/tests.rs",
        "use std::fs;\nuse crate::quotes::reads;",
        &["formats/a/tests.rs:2: formats may not use quotes"],
    );
    check("text/a.rs", "use crate::Article;", &["text/a.rs:1: text may not use crate::Article"]);
    check("cellar/a.rs", "", &["cellar/a.rs:1: cellar is not in the table of layers"]);
}

/// All files under `src/`, by their path in there.
fn sources() -> BTreeMap<PathBuf, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = walkdir::WalkDir::new(&root).into_iter().map(|entry| entry.expect("src/ can be read"));
    let files = files.filter(|entry| entry.path().extension().is_some_and(|extension| extension == "rs"));
    let read = |entry: walkdir::DirEntry| {
        let source = std::fs::read_to_string(entry.path()).expect("a source file can be read");
        (entry.path().strip_prefix(&root).expect("it lies in src/").to_owned(), source)
    };
    files.map(read).collect()
}

/// The top module that a file belongs to: `lib` and `main` for the roots.
fn module_of(path: &Path) -> String {
    let first = path.iter().next().expect("a path has a name").to_string_lossy();
    first.strip_suffix(".rs").unwrap_or(&first).to_owned()
}

/// Depth of a file's module below the root of the crate: 1 for `text/mod.rs`, 2 for `text/fold.rs`.
fn depth_of(path: &Path) -> usize {
    let file = path.file_name().expect("a path has a name");
    path.iter().count() - usize::from(file == "mod.rs" || file == "lib.rs" || file == "main.rs")
}

/// Returns `file:line: module may not use name: reason`, one a use.
fn offences_in(path: &Path, source: &str) -> Vec<String> {
    let module = module_of(path);
    if module == "lib" || module == "main" {
        return Vec::new();
    }
    let at = |line: usize, message: String| format!("{}:{line}: {message}", path.display());
    let Some((_, allowed)) = FLOORS.iter().find(|(name, _)| *name == module) else {
        return vec![at(1, format!("{module} is not in the table of layers"))];
    };
    let mut offences = Vec::new();
    for used in uses(source, depth_of(path), path.ends_with("tests.rs")) {
        let name = used.path.join("::");
        let reserved = RESERVED.iter().find(|(reserved, ..)| {
            name == *reserved || name.strip_prefix(reserved).is_some_and(|rest| rest.starts_with("::"))
        });
        match (used.path.first().map(String::as_str), reserved) {
            (Some("crate" | "whosaid"), _) => {
                let target = used.path.get(1).map_or("", String::as_str);
                let known = FLOORS.iter().any(|(floor, _)| *floor == target);
                let through_api = used.path[0] == "whosaid" && allowed.contains(&"whosaid");
                if through_api || target == module || known && allowed.contains(&target) {
                    continue;
                }
                let target = if known { target.to_owned() } else { name };
                offences.push(at(used.line, format!("{module} may not use {target}: see the table of layers")));
            }
            (_, Some((reserved, modules, reason))) if !used.in_test && !modules.contains(&module.as_str()) => {
                offences.push(at(used.line, format!("{module} may not use {reserved}: {reason}")));
            }
            _ => {}
        }
    }
    offences.dedup();
    offences
}

/// A path that is used somewhere, from `crate`, or from the name of a crate; `name!` for a macro.
struct Use {
    path: Vec<String>,
    line: usize,
    in_test: bool,
}

/// A word, `::`, or one other character; with its line.
type Token<'a> = (&'a str, usize);

/// Finds all paths of two or more names, and macros. `super::…` is led back to `crate::…` where it leaves the module.
fn uses(source: &str, depth: usize, in_test: bool) -> Vec<Use> {
    let tokens = tokens(source);
    let text = |idx: usize| tokens.get(idx).map_or("", |token| token.0);
    let mut found = Vec::new();
    // Braces open around the token, each with: does it open a module, and is that one of tests.
    let mut braces: Vec<(bool, bool)> = Vec::new();
    let mut idx = 0;
    while idx < tokens.len() {
        let in_test = in_test || braces.iter().any(|(_, test)| *test);
        let inline = braces.iter().filter(|(module, _)| *module).count();
        match text(idx) {
            "{" => {
                let module = idx >= 2 && text(idx - 2) == "mod";
                let test = module && tokens[..idx - 2].iter().rev().map(|t| t.0).take(4).eq(["]", ")", "test", "("]);
                braces.push((module, test));
            }
            "}" => {
                braces.pop();
            }
            _ if is_word(text(idx)) && text(idx + 1) == "!" => {
                found.push(Use { path: vec![format!("{}!", text(idx))], line: tokens[idx].1, in_test });
            }
            _ if is_word(text(idx)) && text(idx + 1) == "::" => {
                let mut paths = Vec::new();
                idx = path(&tokens, idx, Vec::new(), &mut paths);
                for (path, line) in paths {
                    found.extend(rooted(path, depth + inline).map(|path| Use { path, line, in_test }));
                }
                continue;
            }
            _ => {}
        }
        idx += 1;
    }
    found
}

/// Reads a path, and all paths of a `{…}` group at its end, from token `idx`; returns the token after it.
fn path(tokens: &[Token], mut idx: usize, mut prefix: Vec<String>, found: &mut Vec<(Vec<String>, usize)>) -> usize {
    let text = |idx: usize| tokens.get(idx).map_or("", |token| token.0);
    while is_word(text(idx)) {
        let line = tokens[idx].1;
        prefix.push(text(idx).to_owned());
        idx += 1;
        if text(idx) != "::" {
            found.push((prefix, line));
            return idx;
        }
        idx += 1;
    }
    if text(idx) != "{" {
        // A glob, a turbofish.
        let line = tokens[idx.saturating_sub(1)].1;
        found.push((prefix, line));
        return idx;
    }
    idx += 1;
    while !matches!(text(idx), "}" | "") {
        if is_word(text(idx)) {
            idx = path(tokens, idx, prefix.clone(), found);
        } else {
            idx += 1;
        }
    }
    idx + 1
}

/// Leads `super::super::x` back to `crate::x` if it reaches the root from a module this deep; none if it does not.
fn rooted(path: Vec<String>, depth: usize) -> Option<Vec<String>> {
    let ups = path.iter().take_while(|name| *name == "super").count();
    match ups {
        0 if path[0] == "self" || path[0] == "Self" => None,
        0 => Some(path),
        _ if ups < depth => None,
        _ => Some(["crate".to_owned()].into_iter().chain(path.into_iter().skip(ups)).collect()),
    }
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Cuts Rust source into tokens, without comments, strings and characters.
fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (mut rest, mut line) = (source, 1);
    while let Some(c) = rest.chars().next() {
        let len = skipped(rest).unwrap_or_else(|| {
            let word = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
            let len = if word > 0 {
                word
            } else if rest.starts_with("::") {
                2
            } else {
                c.len_utf8()
            };
            if !c.is_whitespace() {
                tokens.push((&rest[..len], line));
            }
            len
        });
        line += rest[..len].matches('\n').count();
        rest = &rest[len..];
    }
    tokens
}

/// Returns the length of the comment, string, character or lifetime at the head of `rest`, if there is one.
fn skipped(rest: &str) -> Option<usize> {
    let until = |from: usize, end: &str| rest[from..].find(end).map_or(rest.len(), |at| from + at + end.len());
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return Some(until(2, "*/"));
    }
    let literal = rest.trim_start_matches(['b', 'c']);
    let prefix = rest.len() - literal.len();
    if prefix <= 1 && literal.starts_with('"') {
        return Some(prefix + string_len(literal));
    }
    if let Some(raw) = literal.strip_prefix('r').filter(|_| prefix <= 1) {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            return Some(until(prefix + hashes + 2, &format!("\"{}", "#".repeat(hashes))));
        }
    }
    let quoted = rest.strip_prefix('\'')?;
    if quoted.starts_with('\\') {
        return Some(2 + rest[3..].find('\'').map_or(0, |at| at + 2));
    }
    let first = quoted.chars().next()?.len_utf8();
    // Else a lifetime: its mark alone is skipped.
    Some(if quoted[first..].starts_with('\'') { first + 2 } else { 1 })
}

fn string_len(string: &str) -> usize {
    let mut escaped = false;
    for (at, c) in string.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    string.len()
}
