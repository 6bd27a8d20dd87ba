//! Hits for reading: quotes grouped by speaker, articles one after the other.
//!
//! Doubt is marked, certainty is not: `~` for a likely speaker, `[reported]` for words that stand in no quotation
//! marks, a group of its own where the speaker is unclear. The place comes last, alone on its line, so that a double
//! click takes it whole.

use std::collections::HashMap;
use std::io::{self, Write};
use std::ops::Range;

use anstyle::Style as Color;
use unicode_width::UnicodeWidthStr;

use super::line::{Ink, Line};
use super::pen::{DIM, DOUBT, NAME, PATH, PLAIN, Pen};
use super::who::{Who, clip, count, doubt, echo, one_line, place, quote_line};
use super::{Question, Renderer, Style, snippet, why};
use crate::article::{Article, Certainty, LineEnds, Quote, QuoteKind};
use crate::query::{Hit, Results};
use crate::text::Span;

pub(super) const RENDERER: Renderer = Renderer { name: "terminal", flag: None, by_hit: false, render };

/// Columns before the words: ` 2021-11-30  `.
const INDENT: usize = 13;

/// Columns below which dates stand above the words instead of beside them.
const NARROW: usize = 50;

/// Most columns used, however wide the terminal: longer lines are hard to read.
const MAX_WIDTH: usize = 100;

/// Most lines that one quote takes.
const MAX_LINES: usize = 10;

const REPORTED: &str = "[reported]";

fn render(results: &Results, question: &Question, out: &mut dyn Write, style: &Style) -> io::Result<()> {
    if results.total == 0 {
        return Ok(());
    }
    let mut view = View {
        pen: Pen::new(out, style.color),
        style,
        width: style.width.clamp(20, MAX_WIDTH),
        indent: if style.width < NARROW { 2 } else { INDENT },
    };
    let quotes = results.hits.iter().any(|hit| hit.quote.is_some());
    view.head(results, question, quotes)?;
    if quotes {
        view.groups(results)?;
    } else {
        for hit in &results.hits {
            view.pen.end()?;
            view.article(hit)?;
        }
    }
    let left = results.total.saturating_sub(results.hits.len());
    if left > 0 {
        view.pen.end()?;
        view.pen.put(&format!("… {} more: {}", count(left, ""), one_line(question.more)), DIM)?;
        view.pen.end()?;
    }
    Ok(())
}

struct View<'a> {
    pen: Pen<'a>,
    style: &'a Style,
    width: usize,
    indent: usize,
}

/// The hits of one speaker.
struct Group<'a> {
    who: Who,
    role: Option<String>,
    hits: Vec<(&'a Hit, &'a Quote)>,
}

