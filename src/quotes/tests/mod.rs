//! One-line cases: a paragraph, and who says what in it by which words. Each mended fault leaves its case.

mod around;
mod blocks;
mod bounds;
mod deeds;
mod described;
mod ends;
mod forms;
mod framed;
mod parted;
mod set_off;
mod stage;
mod subjects;
mod titles;
mod unsaid;
mod voices;

use super::attribute;
use crate::article::{Article, Part, Role};
use crate::text::Span;

/// Reads `text`, a paragraph a line, and compares its quotes, one a line: `kind speaker: content`, with the mention in
/// brackets where it is not the speaker's name.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let article = read(text);
    let found: Vec<String> = article
        .quotes
        .iter()
        .map(|quote| {
            let name = article.speaker_name(quote).or_else(|| quote.unnamed.clone()).unwrap_or_else(|| "?".to_owned());
            let mention = quote.mention.map(|mention| mention.span.of(text)).unwrap_or_default();
            let mention = if name.contains(mention) { String::new() } else { format!(" ({mention})") };
            let pieces: Vec<&str> = quote.content.iter().map(|span| span.of(text)).collect();
            format!("{} {name}{mention}: {}", quote.kind.as_str(), pieces.join(" / "))
        })
        .collect();
    assert_eq!(found, expected, "in {text}");
}

/// The article of these paragraphs, one a line.
fn read(text: &str) -> Article {
    let mut article = Article { text: text.to_owned(), ..Article::default() };
    let mut at = 0;
    for line in text.split('\n') {
        let span = Span::new(at, at + line.len()).trim(text);
        if !span.is_empty() {
            article.parts.push(Part { role: Role::Paragraph, span });
        }
        at += line.len() + 1;
    }
    attribute(&mut article);
    article
}

#[test]
fn marks_then_cue() {
    check("“We are late,” Ilse Kramer said.", &["direct Ilse Kramer: “We are late,”"]);
    check("“We are late,” said Ilse Kramer.", &["direct Ilse Kramer: “We are late,”"]);
    check("“Are we late?” Ilse Kramer asked.", &["direct Ilse Kramer: “Are we late?”"]);
    check("\"We are late,\" Ilse Kramer told reporters.", &["direct Ilse Kramer: \"We are late,\""]);
    check("''We are late,'' Ilse Kramer said.", &["direct Ilse Kramer: ''We are late,''"]);
    check("‘We are late,’ Ilse Kramer said.", &["direct Ilse Kramer: ‘We are late,’"]);
    check("“The clock is a friend of no one” Kramer said.", &["direct Kramer: “The clock is a friend of no one”"]);
    check("“She told me ‘no’,” Ilse Kramer said.", &["direct Ilse Kramer: “She told me ‘no’,”"]);
}

#[test]
fn open_class_of_cues() {
    check("“Rain again,” Kramer quipped.", &["direct Kramer: “Rain again,”"]);
    check("“Rain again,” grumbled Tomas Brandt.", &["direct Tomas Brandt: “Rain again,”"]);
    check("“Rain again,” Kramer trilled.", &["direct Kramer: “Rain again,”"]);
}

#[test]
fn cue_then_marks() {
    check("Ilse Kramer said, “We are late.”", &["direct Ilse Kramer: “We are late.”"]);
    check("Ilse Kramer said: “We are late.”", &["direct Ilse Kramer: “We are late.”"]);
    check("Ilse Kramer told the Harbour Herald: “We are late.”", &["direct Ilse Kramer: “We are late.”"]);
    check("When the boat left, Kramer said, “We are late.”", &["direct Kramer: “We are late.”"]);
    check("Ilse Kramer continued:\n“We are late.”", &["direct Ilse Kramer: “We are late.”"]);
}

#[test]
fn split_quotes() {
    check("“We are late,” Kramer said, “but we are here.”", &["direct Kramer: “We are late,” / “but we are here.”"]);
    check("“We are late,” Kramer said. “We are here.”", &["direct Kramer: “We are late,” / “We are here.”"]);
    check(
        "“A boat left,” said Kramer, according to the Harbour Herald, “and it sank.”",
        &["direct Kramer: “A boat left,” / “and it sank.”"],
    );
    check("“First. “Second,” Kramer said.", &["direct Kramer: “First. “Second,”"]);
}

