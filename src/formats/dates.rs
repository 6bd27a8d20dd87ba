//! Dates of publication: in a line of the text, in metadata, in a path. The order of day and month is never guessed:
//! a date is ISO, has its month in letters, or is left alone.

use std::path::Path;

use super::months::MONTHS;
use crate::article::{DateFrom, Published};

/// Reads a date as metadata fields have it: RFC 3339, ISO with a space, RFC 2822, or a line with the month in letters.
pub(super) fn of_field(value: &str) -> Option<String> {
    let value = value.trim();
    of_iso(value).or_else(|| of_rfc2822(value)).or_else(|| of_line(value))
}

/// Whether the value has the form of a date, and no calendar has that day: `2023-02-31`.
pub(super) fn is_impossible(value: &str) -> bool {
    let value = value.trim();
    let is_iso = value.get(..10).is_some_and(|day| {
        let form = day.bytes().map(|byte| if byte.is_ascii_digit() { b'0' } else { byte });
        form.eq(*b"0000-00-00")
    });
    // A day and a month in letters with a year: what is no date there is none in the calendar.
    let mut words = value.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    let is_lettered = words.clone().count() == 3
        && words.clone().any(|word| month(word).is_some())
        && words.clone().any(|word| year(word).is_some())
        && words.all(|word| month(word).is_some() || year(word).is_some() || word.parse::<u8>().is_ok());
    (is_iso || is_lettered) && of_field(value).is_none()
}

/// Reads seconds (or milliseconds) since 1970, as crawlers write them.
pub(super) fn of_timestamp(seconds: i64) -> Option<String> {
    let seconds = if seconds > 100_000_000_000 { seconds / 1000 } else { seconds };
    // Before 1980 it is a count or a year, not a moment.
    (seconds > 315_532_800).then(|| jiff::Timestamp::from_second(seconds).ok())?.map(|moment| moment.to_string())
}

/// Finds the date in a short line: ISO, `30 November 2021`, `November 30, 2021`, `Nov. 30, 2021`.
pub(super) fn of_line(line: &str) -> Option<String> {
    if line.len() > 120 || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let line = line.trim();
    if let Some(iso) = of_iso(line) {
        return Some(iso);
    }
    let words: Vec<&str> = line
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '|' | '(' | ')'))
        .filter(|word| !word.is_empty())
        .collect();
    if let Some(iso) = words.iter().find_map(|word| of_iso(word)) {
        return Some(iso);
    }
    for (idx, word) in words.iter().enumerate() {
        let Some(month) = month(word) else { continue };
        let at = |offset: isize| idx.checked_add_signed(offset).and_then(|idx| words.get(idx)).copied();
        // "30 November 2021", "30 de noviembre de 2021"
        let is_of = |word: Option<&str>| word.is_some_and(|word| matches!(word, "de" | "of"));
        let before = if is_of(at(-1)) { at(-2) } else { at(-1) };
        let after = if is_of(at(1)) { at(2) } else { at(1) };
        if let (Some(day), Some(year)) = (before.and_then(day), after.and_then(year)) {
            return date(year, month, day);
        }
        if let (Some(day), Some(year)) = (at(1).and_then(day), at(2).and_then(year)) {
            return date(year, month, day);
        }
    }
    None
}

/// Finds the date in what a page shows as one: as in a line, or with the month as a number. Where day and month could be
/// either, `day_first` decides; with dots the day comes first.
pub(super) fn of_page(line: &str, day_first: Option<bool>) -> Option<String> {
    of_line(line).or_else(|| {
        let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | '/' | '-' | '年' | '月' | '년' | '월');
        let joined =
            line.replace(". ", ".").replace("년 ", "년").replace("월 ", "월").replace("年 ", "年").replace("月 ", "月");
        joined.split(|c: char| !is_part(c)).find_map(|word| of_numbers(word, day_first))
    })
}

