//! What a run tells at its end.

use std::fmt::Write as _;

use whosaid::ingest::{Kept, Report};
use whosaid::output::{count, escape};

use crate::cli::screen::shown;

/// How many problems are printed one by one.
const MAX_WARNINGS: usize = 10;

/// How many members of one archive are.
const MAX_OF_ARCHIVE: usize = 5;

/// Returns what needs the user's eye.
pub(super) fn warnings(report: &Report) -> Vec<String> {
    let mut lines = Vec::new();
    for problem in report.problems.iter().take(MAX_WARNINGS) {
        let kept = if problem.is_kept { " (its earlier version stays in the index)" } else { "" };
        // A line a member of an archive.
        let mut reasons = problem.reason.lines();
        let told = reasons.by_ref().take(MAX_OF_ARCHIVE).map(escape::line);
        lines.extend(told.map(|reason| format!("warning: {}: {reason}{kept}", shown(&problem.path))));
        let n_more = reasons.count();
        if n_more > 0 {
            let n_more = count(n_more, "");
            lines.push(format!("warning: {}: … and {n_more} more: whosaid status --problems", shown(&problem.path)));
        }
    }
    if let Some(n_more) = report.problems.len().checked_sub(MAX_WARNINGS + 1) {
        lines.push(format!("warning: … and {} more: whosaid status --problems", count(n_more + 1, "")));
    }
    for Kept { root, is_root_gone, n_gone, n_known } in &report.kept {
        let root = shown(root);
        let what = match is_root_gone {
            true => format!("missing or empty; its {} stay in the index", count(*n_gone, "file")),
            false => {
                format!("{} of {} are gone; they stay in the index", count(*n_gone, ""), count(*n_known, "file"))
            }
        };
        lines.push(format!("warning: {root}: {what}\n  hint: drop them: whosaid index {root} --prune"));
    }
    let unread: usize = report.unread_languages.values().sum();
    if unread > 0 {
        let list: Vec<String> =
            report.unread_languages.iter().map(|(tag, n)| format!("{tag} {}", count(*n, ""))).collect();
        let list = escape::line(&list.join(", ")).into_owned();
        lines.push(format!(
            "note: {} not in English ({list}): searchable, but without quotes",
            count(unread, "article")
        ));
    }
    lines
}

/// Returns the last line of a run.
pub(super) fn summary(report: &Report) -> String {
    let Report { n_added, n_changed, n_unchanged, n_removed, n_moved, .. } = *report;
    let [added, changed, unchanged, removed, moved] =
        [n_added, n_changed, n_unchanged, n_removed, n_moved].map(|n| count(n, ""));
    let corrected = match report.n_corrected {
        0 => String::new(),
        n => format!(", {}", count(n, "correction")),
    };
    let seconds = report.elapsed.as_secs_f64();
    let digits = if seconds < 10.0 { 1 } else { 0 };
    let skipped = match problems(report.n_partly_read(), report.n_skipped()).as_str() {
        "" => String::new(),
        problems => format!(", {problems}: whosaid status --problems"),
    };
    if report.is_interrupted && !report.is_changed() {
        return "interrupted before anything was read".to_owned();
    }
    if !report.is_changed() {
        let files = count(n_unchanged, "file");
        return format!("up to date: {files} unchanged in {seconds:.digits$} s{skipped}");
    }
    if n_added + n_changed == 0 {
        let files = count(n_removed, "file");
        return format!("dropped {files} in {seconds:.digits$} s (+0 ~0 -{removed}, {unchanged} unchanged{skipped})");
    }
    let mut line = if report.is_interrupted { "interrupted: ".to_owned() } else { String::new() };
    let _ = write!(
        line,
        "indexed {}, {}{corrected} from {} in {seconds:.digits$} s (+{added} ~{changed} -{removed}",
        count(report.n_articles, "article"),
        count(report.n_quotes, "quote"),
        count(n_added + n_changed, "file"),
    );
    if n_moved > 0 {
        let _ = write!(line, ", {moved} moved");
    }
    if n_unchanged > 0 {
        let _ = write!(line, ", {unchanged} unchanged");
    }
    let _ = write!(line, "{skipped})");
    if report.is_interrupted {
        line.push_str("; all of it is kept, run it again to go on");
    }
    line
}

/// Returns `1 partly read, 2 skipped`, empty if there are none.
pub(in crate::cli) fn problems(n_partly_read: usize, n_skipped: usize) -> String {
    let named = [(n_partly_read, "partly read"), (n_skipped, "skipped")];
    let named = named.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{} {what}", count(*n, "")));
    named.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries() {
        let report = Report { n_added: 4300, n_articles: 44, n_quotes: 1, ..Report::default() };
        assert_eq!(summary(&report), "indexed 44 articles, 1 quote from 4,300 files in 0.0 s (+4,300 ~0 -0)");
        let report = Report { n_known_problems: 1, n_unchanged: 43, ..Report::default() };
        assert_eq!(summary(&report), "up to date: 43 files unchanged in 0.0 s, 1 skipped: whosaid status --problems");
    }
}