impl View<'_> {
    /// How the query was understood, and how much was found.
    fn head(&mut self, results: &Results, question: &Question, quotes: bool) -> io::Result<()> {
        let mode = if quotes { "quotes" } else { "articles" };
        let total = count(results.total, if quotes { "quote" } else { "article" });
        let shown = results.hits.len();
        let found = if shown < results.total {
            format!("{total}, the first {shown} shown")
        } else if quotes {
            format!("{total}{}", tally(results))
        } else {
            total
        };
        self.wrapped(&format!("{mode} · {}", echo(question.query)), DIM)?;
        self.wrapped(&found, PLAIN)
    }

    fn wrapped(&mut self, text: &str, color: Color) -> io::Result<()> {
        let mut line = Line::new();
        line.push(text, Ink::Plain);
        for range in line.wrap(self.width) {
            self.pen.put(&line.text[range], color)?;
            self.pen.end()?;
        }
        Ok(())
    }

    fn groups(&mut self, results: &Results) -> io::Result<()> {
        let whole = results.hits.len() >= results.total;
        for group in groups(results) {
            let n = match whole {
                true => count(group.hits.len(), "quote"),
                false => format!("{} shown", group.hits.len()),
            };
            self.pen.end()?;
            self.group_head(&group, &n)?;
            for (i, (hit, quote)) in group.hits.iter().enumerate() {
                if i > 0 {
                    self.pen.end()?;
                }
                self.quote(hit, quote, &group)?;
            }
        }
        Ok(())
    }

    fn group_head(&mut self, group: &Group, n: &str) -> io::Result<()> {
        let room = self.width.saturating_sub(n.width() + 2);
        let name = match &group.who {
            Who::Unclear => "Speaker unclear",
            who => who.as_str(),
        };
        let name = clip(name, room);
        let mut role = match (&group.who, &group.role) {
            (Who::Unnamed(_), None) => " · unnamed".to_owned(),
            (_, Some(role)) => format!(" · {role}"),
            _ => String::new(),
        };
        // A role too long for the line gets one of its own.
        let below = (name.width() + role.width() > room).then(|| std::mem::take(&mut role));
        self.pen.put(&name, if group.who == Who::Unclear { DOUBT } else { NAME })?;
        self.pen.put(&role, PLAIN)?;
        let gap = self.width.saturating_sub(name.width() + role.width() + n.width());
        self.pen.put(&format!("{:gap$}{n}", ""), DIM)?;
        self.pen.end()?;
        if let Some(role) = below {
            self.wrapped(role.trim_start_matches(" · "), PLAIN)?;
        }
        self.pen.put(&"─".repeat(self.width), DIM)?;
        self.pen.end()
    }

    fn quote(&mut self, hit: &Hit, quote: &Quote, group: &Group) -> io::Result<()> {
        let article = &*hit.article;
        self.date(article)?;
        let tag = if quote.kind == QuoteKind::Indirect { REPORTED } else { "" };
        let room = self.width - self.indent;
        let line = quote_line(article, quote, &hit.matches);
        let wrapped = line.wrap(if tag.is_empty() { room } else { room.saturating_sub(tag.len() + 2) });
        for (i, row) in self.rows(&line, &wrapped).enumerate() {
            if i > 0 {
                self.margin()?;
            }
            let (before, range, after) = row;
            self.pen.put(before, DIM)?;
            let used = before.width() + line.text[range.clone()].width() + after.width();
            self.pen.put_line(&line, range, PLAIN)?;
            self.pen.put(after, DIM)?;
            if i == 0 && !tag.is_empty() {
                let gap = room.saturating_sub(used + tag.len());
                self.pen.put(&format!("{:gap$}{tag}", ""), DIM)?;
            }
            self.pen.end()?;
        }
        if hit.why.is_some() {
            // The evidence says all of it, below.
        } else if let Some(doubt) = doubt(article, quote) {
            self.note("~ ", &doubt)?;
        } else if quote.certainty == Certainty::Unclear
            && group.who == Who::Unclear
            && let Some(mention) = quote.mention
        {
            self.note("? ", &format!("“{}”, not guessed", one_line(mention.span.of(&article.text))))?;
        }
        let words = |span: Option<Span>| span.map(|span| span.of(&article.text).to_owned());
        let context: Vec<String> = [
            match (words(article.headline()), words(hit.heading)) {
                (Some(headline), Some(heading)) => Some(format!("{headline} › {heading}")),
                (headline, heading) => headline.or(heading.map(|heading| format!("› {heading}"))),
            },
            printed(hit, quote).map(|name| format!("as {name}")),
            quote.spoken_for.as_ref().map(|body| format!("for {body}")),
            quote.via.as_ref().map(|outlet| format!("via {outlet}")),
        ]
        .into_iter()
        .flatten()
        .collect();
        let mut line = Line::new();
        line.push(&context.join(" · "), Ink::Plain);
        self.dim(&line)?;
        self.place(hit)?;
        match &hit.why {
            Some(evidence) => {
                let notes = why::notes(article, &LineEnds::of(&article.text), quote, evidence);
                why::put(&mut self.pen, &notes, self.indent, self.width)
            }
            None => Ok(()),
        }
    }

    /// Cuts a long quote down to the lines around its first match.
    fn rows<'l>(
        &self,
        line: &Line,
        wrapped: &'l [Range<usize>],
    ) -> impl Iterator<Item = (&'static str, Range<usize>, &'static str)> + use<'l> {
        let found = line.runs.iter().find(|(_, ink)| *ink == Ink::Match).map_or(0, |(run, _)| run.start);
        let row = wrapped.iter().position(|range| found < range.end).unwrap_or(0);
        let first = if wrapped.len() <= MAX_LINES { 0 } else { row.saturating_sub(2).min(wrapped.len() - MAX_LINES) };
        let last = (first + MAX_LINES).min(wrapped.len()) - 1;
        let n = wrapped.len();
        (first..=last).map(move |i| {
            let before = if i == first && first > 0 { "… " } else { "" };
            let after = if i == last && last + 1 < n { " …" } else { "" };
            (before, wrapped[i].clone(), after)
        })
    }

    fn article(&mut self, hit: &Hit) -> io::Result<()> {
        let article = &*hit.article;
        let mut title = Line::new();
        match article.headline() {
            Some(span) => title.push_span(&article.text, span, &hit.matches),
            None => title.push("(no headline)", Ink::Note),
        }
        for range in title.wrap(self.width) {
            self.pen.put_line(&title, range, NAME)?;
            self.pen.end()?;
        }
        self.date(article)?;
        let meta = &article.meta;
        let outlet: Vec<String> =
            [&meta.outlet, &meta.desk].into_iter().flatten().map(|words| one_line(words)).collect();
        let mut rest = false;
        if !outlet.is_empty() {
            self.pen.put(&clip(&outlet.join(" · "), self.width - self.indent), DIM)?;
            self.pen.end()?;
            rest = true;
        }
        let mut line = Line::new();
        let windows = snippet::windows(article, &hit.matches, 3);
        snippet::push_windows(&mut line, article, &windows, &hit.matches);
        for range in line.wrap(self.width - self.indent) {
            if std::mem::replace(&mut rest, true) {
                self.margin()?;
            }
            self.pen.put_line(&line, range, PLAIN)?;
            self.pen.end()?;
        }
        if !rest {
            self.pen.end()?;
        }
        let mut line = Line::new();
        if let Some(span) = hit.heading {
            line.push(&format!("› {}", span.of(&article.text)), Ink::Plain);
        }
        self.dim(&line)?;
        self.place(hit)
    }

    fn date(&mut self, article: &Article) -> io::Result<()> {
        let day = article.meta.published.as_ref().map_or("undated".into(), |published| one_line(published.day()));
        if self.indent < INDENT {
            self.pen.put(&day, DIM)?;
            self.pen.end()?;
            return self.margin();
        }
        self.pen.put(&format!(" {day:<10}  "), DIM)
    }

    fn margin(&mut self) -> io::Result<()> {
        self.pen.put(&" ".repeat(self.indent), PLAIN)
    }

    fn note(&mut self, mark: &str, words: &str) -> io::Result<()> {
        self.margin()?;
        self.pen.put(mark, DOUBT)?;
        self.pen.put(&clip(words, self.width - self.indent - mark.len()), DIM)?;
        self.pen.end()
    }

    fn dim(&mut self, line: &Line) -> io::Result<()> {
        for range in line.wrap(self.width - self.indent).into_iter().filter(|range| !range.is_empty()) {
            self.margin()?;
            self.pen.put(&line.text[range], DIM)?;
            self.pen.end()?;
        }
        Ok(())
    }

    /// Never wrapped, rather moved to the left: it must be one word to click on.
    fn place(&mut self, hit: &Hit) -> io::Result<()> {
        let place = place(hit, self.style);
        let indent = self.style.width.saturating_sub(place.width()).clamp(1, self.indent);
        self.pen.put(&" ".repeat(indent), PLAIN)?;
        self.pen.put(&place, PATH)?;
        self.pen.end()
    }
}

