//! Who is taken up again, and who answers whom.

use super::{check, read};
use crate::article::{Binding, Rule};

/// Checks the speakers of all quotes, in order.
#[track_caller]
fn check_all(text: &str, expected: &[&str]) {
    let article = read(text);
    let name = |quote| article.speaker_name(quote).or_else(|| quote.unnamed.clone()).unwrap_or_else(|| "?".to_owned());
    let found: Vec<String> = article.quotes.iter().map(name).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn two_who_talk_by_turns() {
    check_all(
        "Under questioning by Priya Holm, Renata Budd told of a car. “It was cold,” she said.\n\
         “Who was in the car?” Holm asked.\n“Me and Otto,” Budd answered. “And his dog.”\n\
         “And what did Mr. Lunde say to you?”\n“That the auditors were coming on the ninth.”\n“Was he calm?”\n\
         “He was,” she said.",
        &["Renata Budd", "Priya Holm", "Renata Budd", "Priya Holm", "Renata Budd", "Priya Holm", "Renata Budd"],
    );
    // Why: by what they are bound, and by what rule.
    let article =
        read("“Who was in the car?” Ada Holm asked.\n“Nobody but me.”\n“Was he calm?”\n“He was,” Otto Budd said.");
    let why = &crate::quotes::explain(&article)[1];
    assert_eq!((why.binding, why.rule, why.chain.len()), (Binding::Turn, Rule::Turn, 1));
    // Named in a later turn alone.
    check_all(
        "“Did you knock on their doors?” asked Carl Lunde’s co-counsel, Imogen Farr.\n“No, ma’am.”\n\
         “Did you write them a letter?”\n“I did not,” Otto Budd said.",
        &["Imogen Farr", "Otto Budd", "Imogen Farr", "Otto Budd"],
    );
    // Nobody else is known.
    check_all("“Who was in the car?” Ada Holm asked.\n“Nobody but me.”", &["Ada Holm", "?"]);
    // No question: he goes on.
    check_all("“I had no idea,” Otto Budd said.\n“None of us had.”", &["Otto Budd", "Otto Budd"]);
}

#[test]
fn who_answers_an_office() {
    let asked = "“We paid for the goods,” Otto Budd told the chair, Lena Lund.\n“Goods of what sort?” Lund asked.\n";
    check(&format!("{asked}“That we were not able to find out at all, Chair.”"), "Otto Budd");
    check(&format!("{asked}“That we were not able to find out at all, your Honour.”"), "Otto Budd");
    // She goes on.
    check(&format!("{asked}“It is a thing that nobody was able to find out.”"), "Lena Lund");
}

#[test]
fn boxes_and_captions_stand_between() {
    check(
        "“It was late,” said Otto Holm.\n6th: Most loved mayor, behind Carl Budd and Emil Lund (Echo)\n“We left,” he said.",
        "Otto Holm",
    );
    check(
        "Otto Holm came.\nOtto Holm meanwhile won in two sets.\n“It was a long game, and I am glad it is over.",
        "Otto Holm",
    );
}

#[test]
fn whoever_asks_is_not_who_answers() {
    check("Ada Holm came late. Asked by a reporter why she had left, she replied: “No comment.”", "Ada Holm");
    check(
        "Carl Budd, the prosecution’s first witness, came.\nExamined by Otto Lunde, the witness said it rained.",
        "Carl Budd",
    );
    check(
        "Asked about the summary, a senior official of the department, who came late, said it had rained.",
        "unnamed:a senior official of the department",
    );
}

#[test]
fn somebody_without_a_name_stays_so() {
    let nurse = "The chief nurse, Vera Stroud, told staff that it was late.\n\
                 A nurse who works there, and who asked not to be named, said it was bad.\n";
    check(nurse, "unnamed:A nurse");
    check(&format!("{nurse}“I went home and wept,” the nurse said."), "unnamed:A nurse");
    // Somebody of that role is named since.
    check(&format!("{nurse}The nurse Ilse Holm came.\n“I went home and wept,” the nurse said."), "Ilse Holm");
    check(
        "The port’s chief officer, Ada Holm, said no.\nA finance officer, who feared for his post, said it was so.\n\
         “We had to sign,” the officer recalled.",
        "unnamed:A finance officer",
    );
    check("A spokesman for Mr Holm said it was late.\n“We are late,” the spokesman said.", "unnamed:A spokesman");
    let article = read("A spokesman for Mr Holm said it was late.\n“We are late,” the spokesman said.");
    assert_eq!(article.quotes[1].spoken_for.as_deref(), Some("Mr Holm"));
}

#[test]
fn who_acts_in_the_sentence_before() {
    check(
        "Dr Priya Nair said it was late. “We look at it,” she said.\nAt Felin, publican Kath Beddoe carried crisps upstairs.\n\
         “The river came in at the front,” she joked.",
        "Kath Beddoe",
    );
    check(
        "Gov. Lyle Prescott said it was late. His rival, Sen. Denise Quist, said so too. “I love him,” she said.\n\
         Told of this, her cousin smiled. “Good,” he said.",
        "unnamed:her cousin",
    );
    check(
        "Calvin Holm, the president, said it was good.\n\
         Sen. Will Brandt, a farmer from Orla whom the president has called “Wobbly Will,” was there. He said it was late.",
        "Will Brandt",
    );
    check(
        "Yvette Holm came. “It is late,” she said.\nThe girl stirred. “Where is Daddy?” she asked.",
        "unnamed:The girl",
    );
    check("Tommy Holm came. What everyone agrees on is that Tommy spoke last. He said it was late.", "Tommy Holm");
    check("Carl Holm said Otto Budd would win, which he called “a mess”.", "Carl Holm");
}

#[test]
fn words_in_marks_go_to_who_acts_between() {
    check(
        "Their chairman, Carl Pyle, had said that Otto Hanlon, the manager, had his “full support”. The manager snorted. \
         “I thought it was an obituary.”",
        "Otto Hanlon",
    );
    check(
        "The club said it was late. “It is his knee, and he heard it go.” Luis Holm posted a picture. \
         “Three points is the best medicine,” he wrote.",
        "Luis Holm",
    );
}

#[test]
fn papers_are_their_writers() {
    check(
        "In a letter to the board, Ada Holm accused it of greed. Nobody came.\n“We go,” the letter said.",
        "Ada Holm",
    );
    check(
        "In her founding affidavit, Ada Holm says that it was late.\n“We were made poor,” the affidavit reads.",
        "Ada Holm",
    );
    check("In the letter, director Ada Holm says it was late.\n“You are dismissed,” it reads.", "Ada Holm");
    check("Club chair Ada Holm posted an appeal on Sunday.\nIt read: “If you have a shovel, we need you.”", "Ada Holm");
    // Nobody told who wrote it.
    check("A note hung there. Otto Budd said nobody came. “Back by Christmas,” it read.", "");
}

#[test]
fn bodies_that_speak_by_others() {
    check("A spokesman for Cambria Grid said it was sorry. The line would open by noon, it said.", "Cambria Grid");
    check("A spokesman for Mr Holm said it was sorry. It would open by noon, it said.", "");
    check("Orla Water did not object. In its response it said that it could “be done”.", "Orla Water");
}

#[test]
fn who_is_told_of_by_kin() {
    check(
        "Otto Holm said it was late.\nThere was Emrys Holm, 84, father of Otto, who insists that it was.",
        "Emrys Holm",
    );
    check(
        "Otto Holm said no. Among them was Emrys Holm, 84, father of Otto.\n“Yes,” the older Mr Holm said.",
        "Emrys Holm",
    );
    check("Ada Holm noted the rule.\n“We go,” the 34-year-old mother of three replied.", "Ada Holm");
    check("Carl Holm died.\nHis wife of 57 years, Jean, said he joked.\nMrs Holm, 79, said it was late.", "Jean Holm");
    check("Gregor Breese farms with his wife Menna. “I do,” he said.\n“He does not,” said Mrs Breese.", "Menna Breese");
    check("Devin Marsh came. Linda Marsh came too. Marsh said she had lost it.", "Linda Marsh");
    check(
        "Otto Holm came.\nIn an editorial, Susan Pike and a colleague, Dr. Carl Menon, wrote that it “may be so”.",
        "Susan Pike and Carl Menon",
    );
}

#[test]
fn who_is_asked_or_told_is_not_the_speaker() {
    check(
        "Sean Budd asked Donald Hale how high the wall would be.\n“I think it could be 35 feet,” he told Budd.",
        "Donald Hale",
    );
    check(
        "“That’s a concern,” Susan Marsh said.\nAsked whether Cora Budd should quit, she said: “I don’t know.”",
        "Susan Marsh",
    );
    check(
        "They saw Jane Hale, the banker, in Orla. Bob Marsh, a Hale supporter who said it would rain, left.",
        "Bob Marsh",
    );
    check("Paul Budd told reporters it was over.\nZed Marsh said it will help.\n“It will,” he said.", "Zed Marsh");
    check("Hale lives in Orla and like Budd has said that rain is near.", "Hale");
}
