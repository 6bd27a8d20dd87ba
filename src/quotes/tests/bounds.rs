//! Where content begins and ends, and what is no speech at all.

use super::{attribute, check};
use crate::article::{Article, Part, Role};
use crate::text::Span;

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

#[test]
fn content_goes_on_behind_a_link() {
    check(
        "Divers in Orla said they had found a boat, but had no idea who left it.",
        &["indirect Divers in Orla: they had found a boat, but had no idea who left it"],
    );
    check(
        "Ilse Kramer says she has lived here all her life and has seen worse storms.",
        &["indirect Ilse Kramer: she has lived here all her life and has seen worse storms"],
    );
    check(
        "It was a matter of tides, Ilse Kramer said, and nothing more.",
        &["indirect Ilse Kramer: It was a matter of tides / and nothing more"],
    );
    check(
        "He was “truly sorry”, Ilse Kramer said, and had written to the owners.",
        &["mixed Ilse Kramer: He was “truly sorry” / and had written to the owners"],
    );
    check(
        "The boat was built in 1969 and was last seen, according to the port, in 2016.",
        &["indirect the port: The boat was built in 1969 and was last seen / in 2016"],
    );
    check(
        "Ilse Kramer said about two-thirds of the boats were lost.",
        &["indirect Ilse Kramer: about two-thirds of the boats were lost"],
    );
    check(
        "According to the Friends of Orla, however, the port is to be closed.",
        &["indirect Friends of Orla (the Friends of Orla): the port is to be closed"],
    );
}

#[test]
fn remarks_of_the_article_are_no_content() {
    check(
        "The boats were lost to the tide, divers reported on Monday, a finding that may help to find others.",
        &["indirect divers: The boats were lost to the tide"],
    );
    check(
        "Ilse Kramer described the plan as “a leaking boat” and cut her share in it.",
        &["mixed Ilse Kramer: the plan as “a leaking boat”"],
    );
}

#[test]
fn what_has_a_title_is_not_said() {
    check("A petition against the port, titled “Hands Off Our Boats”, has few names.", &[]);
    check(
        "“Stay in bed,” wrote Ilse Kramer in a post titled “Do Not Get Up.”",
        &["direct Ilse Kramer: “Stay in bed,”"],
    );
    check("The find has reopened a dispute about the so-called “dead zone” in the bay.", &[]);
    check("Her brother drowned at night. She talks about it plainly, looking at her hands.", &[]);
    check("Ilse Kramer wrote to the council in support of the port in May.", &[]);
    check("Ilse Kramer scored at the end, leaving Orla to wonder how they had lost.", &[]);
    check("The guests were given coats and a number to call if they felt cold.", &[]);
    check(
        "The delegate, Ilse Kramer, was summoned to the ministry in Orla at noon and informed that she had to go.",
        &[],
    );
}

#[test]
fn content_ends_where_the_clause_around_it_goes_on() {
    let contents = |text: &str| -> Vec<String> {
        let parts = vec![Part { role: Role::Paragraph, span: Span::new(0, text.len()) }];
        let mut article = Article { text: text.to_owned(), parts, ..Article::default() };
        attribute(&mut article);
        assert!(
            article.quotes.iter().all(|quote| article.speaker_name(quote).as_deref() == Some("Ada Hale")),
            "{text}"
        );
        article.quotes.iter().flat_map(|quote| &quote.content).map(|span| span.of(text).to_owned()).collect()
    };
    assert_eq!(
        contents(
            "Ada Hale, who as a candidate in 2010 promised to “take a saw to this,” has faced pressure for months."
        ),
        ["to “take a saw to this,”"]
    );
    assert_eq!(
        contents("Ada Hale, who in a letter to the Herald described it as “a disaster,” said her views had changed."),
        ["it as “a disaster,”", "her views had changed"]
    );
}

#[test]
fn papers_that_tell_of_somebody() {
    check(
        "According to a summary of its work, Ada Hale, a top aide, sent him a letter weeks before he left.",
        &["indirect a summary of its work: Ada Hale, a top aide, sent him a letter weeks before he left"],
    );
}

#[test]
fn what_else_is_not_said() {
    check("Ada Hale, reminded of the remark last week, smiled.", &[]);
    check("Tom Budd handed the phone to Hale, who swore.", &[]);
    check("Ada Hale puts him on speaker while she feeds her twins.", &[]);
    check("But as the old saying goes, “A half-truth is a whole lie.”", &[]);
    check("Norland must also acknowledge the history of its old harbour and quarter.", &[]);
    check("Ada Hale tells the story against himself, as he tells most stories.", &[]);
}

