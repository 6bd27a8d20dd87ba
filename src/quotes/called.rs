//! What people are called by what they do and where they are from, told by the word alone.

use super::words::{Word, WordSet, is_one_of};

/// Offices that papers cut short to their initials, and that are no bodies': `the CS`, `the IGP`.
pub(super) fn is_short_office(word: Word) -> bool {
    is_one_of!(word, "cs" | "cp" | "ag" | "aag" | "dag" | "igp" | "dgp" | "adgp" | "cj" | "cji" | "vc" | "dg")
}

/// Nouns of doers by their ending: campaigner, biologist, politician.
pub(super) fn is_agent_noun(word: &str) -> bool {
    let stem = word.strip_suffix('s').unwrap_or(word);
    let adjective =
        || is_one_of!(Word::of(word), "sinister" | "superior" | "inferior" | "interior" | "exterior" | "together");
    stem.len() > 5
        && ["ist", "ician", "er", "or", "woman", "person", "ian", "ee"].iter().any(|end| stem.ends_with(end))
        && !adjective()
        || stem.ends_with("man")
        || stem.ends_with("men")
}

/// What people are called by where they are from, where no ending tells it.
pub(super) fn is_demonym(word: &str) -> bool {
    DEMONYMS.has(Word::of(word))
}

#[rustfmt::skip]
static DEMONYMS: WordSet<512> = WordSet::of(&[
    "american", "european", "westerner", "islander", "mexican", "african", "german", "dane", "swede", "finn", "briton", "scot", "dutchman", "pole", "czech",
    "slovak", "croat", "serb", "swiss", "greek", "turk", "israeli", "iraqi", "saudi", "pakistani", "afghan", "thai",
    "chinese", "japanese", "portuguese", "argentine", "kiwi", "londoner", "parisian", "catalan", "korean", "moroccan",
    "zambian", "italian", "australian", "argentinian", "nigerian", "brazilian", "canadian", "russian", "ukrainian",
    "norwegian", "hungarian", "romanian", "bulgarian", "croatian", "estonian", "latvian", "lithuanian", "austrian",
    "belgian", "indian", "indonesian", "malaysian", "iranian", "syrian", "jordanian", "egyptian", "tunisian",
    "algerian", "ethiopian", "tanzanian", "namibian", "colombian", "peruvian", "bolivian", "armenian", "albanian",
    "texan", "californian", "ohioan", "floridian", "alaskan", "hawaiian", "iowan", "minnesotan",
    "kentuckian", "queenslander", "tasmanian", "yorkshireman", "yorkshirewoman", "cornishman", "mancunian", "glaswegian",
    "liverpudlian", "dubliner", "corkman", "bavarian", "berliner", "sicilian", "corsican", "palestinian", "kenyan",
    "jamaican", "ugandan", "rwandan", "cuban", "tibetan", "moldovan", "kosovan", "zimbabwean",
    "chilean", "spaniard", "frenchman", "frenchwoman", "irishman", "irishwoman", "englishman", "englishwoman",
    "welshman", "welshwoman", "icelander", "filipino", "filipina", "bangladeshi", "kuwaiti", "omani", "qatari",
    "emirati", "yemeni", "somali", "kazakh", "uzbek", "ghanaian", "cameroonian", "ivorian", "senegalese", "congolese",
]);

/// Names of a people: `Norwegians`, `Danes`.
pub(super) fn is_a_people(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(|one| one.len() > 3 && (one.ends_with("ian") || is_demonym(one)))
}
