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
    check("Otto Budd left. His lawyers said that it was late.", "unnamed:His lawyers");
    // A sheriff's office, somebody's employer.
    check("Otto Budd was held by Sheriff Tom Hale. His office said that it was late.", "unnamed:His office");
    check("Otto Budd works in Orla. His company said that it was late.", "unnamed:His company");
    check("Hale came. Its campaign said that it was late.", "unnamed:Its campaign");
    check("Otto Budd left. His campaign manager said that it was late.", "unnamed:His campaign manager");
}

#[test]
fn the_body_that_the_sentence_before_is_about() {
    let said = "The union said it rained. Hale’s campaign backtracked, putting out a statement. In case of doubt, it said, “no.”";
    check(said, "Hale’s campaign");
    check("Hale’s campaign left. The Orla Union said no. “We are here,” it said.", "Orla Union");
    check("Hale’s office backtracked. The Orla Union came. It said it was late.", "Orla Union");
    check("Ada Hale backtracked in Orla. In case of doubt, it said, “no.”", "");
}