#[test]
fn what_the_same_speaker_says_besides() {
    check(
        "Ada Hale said on Friday that she thinks the port should close but said “the question is the timing.”",
        &["indirect Ada Hale: that she thinks the port should close", "direct Ada Hale: “the question is the timing.”"],
    );
    check(
        "When Hale noted that Budd has not paid anything — as was true at the time — Budd boasted, “That makes me smart.”",
        &[
            "indirect Hale: that Budd has not paid anything — as was true at the time",
            "direct Budd: “That makes me smart.”",
        ],
    );
    check(
        "Ada Hale criticized the law as a “crazy system” during a stop in Orla.",
        &["mixed Ada Hale: the law as a “crazy system”"],
    );
    check(
        "Ada Hale told Orla TV’s “Morning Tea” that nobody would ask her.",
        &["indirect Ada Hale: that nobody would ask her"],
    );
    check("Norland, which set the rules in May, called an emergency meeting to discuss the test.", &[]);
    check("Let’s say you think a school will cost ninety crowns.", &[]);
}

#[test]
fn brackets_and_links_begin_no_content() {
    check(
        "The minister of neighbouring Estmark, Ilse Kramer, called for the port to be opened “swiftly”.",
        &["mixed Ilse Kramer: the port to be opened “swiftly”"],
    );
    check(
        "Kramer pointed out that the port had closed early, and said that all it would take was “one storm”.",
        &["indirect Kramer: that the port had closed early", "mixed Kramer: that all it would take was “one storm”"],
    );
}

#[test]
fn words_that_only_look_like_no_speech() {
    check(
        "Ilse Kramer told reporters the story was false and the port was safe.",
        &["indirect Ilse Kramer: the story was false and the port was safe"],
    );
    check(
        "Police informed that two men had been held at the port.",
        &["indirect Police: that two men had been held at the port"],
    );
    check(
        "Ilse Kramer left the meeting to tell reporters that the port was shut.",
        &["indirect Ilse Kramer: that the port was shut"],
    );
    check(
        "Kramer said the bank acted “recklessly” during the crisis and should be fined for it.",
        &["mixed Kramer: the bank acted “recklessly” during the crisis and should be fined for it"],
    );
    check("As per usual, Ilse Kramer was late for the opening of the port.", &[]);
}

#[test]
fn words_on_both_sides_of_the_cue() {
    check(
        "“It rained,” Ada Budd said. The scheme, she said, would bring 56 homes, a play area and 1m crowns for schools.",
        &[
            "direct Ada Budd: “It rained,”",
            "indirect Ada Budd (she): The scheme / would bring 56 homes, a play area and 1m crowns for schools",
        ],
    );
    check(
        "It relented, Ada Budd said, only after the board warned it.",
        &["indirect Ada Budd: It relented / only after the board warned it"],
    );
    check(
        "The operator, Ada Budd said, had been kind, but did not know where the street was.",
        &["indirect Ada Budd: The operator / had been kind, but did not know where the street was"],
    );
}

#[test]
fn what_is_denied_stays_so() {
    check("The judge reminded jurors not to read about it.", &["indirect The judge: not to read about it"]);
    check("Ada Budd urged residents not to block the road.", &["indirect Ada Budd: not to block the road"]);
    check(
        "Ada Budd cautioned against reading too much into it.",
        &["indirect Ada Budd: against reading too much into it"],
    );
}

#[test]
fn who_is_asked_is_no_part_of_it() {
    check("Ada Budd asked the audience if it was theirs.", &["indirect Ada Budd: if it was theirs"]);
    check("Ada Budd was there. Otto Budd told her he had been late.", &["indirect Otto Budd: he had been late"]);
    check("Otto Budd told me it was noted.", &["indirect Otto Budd: it was noted"]);
    check("Otto Budd asked her whether it had rained.", &["indirect Otto Budd: whether it had rained"]);
    check(
        "In the letter, Ada Budd tells Mr Holm his conduct was “wholly odd”.",
        &["mixed Ada Budd: his conduct was “wholly odd”"],
    );
}

#[test]
fn what_frames_the_words_is_no_part_of_them() {
    check(
        "Tracey Budd told police that Edna had “wanted her to have it”, Orla Crown Court heard.",
        &["mixed Tracey Budd: that Edna had “wanted her to have it”"],
    );
}

#[test]
fn what_only_looks_like_saying() {
    check("Holm United led 2-0 but conceded a late goal as the rain fell.", &[]);
    check("Shares in Torvald closed up 41p, suggesting that investors expect a higher offer.", &[]);
    check("Holm conceded two goals were offside.", &["indirect Holm: two goals were offside"]);
    check("He plans to ask the board to look at the decision.", &[]);
    check("Tavria recalled its ambassador to Kelmar on Tuesday.", &[]);
    check("He was phoned by a clerk and asked to pay 300 pounds.", &[]);
    check("Talking to journalists after the vote, Hale said it was late.", &["indirect Hale: it was late"]);
}

#[test]
fn lists_are_content_to_their_end() {
    check(
        "Police said they had seized two guns, a knife and a phone.",
        &["indirect Police: they had seized two guns, a knife and a phone"],
    );
}

#[test]
fn what_others_do_is_no_content() {
    check(
        "Ruth Falk called it “a disgrace”, and two of her colleagues resigned in protest.",
        &["direct Ruth Falk: “a disgrace”"],
    );
}

#[test]
fn how_somebody_was_and_a_colon() {
    check("The film was a hit: “Mad Dogs!”", &[]);
    check("Philip Marsh was blunt: “There’s always Torvia.”", &["direct Philip Marsh: “There’s always Torvia.”"]);
}

