//! Where words begin and end.

use super::check;

#[test]
fn clauses_that_open_a_sentence() {
    check(
        "After the report, which concluded that Hale broke the rules, Budd said he hid nothing.",
        &["indirect the report: that Hale broke the rules", "indirect Budd: he hid nothing"],
    );
    check("When she called for a strike, Otto Budd said no.", &[]);
    check("As Hale told the Herald, it is late.", &["indirect Hale: it is late"]);
    check(
        "If Orla can build a wall, Hale said this week, he can build one.",
        &["indirect Hale: If Orla can build a wall / he can build one"],
    );
    check(
        "According to the lawyer, a man from Orla, the dam was late by two years.",
        &["indirect the lawyer: the dam was late by two years"],
    );
    check("According to Hale, Budd lost.", &["indirect Hale: Budd lost"]);
}

#[test]
fn other_acts_and_objects() {
    check(
        "Hale added that she understands the worry but downplayed any harm.",
        &["indirect Hale: that she understands the worry"],
    );
    check("Hale says she saw it but did not speak.", &["indirect Hale: she saw it but did not speak"]);
    check(
        "Hale calls Budd “Mr. Budd,” while Budd calls Hale “Tom.”",
        &["mixed Hale: Budd “Mr. Budd,”", "mixed Budd: Hale “Tom.”"],
    );
    check(
        "Owners say it could anger Marsh, whom Orla Budd praised “for standing up.”",
        &["indirect Owners: it could anger Marsh", "direct Orla Budd: “for standing up.”"],
    );
    check("Hale expressed doubts about Budd’s new legal team.", &["indirect Hale: doubts about Budd’s new legal team"]);
    check("Hale has voiced support for a new health system.", &["indirect Hale: support for a new health system"]);
    check("Orla Budd said Hale was weak: “He is old.”", &["mixed Orla Budd: Hale was weak: “He is old.”"]);
    check("Hale called Budd a “clown” on his show.", &["mixed Hale: Budd a “clown”"]);
    check("“She is kind,” Orla Budd told “Meet the Press” on Sunday.", &["direct Orla Budd: “She is kind,”"]);
}

#[test]
fn what_goes_on_and_what_does_not() {
    check(
        "Hale claimed that the museum in Orla, Ohio, had said it was late.",
        &["indirect Hale: that the museum in Orla, Ohio, had said it was late"],
    );
    check(
        "Hale said money is needed to feed the poor and learn more about the virus.",
        &["indirect Hale: money is needed to feed the poor and learn more about the virus"],
    );
    check(
        "If the emails show that he lied, one of the aides could face scrutiny.",
        &["indirect the emails: that he lied"],
    );
    check("They “have hope,” Hale said.", &["mixed Hale: They “have hope,”"]);
    check("Hale said it “helps” her.", &["mixed Hale: it “helps” her"]);
    check("Hale called him “a liar.”", &["direct Hale: “a liar.”"]);
    check(
        "People who watch “shows,” Otto Hale said, are lost.",
        &["mixed Otto Hale: People who watch “shows,” / are lost"],
    );
    check(
        "Otto Hale spoke. Therefore any attempt to debunk a falsehood, he said, becomes hopeless.",
        &["indirect Otto Hale (he): Therefore any attempt to debunk a falsehood / becomes hopeless"],
    );
    check(
        "STAT OF THE WEEK: $43 million was approved for Orla, Dana Hale reports.",
        &["indirect Dana Hale: STAT OF THE WEEK: $43 million was approved for Orla"],
    );
}

#[test]
fn a_clause_about_the_subject_ends_before_the_verb_of_the_sentence() {
    check("The board, which said it would win, has yet to move.", &["indirect The board: it would win"]);
    check("The firm, predicting that it would win, has yet to move.", &["indirect The firm: that it would win"]);
    check("The board, which said that it would win, moved on.", &["indirect The board: that it would win"]);
    check("Hale, who said it was late, has left.", &["indirect Hale (who): it was late"]);
    let names = "he lost the names and addresses of guests";
    check(&format!("Hale said {names}."), &[&format!("indirect Hale: {names}")]);
    check("Hale said in that letter that Budd won.", &["indirect Hale: that Budd won"]);
    check("Hale said in that", &[]);
    check("Hale will treat Census replies with more sanctity than they have shown for data.", &[]);
}

