//! How the daily press goes on about whom it has named: courts, councils, firms, peers.

use super::{check, read};

#[test]
fn one_of_two_who_goes_on_over_paragraphs() {
    let before = "Otto Budd, 61, was found by his brother.\nRay Budd told the hearing he had gone to look.\n\
        “He was never late,” he said. “I saw the dog.\n“I shouted at him.”\n";
    check(&format!("{before}Mr Budd said the gate had “never sat right”."), "Ray Budd");
    check(&format!("{before}Mr Budd said it was late. Asked if it rained, he replied: “It did.”"), "Ray Budd");
    check(&format!("{before}Otto Budd was tall. Mr Budd said the gate had “never sat right”."), "Otto Budd");
}

#[test]
fn who_answers_back() {
    let asked = "Mrs Joan Lund asked if it rained. “It did,” Mr Hale replied. ";
    check(&format!("{asked}“I know,” the Orla deputy shot back."), "Joan Lund");
    check(&format!("{asked}“I know,” Mr Hale shot back."), "Hale");
    check("Ada Lund asked if it rained. “No,” said Otto Budd. “It did,” the striker replied.", "Otto Budd");
    check("It rained. “It did,” Mr Hale replied. “I know,” the Orla deputy shot back.", "unnamed:the Orla deputy");
}

#[test]
fn who_has_an_office_of_which_no_name_is_told() {
    let before = "Dr Otto Lund said it was late.\n";
    let office = "The Norland Secretary said there had been rain. ";
    check(&format!("{before}{office}"), "unnamed:The Norland Secretary");
    check(&format!("{before}{office}“It rains,” he said."), "unnamed:The Norland Secretary");
    check(
        &format!("{before}The health secretary said it was late. “It rains,” he said."),
        "unnamed:The health secretary",
    );
    check(
        &format!("{before}The health secretary said it was late.\nDr Otto Budd left. “It rains,” he said."),
        "Otto Budd",
    );
    let shadow = "“We agree,” wrote the shadow rail minister, Joan Lund.";
    let article = read(&format!("The rail minister called a train “a fridge”.\n{shadow}"));
    assert_eq!(article.speaker_name(&article.quotes[0]), None);
    let article = read("The rail minister called a train “a fridge”.\nThe rail minister, Joan Lund, said so.");
    assert_eq!(article.speaker_name(&article.quotes[0]).as_deref(), Some("Joan Lund"));
}

#[test]
fn who_acted_since_somebody_without_a_name_spoke() {
    let before = "A transport official said it was late.\n";
    check(&format!("{before}Anwara Dorsk was waiting for a son.\n“They gave me the girl,” she said."), "Anwara Dorsk");
    check(&format!("{before}“They gave me the girl,” she said."), "unnamed:A transport official");
}

#[test]
fn who_takes_the_floor() {
    let before = "The chairman, Mr Otto Hale, spoke.\n";
    let new = "Teacher Karl Budd, whose father built it in 1934, then took the microphone.\n";
    check(&format!("{before}{new}“It is late,” he said."), "Karl Budd");
    check(&format!("{before}Teacher Karl Budd took the bus.\n“It is late,” Mr Hale said."), "Otto Hale");
}

#[test]
fn ages_and_jobs_that_nouns_tell() {
    let before = "Otto Hale, 71, shot a swan.\nFiscal depute Joan Budd told the court it rained.\n";
    check(&format!("{before}“It was late,” the pensioner said."), "Otto Hale");
    check("Ada Hale, 16, was shot. The schoolboy said it was late.", "unnamed:The schoolboy");
    check(&format!("{before}Karl Lund, 80, was there. “It was late,” the pensioner said."), "Karl Lund");
    check(&format!("{before}“It was late,” the prosecutor said."), "Joan Budd");
    check("Landlady Joan Budd, 51, said: “It was late.”", "Joan Budd");
}

#[test]
fn peers_and_groups_by_their_names() {
    check("Ottokin Lund is a peer. Lady Lund of Orla left. “It was late,” she said.", "Ottokin Lund");
    check("A group called Save Our Spire announced it was late. “This isn’t over,” it posted.", "Save Our Spire");
    check("Joan Budd, who calls Our Lady hers, said it was late.", "Joan Budd");
    // A subject of study is nobody.
    check("Honor Lund was tall.\nPolitics came late. She wrote that he was “a road with a hat on”.", "Honor Lund");
}

