//! The list of speakers.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::escape::write_json;
use super::line::{Ink, Line};
use super::pen::{DIM, NAME, PATH, PLAIN, Pen};
use super::who::{clip, one_line, path, relative};
use super::{Style, count, json};
use crate::query::people::Ambiguous;
use crate::query::speakers::SpeakerRow;

/// Columns before a name.
const INDENT: usize = 19;

/// Writes a row a speaker: quotes, articles, name and role, most quoted first. With `details` below it the other names and
/// each role as printed, when and where.
///
/// # Errors
/// If `out` cannot be written.
pub fn table(rows: &[SpeakerRow], details: bool, out: &mut dyn Write, style: &Style) -> io::Result<()> {
    let mut pen = Pen::new(out, style.color);
    pen.put(" quotes  articles  speaker", DIM)?;
    pen.end()?;
    for row in rows {
        let numbers = format!("{:>7}  {:>8}  ", count(row.n_quotes, ""), count(row.n_articles, ""));
        pen.put(&numbers, PLAIN)?;
        let name = one_line(&row.name);
        pen.put(&name, NAME)?;
        if let Some(role) = row.roles.first() {
            let room = style.width.saturating_sub(numbers.width() + name.width() + 3);
            pen.put(&format!(" · {}", clip(&one_line(&role.text), room.max(20))), DIM)?;
        }
        pen.end()?;
        if details {
            put_details(&mut pen, row, style)?;
        }
    }
    Ok(())
}

fn put_details(pen: &mut Pen, row: &SpeakerRow, style: &Style) -> io::Result<()> {
    if row.names.iter().any(|(name, _)| *name != row.name) {
        let names: Vec<String> = row.names.iter().map(|(name, n)| format!("{} ({n})", one_line(name))).collect();
        put_wrapped(pen, &format!("printed as {}", names.join(", ")), style)?;
    }
    for role in &row.roles {
        let days = match &role.days {
            None => "undated".to_owned(),
            Some((first, last)) if first == last => first.clone(),
            Some((first, last)) => format!("{first} to {last}"),
        };
        put_wrapped(pen, &format!("{} · {}, {days}", role.text, count(role.n_quotes, "quote")), style)?;
        // Alone on its line, never wrapped: it must be one word to click on.
        let path = path(&role.path, style.here.as_deref());
        let indent = style.width.saturating_sub(path.width()).min(INDENT + 2);
        pen.put(&" ".repeat(indent), PLAIN)?;
        pen.put(&path, PATH)?;
        pen.end()?;
    }
    Ok(())
}

fn put_wrapped(pen: &mut Pen, text: &str, style: &Style) -> io::Result<()> {
    let mut line = Line::new();
    line.push(text, Ink::Plain);
    for (row, range) in line.wrap(style.width.saturating_sub(INDENT + 2).max(20)).into_iter().enumerate() {
        pen.put(&" ".repeat(if row == 0 { INDENT } else { INDENT + 2 }), PLAIN)?;
        pen.put(&line.text[range], DIM)?;
        pen.end()?;
    }
    Ok(())
}

#[derive(Serialize)]
struct RowJson<'a> {
    v: u32,
    name: &'a str,
    quotes: usize,
    articles: usize,
    roles: Vec<&'a str>,
    first: Option<&'a str>,
    last: Option<&'a str>,
    names: Vec<NameJson<'a>>,
    roles_at: Vec<RoleJson<'a>>,
}

/// A name, as an article prints it.
#[derive(Serialize)]
struct NameJson<'a> {
    name: &'a str,
    quotes: usize,
}

/// A role as printed, when, and the file where it was first.
#[derive(Serialize)]
struct RoleJson<'a> {
    role: &'a str,
    quotes: usize,
    first: Option<&'a str>,
    last: Option<&'a str>,
    path: Cow<'a, str>,
}

/// Writes the rows as one JSON array.
///
/// # Errors
/// If `out` cannot be written.
pub fn array(rows: &[SpeakerRow], out: &mut dyn Write, style: &Style) -> io::Result<()> {
    write_array(rows, out, |row| RowJson {
        v: json::VERSION,
        name: &row.name,
        quotes: row.n_quotes,
        articles: row.n_articles,
        roles: row.roles.iter().map(|role| role.text.as_str()).collect(),
        first: row.days.as_ref().map(|days| days.0.as_str()),
        last: row.days.as_ref().map(|days| days.1.as_str()),
        names: row.names.iter().map(|(name, n)| NameJson { name, quotes: *n }).collect(),
        roles_at: row
            .roles
            .iter()
            .map(|role| RoleJson {
                role: &role.text,
                quotes: role.n_quotes,
                first: role.days.as_ref().map(|days| days.0.as_str()),
                last: role.days.as_ref().map(|days| days.1.as_str()),
                path: relative(&role.path, style.here.as_deref()).to_string_lossy(),
            })
            .collect(),
    })
}

