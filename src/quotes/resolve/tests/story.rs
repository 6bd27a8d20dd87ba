//! Whom a story is about, who only stands by, and who holds which office.

use super::{check, read};

#[test]
fn who_only_tells_what_somebody_is() {
    check(
        "Otto Hale, a goalie, died on Monday.\nMr Hale played for Orla. Mr Hale was tall.\n\
         Premier Karl Lund called Mr Hale “kind” and sent flowers.\n\
         In his last years he listened to games. “Come out!” he would say.",
        "Otto Hale",
    );
    check(
        "Otto Hale, a goalie, died on Monday.\nMr Hale played for Orla. Mr Hale was tall.\n\
         Premier Karl Lund called Mr Hale “kind”.\n“He was the best,” he said.",
        "Karl Lund",
    );
}

#[test]
fn the_story_is_not_of_friends_and_kin() {
    check(
        "Owen Hale painted. His friend Otto Budd said he was a bore.\nHe retired in May. “Enough,” he said.",
        "Owen Hale",
    );
    check("Owen Hale painted. His friend Otto Budd said he was a bore. “Enough,” he said.", "Otto Budd");
    check("Tom Hale, whose father Alan died in May, was there. “It is over,” he said.", "Tom Hale");
    check("Ada Hale, whose daughter Joan is nine, came.\nThe 36-year-old said: “It is over.”", "Ada Hale");
    check("Owen Hale was told by a doctor that he was dying. “I went home,” he said.", "Owen Hale");
    check("Ada Hale died in May.\nHer mother, Joan, said it was late.\n“It rained,” Mrs Hale said.", "Joan Hale");
    check("Ada Hale met her sister, Joan.\n“It rained,” Ms Hale said.", "Ada Hale");
}

#[test]
fn who_is_led_in_at_the_end_of_a_sentence() {
    let before = "Otto Hale said it was late.\n";
    check(&format!("{before}The alarm was raised by dog walker Wilf Budd, 61.\n“It was bad,” he said."), "Wilf Budd");
    check(&format!("{before}Not all agree, including publican Wilf Budd. “It was bad,” he said."), "Wilf Budd");
    check(&format!("{before}The work was ordered by Mayor Wilf Budd.\n“It was bad,” he said."), "Otto Hale");
    check("Otto Hale came on Sunday.\nDaulet Marrin was pleased. “We are one,” he said.", "Daulet Marrin");
    check(&format!("{before}And Wilf Budd? “I read it,” he said."), "Wilf Budd");
    check("It took Ada Hale three hours to beat Joan Budd.\n“I was tired,” she said.", "Ada Hale");
}

#[test]
fn jobs_that_nobody_is_told_to_have() {
    for job in ["nurse", "surgeon", "barman", "photographer"] {
        check(&format!("“It hurt,” said Ada Hale. “She was lucky,” said the {job}."), &format!("unnamed:the {job}"));
    }
    check("Dr Joan Budd came. “She was lucky,” said the doctor.", "Joan Budd");
    check("A lawyer for Tom Hale issued a statement. “He is sorry,” it said.", "");
    check("The nurse, Joan Budd, came. “She was lucky,” said the nurse.", "Joan Budd");
}

#[test]
fn offices_of_other_lands_and_bodies() {
    check(
        "Works Minister Otto Hale came. Replying to a question by Wilf Budd, the minister said it was late.",
        "Otto Hale",
    );
    check(
        "President Ada Hale of Norland came.\nThe French president said it was late.",
        "unnamed:The French president",
    );
    check("Ada Hale, the mayor of Orla, came.\nThe mayor of Holm said it was late.", "unnamed:The mayor of Holm");
    check("Ada Hale, the mayor of Orla, came.\nThe Orla mayor said it was late.", "Ada Hale");
    check(
        "Finance Minister Otto Hale said it was late. The former minister said it rained.",
        "unnamed:The former minister",
    );
}

#[test]
fn bodies_that_act_and_places_where_it_is_said() {
    check("In a post on Chirrup, the force said: “Stay away.”", "unnamed:the force");
    check("The claim was rejected by Tarn Council. In a statement, it said it was late.", "Tarn Council");
    check("The drug, LV-201, works. The company said sales would rise.", "unnamed:The company");
    check("Otto Hale, 51, died.\nThe Hale family said they thanked those who stopped.", "unnamed:The Hale family");
    check("A farmer, who gave his name as Tom Hale, said it rained.", "Tom Hale");
    check("Among them was Edmund Hale, of the Corliss, who said it was late.", "Edmund Hale");
}

#[test]
fn bodies_that_offices_own_and_ministries() {
    check("Two were killed, the Tamarack County Sheriff’s Office said.", "Tamarack County Sheriff’s Office");
    check("Otto Hale, a judge, came.\nThe Ministry of Justice said: “Stay away.”", "unnamed:The Ministry of Justice");
    check("Det Con Ada Hale said it was late.", "Ada Hale");
    check("Con Hale said it was late.", "Con Hale");
}

