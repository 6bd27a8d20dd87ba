//! Which phrase of a sentence speaks.

use super::check;

#[test]
fn verbs_that_share_a_subject() {
    check(
        "When Brandt mentioned the port to me, Kramer laughed and said, “We are late.”",
        &["indirect Brandt: the port to me", "direct Kramer: “We are late.”"],
    );
}

#[test]
fn the_nearest_speaks() {
    check("Hale’s office slammed a lawsuit alleging that it rained.", &["indirect a lawsuit: that it rained"]);
    check("Budd released a clip of Otto Hale saying that it rained.", &["indirect Otto Hale: that it rained"]);
    check("The film shows Otto Hale saying that it rained.", &["indirect Otto Hale: that it rained"]);
    check("Budd slammed Otto Hale saying that it rained.", &["indirect Budd: that it rained"]);
    check("Hale left the room saying that it rained.", &["indirect Hale: that it rained"]);
    check("Hale sent Budd a letter saying that it rained.", &["indirect Hale: that it rained"]);
    check("People stormed the hall in a shirt that read “No Port.”", &["direct a shirt: “No Port.”"]);
    check("Hale spoke as the heckler yelled: “You are late!”", &["direct the heckler: “You are late!”"]);
    check("Hale sought advice on what Budd called “a problem.”", &["direct Budd: “a problem.”"]);
    check("The plan was labeled as a “witch hunt” by Democrats.", &["direct Democrats: “witch hunt”"]);
    check(
        "Budd returned the money after the Herald’s reporters wrote that it was stolen.",
        &["indirect the Herald’s reporters: that it was stolen"],
    );
    check("Democrats supporting Ms. Hale have said that it rained.", &["indirect Democrats: that it rained"]);
    check(
        "A firm called Harmony Works gave 500 crowns, finance records show.",
        &["indirect finance records: A firm called Harmony Works gave 500 crowns"],
    );
    check(
        "Judge Ann W. Reeves late Thursday wrote that it rained.",
        &["indirect Ann W. Reeves (Judge Ann W. Reeves): that it rained"],
    );
    check("Her father held that the sea was cold.", &["indirect Her father: that the sea was cold"]);
}

#[test]
fn appositions_that_end_at_the_verb() {
    check("“We are late,” Ilse Kramer, a captain of the port said.", &["direct Ilse Kramer: “We are late,”"]);
    check(
        "“We are late,” Ilse Kramer, an organizer at the port, and a native of Orla, told me.",
        &["direct Ilse Kramer: “We are late,”"],
    );
    check(
        "The ship was late, the national delegate in Orla, Ilse Kramer, told journalists.",
        &["indirect Ilse Kramer: The ship was late"],
    );
    check(
        "Vera Brandt, leader of the guild, and the mayor, Ilse Kramer, said it was late.",
        &["indirect Ilse Kramer: it was late"],
    );
    check(
        "Residents of Orla, Holm and Kell say it is late.",
        &["indirect Residents of Orla, Holm and Kell: it is late"],
    );
}

#[test]
fn subjects() {
    check(
        "Ilse Kramer, the harbour minister, said the port would close.",
        &["indirect Ilse Kramer: the port would close"],
    );
    check(
        "The head of the harbour authority, Ilse Kramer, said the port would close.",
        &["indirect Ilse Kramer: the port would close"],
    );
    check(
        "Harbour Minister Ilse Kramer and Tomas Brandt said the port would close.",
        &[
            "indirect Ilse Kramer and Tomas Brandt (Harbour Minister Ilse Kramer and Tomas Brandt): the port would close",
        ],
    );
    check("Officials from the port said it would close.", &["indirect Officials from the port: it would close"]);
    check("“No,” said a senior official.", &["direct a senior official: “No,”"]);
    check("“No,” the 43-year-old said.", &["direct the 43-year-old: “No,”"]);
    check("On Monday, Kramer said the port would close.", &["indirect Kramer: the port would close"]);
}

#[test]
fn the_subject_is_found_across_other_words() {
    check(
        "Shares fell after the chairman, Lord Ashby, warned that it would be “hard”.",
        &["mixed Ashby (Lord Ashby): that it would be “hard”"],
    );
    check(
        "A Holm adviser, who spoke at length, said of the senator, “She is late.”",
        &["direct A Holm adviser: “She is late.”"],
    );
    check("In a later post, the candidate boasted that it was “his”.", &["mixed the candidate: that it was “his”"]);
    check("“It is late,” reads a Wednesday editorial.", &["direct a Wednesday editorial: “It is late,”"]);
    check(
        "The letter, dated 3 May and signed by 40 teachers, says the policy is “a mess”.",
        &["mixed The letter: the policy is “a mess”"],
    );
    check(
        "According to the indictment, Wells told an agent that he wanted to “pay”.",
        &["mixed the indictment: Wells told an agent that he wanted to “pay”"],
    );
}

#[test]
fn clauses_that_hang_on_others() {
    check(
        "It emerged in a memo seen by the Evening Herald, in which the agency’s head, Vera Stroud, told staff that it was late.",
        &["indirect Vera Stroud: that it was late"],
    );
    check("“That is a disgrace,” called out Otto Budd.", &["direct Otto Budd: “That is a disgrace,”"]);
    check("Ada Budd, asked whether she would sell, laughed.", &[]);
    check("Ada Budd, asked about that by reporters, called it “a fair shot.”", &["direct Ada Budd: “a fair shot.”"]);
    check("The presiding judge, Ragna Budd, asked how he had run it.", &["indirect Ragna Budd: how he had run it"]);
}