#[test]
fn whose_marks() {
    check("“It will not rain,” a voice over says as a photo is shown.", &["direct a voice: “It will not rain,”"]);
    check(
        "“We are late,” port worker Bill Eastlund, wearing a “Close it” shirt, said.",
        &["direct Bill Eastlund (port worker Bill Eastlund): “We are late,”"],
    );
    check(
        "Asked by a reporter whether it would rain, Mayor Ilse Kramer said, “You tell me.”",
        &["indirect a reporter: whether it would rain", "direct Ilse Kramer (Mayor Ilse Kramer): “You tell me.”"],
    );
    check(
        "Vera Brandt came as well, telling the Post on Monday, “They are late,” she said.",
        &["direct Vera Brandt (she): “They are late,”"],
    );
    check("“Brandt: stay home today,” wrote Ilse Kramer.", &["direct Ilse Kramer: “Brandt: stay home today,”"]);
    check("“We are late,” Kramer said, but “we came.”", &["direct Kramer: “We are late,” / “we came.”"]);
    check(
        "Neither liked Vera Brandt – “A bore at sea,” Kramer said – and they left.",
        &["direct Kramer: “A bore at sea,”"],
    );
    check(
        "“We are late,” said Ilse Kramer, who noted that it was a “cold” day. “We are here.”",
        &["direct Ilse Kramer: “We are late,” / “We are here.”", "mixed Ilse Kramer (who): that it was a “cold” day"],
    );
    check(
        "“We are late,” said Ilse Kramer, who thinks of the port of her youth on each and every day of the year.\n“We are here.”",
        &["direct Ilse Kramer: “We are late,”", "direct Ilse Kramer: “We are here.”"],
    );
    check(
        "Kramer said that the port would close.\n“We are late.”",
        &["indirect Kramer: that the port would close", "direct Kramer: “We are late.”"],
    );
}

#[test]
fn marks_that_nothing_closes() {
    check(
        "\"We are late, said the captain, Ilse Kramer. \"We are here.\"",
        &["direct Ilse Kramer (the captain, Ilse Kramer): \"We are late, / \"We are here.\""],
    );
}

#[test]
fn adjuncts_of_saying() {
    check("It was “a mess”, as Kramer put it.", &["direct Kramer: “a mess”"]);
    check("It was “a mess”, as its captain, Ilse Kramer, put it.", &["direct Ilse Kramer: “a mess”"]);
    check(
        "The bridge, according to the sheet inside, will open on Monday.",
        &["indirect the sheet: The bridge / will open on Monday"],
    );
    check(
        "It was late, he said; he would not say why. “Go.”",
        &["indirect ? (he): It was late", "direct ? (he): “Go.”"],
    );
}

#[test]
fn views_and_announcements() {
    check("The port, in his view, is closed.", &["indirect ? (his): The port / is closed"]);
    check("In Kramer’s opinion, the port is closed.", &["indirect Kramer: the port is closed"]);
    check("In other words, the port is closed. In my view, it is late.", &[]);
    check("Stated Kramer:\n“We are late.”", &["direct Kramer: “We are late.”"]);
    check("“We are late,” Kramer is quoted as saying.", &["direct Kramer: “We are late,”"]);
    check(
        "I ask Ilse Kramer if she is late.\n“We are all late here, and you know it well.”",
        &["indirect ? (I): if she is late", "direct Ilse Kramer: “We are all late here, and you know it well.”"],
    );
    check(
        "Ilse Kramer has a farm. She had to sell it.\n“They put prices on our land and never asked us.”",
        &["direct Ilse Kramer (She): “They put prices on our land and never asked us.”"],
    );
}

