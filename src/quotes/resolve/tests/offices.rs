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
    check("Otto Budd, a spokesman for the deputy mayor, spoke. The spokesman said it was late.", "Otto Budd");
    check("Ada Berg, a research assistant and author, spoke. The author said it was late.", "Ada Berg");
    check("Ada Berg, the mayor of the former mining town, spoke. The mayor said it was late.", "Ada Berg");
    check("Ada Berg, the minister for sport, spoke. The sports minister said it was late.", "Ada Berg");
    check("Defence Minister Ada Berg spoke. The defense minister said it was late.", "Ada Berg");
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
    check(
        "“It is late,” the coach of swimming champion Ada Berg said.",
        "unnamed:the coach of swimming champion Ada Berg",
    );
    check("“It was shut,” critics of Simon Brace said.", "unnamed:critics of Simon Brace");
}

#[test]
fn an_office_that_no_list_knows_and_who_holds_it() {
    check("The Commandant of the group, Mr Sunday Obi, said the road was shut.", "Sunday Obi");
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
fn who_of_one_surname_spoke_last() {
    check(
        "Sarah Bell, 23, was killed.\nHer sister, Kate Bell, said it was late.\n“We are broken,” Ms Bell said.",
        "Kate Bell",
    );
    check(
        "Joseph Budd died.\n“I asked why,” said his father, Peter Budd.\n“Nobody answered,” said Mr Budd.",
        "Peter Budd",
    );
    check("Otto Budd died.\n“I asked why,” said his widow, Ann Budd.\n“No,” Mr Budd had said.", "Otto Budd");
}

#[test]
fn an_inspector_is_the_detective() {
    check("Det Insp Carol Wexley said it was late.\nThe detective added that it rained.", "Carol Wexley");
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
fn it_is_a_body_first() {
    check("Southridge Stone said its site was safe.\n“We are sorry,” it added.", "Southridge Stone");
    check("Torvald Bank is shut. Kowal said it was late. It said it was sorry.", "Torvald Bank");
    check("Otto Budd was hurt. A doctor told him he would miss the cup. “He needs rest,” he said.", "unnamed:A doctor");
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
    check("The substitute Dean Pellow scored late. “I felt good,” said Pellow.", "Dean Pellow");
    check("The Evening Courier said it was late.", "Evening Courier");
    check("On the Sunday Hale said it was late.", "Hale");
}

#[test]
fn who_holds_a_service() {
    check("A missionary, Father Otto Hale, spoke. The priest said it was late.", "Otto Hale");
    check("Father Otto Hale said his son was ill. The priest said it was late.", "unnamed:The priest");
    check("The Rev. Ada Hale spoke. The vicar said it was late.", "Ada Hale");
    check("Sheikh Otto Hale, a preacher, spoke. Lena Budd left. The cleric said it was late.", "Otto Hale");
    check("Otto Hale, a teacher, spoke. Lena Budd left. The priest said it was late.", "unnamed:The priest");
}

#[test]
fn what_somebody_was_before() {
    let spoke = "“It is late,” said Otto Hale, the leader of the alliance.";
    check(&format!("{spoke}\nThe former university rector told them to go home."), "Otto Hale");
    check(&format!("{spoke}\nThe university rector told them to go home."), "unnamed:The university rector");
    check(
        &format!("{spoke}\nLena Budd, a former rector, left. The former university rector said it was late."),
        "Lena Budd",
    );
}

#[test]
fn one_of_several_is_nobody_named() {
    let spoke = "Otto Hale denied it. One of the state’s own negotiators spoke.";
    check(&format!("{spoke} “It is late,” the negotiator said."), "unnamed:the negotiator");
    check("Otto Hale denied it. “It is late,” the negotiator said.", "Otto Hale");
}

#[test]
fn an_office_behind_a_time() {
    let told = "Governor Otto Hale was out. A guard said he was ill.";
    check(&format!("{told} By evening the governor had come. “I am tired,” he said."), "Otto Hale");
    let other = "Governor Otto Hale was out. Karl Budd came.";
    check(&format!("{other} Budd said on Monday the governor was ill. “I am tired,” he said."), "Karl Budd");
}
