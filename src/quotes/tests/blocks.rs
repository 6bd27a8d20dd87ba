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

#[test]
fn speech_that_no_mark_closes() {
    check(
        "UN officials have defended the agency, saying it could not be replaced.\n“Such views will not end the war. They never did.\n“To be clear, the state wants peace,” Hale concluded.",
        &[
            "indirect UN officials: it could not be replaced",
            "direct Hale: “Such views will not end the war. They never did.",
            "direct Hale: “To be clear, the state wants peace,”",
        ],
    );
    check(
        "Ivy is a good choice. “It is easy to grow indoors. It can add colour.\n“This plant is one of the best ones,” explains Radek Budd.",
        &[
            "direct Radek Budd: “It is easy to grow indoors. It can add colour.",
            "direct Radek Budd: “This plant is one of the best ones,”",
        ],
    );
    check(
        "“It was late,” said Ada Hale.\n“Hale, slow into her stride, slipped back but soon recovered.",
        &["direct Ada Hale: “It was late,”"],
    );
    check("The band played on.\n“I think that in five years we should be near.\n“Now we have to ask them.”", &[]);
}

#[test]
fn what_is_done_goes_on_in_nothing() {
    check(
        "Hale is considering dismissing the envoy after the plan turned into a fight against him.\n\
         “Thousands came to the square in what was a long night. They chanted for hours.",
        &["indirect Hale: the envoy after the plan turned into a fight against him"],
    );
}

#[test]
fn speakers_who_have_not_ended() {
    check(
        "“We lost the boat,” said Ada Hale. “We are sad.\n“We will act on it soon.\n“I see no reason for it,” the Orla native said.",
        &[
            "direct Ada Hale: “We lost the boat,” / “We are sad.",
            "direct Ada Hale: “We will act on it soon.",
            "direct Ada Hale (the Orla native): “I see no reason for it,”",
        ],
    );
    check(
        "“We were told about it,” said Otto Budd. “We will go on.\n“The people of Orla love the Budd family and they always will.",
        &[
            "direct Otto Budd: “We were told about it,” / “We will go on.",
            "direct Otto Budd: “The people of Orla love the Budd family and they always will.",
        ],
    );
}
