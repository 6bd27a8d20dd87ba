//! Forms of agencies, courts and features: what stands between a verb and who speaks.

use super::check;

#[test]
fn phrases_that_a_relative_clause_or_a_participle_tells_of() {
    check(
        "Many of those who oppose the plan argue that it is late.",
        &["indirect Many of those who oppose the plan: that it is late"],
    );
    check(
        "A user from Orla going by the name of Otterman said it was late.",
        &["indirect A user from Orla going by the name of Otterman: it was late"],
    );
    check(
        "The port would not close, said an Orlan guard who was briefed on the plan.",
        &["indirect an Orlan guard: The port would not close"],
    );
    check(
        "Research by Ada Hale, a baker who trained in Orla, recently estimated that half of it is gone.",
        &["indirect Research by Ada Hale: that half of it is gone"],
    );
    check(
        "According to data released by the Orla Bureau, half of it is gone.",
        &["indirect Orla Bureau (data released by the Orla Bureau): half of it is gone"],
    );
    check(
        "Ada Hale and Otto Budd deny it (though Lund came to the port and says he has proof that it rained).",
        &["indirect Lund: he has proof that it rained"],
    );
}

#[test]
fn verbs_far_from_their_auxiliary() {
    check(
        "Ada Hale has over the past few months repeatedly warned that the port is weak.",
        &["indirect Ada Hale: that the port is weak"],
    );
    check("The boats Hale has in the port last week warned nobody.", &[]);
}

#[test]
fn what_is_found() {
    check(
        "More boats sank than ever, the Tide Department found.",
        &["indirect Tide Department (the Tide Department): More boats sank than ever"],
    );
    check("She is late, a recent poll has shown.", &["indirect a recent poll: She is late"]);
    check("More boats sank than ever, Hale found.", &[]);
}

#[test]
fn a_surname_like_an_adverb() {
    check("Phyllis Ordly came. Ordly also noted that it was late.", &["indirect Phyllis Ordly: that it was late"]);
    check("Sadly, Otto Hale also noted that it was late.", &["indirect Otto Hale: that it was late"]);
}

#[test]
fn an_age_in_brackets_and_what_stands_behind_it() {
    let quote = &["direct Ada Hale: “I ran,”"];
    check("“I ran,” Ada Hale (34), a mother of two from Orla, told the inquest.", quote);
    check("“I ran,” Ada Hale (34), who lives there, said.", quote);
    check("“I ran,” the mother of two, Ada Hale (34), told the inquest.", quote);
    check("“I ran,” said Ada Hale (34), a mother of two from Orla.", quote);
    check("“I ran,” Sen. Ada Hale (R-Orla), the panel’s head, said.", &["direct Ada Hale (Sen. Ada Hale): “I ran,”"]);
    check(
        "Otto Budd, a baker who worked for Sen. Ada Hale (R-Orla), a friend, called it “a mess.”",
        &["direct Otto Budd: “a mess.”"],
    );
}

#[test]
fn participles_that_describe_a_subject() {
    check("“I ran,” one senator, granted anonymity to speak freely, told the Post.", &["direct one senator: “I ran,”"]);
    check("The boats, built in Orla, said Hale, are late.", &["indirect Hale: The boats, built in Orla / are late"]);
    check("“I ran,” per Hale.", &["direct Hale: “I ran,”"]);
    check("It costs $5 per Orla pound, Hale said.", &["indirect Hale: It costs $5 per Orla pound"]);
}

#[test]
fn what_stands_between_a_verb_and_who_speaks() {
    check("“I ran,” says Ada Hale proudly.", &["direct Ada Hale: “I ran,”"]);
    check("“I ran,” said Hale quietly.", &["direct Hale: “I ran,”"]);
    check("“I ran,” the 46-year-old laughs. She left.", &["direct the 46-year-old: “I ran,”"]);
    check("The road is shut, gardaí say.", &["indirect gardaí: The road is shut"]);
    check("Budd, a baker, shook his head and at one point muttered: “Not true.”", &["direct Budd: “Not true.”"]);
    check(
        "Reached for comment, the minister confirmed the visit but left early, terming it “active.”",
        &["direct the minister: “active.”"],
    );
    check(
        "Researchers who tracked 80 adults for 14 years discovered that sleep helps.",
        &["indirect Researchers who tracked 80 adults for 14 years: that sleep helps"],
    );
}

#[test]
fn who_is_told_says_nothing() {
    check("Otto Hall was fined £300 and told he must never return.", &[]);
    check("Otto Hall was ill and told the court that it was late.", &["indirect Otto Hall: that it was late"]);
    check("A card in which Hale supposedly said that it was late went round.", &[]);
}

#[test]
fn who_hits_back_and_what_is_read_out() {
    check("Last night Ada Hale hit back: “What witness?”", &["direct Ada Hale: “What witness?”"]);
    check("“No witness came,” Ada Hale hit back.", &["direct Ada Hale: “No witness came,”"]);
    check("Ada Hale hit a wall: “Storm Bay” was late.", &[]);
    check(
        "In a statement read to the court she said her husband had been up at four.",
        &["indirect ? (she): her husband had been up at four"],
    );
    check("A line in a letter read in part: “It was late.”", &["direct A line in a letter: “It was late.”"]);
    check("The statement read: “It was late.”", &["direct The statement: “It was late.”"]);
    check("One resident, who asked not to be named, wrote: “It was late.”", &["direct One resident: “It was late.”"]);
    check("Ada Hale asked not to be paid, and wrote: “It was late.”", &["direct Ada Hale: “It was late.”"]);
}
