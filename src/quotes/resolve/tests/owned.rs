//! Bodies known by whom they belong to.

use super::check;

#[test]
fn whose_body_a_pronoun_tells() {
    check("Otto Budd won on Tuesday. His campaign confirmed that he would go to Orla.", "Otto Budd’s campaign");
    check("Ada Hale spoke in Orla. Her presidential campaign announced that it was broke.", "Ada Hale’s campaign");
    // As the article calls it, before or behind.
    check("Otto Budd left. The Budd campaign is rich. His campaign said that it was late.", "Budd campaign");
    check("Budd’s camp is shut. Otto Budd left. “We are sorry,” his camp said.", "Budd’s camp");
    let behind = "Otto Budd left. His campaign said that it was late.\nThe Budd campaign is rich.";
    check(behind, "Budd campaign");
}

#[test]
fn whose_body_is_open() {
    check("Carl Lund met Otto Budd. Tom Hale met Jan Marsh. His campaign said it was late.", "unnamed:His campaign");
    check("Ada Hale left. His campaign said that it was late.", "unnamed:His campaign");
    check("Otto Budd left. His lawyers said that it was late.", "unnamed:Otto Budd’s lawyers");
    // A sheriff's office, somebody's employer.
    check("Otto Budd was held by Sheriff Tom Hale. His office said that it was late.", "unnamed:His office");
    check("Otto Budd works in Orla. His company said that it was late.", "unnamed:His company");
    check("Hale came. Its campaign said that it was late.", "unnamed:Its campaign");
    check("Otto Budd left. His campaign manager said that it was late.", "unnamed:Otto Budd’s campaign manager");
}

#[test]
fn the_body_that_the_sentence_before_is_about() {
    let said = "The union said it rained. Hale’s campaign backtracked, putting out a statement. In case of doubt, it said, “no.”";
    check(said, "Hale’s campaign");
    check("Hale’s campaign left. The Orla Union said no. “We are here,” it said.", "Orla Union");
    check("Hale’s office backtracked. The Orla Union came. It said it was late.", "Orla Union");
    check("Ada Hale backtracked in Orla. In case of doubt, it said, “no.”", "");
}

#[test]
fn one_body_under_one_name() {
    let told = "Mr. Hale’s campaign vowed to stay. Otto Hale left.";
    check(&format!("{told} The Hale campaign said that it was late."), "Hale’s campaign");
    check(&format!("{told} Otto Hale’s campaign said that it was late."), "Hale’s campaign");
    check(&format!("{told} Hale’s presidential campaign said that it was late."), "Hale’s campaign");
    check(&format!("{told} The campaign said that it was late."), "Hale’s campaign");
    check(&format!("{told} The Budd campaign said that it was late."), "Budd campaign");
    check(&format!("{told} Hale’s office said that it was late."), "Hale’s office");
}

#[test]
fn what_belongs_to_a_land() {
    check("India is building. In June, its government announced that it was late.", "India’s government");
    check(
        "India is building. Budd Steel left. In June, its government announced that it was late.",
        "unnamed:its government",
    );
    check("India’s role is great. The country has argued that it rains.", "India");
    check("Israel rejected the claim. It argued that it rained.", "Israel");
    check("Israel rejected the claim by Torv Steel. It argued that it rained.", "");
}

#[test]
fn ministries_of_two_lands() {
    let two = "Russia’s Defense Ministry left. Ukraine’s Defense Ministry came.";
    check(&format!("{two} Russia’s Defense Ministry said it was late."), "Russia’s Defense Ministry");
    check("Russia’s Defense Ministry left. Russia’s Defense Ministry said it was late.", "Defense Ministry");
}
