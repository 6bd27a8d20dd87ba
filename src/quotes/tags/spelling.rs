//! British spellings of American words: the articles that the dictionary is made from are American.

/// Stems in `-or` that are `-our` in Britain.
const IN_OUR: [&str; 22] = [
    "arm", "behavi", "cand", "clam", "col", "endeav", "fav", "harb", "hon", "hum", "lab", "neighb", "od", "parl",
    "rig", "rum", "sav", "savi", "splend", "tum", "val", "vap",
];
/// Stems in `-er` that are `-re`.
const IN_RE: [&str; 9] = ["calib", "cent", "fib", "lit", "lust", "meag", "met", "somb", "theat"];
/// Stems in `-l` that double it before an ending.
const IN_LL: [&str; 16] = [
    "cancel", "channel", "counsel", "dial", "equal", "fuel", "label", "level", "marvel", "model", "panel", "quarrel",
    "rival", "signal", "total", "travel",
];

/// Returns how a word in lower case is spelt in Britain, where that differs by rule.
pub(super) fn british(word: &str) -> Option<String> {
    let stems = |stems: &[&'static str]| stems.iter().copied().find(|stem| word.starts_with(stem));
    if let Some((stem, rest)) = stems(&IN_OUR).and_then(|stem| Some((stem, word[stem.len()..].strip_prefix("or")?))) {
        return Some(format!("{stem}our{rest}"));
    }
    if let Some((stem, rest)) = stems(&IN_RE).and_then(|stem| Some((stem, word[stem.len()..].strip_prefix("er")?)))
        && matches!(rest, "" | "s" | "ed")
    {
        return Some(format!("{stem}re{}", if rest == "ed" { "d" } else { rest }));
    }
    if let Some(stem) = stems(&IN_LL)
        && matches!(&word[stem.len()..], "ed" | "ing" | "er" | "ers" | "or" | "ors")
    {
        return Some(format!("{stem}l{}", &word[stem.len()..]));
    }
    for (american, british) in [("ense", "ence"), ("enses", "ences"), ("yze", "yse")] {
        if let Some(stem) = word.strip_suffix(american).filter(|stem| stem.len() > 2) {
            return Some(format!("{stem}{british}"));
        }
    }
    let endings = ["e", "es", "ed", "er", "ers", "ing", "ation", "ations"];
    let (stem, ending) = word.rsplit_once("iz")?;
    (stem.len() > 3 && endings.contains(&ending)).then(|| format!("{stem}is{ending}"))
}

#[cfg(test)]
mod tests {
    use super::british;

    #[test]
    fn spells() {
        for (american, expected) in [
            ("defense", Some("defence")),
            ("neighbors", Some("neighbours")),
            ("theater", Some("theatre")),
            ("centered", Some("centred")),
            ("traveled", Some("travelled")),
            ("organizing", Some("organising")),
            ("analyze", Some("analyse")),
            ("size", None),
            ("minister", None),
        ] {
            assert_eq!(british(american).as_deref(), expected, "{american}");
        }
    }
}