/// Reads `24.10.2024`, `24/10/2024`, `2024.10.24`, `2024年10月24日`.
fn of_numbers(word: &str, day_first: Option<bool>) -> Option<String> {
    let numbers: Vec<&str> = word.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).collect();
    let [a, b, c, ..] = numbers.as_slice() else { return None };
    let number = |digits: &str| digits.parse::<u8>().ok();
    if a.len() == 4 {
        return date(year(a)?, number(b)?, number(c)?);
    }
    let is_short = c.len() == 2 && word.matches('.').count() == 2;
    let year = if is_short { 2000 + u16::from(number(c)?) } else { year(c)? };
    let (a, b) = (number(a)?, number(b)?);
    let (day, month) = match day_first {
        _ if word.contains('.') || a > 12 => (a, b),
        _ if b > 12 => (b, a),
        Some(true) => (a, b),
        Some(false) => (b, a),
        None => return None,
    };
    date(year, month, day)
}

/// Reads a line that holds a date of publication and nothing else but words such as "Published", a weekday, a time.
pub(super) fn of_line_alone(line: &str) -> Option<String> {
    if line.len() > 80 || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    const WORDS: &[&str] = &[
        "published",
        "posted",
        "updated",
        "last",
        "first",
        "on",
        "at",
        "am",
        "pm",
        "a.m.",
        "p.m.",
        "a.m",
        "p.m",
        "utc",
        "gmt",
        "est",
        "edt",
        "et",
        "pt",
        "pst",
        "pdt",
        "bst",
        "cet",
        "cest",
        "uhr",
        "um",
        "de",
        "of",
        "the",
        "h",
        "date",
    ];
    let only = line
        .split(|c: char| {
            c.is_whitespace() || matches!(c, ',' | '|' | ':' | '-' | '–' | '—' | '•' | '·' | '/' | '(' | ')')
        })
        .all(|word| {
            let bare = word.trim_end_matches('.');
            bare.is_empty()
                || bare.chars().all(|c| c.is_ascii_digit() || c == '.')
                || month(bare).is_some()
                || day(bare).is_some()
                || WORDS.iter().any(|known| known.eq_ignore_ascii_case(bare))
                || is_weekday(bare)
                || of_iso(word).is_some()
                || bare.strip_suffix(['Z', 'z']).and_then(|rest| rest.split_once(['T', 't'])).is_some()
                || ["am", "pm"]
                    .iter()
                    .any(|half| bare.to_ascii_lowercase().strip_suffix(half).is_some_and(|n| n.parse::<u8>().is_ok()))
        });
    if only { of_line(line) } else { None }
}

/// Whether the words begin with a month's name, or a day and a month's name, as in a dateline: `Nov. 30`, `3 May 2022`.
pub(super) fn starts_with_day(words: &str) -> bool {
    let mut words = words.split_whitespace();
    let Some(first) = words.next() else { return false };
    month(first).is_some() || (day(first).is_some() && words.next().is_some_and(|word| month(word).is_some()))
}

/// Finds the date in a path: `2021/11/30/`, `2021-11-30`, `20211130` in the name of the file or of the folder it is in.
pub(super) fn of_path(path: &Path) -> Option<Published> {
    let mut names = path.iter().rev().filter_map(|name| name.to_str());
    let published = |value| Published { value, from: DateFrom::Path };
    let (file, folder) = (names.next()?, names.next());
    if let Some(value) = of_name(file).or_else(|| folder.and_then(of_name)) {
        return Some(published(value));
    }
    // 2021/11/30/name, and 2021/11/30-name.
    let number = |name: &str, len: usize| {
        (name.len() <= len && name.len() + 1 >= len).then(|| name.parse::<u16>().ok()).flatten()
    };
    let day = folder.and_then(|name| number(name, 2))?;
    let (month, year) = (names.next()?, names.next()?);
    let (month, year) = (number(month, 2)?, number(year, 4).filter(|year| (1800..2200).contains(year))?);
    date(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?).map(published)
}

