//! Where rules about who is meant do not reach: others act, are asked or are called so.

use super::{check, check_role};

#[test]
fn who_acts_is_he_though_another_spoke() {
    let told = "Minister Tom Hale said the plan was sound.\n";
    check(&format!("{told}The prosecutor, Otto Budd, disagreed. “He is lying,” he said."), "Otto Budd");
    check(&format!("{told}In an interview on Monday, Otto Budd hit back. “He is wrong,” he said."), "Otto Budd");
    check(&format!("{told}Otto Budd attacked him.\n“He is lying,” he said."), "Otto Budd");
    check(&format!("{told}Then there is Otto Budd, who quit. “He is lying,” he said."), "Otto Budd");
    check(&format!("{told}Hale did not mention Otto Budd. “He is late,” he said."), "Tom Hale");
    check("Tom Hale wrote it. It is about Otto Budd and is so long that he said he cut it.", "Tom Hale");
}

#[test]
fn who_is_asked_about_answers() {
    check("The reporter asked whether President Otto Hale would run. “I have not decided,” he said.", "Otto Hale");
    check("A fan asked whether Otto Hale would stay. “I will,” he replied.", "Otto Hale");
    let mayor = "Mayor Tom Lund left. “No,” Lund said.\nThe reporters asked if President Otto Hale would run.";
    check(&format!("{mayor} “I have not decided,” he said."), "Otto Hale");
}

#[test]
fn who_stands_in_what_is_told_beside() {
    let aide = "Tom Budd is an aide. “It is grand,” Budd said.\n";
    check(&format!("{aide}That is the house Otto Hale lived in. “I like it,” he said."), "Tom Budd");
    check(&format!("{aide}It is the reason Otto Hale left the party. “It hurt us,” he said."), "Tom Budd");
    check(&format!("{aide}The young Otto Hale was a terror. “I used to chase him,” he said."), "Tom Budd");
    let coach = "Coach Otto Lund left. “We lost,” Lund said.\n";
    check(&format!("{coach}Tom Hale and Manchester United won the cup. “It is great,” he said."), "Tom Hale");
    check(&format!("{coach}President Tom Hale and Congress agreed. “It is great,” he said."), "Tom Hale");
    // Of himself.
    check("Mr. Hale said he would appeal. He said the state had targeted Mr. Hale for his views.", "Hale");
    check("Actor Tom Lund plays Hale. He said directors love Lund.", "Tom Lund");
}

#[test]
fn names_that_are_whole() {
    check("Serious Fraud Office said it was late.", "Serious Fraud Office");
    check("Precious Moloi said it was late. “No,” Moloi said.", "Precious Moloi");
    check("Western Australia said it was late.", "Western Australia");
    check("Indigenous Australia said it was late.", "Indigenous Australia");
    check("Head of News Bill Hale said it was late.", "Bill Hale");
    check("Sporting Lisbon at Orla said it was late.", "Sporting Lisbon");
    check("Golding Lund at Orla Bank said it was late. “No,” Lund said.", "Golding Lund");
}

#[test]
fn a_surname_of_the_wife_or_husband_of_another() {
    let jailed =
        "Hale was jailed. “I am sorry,” Hale told the court.\nAnn Budd said her husband, Tom Hale, was innocent.";
    check(&format!("{jailed} “No,” Hale said."), "Tom Hale");
}

#[test]
fn what_others_wrote_of_or_called() {
    let of = "An analysis of remarks by President Otto Hale";
    check(&format!("{of} found that it was late."), &format!("unnamed:{of}"));
    check(
        "A report published about abuse by the Orla Church says it is late.",
        "unnamed:A report published about abuse by the Orla Church",
    );
    check("Ada Hale of the Orla City Council (SNP) left. “No,” the SNP said.", "SNP");
    check("A clerk who agreed to join a group called Greenpeace said it was late.", "unnamed:A clerk");
    let head = "Ada Holm, director of housing at the county council, left. “No,” the head of the county council said.";
    check(head, "unnamed:the head of the county council");
    check(
        "Tom Lund left. “It is late,” Lund said. Critics hated it. “No,” the former secretary of state said.",
        "unnamed:the former secretary of state",
    );
    check("The Orla Trust is poor. Vini Rose left it money. The charity said it was late.", "unnamed:The charity");
}

#[test]
fn the_mayor_is_nobody_else() {
    let mayor = "Mayor Ada Hale spoke. “It is late,” Hale said.\nIt rained.\nIt snowed.\nMary Lund ran a cafe. Lund sang. Lund swam. Lund was tired.";
    check(&format!("{mayor}\nLund sued the town. “We regret it,” the mayor said."), "Ada Hale");
}

#[test]
fn those_whom_a_sentence_does_not_mean() {
    check("Campaigners want change. What ministers offer, they said, is not enough.", "unnamed:Campaigners");
    check("Scientists are worried. What angers politicians, they said, is rain.", "unnamed:Scientists");
    check("Police arrested dozens of students. They said they were charged with trespass.", "");
    check("Critics spoke of a scandal. Ministers deny it. They said the money was repaid.", "unnamed:Ministers");
    check("Germany published a report on Monday. It said roads were bad.", "");
    check("Iran got a letter from the inspectors. It said that access was denied.", "");
}

#[test]
fn roles_that_keep_their_first_word() {
    check_role("Democratic former governor Tom Hale said it was late.", "Democratic former governor");
    check_role("Otto Hale, a count, said it was late.", "count");
    check_role("Tom Hale, now 81 and mayor of Orla, said it was late.", "mayor of Orla");
    check_role("Hale Corp., the owner of the mill, said it was late.", "owner of the mill");
    check_role("Hale Motors, a leading manufacturer of cars, said it was late.", "leading manufacturer of cars");
}