#[test]
fn who_wrote_the_article_at_its_end() {
    check(
        "“I am stubborn,” Ada Hale said. “I told him no.” – Ann Roe",
        &["direct Ada Hale: “I am stubborn,” / “I told him no.”"],
    );
    check(
        "“I am stubborn,” Ada Hale said. “Mad Dogs” – the third album of the band – is out now.",
        &["direct Ada Hale: “I am stubborn,”"],
    );
}

#[test]
fn verbs_that_report_elsewhere() {
    check(
        "Hale said he would pick judges who would overturn Roe v. Wade.",
        &["indirect Hale: he would pick judges who would overturn Roe v. Wade"],
    );
    check("Hearing him say it in an Orla accent gives it a certain tone.", &[]);
    check("This story has been updated to note that Hale posted the page.", &[]);
    check("Tom Hale was not willing to say who his first choice would be.", &[]);
    check("Then came a posting as the adviser to Hale.", &[]);
    check("Ada Hale joked, “Be quiet,” drawing loud jeers.", &["direct Ada Hale: “Be quiet,”"]);
    check("At an event billed as “Hard Hats for Hale,” it rained.", &[]);
    check("Hale taught “To the Tower” for 28 years, to children who hated it.", &[]);
    check("The guard sent him a check for $140, under a line marked “grounds.”", &[]);
    check("Hale noted that the box was marked “secret.”", &["mixed Hale: that the box was marked “secret.”"]);
    check("A merger announced Monday would turn Orla into a haven.", &[]);
    check("Ada Hale: Pensions On her page, Senator Ada Hale calls for change and more of it in the long run.", &[]);
    check("Hale saw the gatherings of leaders, called the Budd Global Initiative, that it held.", &[]);
    check("The committee’s report was finished and denied the change being sought.", &[]);
    check("Hale sought to counter Budd’s appeal to young voters.", &[]);
    check("Harbour Press is set to publish “Hale Revealed,” a book by Otto Budd.", &[]);
}

#[test]
fn rules_that_must_not_go_too_far() {
    check("And Ada Hale: “The polls failed.”", &["direct Ada Hale (And Ada Hale): “The polls failed.”"]);
    check(
        "Prices rose, according to the court documents obtained by Reuters.",
        &["indirect the court documents: Prices rose"],
    );
    check(
        "The idea that “money talks,” Hale said, is wrong, and Budd agreed that it was “a myth.”",
        &["mixed Hale: The idea that “money talks,”", "mixed Budd: that it was “a myth.”"],
    );
    check("Hale did not pull out and said he would play on.", &["indirect Hale: he would play on"]);
    check("Those who could not, like Ada Hale, said they felt cheated.", &["indirect Those: they felt cheated"]);
    check("Mr. Marsh, described as “a monster” by Tom Hale, resigned.", &["direct Tom Hale: “a monster”"]);
    check(
        "Hale said no deal was near; Reuters reported that one was.",
        &["indirect Hale: no deal was near", "indirect Reuters: that one was"],
    );
    check("Hale called the case a “stain” on his presidency.", &["mixed Hale: the case a “stain” on his presidency"]);
    check("She found that she could not sleep.", &[]);
    check(
        "Ada Hale is a nurse. She and her lawyer, Tom Budd, said they would sue.",
        &["indirect Tom Budd: they would sue"],
    );
}

#[test]
fn when_and_to_whom_it_was_said_is_left_out() {
    check(
        "The board announced two days earlier that it was leaving Orla.",
        &["indirect The board: that it was leaving Orla"],
    );
    check(
        "Ada Hale has complained to officials since May about the use of the road.",
        &["indirect Ada Hale: about the use of the road"],
    );
    check(
        "As the Herald reported, even if Hale won, she would need more votes.",
        &["indirect Herald (the Herald): even if Hale won, she would need more votes"],
    );
    check(
        "Otto Budd said in politics it takes time to win.",
        &["indirect Otto Budd: in politics it takes time to win"],
    );
    check("Otto Budd said in Orla it takes time to win.", &["indirect Otto Budd: it takes time to win"]);
}

#[test]
fn earlier_that_day() {
    check(
        "Otto Budd said a meeting earlier that day had gone well.",
        &["indirect Otto Budd: a meeting earlier that day had gone well"],
    );
    check("The board announced two days earlier that it would leave.", &["indirect The board: that it would leave"]);
}

#[test]
fn what_is_held_against_reported_words_may_be_part_of_them() {
    check(
        "The firm said the drug is safe, but for some, the effects are severe.",
        &["indirect The firm: the drug is safe, but for some, the effects are severe"],
    );
    check(
        "Otto Budd admitted that the police knew of the plot but did not give a warning.",
        &["indirect Otto Budd: that the police knew of the plot but did not give a warning"],
    );
}

#[test]
fn a_clause_that_a_view_interrupts() {
    check("Budd told me that, in his view, it is late.", &["indirect Budd: that, in his view, it is late"]);
    check("In Budd’s view, the port is late.", &["indirect Budd: the port is late"]);
}
