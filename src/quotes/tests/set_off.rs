//! Words on both sides of their cue, and whose words go on behind a comma.

use super::check;

#[test]
fn words_go_on_behind_the_cue() {
    check(
        "It will cost 12 crowns, the Orla Institute said Monday, and will be sold in May.",
        &["indirect Orla Institute (the Orla Institute): It will cost 12 crowns / and will be sold in May"],
    );
    check(
        "It takes nine days, says Ada Hale, for the smell to go.",
        &["indirect Ada Hale: It takes nine days / for the smell to go"],
    );
    check("Both tales, according to a guard who was there, are true.", &["indirect a guard: Both tales / are true"]);
    check(
        "It rose to 23 on Sunday, Otto Hale said, as Ada Budd alleged that the engine had failed.",
        &["indirect Otto Hale: It rose to 23 on Sunday", "indirect Ada Budd: that the engine had failed"],
    );
}

#[test]
fn where_words_end() {
    check(
        "Otto Hale said that the path was “down”, but he has since warned that it rains.",
        &["mixed Otto Hale: that the path was “down”", "indirect Otto Hale (he): that it rains"],
    );
    check(
        "Asked by Otto Hale whether it was safe, Ada Budd was silent for some time.",
        &["indirect Otto Hale: whether it was safe"],
    );
    check(
        "According to Otto Hale, the guard, whom he named as Budd, threatened to move him.",
        &["indirect Otto Hale: the guard, whom he named as Budd, threatened to move him"],
    );
    check("It was a plan described by Ada Hale at the time as “long”.", &["direct Ada Hale: “long”"]);
    check("It was an offer Otto Hale said was “very kind”.", &["mixed Otto Hale: was “very kind”"]);
}

#[test]
fn a_participle_has_the_subject_of_its_clause() {
    check(
        "Otto Hale said that it was weak, while Ada Budd left the room, saying it would cost lives.",
        &[
            "indirect Otto Hale: that it was weak, while Ada Budd left the room",
            "indirect Ada Budd: it would cost lives",
        ],
    );
    check(
        "But even as Otto Hale spoke, hundreds of riders blocked the road, chanting “Justice now!”",
        &["direct hundreds of riders: “Justice now!”"],
    );
    check(
        "The council rose, with its president, Ada Hale, saying that three is too many.",
        &["indirect Ada Hale: that three is too many"],
    );
    check(
        "As per the complaint lodged at Orla station by Ada Lund, she was robbed by a stranger in May.",
        &["indirect Ada Lund: she was robbed by a stranger in May"],
    );
}
