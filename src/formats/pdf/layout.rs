//! From letters with places to lines, and from lines to paragraphs.
//!
//! The order in which a page draws its letters is believed, as programs draw in reading order, columns one after the
//! other. Gaps between letters part words, gaps between lines and first lines that stand in part paragraphs.

use std::collections::BTreeMap;

use super::content::Letter;
use crate::formats::document::half_points;

/// A line of one column.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) x: f32,
    pub(super) end: f32,
    pub(super) y: f32,
    pub(super) size: f32,
    pub(super) n_bold: usize,
    pub(super) page: u32,
}

impl Line {
    fn is_bold(&self) -> bool {
        self.n_bold * 2 > self.text.len()
    }
}

/// A gap of this share of the size parts two words, where letters stand close.
const SPACE: f32 = 0.16;
/// One that is wider parts two columns, or the cells of a row.
const COLUMN: f32 = 1.8;

/// Puts the letters of a page into lines.
pub(super) fn lines(letters: &[Letter], page: u32) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut rest = letters;
    while let Some(first) = rest.first() {
        let mut len = 1;
        while let (Some(last), Some(next)) = (rest.get(len - 1), rest.get(len)) {
            let size = last.size.max(next.size);
            let gap = next.x - (last.x + last.width);
            // Raised letters, as of footnotes, stay in their line.
            let is_level = (next.y - last.y).abs() < size * 0.45;
            if !is_level || gap > size * COLUMN || next.x < last.x - size {
                break;
            }
            len += 1;
        }
        let (run, after) = rest.split_at(len);
        rest = after;
        let line = line(run, first.y, page);
        if line.text.trim().is_empty() {
            continue;
        }
        // A piece of the line before, drawn on its own: bold words, words beside a picture.
        let before = lines.last_mut().filter(|before| {
            let size = before.size.max(line.size);
            let gap = line.x - before.end;
            (before.y - line.y).abs() < size * 0.3 && gap > -size * 0.5 && gap < size * COLUMN
        });
        match before {
            Some(before) => join(before, &line),
            None => lines.push(line),
        }
    }
    lines
}

fn join(before: &mut Line, line: &Line) {
    let gap = line.x - before.end;
    if gap > before.size * SPACE && !before.text.ends_with(' ') && !line.text.starts_with(' ') {
        before.text.push(' ');
    }
    before.text.push_str(&line.text);
    before.n_bold += line.n_bold;
    before.end = before.end.max(line.end);
}

/// Makes one line of letters that stand side by side.
fn line(letters: &[Letter], y: f32, page: u32) -> Line {
    let gaps: Vec<f32> =
        letters.windows(2).map(|pair| (pair[1].x - pair[0].x - pair[0].width) / pair[1].size).collect();
    let threshold = word_gap(&gaps);
    let mut line = Line { y, page, x: letters.first().map_or(0.0, |letter| letter.x), ..Line::default() };
    let mut sizes: Vec<f32> = Vec::with_capacity(letters.len());
    for (idx, letter) in letters.iter().enumerate() {
        let gap = idx.checked_sub(1).and_then(|idx| gaps.get(idx)).copied().unwrap_or(0.0);
        if gap > threshold && !line.text.ends_with(' ') && !letter.text.starts_with(' ') && !line.text.is_empty() {
            line.text.push(' ');
        }
        // The same letter drawn twice, a little aside, is bold.
        let is_twice = idx.checked_sub(1).and_then(|idx| letters.get(idx)).is_some_and(|last| {
            last.text == letter.text
                && (last.x - letter.x).abs() < letter.size * 0.08
                && letter.width > letter.size * 0.2
        });
        if is_twice {
            line.n_bold += letter.text.len();
            continue;
        }
        push(&mut line.text, &letter.text);
        line.n_bold += if letter.is_bold { letter.text.len() } else { 0 };
        line.end = line.end.max(letter.x + letter.width);
        sizes.push(letter.size);
    }
    sizes.sort_by(f32::total_cmp);
    line.size = sizes.get(sizes.len() / 2).copied().unwrap_or(0.0);
    line
}

/// From which gap on two letters belong to two words, as a share of the size. Where letters are spaced out all along, as
/// headlines are, it takes more.
fn word_gap(gaps: &[f32]) -> f32 {
    let mut sorted: Vec<f32> = gaps.iter().copied().filter(|gap| gap.is_finite()).collect();
    sorted.sort_by(f32::total_cmp);
    match sorted.get(sorted.len() / 2) {
        Some(usual) if sorted.len() >= 6 && *usual > SPACE * 0.6 => usual + SPACE,
        _ => SPACE,
    }
}