fn of_name(name: &str) -> Option<String> {
    let bytes = name.as_bytes();
    for at in 0..bytes.len() {
        let starts = at == 0 || bytes.get(at - 1).is_some_and(|byte| !byte.is_ascii_alphanumeric());
        if !starts || !bytes.get(at).is_some_and(u8::is_ascii_digit) {
            continue;
        }
        for len in [10, 8] {
            let ends = !bytes.get(at + len).is_some_and(u8::is_ascii_alphanumeric)
                || (len == 10 && bytes.get(at + len) == Some(&b'T'));
            let Some(found) = name.get(at..at + len).filter(|_| ends) else { continue };
            let digits: String = found.chars().filter(char::is_ascii_digit).collect();
            let separators: Vec<char> = found.chars().filter(|c| !c.is_ascii_digit()).collect();
            let right = match separators.as_slice() {
                [] => len == 8,
                [a, b] => {
                    len == 10
                        && a == b
                        && matches!(a, '-' | '_' | '.')
                        && found.get(4..5).is_some_and(|s| s.starts_with(*a))
                        && found.get(7..8).is_some_and(|s| s.starts_with(*b))
                }
                _ => false,
            };
            let (Some(year), Some(month), Some(day)) = (digits.get(..4), digits.get(4..6), digits.get(6..8)) else {
                continue;
            };
            if let (true, Some(year), Ok(month), Ok(day)) = (right, self::year(year), month.parse(), day.parse())
                && let Some(value) = date(year, month, day)
            {
                return Some(value);
            }
        }
    }
    None
}

/// Reads an ISO date or date-time at the front of `value`; what follows must not go on with it.
fn of_iso(value: &str) -> Option<String> {
    let day = value.get(..10)?;
    let &[.., b'-', _, _, b'-', _, _] = day.as_bytes() else { return None };
    let parsed: jiff::civil::Date = day.parse().ok()?;
    let rest = value.get(10..).unwrap_or_default();
    if rest.is_empty() {
        return Some(parsed.to_string());
    }
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some(moment(parsed, rest).unwrap_or_else(|| parsed.to_string()))
}

/// Reads the time after an ISO date. RFC 3339 wants a zone; without one the day alone is stated.
fn moment(day: jiff::civil::Date, rest: &str) -> Option<String> {
    let rest = rest.strip_prefix(['T', 't', ' '])?;
    let time_end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.'))).unwrap_or(rest.len());
    let (time, zone) = rest.split_at(time_end);
    let time = time.split('.').next().unwrap_or(time);
    let zone = zone.trim();
    let zone = match zone {
        "Z" | "z" | "UTC" | "GMT" | "+0000" | "+00:00" => "Z".to_owned(),
        _ => {
            let digits: String = zone.strip_prefix(['+', '-'])?.chars().filter(char::is_ascii_digit).collect();
            format!("{}{}:{}", zone.get(..1)?, digits.get(..2)?, digits.get(2..4).unwrap_or("00"))
        }
    };
    let time = if time.len() == 5 { format!("{time}:00") } else { time.to_owned() };
    let value = format!("{day}T{time}{zone}");
    value.parse::<jiff::Timestamp>().ok().map(|_| value)
}