#[test]
fn who_holds_an_office_goes_before_who_held_it() {
    let both = "Chief Minister Ada Hale came. Former Chief Minister Otto Budd left.\n";
    check(&format!("{both}The Chief Minister said it was late."), "Ada Hale");
    check("Otto Hale, the president of France, came.\nThe French president said it was late.", "Otto Hale");
    check("Italy’s prime minister, Ada Hale, came.\nThe Italian prime minister said it was late.", "Ada Hale");
}

#[test]
fn bodies_that_somebody_works_for() {
    let expert = "“It is bad,” said Piet Holm, an economist at Tarn Bank.\nThe bank said it was late.";
    check(&format!("The central bank held rates. {expert}"), "unnamed:The bank");
    check("An official at Tarn Bank came. The bank said it was late.", "Tarn Bank");
    check(
        "Ada Hale’s campaign left. Otto Budd’s presidential campaign came. The campaign said it was late.",
        "Otto Budd’s campaign",
    );
    check("Revolta apologised. It said: “We are sad.”", "Revolta");
    check("Otto Hale issued a statement. “It was my fault,” it said.", "Otto Hale");
}

#[test]
fn those_who_ask_are_not_those_who_answer() {
    check("Mbarga scored. Asked by a reporter if he was happy, he said: “No.”", "Mbarga");
    check(
        "Ada Hale said it was late.\nBudd’s ex-wife told the Herald he was kind. “I am sad,” she said.",
        "unnamed:Budd’s ex-wife",
    );
    // Not any father, and not one who does not speak.
    check(
        "Otto Quill came. Tom Hale left. His father, Alan, said it was late.\n“It rained,” Mr Quill said.",
        "Otto Quill",
    );
    check("Otto Hale took over. His father, Alan, bought it.\n“It rained,” Mr Hale said.", "Otto Hale");
    check("Tom Budd was jailed. The gang was led by drug dealer Otto Hale, 40. “No,” he said.", "Tom Budd");
}

#[test]
fn what_stands_in_the_opening_is_no_role() {
    let role = |text: &str| read(text).quotes[0].role.clone();
    assert_eq!(role("Flanked by his lawyer, Tom Hale said it was late."), None);
    assert_eq!(role("In a letter to the prime minister, Tom Hale said it was late."), None);
    assert_eq!(role("His rival Tom Hale said it was late."), None);
    assert_eq!(role("Tom Hale, pressed on that by an analyst, said it was late."), None);
}

#[test]
fn named_ahead_and_likened() {
    check("Joe Marsh left.\nAfter he said the bank had failed, Sam Budd went home.", "Sam Budd");
    check("Otto Budd was in Orla. In what he called a “rant,” Jon Hale attacked the mayor.", "Jon Hale");
    check("Sam Budd is busy. Like Joe Marsh, he gets up at 4 a.m. “I like to work,” he told me.", "Sam Budd");
    check("Jon Orla hosts a show. (Mr. Budd was late.)\nHe said it was late.", "Jon Orla");
    check(
        "While campaigning for Orla Budd, mayor Tarn Budd said she was good.\nBudd said, “She is the best.”",
        "Tarn Budd",
    );
    check("Thirteen years before, she had been there. “I was late,” she said.", "");
}

#[test]
fn who_is_in_hand_stays() {
    check("Sam Budd accused the mayor. When he said the mayor lied, Tom Hale walked out.", "Sam Budd");
    check(
        "Ada Scott Hale was killed on Monday. Police interviewed a neighbour, Mr. Scott. “I heard a shot,” Mr. Scott said.",
        "Scott",
    );
    check(
        "Police arrested Tom Budd. The killing of Otto Hale’s wife was planned. He said he was innocent.",
        "Tom Budd",
    );
    check("Otto Budd is mayor.\n(Orla Press) - Tom Hale resigned on Monday. He said he was tired.", "Tom Hale");
    check(
        "President Tom Hale spoke to reporters. Asked about the Hale administration’s record, he said it was strong.",
        "Tom Hale",
    );
    check("Budd resigned from Nordic Steel, the company said.", "Nordic Steel");
}

