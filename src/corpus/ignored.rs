//! Which files and folders of a walk are left out, by ripgrep's habits.
//!
//! Hidden ones; those named by a `.ignore`; those named by a `.gitignore` or by `.git/info/exclude`, inside a git
//! repository only; the folder of a saved page (`Harbour_files` beside `Harbour.html`). Rules of the folders above the root count too, deeper rules beat higher ones, and `.ignore` beats
//! `.gitignore`. The user's global excludes are not read: an index must not depend on who builds it.

use std::fmt;
use std::fs;
use std::path::Path;

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// What the user wants to be read under a root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only files that match one of these globs, or lie in a folder that does; empty: all. A glob has the syntax of a
    /// line in `.gitignore` and is relative to the root. It never brings back what is hidden or ignored.
    pub include: Vec<String>,
    /// No files or folders that match one of these globs.
    pub exclude: Vec<String>,
    /// Hidden files and folders too.
    pub hidden: bool,
    /// No heed to `.gitignore`, `.ignore` and `.git/info/exclude`.
    pub no_ignore: bool,
}

impl Filter {
    /// Checks the globs.
    ///
    /// # Errors
    /// One of them cannot be understood.
    pub fn check(&self) -> Result<(), BadGlob> {
        globs(Path::new("/"), &self.include)?;
        globs(Path::new("/"), &self.exclude)?;
        Ok(())
    }
}

/// A glob that cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadGlob {
    /// The glob as given.
    pub glob: String,
    /// What is wrong with it.
    pub reason: String,
}

impl fmt::Display for BadGlob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "glob `{}`: {}", self.glob, self.reason)
    }
}

impl std::error::Error for BadGlob {}

/// A [`Filter`] made ready, and the rules of the folders from the top of the file system down to the open one.
pub(super) struct Rules {
    include: Gitignore,
    exclude: Gitignore,
    hidden: bool,
    no_ignore: bool,
    /// One for each open folder, outermost first.
    folders: Vec<Folder>,
    /// How many of them lie above the root.
    n_above: usize,
}

/// The rules that stand in one folder.
struct Folder {
    ignore: Gitignore,
    gitignore: Gitignore,
    exclude: Gitignore,
    is_repository: bool,
    /// The folder itself was matched by an include glob, so all in it is.
    included: bool,
}

impl Rules {
    /// Makes the rules for a walk of `root`, an absolute path.
    pub(super) fn new(root: &Path, filter: &Filter) -> Result<Rules, BadGlob> {
        let mut rules = Rules {
            include: globs(root, &filter.include)?,
            exclude: globs(root, &filter.exclude)?,
            hidden: filter.hidden,
            no_ignore: filter.no_ignore,
            folders: Vec::new(),
            n_above: 0,
        };
        let mut above: Vec<&Path> = root.ancestors().skip(1).collect();
        above.reverse();
        rules.folders.extend(above.iter().map(|folder| Folder::open(folder, filter.no_ignore, false)));
        rules.n_above = above.len();
        Ok(rules)
    }

    /// Enters the folder `path`, `depth` levels below the root (the root itself is 0).
    pub(super) fn enter(&mut self, path: &Path, depth: usize) {
        self.leave_to(depth);
        let included = self.is_included(path, true);
        self.folders.push(Folder::open(path, self.no_ignore, included));
    }

    /// Whether the walk is to pass by `path`, `depth` levels below the root.
    pub(super) fn leave_out(&mut self, path: &Path, depth: usize, is_folder: bool) -> bool {
        self.leave_to(depth);
        if self.exclude.matched(path, is_folder).is_ignore() {
            return true;
        }
        if !is_folder && !self.is_included(path, false) {
            return true;
        }
        if is_folder && !self.no_ignore && is_of_page(path, &Path::is_file) {
            return true;
        }
        match self.ignored(path, is_folder) {
            Match::Ignore(()) => true,
            Match::Whitelist(()) => false,
            Match::None => !self.hidden && is_hidden(path),
        }
    }

    /// Closes all folders that lie `depth` or more levels below the root.
    fn leave_to(&mut self, depth: usize) {
        self.folders.truncate(self.n_above + depth);
    }

    fn is_included(&self, path: &Path, is_folder: bool) -> bool {
        self.include.is_empty()
            || self.folders.last().is_some_and(|folder| folder.included)
            || self.include.matched(path, is_folder).is_ignore()
    }