#[test]
fn verbs_that_report_nothing() {
    check("Ada Budd read part of it aloud and then tore it in half.", &[]);
    check("Speaker Malik Budd referred the bill to a committee.", &[]);
    check("It goes without saying that it rained. Ada Budd avoids condemning the war.", &[]);
    check("Not one member of the group says they received it.", &[]);
}

#[test]
fn the_whole_phrase() {
    for (text, expected) in [
        ("He won, according to early election results seen on Monday.", "indirect early election results: He won"),
        ("But Podd’s most recent claim is that the port is “late.”", "mixed Podd: that the port is “late.”"),
        ("No wonder Hale said, “We love the sea.”", "direct Hale: “We love the sea.”"),
        ("Then he came. Hale said, and I quote, “We love the sea.”", "direct Hale: “We love the sea.”"),
    ] {
        check(text, &[expected]);
    }
}

#[test]
fn groups_and_papers() {
    check("Hale is losing, according to even her friends.", &["indirect even her friends: Hale is losing"]);
    check("Hale is rich, according to recently leaked papers.", &["indirect recently leaked papers: Hale is rich"]);
    check("According to recently leaked papers, Hale is rich.", &["indirect recently leaked papers: Hale is rich"]);
    check(
        "People would see gains, according to a fact sheet owners released Monday.",
        &["indirect a fact sheet: People would see gains"],
    );
    check(
        "Democrats supporting Mrs. Budd say Hale is weak.",
        &["indirect Democrats supporting Mrs. Budd: Hale is weak"],
    );
    check("Democrats backing Mrs. Budd said Hale is weak.", &["indirect Democrats backing Mrs. Budd: Hale is weak"]);
    check("Advisers to Mr. Hale said he won.", &["indirect Advisers to Mr. Hale: he won"]);
    check("Hale is weak, with 30 percent of voters saying she lied.", &["indirect 30 percent of voters: she lied"]);
    check("It rained, with half of the owners saying they like it.", &["indirect half of the owners: they like it"]);
    check(
        "A group of more than 50 experts said Hale was unfit.",
        &["indirect A group of more than 50 experts: Hale was unfit"],
    );
    check(
        "A group of experts, including Orla Budd, said Hale was unfit.",
        &["indirect A group of experts: Hale was unfit"],
    );
    check("Hale was named in a poll that said he would win.", &["indirect a poll: he would win"]);
    check("The school paid for two articles that called Hale “a liar.”", &["mixed two articles: Hale “a liar.”"]);
    check(
        "While he and his staff go out of their way to assure owners that he is late, Budd left.",
        &["indirect ? (he): that he is late"],
    );
    check("Otto Budd and Ada Hale: “The polls failed.”", &["direct Otto Budd and Ada Hale: “The polls failed.”"]);
    check("Hale said, “It is late,” the Orla Herald reported.", &["direct Hale: “It is late,”"]);
    check("Budd said that she was happy, The Post reported.", &["indirect Budd: that she was happy"]);
}

#[test]
fn shares_groups_and_boxes() {
    check(
        "Hale was tired. He and other challengers complained that the party had limited the debates.",
        &["indirect Hale (He and other challengers): that the party had limited the debates"],
    );
    check("Voters welcoming Budd said that it rained.", &["indirect Voters: that it rained"]);
    check(
        "One in three said Hale was bad and one in four said he was good.",
        &["indirect One in three: Hale was bad", "indirect one in four: he was good"],
    );
    check("Nearly nine out of 10 say they will move.", &["indirect Nearly nine out of 10: they will move"]);
    check("Hale is weak, with three in 10 saying she lied.", &["indirect three in 10: she lied"]);
    check(
        "People briefed on the talks said that Hale would resign.",
        &["indirect People briefed on the talks: that Hale would resign"],
    );
    check(
        "Hale leads, according to an Orla University/Holm Globe poll.",
        &["indirect an Orla University/Holm Globe poll: Hale leads"],
    );
    check("An anti-Hale PAC said Budd was winning.", &["indirect An anti-Hale PAC: Budd was winning"]);
    check("The ministry less than a week ago said it works.", &["indirect The ministry: it works"]);
    check("Ada Hale, 62, a nurse in Orla, Ohio, said it was late.", &["indirect Ada Hale: it was late"]);
    check(
        "“It is fine,” said Otto Hale.\n\"We need rain.\nBill Budd.\"\n“Yes,” said Marsh.",
        &["direct Otto Hale: “It is fine,”", "direct Bill Budd: \"We need rain.", "direct Marsh: “Yes,”"],
    );
    check("Those who like Hale say that he is weak.", &["indirect Those who like Hale: that he is weak"]);
    check(
        "Ann Hale tweeted her approval of the dam. Lee Budd tweeted a warning. “Remember in November.”",
        &["indirect Ann Hale: her approval of the dam", "direct Lee Budd: “Remember in November.”"],
    );
}

#[test]
fn no_phrase_begins_with_its_verb() {
    check(
        "The firm sent emails, which included staff members suggesting that it was late.",
        &["indirect staff members: that it was late"],
    );
    check("Hale won a race that led her to declare that it was “in sight.”", &["mixed Hale: that it was “in sight.”"]);
    check(
        "An inspector general’s report issued earlier this year reported what looked like fraud.",
        &["indirect An inspector general’s report: what looked like fraud"],
    );
    check(
        "Both of Hale’s remaining rivals for the seat criticized his handling of the case.",
        &["indirect Both of Hale’s remaining rivals for the seat: his handling of the case"],
    );
    check("Two-thirds of insiders said it was late.", &["indirect Two-thirds of insiders: it was late"]);
    check(
        "One group, Partnership for Fair Growth, said it was late.",
        &["indirect Partnership for Fair Growth: it was late"],
    );
}
