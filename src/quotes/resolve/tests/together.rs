//! Two or more who speak together.

use super::check;

#[test]
fn two_with_party_and_home() {
    let both = "Jan Hale and Otto Budd";
    check(
        "Panel Chairman Jan Hale (R-Orla) and Port Panel Chairman Otto Budd (R-Va.) sent the letter, asking to “go.”",
        both,
    );
    check("Sen. Jan Hale (Vt.) and former governor Otto Budd said it was late.", both);
    check("However, Sen. Jan Hale (Vt.) and former Estmark governor Otto Budd said it was late.", both);
    check("In Orla, Jan Hale (R-Va.) and Otto Budd (D-Md.) said it was late.", both);
    check("House Panel Chairman Jan Hale, R-Orla, and Port Panel Chairman Otto Budd, R-Va., said it was late.", both);
    check("In a letter to Ada Lund, Jan Hale (R-Va.) and Otto Budd said it was late.", both);
    check("But Sen. Jan Hale (R-Orla) and former Gov. Otto Budd said it was late.", both);
    check("“It is late,” said Sens. Jan Hale (R-Orla) and Otto Budd (D-Va.).", both);
    check("“It is late,” said Reps. Jan Hale, R-Orla, and Otto Budd, D-Va.", both);
    check("Former Sen. Jan Hale and Estmark state Rep. Otto Budd said it was late.", both);
    check("“It is late,” said Jan Hale (R-Orla) and Otto Budd (D-Va.) left the room.", "Jan Hale");
    check("Otto Budd met Jan Hale (R-Orla) and Ada Lund (D-Md.) said it was late.", "Ada Lund");
    check("Jan Hale (R-Orla) came, and Otto Budd (D-Md.) said it was late.", "Otto Budd");
    check("Jan Hale and another Estmark aide said it was late.", "Jan Hale");
}

#[test]
fn all_of_a_list_share_the_second_verb() {
    let all = "Jan Hale, Otto Budd and Ada Lund";
    check("Jan Hale, Otto Budd and Ada Lund have all called it late and say they are no longer coming.", all);
    check("Jan Hale, Otto Budd, and Ada Lund came late and said they were no longer coming.", all);
    check("Jan Hale, Otto Budd’s niece, came late and said it rained.", "Jan Hale");
    check("Jan Hale, of Orla and Holm, came late and said it rained.", "Jan Hale");
}

#[test]
fn a_pronoun_and_a_name() {
    let book = "Otto Hale wrote the book with Mike Allen.";
    check(&format!("{book} It is late, he and Mr. Allen said."), "Otto Hale and Mike Allen");
    check("Mike Allen wrote a book. It is late, he and Ada Budd said.", "Mike Allen and Ada Budd");
    check("Mike Allen wrote a book. It is late, he and his wife Ada said.", "Mike Allen and Ada");
    check("Mike Allen wrote a book. It is late, he and Mr. Budd’s wife said.", "unnamed:Mr. Budd’s wife");
    check("Ada Hale came late. She and another reporter said that it was late.", "Ada Hale");
    let aide = "The bank manager, Corey Hale, pushed a reporter as she came";
    check(&format!("{aide}, she and another reporter said."), "unnamed:she and another reporter");
}

#[test]
fn the_two_who_spoke() {
    let wrote = "“No,” Ann Hale and Otto Budd wrote to Jan Comer.";
    check(&format!("{wrote} Comer and Ada Lund were cleared. “It rains,” the two write."), "Ann Hale and Otto Budd");
    check(&format!("{wrote} Comer and Ada Lund met them. “It rains,” the two said."), "Jan Comer and Ada Lund");
    check(&format!("{wrote} “Yes,” Ada Lund said. “It rains,” the pair said."), "Ann Hale and Otto Budd");
}

#[test]
fn a_role_that_several_bear() {
    let letter = "Panel Chairman Jan Hale and Port Panel Chairman Otto Budd sent it on Monday.";
    check(&format!("{letter} “Go,” the panel chairmen wrote."), "Jan Hale and Otto Budd");
    check(&format!("{letter} “Go,” the chairmen wrote."), "Jan Hale and Otto Budd");
    check(&format!("{letter} “Go,” the school chairmen wrote."), "unnamed:the school chairmen");
    check(&format!("{letter} “Go,” chairmen wrote."), "unnamed:chairmen");
    check("Chairman Jan Hale met Chairman Otto Budd. “Go,” the chairmen wrote.", "unnamed:the chairmen");
    check(&format!("Chairman Max Pike left. {letter} “Go,” the chairmen wrote."), "unnamed:the chairmen");
}

#[test]
fn two_who_are_each_described() {
    let both = "Jan Hale and Otto Budd";
    check("Jan Hale, a nurse, and Otto Budd, a baker, said it was late.", both);
    check("Jan Hale, a nurse from Orla, and Otto Budd, a baker from Holm, said it was late.", both);
    check("On Monday, Jan Hale, the mayor, and Otto Budd, the sheriff, told reporters it was late.", both);
    // Others
    check("Jan Hale, a friend of Otto Budd, said it was late.", "Jan Hale");
    check("Jan Hale, head of the guild, and a native of Orla, said it was late.", "Jan Hale");
    check("Ada Lund, a nurse, said the road was closed and Otto Budd, a baker, said it was late.", "Otto Budd");
    check("The road was closed and Otto Budd, a nurse, said it was late.", "Otto Budd");
}

#[test]
fn names_and_others() {
    let both = "Jan Hale and Otto Budd";
    check("Jan Hale, Otto Budd and other prominent bakers in both towns said it was late.", both);
    check("Jan Hale and Otto Budd came. Even as they all vowed to stay, it rained.", both);
    check("Jan Hale and Otto Budd of the University of California, Berkeley suggest that it is late.", both);
    check("In a talk at the University of California, Jan Hale said it was late.", "Jan Hale");
}

#[test]
fn kin_of_a_pair() {
    let twins = "The twins Lena and Otto Field came. It was cold, Lena Field said.";
    check(&format!("{twins} Her brother said it was late."), "Otto Field");
    check(&format!("{twins} Her husband said it was late."), "unnamed:Lena Field’s husband");
    let pair = "Otto and Lena Field voted. “It is cold,” said Lena Field.";
    check(&format!("{pair}\n“It is late,” said her husband."), "Otto Field");
    check(&format!("{pair}\n“It is late,” said her brother."), "unnamed:Lena Field’s brother");
    check(&format!("{pair}\n“It is late,” said her wife."), "unnamed:Lena Field’s wife");
}
