//! Where words of two people part, words that go on, and sources that stand apart from their verb.

use super::check;

#[test]
fn words_end_where_another_speaks() {
    check(
        "The two met, with Paul Hale saying he was “very glad” and Otto Budd calling it a “great day.”",
        &["mixed Paul Hale: he was “very glad”", "mixed Otto Budd: it a “great day.”"],
    );
    check(
        "Both men issued a note expressing hope – Paul Hale saying he was “very glad” and Otto Budd calling it a “great day.”",
        &["mixed Paul Hale: he was “very glad”", "mixed Otto Budd: it a “great day.”"],
    );
    check(
        "Aides of Hale say it could anger Mr. Budd and his friends, both of which Clara Lund praised “for asking us to keep it clean.”",
        &[
            "indirect Aides of Hale: it could anger Mr. Budd and his friends",
            "direct Clara Lund: “for asking us to keep it clean.”",
        ],
    );
    check(
        "Following Monday’s leak of the report, which concluded that she broke rules at work, Ada Hale contended that it was old.",
        &["indirect the report: that she broke rules at work", "indirect Ada Hale: that it was old"],
    );
    check("His remarks that “anarchy is near” followed a row in the town.", &["mixed ? (His): that “anarchy is near”"]);
    check(
        "Otto Budd blamed a “certain” party for it without naming Hale’s Union party.",
        &["mixed Otto Budd: a “certain” party for it"],
    );
    check(
        "A notice by a spokesman confirming the sale read: “We can confirm that it was sold.”",
        &["direct A notice: “We can confirm that it was sold.”"],
    );
}

#[test]
fn words_go_on() {
    check(
        "Otto Hale announced that ships would leave and that the ban, which had been in force since May, would be kept.",
        &[
            "indirect Otto Hale: that ships would leave and that the ban, which had been in force since May, would be kept",
        ],
    );
    check(
        "Ada Hale stressed the need for an open plan that helps people and saves money.",
        &["indirect Ada Hale: the need for an open plan that helps people and saves money"],
    );
    check(
        "Ada Hale wrote of firms. Firms are part of towns with many owners, she said: “They share in the costs.”",
        &["mixed Ada Hale (she): Firms are part of towns with many owners / “They share in the costs.”"],
    );
    check("When the vote ended, she said: “They share in the costs.”", &["direct ? (she): “They share in the costs.”"]);
    check(
        "Otto Budd asked owners a simple question: Who will win the cup, and by how much?",
        &["indirect Otto Budd: Who will win the cup, and by how much"],
    );
    check(
        "Mr. Hale will build a dock in Orla this month, Otto Lund said, adding that it would be late.",
        &[
            "indirect Otto Lund: Mr. Hale will build a dock in Orla this month",
            "indirect Otto Lund: that it would be late",
        ],
    );
}

#[test]
fn clauses_of_a_noun_before_who_speaks() {
    check(
        "Ada Hale praised cuts of taxes, moves that she said would help trade in Orla.",
        &["indirect Ada Hale (she): would help trade in Orla"],
    );
    check(
        "Otto Budd spent the hour on what he said were the failures of Ada Hale.",
        &["indirect Otto Budd (he): were the failures of Ada Hale"],
    );
    check("What Hale said was a lie.", &[]);
    check(
        "The men were freed, showing what many analysts said was a sign of better ties, but it was bad.",
        &["indirect many analysts: was a sign of better ties"],
    );
    check(
        "The donor list, which the campaign says includes 2.7 million friends, is a prize.",
        &["indirect the campaign: includes 2.7 million friends"],
    );
    check("Everything Ada Hale says is wrong.", &[]);
}

#[test]
fn who_finds_and_who_is_quoted() {
    check(
        "The Orla Wire quoted Wasim Budd, a Tarn native, as saying that the car had left.",
        &["indirect Wasim Budd: that the car had left"],
    );
    check(
        "The Orla Wire quoted a local witness as saying he saw one person in the car.",
        &["indirect a local witness: he saw one person in the car"],
    );
    check("The piece should not be read as saying the panels are bad.", &[]);
    check(
        "More women left work in May than in any month before, the Labor Department found.",
        &["indirect Labor Department (the Labor Department): More women left work in May than in any month before"],
    );
    check(
        "Gunners fired on the boat from the north side of the port, report finds.",
        &["indirect report: Gunners fired on the boat from the north side of the port"],
    );
    check(
        "Exit polls taken in South Orla found that most voters like the port.",
        &["indirect Exit polls: that most voters like the port"],
    );
    check(
        "An Orla Law School poll released last week showed Hale poised to carry the state over Budd.",
        &["indirect An Orla Law School poll: Hale poised to carry the state over Budd"],
    );
    check(
        "An Echo/Herald poll found Hale leading Budd by seven points.",
        &["indirect An Echo/Herald poll: Hale leading Budd by seven points"],
    );
    check("The man who took the poll found that he was late.", &[]);
}