#[test]
fn remarks_brackets_and_addressees() {
    check(
        "Hale says further posts will be filled as they are needed.",
        &["indirect Hale: further posts will be filled as they are needed"],
    );
    check(
        "Hale told the court guides were told to leave the canyon.",
        &["indirect Hale: guides were told to leave the canyon"],
    );
    check(
        "Mr Hale, accusing Budd of setting the fires, earlier sent his men to the port.",
        &["indirect Hale (Mr Hale): Budd of setting the fires"],
    );
    check(
        "The ministry added the attack was revenge for raids on “civil sites,” without giving detail.",
        &["mixed The ministry: the attack was revenge for raids on “civil sites,”"],
    );
    check(
        "Hale cites his own poll (the actual number is closer to 15 percent, according to the Herald).",
        &["indirect Herald (the Herald): the actual number is closer to 15 percent"],
    );
    check(
        "Hale used the boat in a raid on Tarn, Mayor Budd said Sunday, marking the third time it was used.",
        &["indirect Budd (Mayor Budd): Hale used the boat in a raid on Tarn"],
    );
    check(
        "While it might seem late, a deal was still possible, Otto Budd told the AP.",
        &["indirect Otto Budd: While it might seem late, a deal was still possible"],
    );
    check(
        "Asked where he was now, the spokesman said, “anybody’s guess is the latest.”",
        &["direct the spokesman: “anybody’s guess is the latest.”"],
    );
    check(
        "Corva maintains it has to freeze pay because of the slump.",
        &["indirect Corva: it has to freeze pay because of the slump"],
    );
    check(
        "Hale said he was aware of it, but when asked whether he had checked he replied: “We know the region.”",
        &["indirect Hale: he was aware of it", "direct Hale (he): “We know the region.”"],
    );
}

#[test]
fn what_no_cut_takes_away() {
    check(
        "Hale said firms may not fire staff without giving a reason.",
        &["indirect Hale: firms may not fire staff without giving a reason"],
    );
    check("“It was late” (Ada Hale said).", &["direct Ada Hale: “It was late”"]);
    check("Orla Energy maintains the plant is safe.", &["indirect Orla Energy: the plant is safe"]);
    check(
        "Built in 1900, the port, Ada Hale said, “is a wreck”.",
        &["mixed Ada Hale: Built in 1900, the port / “is a wreck”"],
    );
    check(
        "Ada Hale, saying the mayor, a former nurse, often lies, left the room.",
        &["indirect Ada Hale: the mayor, a former nurse, often lies"],
    );
}

#[test]
fn words_that_go_on_behind_and() {
    check(
        "Otto Budd said she had been an able and determined opponent.",
        &["indirect Otto Budd: she had been an able and determined opponent"],
    );
    check(
        "Ada Hale criticized Budd for taking gifts and speaking fees from banks.",
        &["indirect Ada Hale: Budd for taking gifts and speaking fees from banks"],
    );
    check(
        "Ada Hale says the mayor is acting unlawfully and showing disregard for the law.",
        &["indirect Ada Hale: the mayor is acting unlawfully and showing disregard for the law"],
    );
    check(
        "Otto Budd praised Ada Hale, saying she was helping people in the port and calling her “a star.”",
        &["indirect Otto Budd: she was helping people in the port", "mixed Otto Budd: her “a star.”"],
    );
    check("Ada Hale said Budd is “not smart enough” — and more.", &["mixed Ada Hale: Budd is “not smart enough”"]);
}

#[test]
fn nouns_and_sums_in_what_is_said() {
    check(
        "Ada Hale said the port was in decay and state television had failed.",
        &["indirect Ada Hale: the port was in decay and state television had failed"],
    );
    check(
        "Ada Hale said the men had bought tools worth 70 million crowns ($12 million) from a firm in May.",
        &["indirect Ada Hale: the men had bought tools worth 70 million crowns ($12 million) from a firm in May"],
    );
    check("Ada Hale said she had met Budd (2) on Monday.", &["indirect Ada Hale: she had met Budd"]);
    check(
        "A police officer said the car, a blue van, had been seen at 10:40 a.m. and its driver had walked away.",
        &["indirect A police officer: the car, a blue van, had been seen at 10:40 a.m. and its driver had walked away"],
    );
    check("Hale said one thing: it was late.", &["indirect Hale: one thing: it was late"]);
}

#[test]
fn others_go_on_behind_where_it_was_said() {
    check("The road was shut, Hale said in a letter, and Budd left.", &["indirect Hale: The road was shut"]);
    check("The road was shut, Hale pointed out in a letter, and Budd left.", &["indirect Hale: The road was shut"]);
}

#[test]
fn names_right_behind_where_it_was_said() {
    check("Hale said in a speech Norland was at war.", &["indirect Hale: Norland was at war"]);
    check("Hale said in a letter to Budd it was late.", &["indirect Hale: it was late"]);
    check("Otto Hale told reporters shots were heard.", &["indirect Otto Hale: shots were heard"]);
    check("Otto Hale told union members it was late.", &["indirect Otto Hale: it was late"]);
}

#[test]
fn numbers_that_open_a_sentence() {
    check(
        "About 20 men had left, Hale said, “and we stayed.”",
        &["mixed Hale: About 20 men had left / “and we stayed.”"],
    );
    check("About 10 p.m., Hale said, “it rained.”", &["direct Hale: “it rained.”"]);
}
