//! What the documents say about the repository is true: the files they name exist.

use std::path::Path;

const DOCUMENTS: [&str; 4] = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"];

/// Folders of the repository; a word in a document that begins with one of them is meant as a path.
const ROOMS: [&str; 6] = ["src/", "tests/", "corpus/", "index/", ".ci/", "benches/"];

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