#[test]
fn whom_the_words_are_said_to() {
    check("Hale appealed to the owners: “Keep it open.”", &["direct Hale: “Keep it open.”"]);
    check("Hale appealed to the writer to keep his word.", &["indirect Hale: to keep his word"]);
    check(
        "Budd accused the mayor of lying, and when asked about it, he said no.",
        &["indirect Budd: the mayor of lying"],
    );
    check(
        "Hale did not come, and that, said one diplomat, was “the loudest thing.”",
        &["mixed one diplomat: that / was “the loudest thing.”"],
    );
    check("You said “no” on Monday.", &["direct ? (You): “no”"]);
    check("Hale once asked me if it rained.", &["indirect Hale: if it rained"]);
    check("He wrote of “The Keeper” that the dog “did well.”", &["mixed ? (He): that the dog “did well.”"]);
    check("As Hale explained it to me, the port was late.", &["indirect Hale: the port was late"]);
    check("According to Ann Hale, 34, the port is late.", &["indirect Ann Hale: the port is late"]);
    check(
        "Another advantage, according to Hale, is that students can walk home.",
        &["indirect Hale: Another advantage / is that students can walk home"],
    );
}

#[test]
fn nobody_speaks() {
    check("Hale fell silent when asked if it rained.", &[]);
    check("Not everyone agrees that the port is late.", &[]);
    check("Hale stopped short of calling the port “a ruin.”", &[]);
    check("CLARIFICATION: An earlier version of this story gave the wrong date for the port.", &[]);
    check("You could leave thinking that it rained.", &[]);
    check("A site called “Cape Orla If Hale Wins” drew readers.", &[]);
    check("Hale attributed this to Malcolm Budd, head of the guild of port workers.", &[]);
    check("Aunex reported a full-year profit of 214 million crowns, half of what it earned a year earlier.", &[]);
    check("The two argued about pay in the navy, and neither gave in.", &[]);
    check("He held that seat until he died.", &[]);
}

#[test]
fn what_is_found_out() {
    check(
        "An official review of the port found that it was late.",
        &["indirect An official review of the port: that it was late"],
    );
    check("The port is late, a review of the port found.", &["indirect a review of the port: The port is late"]);
    check("Kramer wanted to know whether the port was late.", &["indirect Kramer: whether the port was late"]);
    check(
        "Nobody expects rain before May, the captains said.",
        &["indirect the captains: Nobody expects rain before May"],
    );
    check("Kramer pledged to mend the quay, “all of it”.", &["mixed Kramer: to mend the quay, “all of it”"]);
}

#[test]
fn places_before_the_first_paragraph() {
    check("ORLA: The port goes on to report the highest number of ships in the country.", &[]);
    check("KRAMER: We are late.", &["indirect KRAMER: We are late"]);
}

#[test]
fn forgotten_blanks_and_odd_signs() {
    check("The child lived.Police officials said that it was late.", &["indirect Police officials: that it was late"]);
    check(
        "Kramer said that it cost 300–350 crowns a month.",
        &["indirect Kramer: that it cost 300–350 crowns a month"],
    );
    check("Kramer‘s mother said, “We are late.”", &["direct Kramer‘s mother: “We are late.”"]);
}

#[test]
fn verbs_that_are_none() {
    check("The announcement, posted on the wire after the storm, was seen as a warning.", &[]);
    check("Kramer went on to expand the port to promote “order”.", &[]);
    check("Kramer faced questioning from supporters after she compared the two ports.", &[]);
    check("Please note that it may be late.", &[]);
    check("The mayor hasn’t yet said whether he will sign.", &[]);
    check("Kramer is said to have lost the port.", &[]);
    check("Kramer and Brandt were charged with conspiring to act as agents of the port.", &[]);
    check("Change it according to your preference.", &[]);
    check("The storm came as predicted in western Orla, and the port was shut.", &[]);
    check("Kramer built four “towers” on the quay.", &[]);
    check("There is a dog called “Captain”.", &[]);
    check("Ilse Kramer declared herself satisfied.", &[]);
    check("Kramer put a stop to it.", &[]);
    check("A 5-4 ruling would leave the port as it is.", &[]);
    check("Everything Kramer says is wrong.", &[]);
    check("Kramer offered some pointed advice to Brandt.", &[]);
    check("Few people would have described Kramer as “late”.", &[]);
}

#[test]
fn mixed_quotes() {
    check("Kramer said that the port was “a mess.”", &["mixed Kramer: that the port was “a mess.”"]);
    check(
        "Kramer said the port was “a mess” and would close.",
        &["mixed Kramer: the port was “a mess” and would close"],
    );
    check("The port is “a mess,” Kramer said.", &["mixed Kramer: The port is “a mess,”"]);
    check("The port, Kramer said, “is a mess.”", &["mixed Kramer: The port / “is a mess.”"]);
    check("Kramer called it “a mess” on Monday.", &["direct Kramer: “a mess”"]);
    check("Kramer called the old port “a mess”.", &["mixed Kramer: the old port “a mess”"]);
}

