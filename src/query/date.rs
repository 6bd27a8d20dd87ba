//! Dates in queries: `2021`, `2021-11`, `2021-11-30`, `30d`, `yesterday` -> the days of a period.

use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil::Date;

/// A period of whole days, `[start, end)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Period {
    /// First day.
    pub(super) start: Date,
    /// The day after the last.
    pub(super) end: Date,
}

/// The forms that a date can have, for hints.
pub(super) const FORMS: &str = "dates are 2021, 2021-11, 2021-11-30, 30d, 2w, 6m, 1y, today, yesterday";

/// Reads a date as seen from `today`; none if it is not one.
///
/// A length of time such as `30d` is the day that long ago. A date-time counts as its day.
pub(super) fn parse(value: &str, today: Date) -> Option<Period> {
    let day = |start: Date| Some(Period { start, end: start.tomorrow().ok()? });
    match value.to_ascii_lowercase().as_str() {
        "today" => return day(today),
        "yesterday" => return day(today.yesterday().ok()?),
        _ => {}
    }
    if let Some(unit) = value.chars().last().filter(char::is_ascii_alphabetic)
        && let Ok(n) = i32::from_str(&value[..value.len() - 1])
        && n >= 0
        && value.starts_with(|c: char| c.is_ascii_digit())
    {
        let length = match unit.to_ascii_lowercase() {
            'd' => 1.days().checked_mul(n.into()),
            'w' => 1.weeks().checked_mul(n.into()),
            'm' => 1.months().checked_mul(n.into()),
            'y' => 1.years().checked_mul(n.into()),
            _ => return None,
        };
        return day(today.checked_sub(length.ok()?).ok()?);
    }
    let date = value.split_once(['T', 't']).map_or(value, |(date, _)| date);
    let fields: Vec<&str> = date.split('-').collect();
    let digits = |field: &str, n: usize| {
        (field.len() == n && field.bytes().all(|b| b.is_ascii_digit())).then(|| i16::from_str(field).ok())?
    };
    let month = |field| i8::try_from(digits(field, 2)?).ok();
    match fields.as_slice() {
        [y] if date == value => {
            let start = Date::new(digits(y, 4)?, 1, 1).ok()?;
            Some(Period { start, end: start.checked_add(1.year()).ok()? })
        }
        [y, m] if date == value => {
            let start = Date::new(digits(y, 4)?, month(m)?, 1).ok()?;
            Some(Period { start, end: start.checked_add(1.month()).ok()? })
        }
        [y, m, d] => day(Date::new(digits(y, 4)?, month(m)?, month(d)?).ok()?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: &str, expected: Option<(&str, &str)>) {
        let found = parse(value, Date::constant(2024, 3, 31)).map(|p| (p.start.to_string(), p.end.to_string()));
        assert_eq!(found, expected.map(|(start, end)| (start.to_owned(), end.to_owned())));
    }

    #[test]
    fn reads_dates() {
        check("2021", Some(("2021-01-01", "2022-01-01")));
        check("2021-11", Some(("2021-11-01", "2021-12-01")));
        check("2021-11-30", Some(("2021-11-30", "2021-12-01")));
        check("2021-11-30T08:00:00Z", Some(("2021-11-30", "2021-12-01")));
        check("yesterday", Some(("2024-03-30", "2024-03-31")));
        check("30d", Some(("2024-03-01", "2024-03-02")));
        check("1m", Some(("2024-02-29", "2024-03-01")));
        check("1Y", Some(("2023-03-31", "2023-04-01")));
    }

    #[test]
    fn refuses_what_is_no_date() {
        for value in [
            "",
            "x",
            "21",
            "2021-13",
            "2021-11-31",
            "2021-1-1",
            "2021/11/30",
            "-30d",
            "30x",
            "9999999999d",
            "99999y",
            "2021-",
            "2021T",
            "é",
            "3é",
            "+3d",
        ] {
            check(value, None);
        }
    }
}
