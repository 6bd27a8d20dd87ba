//! The rules of the walk, on folders made for the purpose.

use std::fs;

use super::*;

/// Makes files (and the folders they need) under a new folder; `name=content` gives one a content.
fn tree(files: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for file in files {
        let (name, content) = file.split_once('=').unwrap_or((file, ""));
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, content).expect("written");
    }
    folder
}

fn walk(root: &Path, scope: &str, filter: &Filter) -> Vec<String> {
    let passes_by = |path: &Path, is_folder| is_folder && path.join("marker").exists();
    let walk = Walk::new(root, &Scope::of([PathBuf::from(scope)]), filter, &passes_by).expect("good globs");
    walk.map(|found| found.expect("readable").path.to_str().expect("UTF-8").to_owned()).collect()
}

#[track_caller]
fn check(files: &[&str], filter: &Filter, expected: &[&str]) {
    let folder = tree(files);
    assert_eq!(walk(folder.path(), "", filter), expected);
}

fn globs(globs: &[&str]) -> Vec<String> {
    globs.iter().map(|glob| (*glob).to_owned()).collect()
}

#[test]
fn order_is_stable_and_hidden_files_are_left_out() {
    let files = ["b/x.txt", "a.txt", "b.txt", "Z.txt", ".hid.txt", ".dir/x.txt", "a/2", "a/10"];
    check(&files, &Filter::default(), &["Z.txt", "a/10", "a/2", "a.txt", "b/x.txt", "b.txt"]);
    let hidden = Filter { hidden: true, ..Filter::default() };
    check(&["x", ".hid.txt", ".dir/x.txt"], &hidden, &[".dir/x.txt", ".hid.txt", "x"]);
}

#[test]
fn the_folder_of_a_saved_page_is_left_out() {
    let files =
        ["A b.html", "A b_files/frame.html", "C_files/d.html", "E.htm", "E-Dateien/f.html", "G.txt", "G_files/h.html"];
    check(&files, &Filter::default(), &["A b.html", "C_files/d.html", "E.htm", "G.txt", "G_files/h.html"]);
    let all = Filter { no_ignore: true, ..Filter::default() };
    check(&["A.html", "A_files/frame.html"], &all, &["A.html", "A_files/frame.html"]);
}

#[test]
fn ignore_files() {
    let none = Filter::default();
    check(&[".ignore=*.log\n", "a.log", "a.txt", "b/c.log"], &none, &["a.txt"]);
    // A .gitignore counts inside a repository only.
    check(&[".gitignore=*.log\n", "a.log"], &none, &["a.log"]);
    check(&[".git/HEAD", ".gitignore=*.log\n/b/\n", "a.log", "b/x", "c/b/x"], &none, &["c/b/x"]);
    // Deeper rules win; `.ignore` beats `.gitignore`; an exception brings back even a hidden file.
    check(&[".git/HEAD", ".gitignore=*.log\n", "b/.gitignore=!k.log\n", "b/k.log", "k.log"], &none, &["b/k.log"]);
    check(&[".git/HEAD", "b/.gitignore=*.log\n", ".ignore=!k.log\n", "b/k.log", "b/j.log"], &none, &["b/k.log"]);
    check(&[".ignore=!.seen\n", ".seen", ".unseen"], &none, &[".seen"]);
    check(&[".git/info/exclude=/drafts\n", "drafts/x", "x"], &none, &["x"]);
    // The rules of a repository around another end at the inner one.
    check(&[".git/HEAD", ".gitignore=*.log\n", "in/.git/HEAD", "in/a.log"], &none, &["in/a.log"]);
    let no_ignore = Filter { no_ignore: true, ..none };
    check(&[".git/HEAD", ".gitignore=*.log\n", ".ignore=*.txt\n", "a.log", "a.txt"], &no_ignore, &["a.log", "a.txt"]);
}

#[test]
fn rules_above_the_root_count() {
    let folder = tree(&[".git/HEAD", ".gitignore=*.log\n/sub/no\n", "sub/a.log", "sub/no/x", "sub/yes/x"]);
    assert_eq!(walk(&folder.path().join("sub"), "", &Filter::default()), ["yes/x"]);
}

#[test]
fn globs_narrow() {
    let files = ["a.txt", "a.md", "old/a.txt", "old/new/b.txt", ".ignore=b.txt\n"];
    let include = |list: &[&str]| Filter { include: globs(list), ..Filter::default() };
    check(&files, &include(&["*.txt"]), &["a.txt", "old/a.txt"]);
    check(&files, &include(&["/*.txt", "*.md"]), &["a.md", "a.txt"]);
    check(&files, &include(&["old"]), &["old/a.txt"]);
    check(&["#1.txt", "x"], &include(&["#*"]), &["#1.txt"]);
    let both = Filter { exclude: globs(&["/old/"]), ..include(&["*.txt"]) };
    check(&files, &both, &["a.txt"]);
    let bad = Filter { exclude: globs(&["a[b"]), ..Filter::default() };
    let error = Walk::new(Path::new("/"), &Scope::all(), &bad, &|_, _| false).err().expect("an error");
    assert!(error.to_string().starts_with("glob `a[b`: "), "{error}");
}

#[test]
fn a_scope_is_walked_under_the_rules_of_its_root() {
    let folder = tree(&[".ignore=*.log\n", "a/b/x", "a/b/x.log", "a/bc", "a/c/y", "d", "a/.h/z"]);
    let none = Filter::default();
    assert_eq!(walk(folder.path(), "a/b", &none), ["a/b/x"]);
    assert_eq!(walk(folder.path(), "a/bc", &none), ["a/bc"]);
    assert!(walk(folder.path(), "a/.h", &none).is_empty());
    assert!(walk(folder.path(), "nowhere", &none).is_empty());
    // A root that is a file is that file, whatever its name.
    assert_eq!(walk(&folder.path().join("a/.h/z"), "", &none), [""]);
}

#[test]
fn marked_folders_are_passed_by() {
    check(&["a/marker", "a/x", "b/x", "marker"], &Filter::default(), &["b/x", "marker"]);
}

#[cfg(unix)]
#[test]
fn only_regular_files_and_no_links() {
    let folder = tree(&["a/x.txt"]);
    let path = |name: &str| folder.path().join(name);
    std::os::unix::fs::symlink(folder.path(), path("a/loop")).expect("linked");
    std::os::unix::fs::symlink(path("a/x.txt"), path("link.txt")).expect("linked");
    assert!(std::process::Command::new("mkfifo").arg(path("pipe.txt")).status().expect("mkfifo runs").success());
    let _socket = std::os::unix::net::UnixListener::bind(path("socket.txt")).expect("bound");
    assert_eq!(walk(folder.path(), "", &Filter::default()), ["a/x.txt"]);
}
