//! What only describes words, answers them or goes with them, and where words end before it.

use super::check;
use crate::article::{Article, Part, Role};
use crate::quotes::attribute;
use crate::text::Span;

#[test]
fn what_is_refused_or_would_have_to_be_said() {
    check("Ada Hale refused to admit that the bridge was unsafe.", &[]);
    check("Aides said little, and Budd continued to refuse to admit that he had lost.", &[]);
    check(
        "The state refuses to acknowledge that it holds the land, Ada Hale said.",
        &["indirect Ada Hale: The state refuses to acknowledge that it holds the land"],
    );
    check(
        "Those who refused to leave said that it was late.",
        &["indirect Those who refused to leave: that it was late"],
    );
    check("Ada Hale told the men who refused to leave that it was late.", &["indirect Ada Hale: that it was late"]);
    check("Otto Budd has to find a way to acknowledge that the war was a mistake.", &[]);
    check("Otto Budd could offer a testimony about how the bank lost the money.", &[]);
    check(
        "Otto Lund, the lawyer, said the team could offer a testimony about how the bank lost the money.",
        &["indirect Otto Lund: the team could offer a testimony about how the bank lost the money"],
    );
    check("Otto Budd made conflicting statements about how the bank lost the money.", &[]);
    check("Otto Budd needs help, and reminding voters why they came to him in May could be the best way to win.", &[]);
}

#[test]
fn what_words_are_about_or_answer() {
    let late = "direct Otto Budd: “We were late,”";
    check("“We were late,” Otto Budd said, referring to other comments made by Ada Hale.", &[late]);
    check("The term is used to refer to children born here.", &[]);
    check("“We were late,” Otto Budd said, repeating a refrain that has followed him for years.", &[late]);
    check(
        "Otto Budd left early, repeating his claim that the vote was rigged.",
        &["indirect Otto Budd: his claim that the vote was rigged"],
    );
    check("Otto Budd left early, citing another reason the state is hard to predict.", &[]);
    check(
        "Otto Budd left early, citing the “lack of evidence” in the case.",
        &["mixed Otto Budd: the “lack of evidence” in the case"],
    );
    check("Otto Budd left the room, dismissing questions he did not like.", &[]);
    check("The crowd laughed at Otto Budd, mocking his famous “Mission Done” appearance on the ship.", &[]);
    check("Otto Budd responded Friday to reports that his aides had met the envoys.", &[]);
    check(
        "Otto Budd responded to reports that he had lost, saying he “never loses.”",
        &["mixed Otto Budd: he “never loses.”"],
    );
}

#[test]
fn acts_and_titles_beside_which_nothing_is_said() {
    check("The station decided against broadcasting his “Miss Orla” show.", &[]);
    check("Otto Budd hosts a talk show, writes a weekly column and leads “Orla with Budd” on the radio.", &[]);
    check("Voters are expected to delay casting their ballots (“sit on it” in the jargon).", &[]);
    check("Otto Budd had hoped to republish his biography, “Lost Tycoon,” this year.", &[]);
    check("Next week comes a collection from the cartoonist Otto Lund called “Yuge!: 30 Years of Budd.”", &[]);
    check("Ada Hale launched an initiative called “Read With Me” in May.", &[]);
}

#[test]
fn scraps_of_comparisons() {
    check("The gift was about double what Otto Budd said she anticipated.", &[]);
    check("The sum was higher than any fees he reported receiving in the year before.", &[]);
    check("Those were the days that investigators said they found.", &[]);
    check("Last week Otto Budd said she lied.", &["indirect Otto Budd: she lied"]);
    check("Otto Budd said she sang.", &["indirect Otto Budd: she sang"]);
    check("Otto Budd said she knew it.", &["indirect Otto Budd: she knew it"]);
}

#[test]
fn which_verb_has_the_words() {
    check(
        "Otto Budd, speaking on WOR710, called Hale a “boaster,” and said he would not vote for her.",
        &["mixed Otto Budd: Hale a “boaster,”", "indirect Otto Budd: he would not vote for her"],
    );
    check("Speaking to the Echo, Otto Budd said: “It is late.”", &["direct Otto Budd: “It is late.”"]);
    check("“It was late,” Otto Budd, speaking at the port, said.", &["direct Otto Budd: “It was late,”"]);
    check(
        "Ada Hale spoke with her counterpart Han Lund “to discuss responses to the test,” according to a readout.",
        &["mixed a readout: Ada Hale spoke with her counterpart Han Lund “to discuss responses to the test,”"],
    );
    check(
        "This is not about me, President Hale told his closest advisers as he worked on a speech.",
        &["indirect Hale (President Hale): This is not about me"],
    );
}

