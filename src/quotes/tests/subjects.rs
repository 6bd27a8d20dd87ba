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
    check("People stormed the hall under a sign that read “No Port.”", &["direct a sign: “No Port.”"]);
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
fn a_thing_that_tells_when_says_nothing() {
    check("A memo was released as the polls closed stating that it rained.", &["indirect A memo: that it rained"]);
    check(
        "Hale sat down as the harbour officials came in saying that it rained.",
        &["indirect the harbour officials: that it rained"],
    );
}

#[test]
fn a_second_place_says_nothing() {
    check(
        "Because exit polls in North Orla and Marsh indicated that Hale was liked by early voters, many think that he won.",
        &["indirect exit polls: that Hale was liked by early voters"],
    );
    check(
        "Officials in North Orla and Marsh said that it was late.",
        &["indirect Officials in North Orla and Marsh: that it was late"],
    );
    check("Hale held talks in Orla and Marsh said that it was late.", &["indirect Marsh: that it was late"]);
}

#[test]
fn a_subject_before_what_it_is() {
    check("The actors are all quick to point out that it rained.", &["indirect The actors: that it rained"]);
    check("But the actors — like us — are all quick to point out: “It rained.”", &["direct the actors: “It rained.”"]);
    check("They were both happy to say that it rained.", &["indirect ? (They): that it rained"]);
    check("All agreed to say that it rained.", &["indirect All: that it rained"]);
}

