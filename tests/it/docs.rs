//! What the documents say about the repository is true: the files they name exist.

use std::path::Path;

const DOCUMENTS: [&str; 5] = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/bad-input.md"];

/// Folders of the repository; a word in a document that begins with one of them is meant as a path.
const ROOMS: [&str; 8] = ["src/", "tests/", "corpus/", "index/", ".ci/", "benches/", "docs/", "fuzz/"];

#[test]
fn paths_named_in_documents_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut missing = Vec::new();
    for document in DOCUMENTS {
        let text = std::fs::read_to_string(root.join(document)).expect("a document can be read");
        for (idx, line) in text.lines().enumerate() {
            let words = line.split(|c: char| c.is_whitespace() || "`|()[],;:\"'“”".contains(c));
            let paths = words.filter(|word| ROOMS.iter().any(|room| word.starts_with(room)));
            // NAME stands for one of ours, `*` for any.
            let paths = paths.map(|path| path.trim_end_matches('.')).filter(|path| !path.contains(['*', '…', '<']));
            let absent = paths.filter(|path| !path.contains("NAME") && !root.join(path).exists());
            missing.extend(absent.map(|path| format!("{document}:{}: {path}", idx + 1)));
        }
    }
    assert!(missing.is_empty(), "\n{}", missing.join("\n"));
}

/// Each row of the tables of bad input ends with the test that holds it.
#[test]
fn tests_named_in_documents_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| std::fs::read_to_string(root.join(path)).unwrap_or_default();
    let text = read("docs/bad-input.md");
    let rows = text.lines().filter(|line| line.starts_with("| ") && !line.ends_with("| test |"));
    let mut n_rows = 0;
    for row in rows {
        n_rows += 1;
        let last = row.trim_end_matches(" |").rsplit(" | ").next().expect("a cell");
        let names: Vec<&str> = last.split('`').skip(1).step_by(2).collect();
        // `module::test`, one or several; or a test and its file.
        let tests: Vec<(String, &str)> = match names.as_slice() {
            [test, file] if !test.contains("::") => vec![((*file).to_owned(), *test)],
            names => {
                let split = names.iter().map(|name| name.split_once("::").expect(row));
                split.map(|(module, test)| (format!("tests/it/{module}.rs"), test)).collect()
            }
        };
        assert!(!tests.is_empty(), "{row}");
        for (file, test) in tests {
            assert!(read(&file).contains(&format!("fn {test}(")), "{file} has no test {test}");
        }
    }
    assert!(n_rows > 30, "{n_rows}");
}
