//! Words in marks without a cue: who takes the stage before them; and what of a sentence is not in what is reported.

use super::check;

#[test]
fn who_acts_before_words_in_marks_says_them() {
    for (text, expected) in [
        ("Otto Hale shrugged. “It happens.”", "direct Otto Hale: “It happens.”"),
        ("Otto Hale laughs. “I had no answer for him.”", "direct Otto Hale: “I had no answer for him.”"),
        ("The striker shrugged. “Not a chance.”", "direct The striker: “Not a chance.”"),
        ("Asked whether it would last, Hale did not hesitate. “Ask me Monday.”", "direct Hale: “Ask me Monday.”"),
        ("Asked about it at a meeting, Ada Budd smiled. “We will see.”", "direct Ada Budd: “We will see.”"),
        ("Now she has had enough. “I am done.”", "direct ? (she): “I am done.”"),
        (
            "Her coach, Otto Hale, was less diplomatic.\n“We are the only town in the land like it.”",
            "direct Otto Hale: “We are the only town in the land like it.”",
        ),
        (
            "Ada Budd, who is 44, put it more bluntly.\n“We are the only town in the land like it.”",
            "direct Ada Budd: “We are the only town in the land like it.”",
        ),
        ("Otto Hale rang at six. Ada Budd’s reply: “I was asleep.”", "direct Ada Budd: “I was asleep.”"),
        ("Ada Budd’s response was blunt: “Not here.”", "direct Ada Budd: “Not here.”"),
    ] {
        check(text, &[expected]);
    }
    // A title, and no speech.
    check("Otto Hale wrote a book. “Salt.”", &[]);
}

#[test]
fn another_who_acts_takes_the_words() {
    let said = "direct Ada Budd: “It rained,”";
    for (between, expected) in [
        ("Otto Hale held up his hands.", "direct Otto Hale: “I did it.”"),
        ("Otto Hale agrees.", "direct Otto Hale: “I did it.”"),
        ("But Otto Hale was adamant.", "direct Otto Hale: “I did it.”"),
        ("Her coach, Otto Hale, was less certain.", "direct Otto Hale: “I did it.”"),
        ("Otto Hale, asked about it, laughed.", "direct Otto Hale: “I did it.”"),
        ("Otto Hale’s response?", "direct Otto Hale: “I did it.”"),
        ("And Tom Hale?", "direct Tom Hale: “I did it.”"),
        ("The owners disagree.", "direct The owners: “I did it.”"),
    ] {
        check(&format!("“It rained,” Ada Budd said. {between} “I did it.”"), &[said, expected]);
    }
    for between in ["Otto Hale died in May.", "The room fell silent.", "She shrugged."] {
        let goes_on = "direct Ada Budd: “It rained,” / “He was there.”";
        check(&format!("“It rained,” Ada Budd said. {between} “He was there.”"), &[goes_on]);
    }
}

#[test]
fn words_go_on_from_who_was_reported_last() {
    check(
        "The report called the force “slow”. Otto Hale said that was unfair. “We did our best.”",
        &["mixed The report: the force “slow”", "mixed Otto Hale: that was unfair / “We did our best.”"],
    );
    check(
        "Otto Hale was fired. (“It was sad,” he said. “I liked it.”) He left.",
        &["direct Otto Hale (he): “It was sad,” / “I liked it.”"],
    );
}

