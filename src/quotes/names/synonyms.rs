//! Nouns that mean the same office, and those that cover others.

/// Titles cut short, and words that mean the same office.
pub(super) fn canon(word: &str) -> &str {
    match word.trim_end_matches('.') {
        "sen" => "senator",
        "rep" => "representative",
        "gov" => "governor",
        "gen" => "general",
        "lt" => "lieutenant",
        "col" => "colonel",
        "maj" => "major",
        "capt" => "captain",
        "sgt" => "sergeant",
        "cpl" => "corporal",
        "adm" => "admiral",
        "rev" => "reverend",
        "det" => "detective",
        "insp" => "inspector",
        "supt" => "superintendent",
        "cllr" | "councilor" => "councillor",
        "headteacher" | "headmistress" => "headmaster",
        other => other,
    }
}

/// Whether who has the role `has` may be called `called`.
pub(in super::super) fn covers(has: &str, called: &str) -> bool {
    has == called
        || match called {
            "pm" => has == "prime minister",
            "cm" => has == "chief minister",
            "chief minister" => has == "cm",
            "vp" => matches!(has, "vice president" | "vice-president"),
            "prime minister" => has == "pm",
            "ag" | "aag" | "dag" => matches!(has, "attorney general" | "advocate general"),
            "cs" | "ps" => has == "secretary",
            "cp" => has == "commissioner",
            "igp" => has == "inspector general",
            "cj" | "cji" => has == "chief justice",
            "vc" => matches!(has, "vice chancellor" | "vice-chancellor"),
            "dg" => matches!(has, "director general" | "director-general"),
            "congressman" | "congresswoman" => has == "representative",
            "lawmaker" | "legislator" => matches!(
                has,
                "senator"
                    | "representative"
                    | "congressman"
                    | "congresswoman"
                    | "mp"
                    | "councillor"
                    | "councilman"
                    | "councilwoman"
                    | "legislator"
                    | "lawmaker"
                    | "deputy"
            ),
            "politician" => matches!(
                has,
                "senator" | "representative" | "mp" | "governor" | "mayor" | "minister" | "candidate" | "councillor"
            ),
            "manager" => has == "trainer" || has == "coach",
            "coach" => has == "manager" || has == "trainer",
            "skipper" => has == "captain",
            "officer" => matches!(
                has,
                "constable"
                    | "sergeant"
                    | "inspector"
                    | "superintendent"
                    | "detective"
                    | "pc"
                    | "dc"
                    | "di"
                    | "dci"
                    | "dsp"
                    | "sp"
                    | "con"
                    | "ssp"
                    | "asp"
                    | "dcp"
                    | "trooper"
                    | "lieutenant"
                    | "garda"
            ),
            "judge" => has == "justice" || has == "magistrate",
            "justice" => has == "judge",
            "attorney" => has == "lawyer",
            "lawyer" => matches!(has, "attorney" | "counsel" | "co-counsel" | "barrister" | "solicitor" | "advocate"),
            "barrister" => matches!(has, "counsel" | "lawyer" | "prosecutor"),
            "spokesperson" => has.starts_with("spokes"),
            "chairperson" | "chair" => has.starts_with("chair"),
            "executive" => has == "ceo" || has == "director",
            "detective" => {
                matches!(has, "inspector" | "sergeant" | "superintendent" | "constable" | "di" | "dci" | "dc")
            }
            "inspector" => matches!(has, "di" | "dci"),
            "constable" => matches!(has, "pc" | "dc" | "officer"),
            "policeman" | "policewoman" => {
                matches!(has, "inspector" | "sergeant" | "superintendent" | "constable" | "officer" | "detective")
            }
            "businessman" | "entrepreneur" => {
                matches!(has, "billionaire" | "mogul" | "tycoon" | "developer" | "magnate")
            }
            "prosecutor" => matches!(has, "district attorney" | "depute"),
            "pastor" | "vicar" => has == "reverend",
            "priest" => matches!(has, "reverend" | "vicar" | "canon"),
            "cleric" | "clergyman" => matches!(
                has,
                "priest"
                    | "preacher"
                    | "imam"
                    | "ayatollah"
                    | "mullah"
                    | "mufti"
                    | "maulana"
                    | "sheikh"
                    | "pastor"
                    | "vicar"
                    | "bishop"
                    | "archbishop"
                    | "reverend"
            ),
            _ => false,
        }
}