#[test]
fn reported_speech() {
    check(
        "“It rained all day,” said Hale and added that she would expect more of it.",
        &["direct Hale: “It rained all day,”", "indirect Hale: that she would expect more of it"],
    );
    check("Kramer said that the port would close.", &["indirect Kramer: that the port would close"]);
    check("Kramer said the port would close.", &["indirect Kramer: the port would close"]);
    check("The port will close, Kramer said.", &["indirect Kramer: The port will close"]);
    check(
        "Kramer told reporters on Monday that the port would close.",
        &["indirect Kramer: that the port would close"],
    );
    check("According to Ilse Kramer, the port will close.", &["indirect Ilse Kramer: the port will close"]);
    check("The port will close, according to Ilse Kramer.", &["indirect Ilse Kramer: The port will close"]);
    check(
        "Kramer said the port would close and added that it was sad.",
        &["indirect Kramer: the port would close", "indirect Kramer: that it was sad"],
    );
    check("Kramer did not say whether the port would close.", &[]);
    check("“I took it,” Kramer did not say. Brandt never said “the port is safe”.", &[]);
    check(
        "Kramer said that, according to Brandt, the port was lost.",
        &["indirect Kramer: that, according to Brandt, the port was lost"],
    );
    check("Kramer walked to the port and bought bread.", &[]);
}

#[test]
fn names_are_resolved() {
    check(
        "Ilse Kramer left. “It is over,” she said.\n“All of it,” Kramer added.",
        &["direct Ilse Kramer (she): “It is over,”", "direct Ilse Kramer: “All of it,”"],
    );
    check(
        "Ilse Kramer met Tomas Brandt. “It is over,” he said. “Not yet,” she replied.",
        &["direct Tomas Brandt (he): “It is over,”", "direct Ilse Kramer (she): “Not yet,”"],
    );
    check(
        "“Hello, Mr. Brandt,” said Ilse Kramer. “It is over.”",
        &["direct Ilse Kramer: “Hello, Mr. Brandt,” / “It is over.”"],
    );
}

#[test]
fn small_words_that_end_names() {
    check("Theresa May said it would rain.", &["indirect Theresa May: it would rain"]);
    check("A tide may rise, a reporter for USA Today wrote.", &["indirect a reporter for USA Today: A tide may rise"]);
}

#[test]
fn what_is_heard_is_nobodys() {
    let text = "“We are late,” Ilse Kramer said. “We are\n(LAUGHTER.)\n“late again.”";
    let expected = ["direct Ilse Kramer: “We are late,” / “We are", "direct Ilse Kramer: “late again.”"];
    check(text, &expected);
    check(&text.replace('(', "“("), &expected);
}

#[test]
fn marks_that_nobody_says() {
    check("The film “The Long Night” opens in May.", &[]);
    check("The so-called “experts” left the ship “Marieke”.", &[]);
    check("In “The Long Night,” Kramer said nothing.", &[]);
}

#[test]
fn whose_words_in_marks_are() {
    check(
        "Ada Hale named three things: “We are late, and it is dark,” she said.",
        &["direct Ada Hale (she): “We are late, and it is dark,”"],
    );
    check(
        "After winning the vote, Gov. Ada Hale (R-OH), said, “We are late.”",
        &["direct Ada Hale (Gov. Ada Hale): “We are late.”"],
    );
    check(
        "One passenger had chalked a reply: “Then where do I sleep?”",
        &["direct One passenger: “Then where do I sleep?”"],
    );
    check(
        "Hale had a question for the crowd. “Who is going to pay for it?”",
        &["direct Hale: “Who is going to pay for it?”"],
    );
    check(
        "The call had been frank, Hale said; he declined to describe its tone. “I will only say that we still talk.”",
        &["indirect Hale: The call had been frank", "direct Hale: “I will only say that we still talk.”"],
    );
    check(
        "“We are late,” Hale said. But “nobody has seen the boat since noon.”",
        &["mixed Hale: “We are late,” / But “nobody has seen the boat since noon.”"],
    );
}