    fn ignored(&self, path: &Path, is_folder: bool) -> Match<()> {
        let mut by_ignore = Match::None;
        let mut by_git = Match::None;
        let mut by_exclude = Match::None;
        let in_repository = self.folders.iter().any(|folder| folder.is_repository);
        let mut left_repository = !in_repository;
        for folder in self.folders.iter().rev() {
            if by_ignore.is_none() {
                by_ignore = folder.ignore.matched(path, is_folder).map(|_| ());
            }
            if !left_repository && by_git.is_none() {
                by_git = folder.gitignore.matched(path, is_folder).map(|_| ());
            }
            if !left_repository && by_exclude.is_none() {
                by_exclude = folder.exclude.matched(path, is_folder).map(|_| ());
            }
            left_repository |= folder.is_repository;
        }
        by_ignore.or(by_git).or(by_exclude)
    }
}

impl Folder {
    fn open(path: &Path, no_ignore: bool, included: bool) -> Folder {
        let mut folder = Folder {
            ignore: Gitignore::empty(),
            gitignore: Gitignore::empty(),
            exclude: Gitignore::empty(),
            is_repository: false,
            included,
        };
        if !no_ignore {
            folder.ignore = lines_of(path, ".ignore");
            folder.gitignore = lines_of(path, ".gitignore");
            folder.exclude = lines_of(path, ".git/info/exclude");
            folder.is_repository = path.join(".git").exists();
        }
        folder
    }
}

/// Reads a file of ignore rules that apply from `folder` down. A missing file has no rules; a bad line is passed over,
/// as git does.
fn lines_of(folder: &Path, name: &str) -> Gitignore {
    let path = folder.join(name);
    // A named pipe of that name must not block the walk.
    if !fs::metadata(&path).is_ok_and(|metadata| metadata.is_file()) {
        return Gitignore::empty();
    }
    let mut builder = GitignoreBuilder::new(folder);
    let _bad_lines = builder.add(path);
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}

fn globs(root: &Path, globs: &[String]) -> Result<Gitignore, BadGlob> {
    let mut builder = GitignoreBuilder::new(root);
    builder.allow_unclosed_class(false);
    let bad = |glob: &str, error: ignore::Error| {
        let reason = match error {
            ignore::Error::Glob { err, .. } => err,
            other => other.to_string(),
        };
        BadGlob { glob: glob.to_owned(), reason }
    };
    for glob in globs {
        // In a file `#` begins a comment; here it is a name.
        let line = if glob.starts_with('#') { format!("\\{glob}") } else { glob.clone() };
        builder.add_line(None, &line).map_err(|error| bad(glob, error))?;
    }
    builder.build().map_err(|error| bad(&globs.join(" "), error))
}

/// What browsers and Windows put behind the name of a page for the folder of its pictures and frames.
const OF_PAGES: &[&str] = &[
    "_files",
    ".files",
    "-Dateien",
    "_fichiers",
    "_archivos",
    "_bestanden",
    "_file",
    "-filer",
    "_filer",
    "_pliki",
    "_arquivos",
    "_ficheiros",
    "_soubory",
    "_tiedostot",
    "_dosyalar",
    "_elemei",
    "_fitxers",
    "_datoteke",
    "_bylos",
];

/// Whether a folder belongs to a page saved beside it: `Harbour_files` to `Harbour.html`. The frames in it are no
/// articles.
fn is_of_page(folder: &Path, is_file: &dyn Fn(&Path) -> bool) -> bool {
    let Some(name) = folder.file_name().and_then(|name| name.to_str()) else { return false };
    OF_PAGES.iter().filter_map(|ending| name.strip_suffix(ending)).filter(|stem| !stem.is_empty()).any(|stem| {
        let exts = ["html", "htm", "xhtml", "HTML", "HTM"];
        exts.iter().any(|ext| is_file(&folder.with_file_name(format!("{stem}.{ext}"))))
    })
}

/// Whether a file in an archive is left out as it would be in a folder: it is hidden, lies in a hidden folder or in that of a
/// saved page, or is what a Mac puts into archives. `has` tells which files the archive has.
pub fn is_left_out(name: &str, has: &dyn Fn(&str) -> bool) -> bool {
    let is_file = |path: &Path| path.to_str().is_some_and(has);
    let path = Path::new(name);
    let folders = path.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
    is_hidden(path)
        || path.starts_with("__MACOSX")
        || folders.into_iter().any(|folder| is_hidden(folder) || is_of_page(folder, &is_file))
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

#[cfg(test)]
mod tests {
    use super::is_left_out;

    #[test]
    fn members_are_left_out_as_files_are() {
        let check = |name, expected| assert_eq!(is_left_out(name, &|file| file == "a/Pier.html"), expected, "{name}");
        check("a/Pier.html", false);
        check("a/Pier_files/frame.html", true);
        check("a/Pier_files/b/frame.html", true);
        check("Pier_files/frame.html", false);
        check("a/.git/x.txt", true);
        check(".DS_Store", true);
        check("__MACOSX/a/x.txt", true);
        check("./17", false);
    }
}