#[test]
fn descriptions_of_who_is_in_hand() {
    let before = "“We are late,” Senator Otto Hale said.\n";
    for called in ["the billionaire businessman", "the New Estmark businessman", "the Republican from Orla"] {
        check(&format!("{before}“It is time,” {called} said."), "Otto Hale");
    }
    for called in ["the real estate mogul", "the football legend", "the Orla native"] {
        check(&format!("“We are late,” Otto Hale said.\n“It is time,” {called} said."), "Otto Hale");
        // Not who is told to hold an office.
        check(
            &format!("“We are late,” Judge Otto Hale said.\n“It is time,” {called} said."),
            &format!("unnamed:{called}"),
        );
    }
    check(&format!("{before}“It is time,” the band leader said."), "unnamed:the band leader");
    check(&format!("{before}“It is time,” the New Estmark governor said."), "unnamed:the New Estmark governor");
    check("“We are late,” Senator Ada Hale said.\n“It is time,” the businessman said.", "unnamed:the businessman");
    // The one named last, if of that party; else whoever was meant before.
    check(
        "Republican nominee Donald Lund spoke. Sen. John Hale of Orla was upset. “He is wrong,” the Orla Republican said.",
        "John Hale",
    );
    // A party that stands beside another title; and who is named first is not who was named last.
    check(
        "Republican rival Otto Budd came.\nRepublican Sen. John Hale left.\nThe Orla Republican says it is late.",
        "John Hale",
    );
    check(
        "Republican rival Otto Budd came.\nDemocratic Sen. John Hale left.\nThe Orla Democrat says it is late.",
        "John Hale",
    );
}

#[test]
fn one_of_several_who_are_called_so() {
    check("Late Show hosts Jim Budd and Ina Lund met Ada Hale.\n“It is late,” the host said.", "unnamed:the host");
    check("Ada Hale runs a show.\nHale is loud. “It is late,” the host said.", "Ada Hale");
}

#[test]
fn who_is_told_of_beside_the_story() {
    // In a relative clause, and two of them; `Govs.` ends no sentence.
    check(
        "On Monday, Owen Hale would not attack his rivals, above all Govs. Otto Budd and Tom Lund, who say he is green.\n\
         He said it was late.",
        "Owen Hale",
    );
    // Who spoke without a name, and who was named since.
    check(
        "“It was bad,” another reporter said.\nMr. Otto Hale’s tone was harsh. Last year he said it was late.",
        "Otto Hale",
    );
    // Whose tone it is, behind an opening.
    check(
        "Despite a call for calm, Mr. Otto Hale’s tone was harsh, and Corey Lund pulled at a clerk. Last year he said it was late.",
        "Otto Hale",
    );
    // The one set off by dashes, not whose he is.
    check("Otto Hale has a rival. Hale’s running mate — Mike Budd — likes her.\nAnd he says it is late.", "Mike Budd");
}

#[test]
fn the_couple_is_not_who_spoke_together() {
    check(
        "Ministers Ada Hale and Otto Budd said the bill was ready.\n\
         Jill Lund and Max Pike were married on Sunday. The couple said they were happy.",
        "Jill Lund and Max Pike",
    );
}

#[test]
fn whom_a_question_is_about() {
    check(
        "Ada Lund spoke of Ina Hale. Asked about her vote if Hale wins, she replied: “We will see.”\n\
         “Really,” she added when the host was shocked.",
        "Ada Lund",
    );
}

#[test]
fn whoever_stands_right_before_who() {
    check("Among the jabs at Ina Hale was this note from Rikkie Wexx who wrote, “See @hale, never.”", "Rikkie Wexx");
}

#[test]
fn whom_the_words_are_about() {
    let before = "Joseph Lund said he will not vote for Otto Hale because of his words.";
    check(&format!("{before} Also, Hale isn’t one of us, he said."), "Joseph Lund");
    check(&format!("{before} Also, Hale isn’t one of us, he said. “He’s loud!”"), "Joseph Lund");
    // Of herself, where nobody else speaks in the paragraph.
    check(
        "“It is ours,” Ada Budd said.\nIna Hale came in May. Ms. Hale found it a help in those years, she said.",
        "Ina Hale",
    );
}

#[test]
fn nobody_calls_himself_by_his_title() {
    let before = "The campaign manager, Jeff Lund, said it was late. He should get a boost from it, Otto Hale said.";
    check(&format!("{before}\n“We asked whether Senator Hale’s plan could work, and it did,” he said."), "Jeff Lund");
}

#[test]
fn who_is_backed_is_not_who_backs() {
    check("Ada Lund has a server. President Hale backed her in May. “It is no problem,” he said.", "Hale");
    check("Ada Lund came. Robin Hale has lost her keys, she said. Hale said it was late.", "Robin Hale");
}

#[test]
fn who_is_named_before_in_other_ways() {
    // As the one who did it, behind another.
    check(
        "After Lily Holm won her match, it was Kath Budd who got the ball rolling.\n“I liked it,” she told the Herald.",
        "Kath Budd",
    );
    // By children.
    check("Aisha Holm is still at work. The mother of three says she is sure of it.", "Aisha Holm");
    check(
        "Aisha Holm, a mother of two, is still at work. The mother of three says she is sure of it.",
        "unnamed:The mother of three",
    );
    // Two told of in the sentence before, and others who spoke earlier.
    check(
        "Doctors said it was late. A couple boarded a bus with a child. Then they got down, telling the driver it was cold.",
        "unnamed:A couple",
    );
    // Nobody.
    check("Given the wind, it may rain. It’s expected that the storm will come near Orla.", "");
}