/// Appends a letter, ligatures taken apart, odd white space made plain.
fn push(text: &mut String, letter: &str) {
    for c in letter.chars() {
        match c {
            'ﬀ' => text.push_str("ff"),
            'ﬁ' => text.push_str("fi"),
            'ﬂ' => text.push_str("fl"),
            'ﬃ' => text.push_str("ffi"),
            'ﬄ' => text.push_str("ffl"),
            'ﬅ' | 'ﬆ' => text.push_str("st"),
            c if c.is_whitespace() || c.is_control() => {
                if !text.ends_with(' ') {
                    text.push(' ');
                }
            }
            c => text.push(c),
        }
    }
}

/// A paragraph: its lines in order, all of one look.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) lines: Vec<Line>,
}

impl Block {
    fn left(&self) -> f32 {
        // The first line may stand in.
        self.lines.iter().skip(1).chain(self.lines.first()).map(|line| line.x).next().unwrap_or(0.0)
    }
}

/// Puts the lines of a file into paragraphs. `ends` tells whether a line ends as a sentence does.
pub(super) fn blocks(lines: Vec<Line>, ends: &dyn Fn(&str) -> bool) -> Vec<Block> {
    let leading = leading(&lines);
    let mut blocks: Vec<Block> = Vec::new();
    // The right edge of the column, so far as it is known: lines of a column come one after the other.
    for (idx, line) in lines.iter().enumerate() {
        let joins = match (idx.checked_sub(1).and_then(|idx| lines.get(idx)), blocks.last()) {
            (Some(before), Some(block)) => {
                let edge = right_edge(&lines, idx - 1);
                goes_on(block, before, line, edge, &leading, ends)
            }
            _ => false,
        };
        match blocks.last_mut().filter(|_| joins) {
            Some(block) => block.lines.push(line.clone()),
            None => blocks.push(Block { lines: vec![line.clone()] }),
        }
    }
    blocks
}

/// Whether a line goes on with the paragraph of the line before.
fn goes_on(
    block: &Block,
    before: &Line,
    line: &Line,
    edge: f32,
    leading: &dyn Fn(f32) -> f32,
    ends: &dyn Fn(&str) -> bool,
) -> bool {
    let size = before.size.max(line.size);
    let looks_alike = (before.size - line.size).abs() < size * 0.1 && before.is_bold() == line.is_bold();
    if !looks_alike {
        return false;
    }
    let down = before.y - line.y;
    let is_below = line.page == before.page && down > 0.0 && line.x < before.end && line.end > before.x;
    let has_ended = ends(&before.text);
    if !is_below {
        // In the next column or on the next page: in the middle of a sentence only.
        let is_aside = line.page > before.page || line.y > before.y;
        let goes_on = line.text.trim_start().starts_with(char::is_lowercase) || before.text.trim_end().ends_with('-');
        return is_aside && !has_ended && goes_on;
    }
    if down > leading(line.size) * 1.25 {
        return false;
    }
    let is_short = before.end < edge - size * 2.0 && (edge - before.end) > (edge - before.x) * 0.12;
    if has_ended && is_short {
        return false;
    }
    // The first line of a paragraph stands in; the one below the first line of a list may too.
    let stands_in = line.x - block.left();
    stands_in < size * 0.7 || (block.lines.len() == 1 && !has_ended)
}

/// The usual distance of two lines of a size: the smaller half of what there is.
fn leading(lines: &[Line]) -> impl Fn(f32) -> f32 + use<> {
    let mut found: Vec<(f32, f32)> = lines
        .windows(2)
        .filter(|pair| pair[0].page == pair[1].page && (pair[0].size - pair[1].size).abs() < 0.5)
        .map(|pair| (pair[1].size, pair[0].y - pair[1].y))
        .filter(|(size, down)| *down > size * 0.8 && *down < size * 2.6)
        .collect();
    found.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut usual: BTreeMap<u32, Vec<f32>> = BTreeMap::new();
    for (size, down) in found {
        usual.entry(half_points(size)).or_default().push(down);
    }
    // With few lines nothing is usual.
    let usual: BTreeMap<u32, f32> = usual
        .into_iter()
        .filter(|(_, downs)| downs.len() >= 3)
        .filter_map(|(size, downs)| Some((size, *downs.get(downs.len() / 3)?)))
        .collect();
    move |size: f32| usual.get(&half_points(size)).copied().unwrap_or(size * 1.35)
}

/// How far to the right the lines around reach that begin about where this one does.
fn right_edge(lines: &[Line], idx: usize) -> f32 {
    let Some(line) = lines.get(idx) else { return 0.0 };
    let around = lines.iter().skip(idx.saturating_sub(12)).take(25);
    let same = around.filter(|other| {
        other.page == line.page
            && (other.x - line.x).abs() < line.size * 2.5
            && (other.size - line.size).abs() < line.size * 0.1
    });
    same.map(|other| other.end).fold(line.end, f32::max)
}