#[test]
fn witnesses() {
    check("Otto Hale said no deal was near.", &["indirect Otto Hale: no deal was near"]);
    check(
        "As the race moves to Orla, the vote will be tight, said Dan Budd, director of Holm Writers and an analyst in Tarn.",
        &["indirect Dan Budd: As the race moves to Orla, the vote will be tight"],
    );
    check(
        "The ground is safe within the Hale camp, said a handful of members who point to his ties with the unions.",
        &["indirect a handful of members: The ground is safe within the Hale camp"],
    );
    check(
        "Orla was doing what many towns already do, Otto Budd told the court in his filing.",
        &["indirect Otto Budd: Orla was doing what many towns already do"],
    );
}

#[test]
fn according_to_what() {
    check("Under her “clawback” plan, nothing is sure.", &[]);
    check(
        "According to her “clawback” plan, firms that leave must repay the help they got.",
        &["indirect her “clawback” plan: firms that leave must repay the help they got"],
    );
    check(
        "Her rating among men is worse than it has been, according to Bill Lund.",
        &["indirect Bill Lund: Her rating among men is worse than it has been"],
    );
    check(
        "Hale won on Monday, when delegates declaring support for her gave her the lead, according to The Orla Press.",
        &[
            "indirect Orla Press (The Orla Press): Hale won on Monday, when delegates declaring support for her gave her the lead",
        ],
    );
    check(
        "Hale leads Budd by 271 pledged delegates, according to The Orla Press.",
        &["indirect Orla Press (The Orla Press): Hale leads Budd by 271 pledged delegates"],
    );
    check(
        "Mr. Budd will run the shop, the Orla Times reported, and he will lead the port, according to Otto Lund.",
        &[
            "indirect Orla Times (the Orla Times): Mr. Budd will run the shop",
            "indirect Otto Lund: he will lead the port",
        ],
    );
}

#[test]
fn polls_and_times_before_the_verb() {
    check(
        "A study of 300 farms published in the journal Tarn on Monday found that cows sleep less in spring.",
        &["indirect A study of 300 farms published in the journal Tarn: that cows sleep less in spring"],
    );
    check(
        "The race has moved from Orla to Tarn, Otto Budd said during his speech to be a delegate.",
        &["indirect Otto Budd: The race has moved from Orla to Tarn"],
    );
    check("Even as they all vowed to carry on, the crowd was thin.", &["indirect ? (they): to carry on"]);
}

#[test]
fn what_only_looks_like_no_speech() {
    for (text, expected) in [
        ("Hale was elected in May and warned there would be cuts.", "indirect Hale: there would be cuts"),
        ("Hale was cheered and warned that it was late.", "indirect Hale: that it was late"),
        ("The bank said it, too, would cut rates.", "indirect The bank: it, too, would cut rates"),
        ("Officials said this, if true, would be a crime.", "indirect Officials: this, if true, would be a crime"),
        ("Hale claimed the seat was stolen.", "indirect Hale: the seat was stolen"),
        (
            "The airline, in an email, said a passenger who was sick had died.",
            "indirect The airline: a passenger who was sick had died",
        ),
        ("Hale asked Budd to answer the same question.", "indirect Hale: Budd to answer the same question"),
        ("Lund countered her claims that it rained, saying it was dry.", "indirect Lund: it was dry"),
        ("The risk is that, in Hale’s view, the state will fail.", "indirect Hale: the state will fail"),
        ("The judge, Ada Hale, granted bail, said the clerk.", "indirect the clerk: The judge, Ada Hale, granted bail"),
        ("Hale considers it essential to stress that he is well.", "indirect Hale: that he is well"),
        ("The row grew, as unions call on the firm to pay staff.", "indirect unions: the firm to pay staff"),
        ("Orla early voters said it was late.", "indirect Orla early voters: it was late"),
        ("Judge Hale read out the verdict that Budd had lied.", "indirect Hale (Judge Hale): that Budd had lied"),
        ("Alleged victims, some of them children, said it was late.", "indirect Alleged victims: it was late"),
    ] {
        check(text, &[expected]);
    }
    for text in [
        "The door was locked, the firm found.",
        "The road is, according to Hale, unsafe.",
        "The debt is $3 million, or $30, per Orla resident.",
        "He was fined and warned he could face jail.",
    ] {
        check(text, &[]);
    }
}
