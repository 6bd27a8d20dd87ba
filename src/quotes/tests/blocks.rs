//! Speech that paragraphs tell by how they are set: one after the other, behind a label, as answers.

use super::check;

#[test]
fn speech_over_paragraphs() {
    check(
        "“We came early,” Kramer said. “We stayed.\n“Then we left.”",
        &["direct Kramer: “We came early,” / “We stayed.", "direct Kramer: “Then we left.”"],
    );
}

#[test]
fn labels_and_dashes() {
    check("KRAMER: We are late.", &["indirect KRAMER: We are late"]);
    check(
        "Cllr Ilse Kramer: We are late, and the boat has left without us.",
        &["indirect Ilse Kramer (Cllr Ilse Kramer): We are late, and the boat has left without us"],
    );
    check("KRAMER (rising): We are late.", &["indirect KRAMER: We are late"]);
    check(
        "Witness: Dr. Ilse Kramer, director of the institute.\nKRAMER: We are late.",
        &["indirect Ilse Kramer (KRAMER): We are late"],
    );
    check("KRAMER, for the port authority: We are late.", &["indirect KRAMER: We are late"]);
    check("NOTE: this is not said.", &[]);
    check(
        "More from Ilse Kramer: “We are late and it is dark.”",
        &["direct Ilse Kramer: “We are late and it is dark.”"],
    );
    check("“We are late.” — Ilse Kramer", &["direct Ilse Kramer: “We are late.”"]);
    check("“We are late.”\n— Ilse Kramer, harbour minister", &["direct Ilse Kramer: “We are late.”"]);
}

#[test]
fn interviews() {
    let asked =
        "Maria Kell has kept bees for forty years.\nQ: Do they sting?\nA: They do, when I am late.\nQ: And you?\n";
    check(
        &format!("{asked}A: I sting nobody.\nNot any more."),
        &[
            "indirect Maria Kell: They do, when I am late.",
            "indirect Maria Kell: I sting nobody.",
            "indirect Maria Kell: Not any more.",
        ],
    );
}