fn write_array<'a, T, J: Serialize>(rows: &'a [T], out: &mut dyn Write, json: impl Fn(&'a T) -> J) -> io::Result<()> {
    out.write_all(b"[")?;
    for (i, row) in rows.iter().enumerate() {
        out.write_all(if i == 0 { b"\n" } else { b",\n" })?;
        write_json(&json(row), out)?;
    }
    out.write_all(b"\n]\n")
}

/// Writes ambiguous names, each with those whose it could be.
///
/// # Errors
/// If `out` cannot be written.
pub fn ambiguous_table(rows: &[&Ambiguous], out: &mut dyn Write, style: &Style) -> io::Result<()> {
    let mut pen = Pen::new(out, style.color);
    pen.put(" quotes  name, and who may be meant", DIM)?;
    pen.end()?;
    for row in rows {
        pen.put(&format!("{:>7}  ", count(row.n_quotes, "")), PLAIN)?;
        pen.put(&one_line(&row.name), NAME)?;
        pen.end()?;
        for candidate in &row.candidates {
            let quotes = count(candidate.n_quotes, "quote");
            let why = if candidate.fits { "" } else { "; their roles have no word in common" };
            pen.put(&format!("           {} ({quotes}){why}", one_line(&candidate.name)), DIM)?;
            pen.end()?;
        }
    }
    Ok(())
}

#[derive(Serialize)]
struct AmbiguousJson<'a> {
    v: u32,
    name: &'a str,
    quotes: usize,
    candidates: Vec<CandidateJson<'a>>,
}

#[derive(Serialize)]
struct CandidateJson<'a> {
    name: &'a str,
    quotes: usize,
    fits: bool,
}

/// Writes ambiguous names as one JSON array.
///
/// # Errors
/// If `out` cannot be written.
pub fn ambiguous_array(rows: &[&Ambiguous], out: &mut dyn Write) -> io::Result<()> {
    write_array(rows, out, |row| AmbiguousJson {
        v: json::VERSION,
        name: &row.name,
        quotes: row.n_quotes,
        candidates: row
            .candidates
            .iter()
            .map(|candidate| CandidateJson { name: &candidate.name, quotes: candidate.n_quotes, fits: candidate.fits })
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::speakers::RoleRow;

    fn rows() -> Vec<SpeakerRow> {
        let row = |name: &str, n_quotes, n_articles, roles: &[&str]| SpeakerRow {
            name: name.into(),
            n_quotes,
            n_articles,
            names: vec![(name.into(), n_quotes)],
            roles: roles
                .iter()
                .map(|role| RoleRow {
                    text: (*role).into(),
                    n_quotes: 2,
                    days: Some(("2021-11-30".into(), "2022-02-24".into())),
                    path: "/news/a.txt".into(),
                })
                .collect(),
            days: Some(("2021-11-30".into(), "2022-02-24".into())),
        };
        vec![
            row("Anna Verhoeven", 1234, 38, &["defence minister of Norland", "minister"]),
            row("Il\u{1b}se", 1, 1, &[]),
        ]
    }

    #[test]
    fn rows_line_up() {
        let mut out = Vec::new();
        let style = Style { color: false, width: 60, here: None };
        table(&rows(), false, &mut out, &style).unwrap();
        let expected = " quotes  articles  speaker
  1,234        38  Anna Verhoeven · defence minister of Nor…
      1         1  Il\\x1bse
";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn details_are_names_and_roles_as_printed() {
        let mut row = rows().remove(0);
        row.names = vec![("A. Verhoeven".into(), 1200), ("Ver\u{1b}hoeven".into(), 34)];
        row.roles.truncate(1);
        let mut out = Vec::new();
        let style = Style { color: false, width: 60, here: Some("/news".into()) };
        table(&[row], true, &mut out, &style).unwrap();
        let expected = " quotes  articles  speaker
  1,234        38  Anna Verhoeven · defence minister of Nor…
                   printed as A. Verhoeven (1200),
                     Ver\\x1bhoeven (34)
                   defence minister of Norland · 2 quotes,
                     2021-11-30 to 2022-02-24
                     a.txt
";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    fn style() -> Style {
        Style { color: false, width: 60, here: Some("/news".into()) }
    }

    #[test]
    fn json_has_all_roles() {
        let mut out = Vec::new();
        array(&rows(), &mut out, &style()).unwrap();
        let value: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(value[0]["roles"][1], "minister");
        assert_eq!(value[0]["roles_at"][1]["path"], "a.txt");
        assert_eq!(value[0]["names"][0]["quotes"], 1234);
        assert_eq!((&value[0]["quotes"], &value[0]["last"]), (&1234.into(), &"2022-02-24".into()));
        out.clear();
        array(&[], &mut out, &style()).unwrap();
        assert_eq!(serde_json::from_slice::<serde_json::Value>(&out).unwrap(), serde_json::json!([]));
    }
}
