//! Which roots, and which part of each, the paths of a run mean. Pure.
//!
//! A file belongs to the **deepest** root that holds it. So a path under a known root updates that part of the root; a
//! path above known roots becomes a root of its own, walks around them, and updates them too. No file is indexed twice,
//! and none changes hands.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::corpus::Scope;

/// A root, and the part of it to be brought up to date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The root, absolute.
    pub root: PathBuf,
    /// The part.
    pub scope: Scope,
}

/// Returns the targets of `paths` (absolute, links resolved), given the roots that the index knows: one a root. Without a
/// path: all known roots.
#[must_use]
pub fn targets(known: &[PathBuf], paths: &[PathBuf]) -> Vec<Target> {
    if paths.is_empty() {
        return known.iter().map(|root| Target { root: root.clone(), scope: Scope::all() }).collect();
    }
    // Shorter paths first, so that a root given along with its parts is there before them.
    let mut paths: Vec<&PathBuf> = paths.iter().collect();
    paths.sort_by_key(|path| (path.components().count(), *path));
    let mut roots: Vec<PathBuf> = known.to_vec();
    let mut parts: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
    for path in paths {
        let root = match deepest(&roots, path) {
            Some(root) => root.to_path_buf(),
            None => {
                roots.push(path.clone());
                path.clone()
            }
        };
        let part = path.strip_prefix(&root).unwrap_or(Path::new("")).to_path_buf();
        parts.entry(root).or_default().push(part);
        for root in known.iter().filter(|root| root.starts_with(path)) {
            parts.entry(root.clone()).or_default().push(PathBuf::new());
        }
    }
    parts.into_iter().map(|(root, parts)| Target { root, scope: Scope::of(parts) }).collect()
}

/// A listed file or folder that lies in no root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stray(pub PathBuf);

impl fmt::Display for Stray {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: in none of the folders of this index", self.0.display())
    }
}

impl std::error::Error for Stray {}

/// Returns the targets where only the `listed` files and folders (absolute) are looked at, below the roots that the index
/// knows and those that `paths` add to them.
///
/// # Errors
/// One of them lies below none.
pub fn listed_targets(known: &[PathBuf], paths: &[PathBuf], listed: &[PathBuf]) -> Result<Vec<Target>, Stray> {
    let mut roots = known.to_vec();
    roots.extend(targets(known, paths).into_iter().map(|target| target.root).filter(|root| !known.contains(root)));
    let mut parts: BTreeMap<&Path, Vec<PathBuf>> = BTreeMap::new();
    for path in listed {
        let root = deepest(&roots, path).ok_or_else(|| Stray(path.clone()))?;
        let part = path.strip_prefix(root).unwrap_or(Path::new("")).to_path_buf();
        parts.entry(root).or_default().push(part);
    }
    Ok(parts.into_iter().map(|(root, parts)| Target { root: root.to_owned(), scope: Scope::of(parts) }).collect())
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
        assert_eq!(show(&found), expected);
    }

    /// `root:part root:part,part`
    fn show(targets: &[Target]) -> String {
        let show = |target: &Target| {
            let mut parts: Vec<String> = target.scope.paths().map(|path| path.display().to_string()).collect();
            parts.sort();
            format!("{}:{}", target.root.display(), parts.join(","))
        };
        targets.iter().map(show).collect::<Vec<_>>().join(" ")
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
        check("/a", "/a/b /a/b/c /a/d", "/a:b,b/c,d");
        check("/a", "/a/b /a", "/a:");
    }

    #[test]
    fn listed_files_have_a_root() {
        let paths = |text: &str| text.split(' ').filter(|path| !path.is_empty()).map(PathBuf::from).collect::<Vec<_>>();
        let check = |known: &str, given: &str, listed: &str, expected: &str| {
            let found = listed_targets(&paths(known), &paths(given), &paths(listed));
            let found = found.map_or_else(|stray| format!("? {}", stray.0.display()), |targets| show(&targets));
            assert_eq!(found, expected);
        };
        check("/a", "", "/a/x /a/b/y", "/a:b/y,x");
        check("", "/a", "/a/x", "/a:x");
        check("/a /a/b", "", "/a/b/y /a/x", "/a:x /a/b:y");
        check("/a", "", "/a/x /b/y", "? /b/y");
        check("/a", "", "", "");
        check("/a", "", "/a", "/a:");
    }
}