#[test]
fn outlets_that_quote_somebody() {
    check(
        "“It came to a head,” the Orla Post reported, quoting an anonymous official.",
        &["direct an anonymous official: “It came to a head,”"],
    );
    check(
        "“It came to a head,” the Orla Post reported, quoting Otto Lund, an official at the port.",
        &["direct Otto Lund: “It came to a head,”"],
    );
    check(
        "“It came to a head,” the Orla Post reported, citing its own survey.",
        &["direct Orla Post (the Orla Post): “It came to a head,”"],
    );
    check(
        "The port will close, the Orla Post reported, citing two officials.",
        &["indirect Orla Post (the Orla Post): The port will close"],
    );
}

#[test]
fn words_end_before_what_the_article_says() {
    check(
        "Ada Lund says the mails were personal, but for Republicans, it is proof of a cover-up.",
        &["indirect Ada Lund: the mails were personal"],
    );
    check(
        "Ada Hale said it was late, but for the poor, it was a blessing.",
        &["indirect Ada Hale: it was late, but for the poor, it was a blessing"],
    );
    check(
        "Otto Budd expressed solidarity for her even as he alluded to her failings.",
        &["indirect Otto Budd: solidarity for her"],
    );
    check("Ada Hale criticized Budd on trade before also ripping Otto Lund.", &["indirect Ada Hale: Budd on trade"]);
    check(
        "Otto Budd urged them to leave before losing the house.",
        &["indirect Otto Budd: to leave before losing the house"],
    );
    check(
        "The campaign confirmed that Hale would be meeting with officials but would not offer details.",
        &["indirect The campaign: that Hale would be meeting with officials"],
    );
    check(
        "Ada Hale said she would run but would not say when.",
        &["indirect Ada Hale: she would run but would not say when"],
    );
    check(
        "Ada Hale said the firm would pay but would not give details.",
        &["indirect Ada Hale: the firm would pay but would not give details"],
    );
    check(
        "Otto Lund contacted his publisher after Ada Hale announced her candidacy to ask if they could update the book.",
        &["indirect Ada Hale: her candidacy"],
    );
}

#[test]
fn words_that_go_on() {
    check(
        "Ada Hale said the land should stand with Estmark, not declare neutrality.",
        &["indirect Ada Hale: the land should stand with Estmark, not declare neutrality"],
    );
    check(
        "ORLA CITY - The rise of Hale has alarmed the state so much that it has reshuffled its envoys and, according to officials, adopted a new plan.",
        &[
            "indirect officials: The rise of Hale has alarmed the state so much that it has reshuffled its envoys and / adopted a new plan",
        ],
    );
    check("ORLA - It rained, according to Ada Hale.", &["indirect Ada Hale: It rained"]);
    check(
        "Otto Budd believes in journalism that “takes sides” in a fight.",
        &["mixed Otto Budd: journalism that “takes sides” in a fight"],
    );
    check("Ada Hale promised a plan that “works for all.”", &["mixed Ada Hale: that “works for all.”"]);
    check(
        "Ada Hale wrote, “You have to show it even when “your team” is late. Otherwise all is empty.”",
        &["direct Ada Hale: “You have to show it even when “your team” is late. Otherwise all is empty.”"],
    );
}

#[test]
fn cross_heads() {
    check(
        "“We are tired,” Otto Budd said. “We want to go.”\n‘There’s so much anger.’\nAda Hale sees it differently. “There’s so much anger,” she said.",
        &["direct Otto Budd: “We are tired,” / “We want to go.”", "direct Ada Hale (she): “There’s so much anger,”"],
    );
    check(
        "“We are tired,” Otto Budd said.\n“There’s so much anger.”\nAda Hale sees it differently.",
        &["direct Otto Budd: “We are tired,”", "direct Otto Budd: “There’s so much anger.”"],
    );
}

#[test]
fn a_headline_with_marks_in_its_clause() {
    let (headline, body) =
        ("Glenn Budd Says Ada Hale, ‘Old Right’ Pose A Threat To Orla", "Glenn Budd spoke on Monday.");
    let text = format!("{headline}\n{body}");
    let parts = vec![
        Part { role: Role::Headline, span: Span::new(0, headline.len()) },
        Part { role: Role::Paragraph, span: Span::new(headline.len() + 1, text.len()) },
    ];
    let mut article = Article { text: text.clone(), parts, ..Article::default() };
    attribute(&mut article);
    let found: Vec<&str> = article.quotes.iter().flat_map(|quote| &quote.content).map(|span| span.of(&text)).collect();
    assert_eq!(found, ["Ada Hale, ‘Old Right’ Pose A Threat To Orla"]);
}