/// Groups hits by speaker: named and unnamed ones by number of hits, then those that are unclear.
fn groups(results: &Results) -> Vec<Group<'_>> {
    let mut groups: Vec<Group> = Vec::new();
    let mut known: HashMap<Who, usize> = HashMap::new();
    for hit in &results.hits {
        let Some(quote) = hit.quote.map(|idx| &hit.article.quotes[idx]) else { continue };
        let who = match &hit.person {
            Some(person) => Who::Named(one_line(person)),
            None => Who::of(&hit.article, quote),
        };
        let idx = *known.entry(who.key()).or_insert_with(|| {
            groups.push(Group { who, role: None, hits: Vec::new() });
            groups.len() - 1
        });
        let group = &mut groups[idx];
        group.role = group.role.take().or_else(|| role(&hit.article, quote));
        group.hits.push((hit, quote));
    }
    groups.sort_by_key(|group| (group.who == Who::Unclear, std::cmp::Reverse(group.hits.len())));
    groups
}

/// Returns the name that the article has, where the group has another.
fn printed(hit: &Hit, quote: &Quote) -> Option<String> {
    let person = hit.person.as_ref()?;
    hit.article.speaker_name(quote).filter(|name| name != person)
}

/// Returns the speaker's role as this article prints it.
fn role(article: &Article, quote: &Quote) -> Option<String> {
    let stated = quote.role.as_ref();
    let role = stated.or_else(|| article.speakers.get(*quote.speakers.first()? as usize)?.roles.first())?;
    Some(one_line(role)).filter(|role| !role.is_empty())
}

/// Returns ` by 2 speakers, 1 unnamed, 1 unclear · 6 articles`.
fn tally(results: &Results) -> String {
    let groups = groups(results);
    let quotes = |is: fn(&Who) -> bool| -> usize { groups.iter().filter(|g| is(&g.who)).map(|g| g.hits.len()).sum() };
    let mut tally = String::new();
    let named = groups.iter().filter(|group| matches!(group.who, Who::Named(_))).count();
    if named > 0 {
        tally = format!(" by {}", count(named, "speaker"));
    }
    let unnamed = quotes(|who| matches!(who, Who::Unnamed(_)));
    for (n, word) in [(unnamed, "unnamed"), (quotes(|who| *who == Who::Unclear), "unclear")] {
        if n > 0 {
            tally.push_str(&format!(", {n} {word}"));
        }
    }
    let mut articles: Vec<_> = results.hits.iter().map(|hit| &hit.article.location).collect();
    articles.sort();
    articles.dedup();
    format!("{tally} · {}", count(articles.len(), "article"))
}
