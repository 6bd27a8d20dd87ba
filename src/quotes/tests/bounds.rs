//! Where content begins and ends, and what is no speech at all.

use super::check;

#[test]
fn a_sentence_in_marks_whose_speaker_is_told_at_length() {
    check(
        "“Too late!” Rep. Otto Budd, R-Torv., said of the boats.",
        &["direct Otto Budd (Rep. Otto Budd): “Too late!”"],
    );
    check(
        "“Too late!” Budd, the head of the port, Tweeted on Friday with a photo of the boats.",
        &["direct Budd: “Too late!”"],
    );
    check("“Too late!” The captain had left. Budd said that it rained.", &["indirect Budd: that it rained"]);
}

#[test]
fn whom_it_is_said_to_is_no_content() {
    check("Budd told Orla News he’d vote for Hale in the end.", &["indirect Budd: he’d vote for Hale in the end"]);
    check(
        "Otto Budd suggested to me that the port was closed for good.",
        &["indirect Otto Budd: that the port was closed for good"],
    );
    check(
        "“We are late,” Ann Hale said. She’d told the Herald that it rained.",
        &["direct Ann Hale: “We are late,”", "indirect Ann Hale (She’d): that it rained"],
    );
}

#[test]
fn when_it_was_said_is_no_content() {
    check(
        "The port needs no new boats, former mayor Otto Budd said this week at an event in Orla — a change of heart.",
        &["indirect Otto Budd (former mayor Otto Budd): The port needs no new boats"],
    );
    check(
        "While few came, a strong showing - perhaps a second place - could show how it stands, port workers said.",
        &[
            "indirect port workers: While few came, a strong showing - perhaps a second place - could show how it stands",
        ],
    );
}

#[test]
fn what_is_not_done_is_not_said() {
    check("Hale has not met her or conceded his bid for the port.", &[]);
    check("They left over Hale's failure to denounce the owners of the port.", &[]);
    check("The sheet says nothing about closing the port at night.", &[]);
    check("It means admitting that Hale speaks for the port.", &[]);
    check("A man accused of opening fire inside a bakery was held.", &[]);
    check("They laughed, daring him to say that it rained.", &[]);
    check(
        "According to the log kept at Orla station, the owner was late.",
        &["indirect the log kept at Orla station: the owner was late"],
    );
    check("EMAIL: port@orla.example, for those who ask.", &[]);
}