#[test]
fn reported_clauses_end_and_go_on() {
    check(
        "Its chair, Una Hale, told the council that her members were tired, adding that it was late.",
        &["indirect Una Hale: that her members were tired", "indirect Una Hale: that it was late"],
    );
    check(
        "The oven will be replaced, Kramer promised, and the sign will be painted.",
        &["indirect Kramer: The oven will be replaced / and the sign will be painted"],
    );
    check(
        "She would like, Kramer says, to learn the cello.",
        &["indirect Kramer: She would like / to learn the cello"],
    );
    check("The owners of five states said they would come.", &["indirect The owners of five states: they would come"]);
    check(
        "Her husband, the cellist Ruben Aalto, says he heard of it on the radio.",
        &["indirect Ruben Aalto (the cellist Ruben Aalto): he heard of it on the radio"],
    );
    check(
        "Officials knew in 2020 that dredging could do lasting damage, according to Ada Hale.",
        &["indirect Ada Hale: Officials knew in 2020 that dredging could do lasting damage"],
    );
    check("Kramer declined to say whether the boat was late.", &[]);
    check("— said , ", &[]);
    check("“We close,” said Ada Hale, who runs the line, when the end came.", &["direct Ada Hale: “We close,”"]);
}

#[test]
fn stretches_that_go_on_or_do_not() {
    check(
        "Hale: “We are late.” Budd: “We are early.”",
        &["direct Hale: “We are late.”", "direct Budd: “We are early.”"],
    );
    check("Some were angry (“I want it back,” wrote Ada Hale), and left.", &["direct Ada Hale: “I want it back,”"]);
    check("She was, in the words of her brother, “the best of us”.", &["direct her brother: “the best of us”"]);
    check("“It was dark,” said one resident, who asked not to be named.", &["direct one resident: “It was dark,”"]);
    check("“It was dark,” Hale said. “It rained.”\n“A long night”", &["direct Hale: “It was dark,” / “It rained.”"]);
}

/// Rules look at the words behind: wherever a text stops, it is read.
#[test]
fn texts_that_stop_anywhere() {
    for text in [
        "EXCLUSIVE – Ilse Kramer to owners: ‘Go’",
        "Its targets, announced in May, have been low, and Kramer and Brandt blamed each other.",
        "“We are late,” Ilse Kramer, 34, a captain of the port said, as its director, Vera Brandt, put it, in her view, “well.”",
        "The port, according to the sheet inside, goes on to close because according to Kramer it is “late”, a study found.",
        "\"We are late, said the captain. \"Both ministers wanted to know whether the 34-year-old held that it rained.",
        "Vera Field, who held that it rained, appealed to Budd to go: “No.” Field noted a sign that read “No”, which said that",
        "“No!” Budd, 85% of voters out of 10 told to me that Juan “Chico” Budd has not or said nothing about news that it",
        "A plan labeled “a hunt” by Budd, and that, said the port director and clerk Ann Budd, was late, when asked about profit",
        "Will Budd, who in a note to Orla TV’s “Tea Time” told about half of the Food and Allied Workers’ Union, as per PM Ann",
        "Rep. Ann Hale (Orla, 2nd) quoted one of them, a man called Budd, as saying that, a find that may help, he was informed that",
        "The paper, according to her, put him on “air,” during a stop, though no, and let’s say, called an election and said: “No”",
        "“Late,” called out one of them, Otto Budd, a 36-year-old vet known for Mrs Hale himself, asked her whether, told Holm his",
        "In the letter, whose chief, Ann Hale, told staff not to go, a nurse, who came, said the plan, he said, but only it, it read",
        "Examined by Otto Budd, the witness, a prosecutor known, and who told that, Orla Crown Court heard, said a a/p Hale, a",
        "The port will close next year, Ilse Kramer fumed on",
        "„ said '' told reportersI had had and had",
    ] {
        for (end, _) in text.char_indices() {
            for role in [Role::Headline, Role::Paragraph] {
                let mut article = Article { text: text[..end].to_owned(), ..Article::default() };
                article.parts.push(Part { role, span: Span::new(0, end).trim(text) });
                attribute(&mut article);
            }
        }
    }
}