#[test]
fn clauses_set_against_what_is_reported() {
    for (text, expected) in [
        (
            "The union said it was on, while its leader, Otto Hale, said it was off.",
            ["indirect The union: it was on", "indirect Otto Hale: it was off"],
        ),
        (
            "Police said he was alive, though his mother, Ada Hale, said he was dead.",
            ["indirect Police: he was alive", "indirect Ada Hale: he was dead"],
        ),
        (
            "Critics said it was dull; Otto Hale called it “a riot of a play”.",
            ["indirect Critics: it was dull", "direct Otto Hale: “a riot of a play”"],
        ),
        (
            "The firm said it had sacked Otto Hale, who called it “spite”.",
            ["indirect The firm: it had sacked Otto Hale", "direct Otto Hale (who): “spite”"],
        ),
    ] {
        check(text, &expected);
    }
    check("Otto Hale said it was “fine”, a view few of them share.", &["mixed Otto Hale: it was “fine”"]);
    check(
        "Campaigners calling for the road to be closed have written.",
        &["indirect Campaigners: the road to be closed"],
    );
    check(
        "Hale said the men had been held and questioned for hours.",
        &["indirect Hale: the men had been held and questioned for hours"],
    );
    check("The port said both ships were late.", &["indirect The port: both ships were late"]);
    check("It was, said Ada Hale, a disaster.", &["indirect Ada Hale: It was / a disaster"]);
    check("It was the port, he said, that failed.", &["indirect ? (he): It was the port / that failed"]);
}

#[test]
fn what_is_proposed_and_found() {
    check("The report recommends that the mayor resign.", &["indirect The report: that the mayor resign"]);
    check(
        "The paper warns of “loss” and recommends a survey of three summers.",
        &["mixed The paper: of “loss”", "indirect The paper: a survey of three summers"],
    );
    check(
        "The report was published on Monday. It found that they were slow.",
        &["indirect The report (It): that they were slow"],
    );
    check("Court documents show that they knew.", &["indirect Court documents: that they knew"]);
    check(
        "A review of papers, inspection reports and filings found that they knew.",
        &["indirect A review of papers, inspection reports and filings: that they knew"],
    );
}

