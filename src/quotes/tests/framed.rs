//! Nouns that frame words in marks, and words that only look like speech.

use super::check;

#[test]
fn nouns_that_frame_words_in_marks() {
    check("“No,” came the reply from Otto Hale.", &["direct Otto Hale: “No,”"]);
    check(
        "Otto Hale won. “Never,” was the curt response of union leader Ada Budd.",
        &["direct Ada Budd (union leader Ada Budd): “Never,”"],
    );
    check("Ada Hale won the race. “My legs said no,” was her verdict.", &["direct Ada Hale (her): “My legs said no,”"]);
    check("“No chance,” came the answer.", &["direct ?: “No chance,”"]);
    check("“I heard that,” comes a voice from the yard.", &["direct a voice from the yard: “I heard that,”"]);
    check(
        "That led to a shout of ‘Shame!’ from the clerk Otto Budd.",
        &["direct Otto Budd (the clerk Otto Budd): ‘Shame!’"],
    );
    check(
        "Ada Hale laughed. “A nice man in a bad job,” is all she will say.",
        &["direct Ada Hale (she): “A nice man in a bad job,”"],
    );
    // Nobody says so.
    check("“No” is the answer of the hour.", &[]);
    check("There was a shout of “Shame!” in the yard.", &[]);
}

#[test]
fn other_senses() {
    check("Maldara on Friday recalled its high commissioner to Orla for talks.", &[]);
    check("The guild has dismissed a complaint against Otto Budd.", &[]);
    check("Hale gathered sand, labeling each jar with the name of the family.", &[]);
    check("When Ada Hale reaches him by video call two days later he is eating.", &[]);
    check("The judge, who knew the man, agreed to speak on the condition that nobody print his name.", &[]);
    check("Otto Hale said Mass for the dead.", &[]);
    check("The tests build on work in Orla which described two phases but could not tell what they were.", &[]);
    check(
        "Otto Budd pleaded guilty at Orla Court to one count of theft.",
        &["indirect Otto Budd: guilty at Orla Court to one count of theft"],
    );
}

#[test]
fn those_who_are_told() {
    check("Otto Budd has been ordered to pay 90 crowns and warned he could face jail.", &[]);
    check(
        "Otto Budd has left Orla and warned he could go on to Holm.",
        &["indirect Otto Budd: he could go on to Holm"],
    );
}
