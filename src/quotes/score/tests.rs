use super::*;

/// Finds `words` in `text`, which holds them once.
fn at(text: &str, words: &str) -> Span {
    let start = text.find(words).expect("the words are in the text");
    Span::new(start, start + words.len())
}

fn gold(text: &str, content: &[&str], mention: &str) -> GoldQuote {
    GoldQuote {
        content: content.iter().map(|words| at(text, words)).collect(),
        mention: if mention.is_empty() { Vec::new() } else { vec![at(text, mention)] },
        ..GoldQuote::default()
    }
}

fn predicted(text: &str, content: &[&str], mention: &str) -> Predicted {
    let GoldQuote { content, mention, .. } = gold(text, content, mention);
    Predicted { content, mention: mention.first().copied(), ..Predicted::default() }
}

const TEXT: &str = "“We go,” Ada Brandt said. “We stay.” A Brandt aide told reporters that it was “a mistake” to wait. \
                    Jonas Falk said the dam would hold.";

fn all_gold() -> Gold {
    let mut aide = gold(TEXT, &["that it was “a mistake” to wait"], "A Brandt aide");
    aide.heads = vec![at(TEXT, "aide")];
    let quotes = vec![
        gold(TEXT, &["“We go,”", "“We stay.”"], "Ada Brandt"),
        aide,
        gold(TEXT, &["the dam would hold"], "Jonas Falk"),
    ];
    Gold { quotes, ignore: Vec::new() }
}

#[test]
fn gold_is_right_against_itself() {
    let gold = all_gold();
    let predicted: Vec<_> = gold.quotes.iter().map(as_predicted).collect();
    let score = score(TEXT, &gold, &predicted);
    assert!(score.faults.is_empty());
    for tally in [score.counts.quoted, score.counts.indirect, score.counts.stretch] {
        assert_eq!((tally.figures().end_to_end.f1, tally.figures().soft.f1), (100.0, 100.0));
    }
    let found = score.counts;
    assert_eq!((found.quoted.gold, found.quoted.strict, found.stretch.gold, found.indirect.gold), (2, 2, 3, 1));
    let sorts: Vec<_> = found.by_sort.iter().map(|tally| tally.gold).collect();
    assert_eq!(sorts, [1, 1, 2, 0, 0, 0, 1, 0, 1]);
}

fn as_predicted(gold: &GoldQuote) -> Predicted {
    let heads = if gold.heads.is_empty() { &gold.mention } else { &gold.heads };
    Predicted { content: gold.content.clone(), mention: heads.first().copied(), ..Predicted::default() }
}

#[test]
fn each_fault_is_told() {
    let predicted = [
        // Half of the words of a unit are enough; the marks do not matter.
        predicted(TEXT, &["We stay."], "Jonas Falk"),
        // "Brandt" is not the head of "A Brandt aide".
        Predicted { mention: Some(at(TEXT, "A Brandt")), ..predicted(TEXT, &["it was “a mistake” to wait"], "") },
        predicted(TEXT, &["reporters"], ""),
    ];
    let score = score(TEXT, &all_gold(), &predicted);
    let faults: Vec<_> = score.faults.iter().map(|fault| (fault.kind, fault.gold, fault.predicted)).collect();
    assert_eq!(
        faults,
        [
            (FaultKind::WrongMention, Some(0), Some(0)),
            (FaultKind::WrongMention, Some(1), Some(1)),
            (FaultKind::Missed, Some(2), None),
            (FaultKind::Spurious, None, Some(2)),
        ]
    );
    let Counts { quoted, indirect, .. } = score.counts;
    assert_eq!((quoted.hit, quoted.strict, quoted.head, quoted.touch, quoted.spurious), (2, 0, 0, 1, 0));
    assert_eq!((indirect.hit, indirect.spurious), (0, 1));
}

#[test]
fn what_is_unsettled_is_not_held_against_a_prediction() {
    let gold = Gold { quotes: Vec::new(), ignore: vec![at(TEXT, "the dam would")] };
    let found = |content| score(TEXT, &gold, &[predicted(TEXT, &[content], "")]).counts.indirect.spurious;
    assert_eq!(found("the dam would hold"), 0);
    assert_eq!(found("told reporters"), 1);
}

#[test]
fn gold_without_mention_counts_for_detection_alone() {
    let text = "“We go,” it was said.";
    let gold = Gold { quotes: vec![gold(text, &["“We go,”"], "")], ignore: Vec::new() };
    let found = score(text, &gold, &[predicted(text, &["“We go,”"], "it")]).counts.quoted;
    assert_eq!((found.hit, found.with_mention, found.head), (1, 0, 0));
    assert!(found.figures().end_to_end.f1.is_nan());
}

#[test]
fn a_far_longer_mention_is_wrong() {
    let text = format!("“We go,” said Ada, {}.", "who had waited ".repeat(5));
    let gold = gold(&text, &["“We go,”"], "Ada");
    let long = at(&text, text.strip_prefix("“We go,” said ").expect("so it begins"));
    assert_eq!(match_mention(&gold, Some(long), &text), MentionMatch::None);
    assert_eq!(match_mention(&gold, Some(at(&text, "Ada, who")), &text), MentionMatch::Head);
}

#[test]
fn inner_states_are_set_aside() {
    let text = "Ada wants the dam to hold. Ada said it holds.";
    let mut wants = gold(text, &["the dam to hold"], "");
    wants.cue = vec![at(text, "wants")];
    let mut said = gold(text, &["it holds"], "");
    said.cue = vec![at(text, "said")];
    let mut gold = Gold { quotes: vec![wants, said.clone()], ignore: Vec::new() };
    keep_speech_only(text, &mut gold, |form| form == "said");
    assert_eq!(gold, Gold { quotes: vec![said], ignore: vec![at(text, "the dam to hold")] });
}