fn of_rfc2822(value: &str) -> Option<String> {
    let zoned = jiff::fmt::rfc2822::parse(value).ok()?;
    Some(zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
}

fn date(year: u16, month: u8, day: u8) -> Option<String> {
    let (year, month, day) = (i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    jiff::civil::Date::new(year, month, day).ok().map(|date| date.to_string())
}

fn month(word: &str) -> Option<u8> {
    let word = word.trim_end_matches(['.', ',']);
    if !(3..=24).contains(&word.len()) || !word.starts_with(char::is_alphabetic) {
        return None;
    }
    let lower = word.to_lowercase();
    MONTHS.iter().find(|(name, _)| *name == lower).map(|(_, month)| *month)
}

fn day(word: &str) -> Option<u8> {
    let word = word.trim_end_matches(['.', ',']);
    let number =
        ["st", "nd", "rd", "th", "º", "er"].iter().find_map(|suffix| word.strip_suffix(suffix)).unwrap_or(word);
    (number.len() <= 2).then(|| number.parse().ok()).flatten().filter(|day| (1..=31).contains(day))
}

fn year(word: &str) -> Option<u16> {
    let word = word.trim_end_matches(['.', ',', ';', ':']);
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|year| (1700..2200).contains(year))
}

pub(super) fn is_weekday(word: &str) -> bool {
    const DAYS: &[&str] = &[
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    DAYS.iter().any(|day| day.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        for line in [
            "30 November 2021",
            "November 30, 2021",
            "Nov. 30, 2021",
            "Tuesday, 30th Nov 2021 10:00",
            "2021-11-30",
            "30. November 2021",
            "30 de noviembre de 2021",
            "Published: 30 Nov 2021",
        ] {
            assert_eq!(of_line(line).as_deref(), Some("2021-11-30"), "{line}");
        }
        for line in ["11/30/2021", "30.11.2021", "November 2021", "The 30 ships", "31 February 2021"] {
            assert_eq!(of_line(line), None, "{line}");
        }
    }

    #[test]
    fn pages() {
        for line in [
            "Stand: 30.11.2021, 16:11 Uhr",
            "Di 30.11.21 | 14:07",
            "30. 11. 2021",
            "2021年11月30日 5:00",
            "2021.11.30 18:40",
            "2021년 11월 30일",
            "30 listopada 2021",
            "30 Kasım 2021",
            "30 ноября 2021",
            "11/30/2021",
        ] {
            assert_eq!(of_page(line, None).as_deref(), Some("2021-11-30"), "{line}");
        }
        assert_eq!(of_page("03/05/2021", None), None, "which is the day?");
        assert_eq!(of_page("03/05/2021", Some(true)).as_deref(), Some("2021-05-03"));
        assert_eq!(of_page("03/05/2021", Some(false)).as_deref(), Some("2021-03-05"));
        assert_eq!(of_page("1.2.3", None), None);
    }

    #[test]
    fn fields() {
        for (field, value) in [
            ("2021-11-30T08:00:00Z", "2021-11-30T08:00:00Z"),
            ("2021-11-30 08:00:00+0100", "2021-11-30T08:00:00+01:00"),
            ("2021-11-30T08:00:00.123-05:00", "2021-11-30T08:00:00-05:00"),
            ("2021-11-30 08:00:00", "2021-11-30"),
            ("Tue, 30 Nov 2021 08:00:00 +0100", "2021-11-30T08:00:00+01:00"),
        ] {
            assert_eq!(of_field(field).as_deref(), Some(value), "{field}");
        }
        assert_eq!(of_timestamp(1_638_259_200).as_deref(), Some("2021-11-30T08:00:00Z"));
        assert_eq!(of_timestamp(2021), None);
    }

    #[test]
    fn paths() {
        for path in
            ["a/2021/11/30/x.txt", "2021-11-30-x.txt", "a/gazette_2021-11-30_x.txt", "20211130.txt", "2021-11-30/x.txt"]
        {
            assert_eq!(of_path(Path::new(path)).map(|date| date.value).as_deref(), Some("2021-11-30"), "{path}");
        }
        for path in ["000_7d5854189155345e.txt", "2021/x.txt", "20211399.txt", "a/120211130.txt", "2021-13-30.txt"] {
            assert_eq!(of_path(Path::new(path)), None, "{path}");
        }
    }

    #[test]
    fn a_line_that_is_a_date() {
        assert!(of_line_alone("Published Tue 30 Nov 2021, 10:00 GMT").is_some());
        assert!(of_line_alone("Ships sank on 30 November 2021").is_none());
    }
}