#[test]
fn claims_that_another_rejects_are_nobodys() {
    for text in [
        "The governor rejected claims that the money was gone.",
        "Police are investigating claims that the money was gone.",
        "The governor laughed off reports that the money was gone.",
        "The ministry is yet to say whether the papers were sent.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn who_is_told_of_does_not_speak() {
    // A narrator tells of somebody, and the words are of him.
    check("Otto Hale became mayor in 1990.\n“He never took a holiday in twenty years, not one.”", &[]);
    for between in [
        "The driver had both hands on the wheel.",
        "The captain was sure of his place by then.",
        "Otto Hale took the blame for the crash.",
    ] {
        let goes_on = "direct Ada Budd: “It rained,” / “He was there.”";
        check(&format!("“It rained,” Ada Budd said. {between} “He was there.”"), &[goes_on]);
    }
    check(
        "“It rained,” Otto Hale said. Then, after a pause: “Have you been there since May?”",
        &["direct Otto Hale: “It rained,” / “Have you been there since May?”"],
    );
}

#[test]
fn who_is_asked_answers() {
    check(
        "Mr Hale asked Ada Budd if she had lied. “I did not, sir.”",
        &["indirect Hale (Mr Hale): if she had lied", "direct Ada Budd: “I did not, sir.”"],
    );
    check(
        "Asked by Otto Budd whether he would go, Tom Hale shook his head. “I will not.”",
        &["indirect Otto Budd: whether he would go", "direct Tom Hale: “I will not.”"],
    );
    check(
        "Otto Hale said Ada Budd was “a fraud”. She laughed. “He would say that.”",
        &["mixed Otto Hale: Ada Budd was “a fraud”", "direct Ada Budd (She): “He would say that.”"],
    );
}

#[test]
fn cues_with_somebody_told_or_a_day_behind_them() {
    check("The bridge, Ada Hale told the meeting, was unsafe.", &["indirect Ada Hale: The bridge / was unsafe"]);
    check("The vote, he said on Friday, was rigged.", &["indirect ? (he): The vote / was rigged"]);
    check("Otto Hale, a father of three, said he’d text him.", &["indirect Otto Hale: he’d text him"]);
    check("Otto Hale, asked about the plan, said the mayor liked it.", &["indirect Otto Hale: the mayor liked it"]);
    check("The plan is by Aunex, which last week said it was late.", &["indirect Aunex: it was late"]);
    check("Otto Hale sat on a report warning that it was late.", &["indirect a report: that it was late"]);
    check("Otto Hale sent a letter saying that it was late.", &["indirect Otto Hale: that it was late"]);
}

#[test]
fn what_is_found_without_that() {
    check("The inquiry found the road was unsafe.", &["indirect The inquiry: the road was unsafe"]);
    check("The tribunal found she had been dismissed.", &["indirect The tribunal: she had been dismissed"]);
    check("Researchers found a way to do it.", &[]);
    check("Hale found the road was closed.", &[]);
}

#[test]
fn what_is_only_heard_is_nobodys() {
    for text in [
        "Otto Hale was cleared despite claims that he had “ruined” the town.",
        "Plans were approved despite a warning it would “ruin” the town.",
        "Otto Hale is “on the up and up”.",
        "Jurors were shown notes said to have been sent that night.",
        // The text is cut off before.
        ", responding, said it was late.",
    ] {
        check(text, &[]);
    }
    check("The charity she founded claims that it was misled.", &["indirect The charity: that it was misled"]);
    check(
        "The head of the union, members and officials said, was slow.",
        &["indirect members and officials: The head of the union / was slow"],
    );
}

#[test]
fn what_is_found_and_told_by_another() {
    check(
        "Documents show that the firm knew, Tom Hale said.",
        &["indirect Tom Hale: Documents show that the firm knew"],
    );
    check(
        "The inquiry found the road was unsafe, the Herald reported.",
        &["indirect Herald (the Herald): The inquiry found the road was unsafe"],
    );
    check("After the inquiry found the road was unsafe, it was shut.", &[]);
    check("Ms Hale made claims that the firm had lied.", &["indirect Hale (Ms Hale): that the firm had lied"]);
}

#[test]
fn words_that_speak_of_who_acts() {
    for (between, words) in [
        ("Otto Hale was furious.", "He threw a boot."),
        ("Investors disagree.", "They want more."),
        ("And London?", "I hate it."),
        ("Lena Moss laughed at the title.", "The Salt Road."),
    ] {
        let goes_on = format!("direct Tom Budd: “We lost,” / “{words}”");
        check(&format!("“We lost,” Tom Budd said. {between} “{words}”"), &[&goes_on]);
    }
}

#[test]
fn statements_in_a_paragraph_of_their_own() {
    let words = "“This cannot continue, and we must act.”";
    let said = format!("direct Hale: {words}");
    check(&format!("Hale issued the following statement:\n{words}"), &[&said]);
    check(&format!("Hale has released a statement on the fire:\n{words}"), &[&said]);
    check(&format!("Hale, who issued a statement last week that was mild, left:\n{words}"), &[]);
    let voice = "A familiar voice celebrated the attacks on Twitter: “Orla, we have already arrived.”";
    check(voice, &["direct A familiar voice: “Orla, we have already arrived.”"]);
}

#[test]
fn a_story_goes_on_below_an_interview() {
    let interview = "Otto Budd was asked about the port.\nQ: Is it late?\nA: It is late, and we know it.\nQ: Is it?\nA: I think so.";
    check(
        &format!(
            "{interview}\nTrade between the two fell last year by half, and it fell by a third the year before.\n“Boats do not read papers,” the minister, Ada Hale, said."
        ),
        &[
            "indirect Otto Budd: It is late, and we know it.",
            "indirect Otto Budd: I think so.",
            "direct Ada Hale: “Boats do not read papers,”",
        ],
    );
    check(
        &format!("{interview}\nAnd we will go on."),
        &[
            "indirect Otto Budd: It is late, and we know it.",
            "indirect Otto Budd: I think so.",
            "indirect Otto Budd: And we will go on.",
        ],
    );
}

#[test]
fn who_acts_next_to_the_words() {
    check(
        "The Echo waits, but Otto Hale wants it now. “We go on until it rains.”",
        &["direct Otto Hale: “We go on until it rains.”"],
    );
    check(
        "The firm issued a letter, which had staff suggesting that it was late.\n“On behalf of all of us, we are sorry for the rain.”",
        &["indirect staff: that it was late"],
    );
}
