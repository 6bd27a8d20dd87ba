//! Who holds which office, who is new on stage, and whom the words are about.

use super::check;

#[test]
fn one_office_is_not_another() {
    check("Culture Minister Jan Kostic spoke. The finance minister said it was late.", "unnamed:The finance minister");
    check("Culture Minister Jan Kostic spoke. The minister said it was late.", "Jan Kostic");
    check("Culture Minister Jan Kostic spoke. The culture minister said it was late.", "Jan Kostic");
    check(
        "Prime Minister Jan Holm spoke. The deputy prime minister said it was late.",
        "unnamed:The deputy prime minister",
    );
    check("The coach, Barry Fenn, was out. The assistant coach said it was late.", "unnamed:The assistant coach");
    check("Former president Jan Holm was out. The president said it was late.", "unnamed:The president");
    check("German minister Jan Holm was out. The French minister said it was late.", "unnamed:The French minister");
}

#[test]
fn an_office_is_not_whom_the_story_is_about() {
    check("Paul Frost was murdered on Monday. The inspector said that he was stabbed.", "unnamed:The inspector");
    check("Ruth Falk, 23, was found dead in Holm. The coroner said that she drank.", "unnamed:The coroner");
    check("Paul Frost lost his home in the flood. The mayor said that it rained.", "unnamed:The mayor");
    check("Sir Otto Budd left the party at ten. The Orla senator said that it rained.", "Otto Budd");
}

#[test]
fn an_office_of_something_before_the_name() {
    check("“It was shut,” chief of police Simon Brace said.", "Simon Brace");
    check("“It was shut,” medical officer of health Dr Simon Brace said.", "Simon Brace");
    check("“It was shut,” critics of Simon Brace said.", "unnamed:critics of Simon Brace");
}

#[test]
fn who_is_told_of_does_not_tell() {
    check("Zoran Holm is ill. Doctor Pavel Budd came on Monday. Holm, he said, was resting.", "Pavel Budd");
    check("Anna Berg is ill. Her sister, Ruth Falk, came. Berg, she said, was resting.", "Ruth Falk");
    check(
        "President Jan Holm met Minister Carl Quist. Spokesman Pavel Budd came. The president, he said, was happy.",
        "Pavel Budd",
    );
}

#[test]
fn who_is_new_behind_the_verb() {
    check(
        "“He died,” said Paul Lel.\nAmong the mourners was Stephen Kilo, a farmer.\n“I called and called,” he said.",
        "Stephen Kilo",
    );
}

#[test]
fn who_speaks_to_somebody_is_not_whom_the_story_is_of() {
    check(
        "Paul Frost grew up in Holm, where a teacher told him that he was lazy. He went to sea at 15. “I was ill,” he said.",
        "Paul Frost",
    );
}

#[test]
fn a_document_is_it() {
    check(
        "The Rail Workers' Union is angry. A report was leaked in March. It said that 600 posts would go.",
        "unnamed:A report",
    );
}

#[test]
fn the_nearer_verb_s_subject_where_the_sentence_s_cannot_speak() {
    check(
        "Torvald shares fell on Tuesday after Calver Bank reported a loss and warned that bad debts would keep rising.",
        "Calver Bank",
    );
}

#[test]
fn titles_that_are_first_names_and_titles_cut_short() {
    check("Dean Hill, 40, was jailed. “I am sorry,” he said.", "Dean Hill");
    check("“It was bad,” Coun. Paul Oke said.", "Paul Oke");
    check("“The road is shut,” said Fr. Jun Malaban, its convener.", "Jun Malaban");
    check("“It is late,” said Lt Col Ashe.", "Ashe");
}