#[test]
fn firms_whose_shares_are_told_of() {
    let said = "\nProfit will be “no better”, the company said.";
    check(&format!("Shares in Harcastle lost a third of their value.{said}"), "Harcastle");
    check(&format!("Harcastle shares lost a third of their value.{said}"), "Harcastle");
    check(&format!("A mine in Harcastle lost a third of its value.{said}"), "unnamed:the company");
    check(&format!("Lund Works closed a mill. Shares in Norland fell.{said}"), "Lund Works");
    check(&format!("Shares in Hale’s fund fell.{said}"), "unnamed:the company");
}

#[test]
fn who_is_new_and_has_no_name() {
    let before = "Otto Budd left in May.\n";
    check(&format!("{before}A nurse, now 19, wept. “We did it,” he said."), "unnamed:A nurse");
    check(&format!("{before}A worshipper who was there wept. “We did it,” he said."), "unnamed:A worshipper");
    check(&format!("{before}A computer that was there broke. “We did it,” he said."), "Otto Budd");
    check(&format!("{before}A new manager “could win the cup,” he said."), "Otto Budd");
    check("Otto Budd walked home. A man followed him. “We ran,” he said.", "Otto Budd");
    check(&format!("{before}A reporter asked if he would stay. “No,” he said."), "Otto Budd");
    check("Otto Hale spoke.\nOne questioner claimed that it was “mad”.\n“You are right,” he said.", "Otto Hale");
    check("Mr Obama learned from it.\nEuropeans derided it. It could not last, he said.", "Obama");
}

#[test]
fn what_stands_before_a_name_in_capitals() {
    check("Housewife Joan De Souza, 38, complained that it was late.", "Joan De Souza");
    check("District Collector Meenakshi Lund left. “It is late,” the Collector said.", "Meenakshi Lund");
    check("Oom Karl Fortuin, a retired skipper, said it was late.", "Karl Fortuin");
    check("North Carolina Fortuin said it was late.", "North Carolina Fortuin");
    check("“No,” said first minister Ada Hale, who left early.", "Ada Hale");
    check("At first officials said it was late.", "unnamed:officials");
}

#[test]
fn whom_a_pronoun_shows_to_be_a_woman_or_a_man() {
    // Some women bear that name.
    check("Oluwaseun Lund said it was late. “No,” she said.", "Oluwaseun Lund");
    check("Oluwaseun Lund said it was late. Joan Budd came. “No,” she said.", "Joan Budd");
    check("Ada Lund said it was late. “No,” he said.", "");
    check("Mr Oluwaseun Lund said it was late. “No,” she said.", "");
    let before = "Margins are low, Joan Budd of Holm Securities wrote.\n";
    let owner = "The owner, who gave her name only as Rosie, said it was late.\n";
    check(&format!("{before}{owner}“It is,” she said."), "Rosie");
}

#[test]
fn one_name_under_two_forms() {
    check("At 41, Lefty Budd goes on\nOrlando “Lefty” Budd is sore.\n“No,” Budd said.", "Orlando “Lefty” Budd");
    let president = "Its president, Mr Lim Boon Teck, said it was late.\n";
    check(&format!("{president}“My father sold rice,” said Mr Lim. Shopkeeper Lim Boon Huat left."), "Lim Boon Teck");
    let dean = "The Dean, Joan Budd, said it was late.\n“A tin?” asked Mr Lund.\n";
    check(&format!("{dean}“A tin,” said the Dean."), "Joan Budd");
    check(
        "Mbah, in a statement sent out on Friday, noted that it was late.\nThe statement read, “It is open.”",
        "Mbah",
    );
    let firm = "Lund Castings Ltd. will close.\n“They gave us a sheet,” said Sukhdeep Budd, a crane operator.\n";
    check(&format!("{firm}In a statement, the company blamed “decline.”"), "Lund Castings Ltd.");
    check("Dorvik, a crane operator, closed.\nIn a statement, the company blamed “decline.”", "Dorvik");
}