#[test]
fn a_verb_is_no_part_of_a_name() {
    check(
        "Otto Lund unloaded on Ada Hale in a speech Sunday, accusing his followers of “pure hate.”",
        &["mixed Otto Lund: his followers of “pure hate.”"],
    );
    check("Otto Lund unloaded the ship, saying that it rained.", &["indirect Otto Lund: that it rained"]);
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

#[test]
fn who_speaks_where_news_is_terse() {
    check("Brett Hale, 31, of Orla said he had felled 23 trees.", &["indirect Brett Hale: he had felled 23 trees"]);
    check(
        "Eight huts were burnt and a spokesman for Mr Hale says the damage is great.",
        &["indirect a spokesman for Mr Hale: the damage is great"],
    );
    check(
        "“The raids will go on” in the Orla Strip and West Tarn, a militant told a crowd.",
        &["mixed a militant: “The raids will go on” in the Orla Strip and West Tarn"],
    );
    check(
        "He had decided to go on, US and Israeli sources said.",
        &["indirect US and Israeli sources: He had decided to go on"],
    );
    check(
        "He gave no proof, according to U.S. intelligence and port officials.",
        &["indirect U.S. intelligence and port officials: He gave no proof"],
    );
    check(
        "Nobody knew, but a doctor working for the agency Tarn Hands said that he had treated six of the men.",
        &["indirect a doctor working for the agency Tarn Hands: that he had treated six of the men"],
    );
    check(
        "“A few were late,” Otto Budd, head of the guild, a paper firm in Tarn told the Herald.",
        &["direct Otto Budd: “A few were late,”"],
    );
    check(
        "Budd leads the Dialogue Group in Orla, which says on its page that it aims to help.",
        &["indirect Dialogue Group (the Dialogue Group): that it aims to help"],
    );
    check(
        "Many reviews, including one by the port, have concluded Hale died of cold.",
        &["indirect Many reviews: Hale died of cold"],
    );
    check(
        "The Echo’s 2001 Person of the Year also praised the city’s roads as the source of its strength.",
        &["indirect The Echo’s 2001 Person: the city’s roads as the source of its strength"],
    );
    check(
        "The numbers end the debate, said Chartered Accountants of Orla’s chief economist, Otto Budd.",
        &[
            "indirect Otto Budd (Chartered Accountants of Orla’s chief economist, Otto Budd): The numbers end the debate",
        ],
    );
    check(
        "It could cost a fortune, said Otto Hale of Third Bridge, a research firm.",
        &["indirect Otto Hale: It could cost a fortune"],
    );
    check(
        "Otto Hale has told Ada Budd he had decided to go on, the sources said.",
        &["indirect the sources: Otto Hale has told Ada Budd he had decided to go on"],
    );
    check(
        "The truck left at speed but the director of nursing at Orla hospital says no one was hurt.",
        &["indirect the director of nursing at Orla hospital: no one was hurt"],
    );
    check(
        "They gave no comment and the Minister’s office says he is away.",
        &["indirect Minister’s office (the Minister’s office): he is away"],
    );
    check(
        "The 172-page paper released on Monday says firms could gain.",
        &["indirect The 172-page paper: firms could gain"],
    );
    check(
        "It was late, Palestinian and Israeli security officials said.",
        &["indirect Palestinian and Israeli security officials: It was late"],
    );
    check(
        "Former Taliban ambassador to Pakistan Abdul Hale told CNN it was late.",
        &["indirect Abdul Hale (Former Taliban ambassador to Pakistan Abdul Hale): it was late"],
    );
    check(
        "Members of the House Committee, led by chairman Mike Hale, R-Wis., requested “more facts” on Monday.",
        &["direct Members of the House Committee: “more facts”"],
    );
    check(
        "The Tarn Bureau of Fisheries and Aquatic Resources said that it was late.",
        &[
            "indirect Tarn Bureau of Fisheries and Aquatic Resources (The Tarn Bureau of Fisheries and Aquatic Resources): that it was late",
        ],
    );
    check(
        "“There is hope for us all in this town.” Hale said, adding that people stay there.",
        &["direct Hale: “There is hope for us all in this town.”", "indirect Hale: that people stay there"],
    );
    check(
        "The raid began near the city of Tulka, a port source said.\nThe port source said it was late.",
        &["indirect a port source: The raid began near the city of Tulka", "indirect The port source: it was late"],
    );
    check(
        "Tarn’s minister, Otto Hale, has been quoted by the Reuters news agency as telling a meeting that the man has confessed.",
        &["indirect Otto Hale: that the man has confessed"],
    );
    check(
        "Mayor Hale, meanwhile, said Mr Budd remains the only partner for Orla.",
        &["indirect Hale (Mayor Hale): Mr Budd remains the only partner for Orla"],
    );
    check(
        "Shane Hale of Ballidu just west of Tarn, says the quake shook his house.",
        &["indirect Shane Hale: the quake shook his house"],
    );
    check(
        "The administrator of the troubled travel chain, Traveland, says he is sure.",
        &["indirect The administrator of the troubled travel chain: he is sure"],
    );
    check(
        "The husband of crash victim, Teresa Hale, says he is yet to read it.",
        &["indirect The husband of crash victim: he is yet to read it"],
    );
    check(
        "The secretary of the Orla Workers Union (OWU), Doug Hale, says it is late.",
        &["indirect Doug Hale: it is late"],
    );
}

#[test]
fn subjects_that_stay_whole() {
    check("Everyone but Ada Hale said the plan was bad.", &["indirect Everyone but Ada Hale: the plan was bad"]);
    check("He was held for murder and prison officials said he was ill.", &["indirect prison officials: he was ill"]);
    check(
        "In a statement from Mayor Ada Hale, the mayor said it was late.",
        &["indirect Ada Hale (the mayor): it was late"],
    );
    check("D-Link said it would recall the parts.", &["indirect D-Link: it would recall the parts"]);
    check(
        "The Centre for Cities and Shelter said it was late.",
        &["indirect Centre for Cities and Shelter (The Centre for Cities and Shelter): it was late"],
    );
    check("Publicist for Paris Ann Hale said it was late.", &["indirect Publicist for Paris Ann Hale: it was late"]);
}

#[test]
fn labels_are_whole() {
    check(
        "Editors who run papers almost universally say that it is late.",
        &["indirect Editors who run papers: that it is late"],
    );
    check(
        "Source familiar with the ad says it will run on Monday.",
        &["indirect Source familiar with the ad: it will run on Monday"],
    );
    check(
        "“It will run,” said a source close to the campaign.",
        &["direct a source close to the campaign: “It will run,”"],
    );
    check(
        "“It will run,” said a person familiar with the talks.",
        &["direct a person familiar with the talks: “It will run,”"],
    );
    check("Officials close to Ada Hale say it is late.", &["indirect Officials close to Ada Hale: it is late"]);
    check("Actress Close said it was late.", &["indirect Close (Actress Close): it was late"]);
    check(
        "The mayor was criticized by some of her rivals for failing to visit the port.",
        &["indirect some of her rivals: failing to visit the port"],
    );
}

#[test]
fn places_before_two_names() {
    check(
        "In Orla, Kansas, Ada Hale and Otto Budd said the port was late.",
        &["indirect Ada Hale and Otto Budd: the port was late"],
    );
    check(
        "With his wife, Lena Pike, Otto Budd and Ada Hale said it was over.",
        &["indirect Otto Budd and Ada Hale: it was over"],
    );
}

#[test]
fn deeds_of_things_before_who_tells_of_them() {
    check("A bus crashed on Monday and police said 20 had died.", &["indirect police: 20 had died"]);
    check("Two ferries collided and local officials said it was late.", &["indirect local officials: it was late"]);
    check(
        "A report released on Monday and officials said it was late.",
        &["indirect A report released on Monday and officials: it was late"],
    );
    check(
        "Families displaced by the storm and police said it was late.",
        &["indirect Families displaced by the storm and police: it was late"],
    );
}

#[test]
fn what_one_person_is_doing() {
    check("A soldier guarding the gate said it was late.", &["indirect A soldier: it was late"]);
    check("“It is late,” a soldier guarding the gate said.", &["direct a soldier guarding the gate: “It is late,”"]);
    check("The lawyer representing Hale said it was late.", &["indirect The lawyer: it was late"]);
    check(
        "Acting Governor Otto Budd said it was late.",
        &["indirect Otto Budd (Acting Governor Otto Budd): it was late"],
    );
    check("In May, holding the flag, the mayor said it was late.", &["indirect the mayor: it was late"]);
}
