//! The list of speakers.

use std::io::{self, Write};

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::escape::write_json;
use super::pen::{DIM, NAME, PLAIN, Pen};
use super::who::{clip, one_line};
use super::{Style, count, json};
use crate::query::speakers::SpeakerRow;

/// Writes a row a speaker: quotes, articles, name and role, most quoted first.
///
/// # Errors
/// If `out` cannot be written.
pub fn table(rows: &[SpeakerRow], out: &mut dyn Write, style: &Style) -> io::Result<()> {
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
            pen.put(&format!(" · {}", clip(&one_line(role), room.max(20))), DIM)?;
        }
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
    roles: &'a [String],
    first: Option<&'a str>,
    last: Option<&'a str>,
}

/// Writes the rows as one JSON array.
///
/// # Errors
/// If `out` cannot be written.
pub fn array(rows: &[SpeakerRow], out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"[")?;
    for (i, row) in rows.iter().enumerate() {
        out.write_all(if i == 0 { b"\n" } else { b",\n" })?;
        let row = RowJson {
            v: json::VERSION,
            name: &row.name,
            quotes: row.n_quotes,
            articles: row.n_articles,
            roles: &row.roles,
            first: row.days.as_ref().map(|days| days.0.as_str()),
            last: row.days.as_ref().map(|days| days.1.as_str()),
        };
        write_json(&row, out)?;
    }
    out.write_all(b"\n]\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<SpeakerRow> {
        let row = |name: &str, n_quotes, n_articles, roles: &[&str]| SpeakerRow {
            name: name.into(),
            n_quotes,
            n_articles,
            roles: roles.iter().map(|role| (*role).into()).collect(),
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
        table(&rows(), &mut out, &style).unwrap();
        let expected = " quotes  articles  speaker
  1,234        38  Anna Verhoeven · defence minister of Nor…
      1         1  Il\\x1bse
";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn json_has_all_roles() {
        let mut out = Vec::new();
        array(&rows(), &mut out).unwrap();
        let value: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(value[0]["roles"][1], "minister");
        assert_eq!((&value[0]["quotes"], &value[0]["last"]), (&1234.into(), &"2022-02-24".into()));
        out.clear();
        array(&[], &mut out).unwrap();
        assert_eq!(serde_json::from_slice::<serde_json::Value>(&out).unwrap(), serde_json::json!([]));
    }
}
