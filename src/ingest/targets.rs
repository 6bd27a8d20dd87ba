//! Which roots, and which part of each, the paths of a run mean. Pure.
//!
//! A file belongs to the **deepest** root that holds it. So a path under a known root updates that part of the root; a
//! path above known roots becomes a root of its own, walks around them, and updates them too. No file is indexed twice,
//! and none changes hands.

use std::path::{Path, PathBuf};

/// A root, and the part of it to be brought up to date.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    /// The root, absolute.
    pub root: PathBuf,
    /// The part, relative to the root; empty: all.
    pub scope: PathBuf,
}

/// Returns the targets of `paths` (absolute, links resolved), given the roots that the index knows. Without a path: all
/// known roots.
#[must_use]
pub fn targets(known: &[PathBuf], paths: &[PathBuf]) -> Vec<Target> {
    let whole = |root: &PathBuf| Target { root: root.clone(), scope: PathBuf::new() };
    if paths.is_empty() {
        return known.iter().map(whole).collect();
    }
    // Shorter paths first, so that a root given along with its parts is there before them.
    let mut paths: Vec<&PathBuf> = paths.iter().collect();
    paths.sort_by_key(|path| (path.components().count(), *path));
    let mut roots: Vec<PathBuf> = known.to_vec();
    let mut targets: Vec<Target> = Vec::new();
    for path in paths {
        match deepest(&roots, path) {
            Some(root) => {
                let scope = path.strip_prefix(root).unwrap_or(Path::new("")).to_path_buf();
                targets.push(Target { root: root.to_path_buf(), scope });
            }
            None => {
                targets.push(whole(path));
                roots.push(path.clone());
            }
        }
        targets.extend(known.iter().filter(|root| root.starts_with(path)).map(whole));
    }
    targets.sort();
    targets.dedup();
    let all = targets.clone();
    let covers = |a: &Target, b: &Target| a.root == b.root && a.scope != b.scope && b.scope.starts_with(&a.scope);
    targets.retain(|target| !all.iter().any(|other| covers(other, target)));
    targets
}

/// Returns the deepest of `roots` that holds `path`.
fn deepest<'a>(roots: &'a [PathBuf], path: &Path) -> Option<&'a Path> {
    let holding = roots.iter().filter(|root| path.starts_with(root));
    holding.max_by_key(|root| root.components().count()).map(PathBuf::as_path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(known: &str, paths: &str, expected: &str) {
        let list = |names: &str| names.split_whitespace().map(PathBuf::from).collect::<Vec<_>>();
        let found = targets(&list(known), &list(paths));
        let show = |target: &Target| format!("{}:{}", target.root.display(), target.scope.display());
        assert_eq!(found.iter().map(show).collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn one_root_a_file() {
        check("", "", "");
        check("/a /b", "", "/a: /b:");
        check("", "/a", "/a:");
        check("/a", "/a", "/a:");
        check("/a", "/a/x/y", "/a:x/y");
        check("/a", "/ab", "/ab:");
        // Above a known root: both, side by side.
        check("/a/b", "/a", "/a: /a/b:");
        check("/a /a/b", "/a/b/c", "/a/b:c");
        check("/a /a/b", "/a/c", "/a:c");
        check("/a /a/b/c", "/a/b", "/a:b /a/b/c:");
        // Parts along with the whole.
        check("", "/a/b /a", "/a:");
        check("/a", "/a/b /a/b/c /a/d", "/a:b /a:d");
        check("/a", "/a/b /a", "/a:");
    }
}
