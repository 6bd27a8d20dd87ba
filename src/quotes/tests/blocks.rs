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

#[test]
fn answers_to_the_writer() {
    let before = "“We made all of it by hand,” says Ada Hale. “It took a year.”\n";
    let said = "direct Ada Hale: “We made all of it by hand,” / “It took a year.”";
    for asked in [
        "What did she make of the town?",
        "But nobody paid her for it, I say.",
        "I ask Hale if the town was kind to her; she has lived in it since May.",
        "When I ask about the town, she interrupts me.",
    ] {
        let text = format!("{before}{asked}\n“It was kind to all of us, and we were glad.”");
        let article = super::read(&text);
        let last = article.quotes.last().expect("quotes");
        assert_eq!(last.content[0].of(&text), "“It was kind to all of us, and we were glad.”", "{asked}");
        assert_eq!(article.speaker_name(last).as_deref(), Some("Ada Hale"), "{asked}");
    }
    // Two talk there, or nobody does, or the question is of another.
    check(
        &format!(
            "{before}“It was dear,” says Otto Budd.\nWhat of the town?\n“It was kind to all of us, and we were glad.”"
        ),
        &[said, "direct Otto Budd: “It was dear,”"],
    );
    check("What of the town?\n“It was kind to all of us, and we were glad.”", &[]);
    check(&format!("{before}What did he make of the town?\n“It was kind to all of us, and we were glad.”"), &[said]);
    check(&format!("{before}As we say goodbye, he looks up. “It was kind to all of us, and we were glad.”"), &[said]);
}

#[test]
fn words_printed_under_a_colon() {
    check(
        "Ada Hale was not taken by it.\nHale writes:\nThe pots are heavy and the glaze is dull all over.\nI had hoped for more of it.\nThe show runs until May.",
        &[
            "indirect Ada Hale: The pots are heavy and the glaze is dull all over.",
            "indirect Ada Hale: I had hoped for more of it.",
        ],
    );
    // The article says "I" itself, or goes on with marks, or nobody writes.
    check(
        "I met Ada Hale.\nHale writes:\nThe pots are heavy and the glaze is dull all over.\nI left at noon.",
        &["indirect Ada Hale: The pots are heavy and the glaze is dull all over."],
    );
    check("Here is the list:\nThe pots are heavy and the glaze is dull all over.", &[]);
    check(
        "Otto Budd spoke.\nHe listed what a mayor needs:\n“A mayor needs a coat and a bicycle that works.”",
        &["direct Otto Budd (He): “A mayor needs a coat and a bicycle that works.”"],
    );
    check("Otto Budd came.\nHe got a letter:\n“A mayor needs a coat and a bicycle that works.”", &[]);
    check(
        "“It was late,” Otto Budd told the crowd.\nTranscript as follows:\n\"Tonight we came to Orla. I was glad.\n\"Thank you!\"",
        &[
            "direct Otto Budd: “It was late,”",
            "direct Otto Budd: \"Tonight we came to Orla. I was glad.",
            "direct Otto Budd: \"Thank you!\"",
        ],
    );
}

#[test]
fn labels_that_speak_and_topics() {
    check("Babies: ‘It is late,’ says Ada Hale.", &["direct Ada Hale: ‘It is late,’"]);
    check("Teenagers: Eight hours. ‘They grow at night, all of them.’", &[]);
    check("14:59 Minister: ‘Stay at home’", &["direct Minister: ‘Stay at home’"]);
    check(
        "And this from Otto B. in Orla: “To whoever took my boat – bring it back.”",
        &["direct Otto B.: “To whoever took my boat – bring it back.”"],
    );
    check(
        "Otto Budd had a blunt message to Ada Hale: “It is time to stop and to listen.”",
        &["direct Otto Budd: “It is time to stop and to listen.”"],
    );
    check("Each May, there is a threat few keep: “If it rains, we are moving to Holm.”", &[]);
    check("On “Rain”, Ada Hale makes references to boats, singing, “The boats go out / the boats come in.”", &[]);
    check(
        "Ada Hale sang: “The boats go out and the boats come in.”",
        &["direct Ada Hale: “The boats go out and the boats come in.”"],
    );
}

#[test]
fn questions_to_you() {
    let asked = "The potter Ada Hale talks of clay and of her first kiln.\nInterview by Otto Budd\n\
                 How did you find your first kiln? Was it by chance?\nI did not. It found me in a barn.\n\
                 Do you still make pots every day?\nEvery day, or my hands forget.\n\
                 Is it dear?\nIt is. I sell eggs.\nWhat do you make next?\nA wall of tiles.\n";
    let answers = [
        "indirect Ada Hale: I did not. It found me in a barn.",
        "indirect Ada Hale: Every day, or my hands forget.",
        "indirect Ada Hale: It is. I sell eggs.",
        "indirect Ada Hale: A wall of tiles.",
    ];
    check(asked, &answers);
    let told = format!("{asked}The show opens in May. “Come for the tiles,” says Otto Lund.");
    check(&told, &[&answers[..], &["direct Otto Lund: “Come for the tiles,”"]].concat());
    // Labels tell who speaks.
    check(
        "Ada Hale makes pots.\nECHO: Did you find the hat? Was it by chance?\nHALE: I did not. It found me.\n\
         ECHO: Do you wear it?\nHALE: I do.\nECHO: Is it dear to you?\nHALE: It is.\nECHO: Do you sing?\nHALE: I do not.",
        &[
            "indirect ECHO: Did you find the hat? Was it by chance?",
            "indirect Ada Hale (HALE): I did not. It found me",
            "indirect ECHO: Do you wear it?",
            "indirect Ada Hale (HALE): I do",
            "indirect ECHO: Is it dear to you?",
            "indirect Ada Hale (HALE): It is",
            "indirect ECHO: Do you sing?",
            "indirect Ada Hale (HALE): I do not",
        ],
    );
    // What readers ask, and the paper answers.
    check(
        "The mayor Ada Hale has new rules.\nCan I park at the port?\nYou can.\nMay I bring my dog?\nYou may.\n\
         Who pays?\nYou do.\nIs it dear?\nIt is.",
        &[],
    );
}

#[test]
fn who_is_asked_above_the_questions() {
    check(
        "Otto Lund said the wall was dear.\nMayor Ada Hale was asked about it. Excerpts from the exchange:\n\
         Q: Why is it dear?\nA: Because stone is.\nQ: Who pays?\nA: The town does.",
        &[
            "indirect Otto Lund: the wall was dear",
            "indirect Ada Hale: Because stone is.",
            "indirect Ada Hale: The town does.",
        ],
    );
}
