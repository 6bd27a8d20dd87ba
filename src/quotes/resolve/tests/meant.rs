//! Whom "he", "she" and "they" mean where several may be meant.

use super::check;

#[test]
fn neither_half_of_two_is_he() {
    let two = "Tom Hale spoke in Orla. “It is late,” Hale said.\nHale and Peter Budd may like trade, but the market is slow. That is the reason President Otto Lund is seeking a pact.";
    check(&format!("{two} “It pays,” he says."), "Otto Lund");
    check("Tom Hale and Ada Budd came. “It is late,” he said.", "Tom Hale");
    check("Tom Hale spoke. “No,” Hale said.\nHis rivals left. Hale stayed. “Yes,” he said.", "Tom Hale");
}

#[test]
fn who_is_led_to() {
    let left = "Tom Hale skipped it. Hale said that it was late.\nThat left Sen. Carl Holm in the middle and facing attacks, so much so that he";
    check(&format!("{left} accused the hosts of asking too much."), "Carl Holm");
    let two = "Tom Hale skipped it. Hale said that it was late.\nThat left Sen. Carl Holm and Otto Budd facing attacks, so much so that he";
    check(&format!("{two} accused the hosts of asking too much."), "Tom Hale");
}

#[test]
fn who_told_goes_on() {
    let told = "Tom Hale met Carl Budd in Orla. Budd asked whether it would rain.\n“It is high,” he told Budd, to cheers from the crowd at the fair where Hale spoke.";
    check(&format!("{told}\n“It is late,” he said."), "Tom Hale");
    check("“It is high,” Tom Hale said. “It is late,” he told Carl Budd. Budd laughed. “No,” he said.", "Carl Budd");
}

#[test]
fn who_is_called_so_behind_an_opening() {
    let asked = "Adm. Harry Hale is here. Admiral Hale spoke.\nThe chairman, Gen. Joe Lund, asked Admiral Hale just that question. Asked later - war or not over the shoal - the admiral chuckled.";
    check(&format!("{asked}\n“It is good,” he said."), "Harry Hale");
}

#[test]
fn who_is_new_acts_and_is_he() {
    let bard = "Nadia Bard writes at night. “It is late,” Bard said.";
    check(&format!("{bard}\nAuthor Kate Lox, from Holm, spoke about books.\n“It rained,” she said."), "Kate Lox");
    check(&format!("{bard}\nKate Lox / Orla Images.\n“It rained,” she said."), "Nadia Bard");
    let elder = "Jon Test voted for it. “No,” Test said. George Hale is rich.\nThe elder Hale gives to many. He has given to Test. He";
    check(&format!("{elder} has stated, “I am against it.”"), "George Hale");
    let asked = "As I sit with Sir Tony Hale in his office, I ask if Sir Otto Budd is good enough?";
    check(&format!("{asked}\n“Yes, of course,” he snaps."), "Tony Hale");
}

#[test]
fn who_is_not_both() {
    check("Chris Hale began early. After he gave her an answer, she said he had her vote.", "");
    let named = "Tim Moore left. Moore said it was late. The suit alleges that Moore used his office before Otto Lund.\nIn fact, he says that she feared for her job if she rejected Moore.";
    check(named, "Otto Lund");
}

#[test]
fn those_who_told_before() {
    let women = "In interviews, female donors in both parties described cascading changes in their homes. More women are founding firms.";
    check(
        &format!("{women} Within marriages, they said, women have more power."),
        "unnamed:female donors in both parties",
    );
    let now = "Female donors walked in the rain. More women are founding firms. Within marriages, they said, women have more power.";
    check(now, "unnamed:More women");
    let three = "In a paper, three economists - Ada Hale of Orla, Otto Budd of Torv and Jan Lund of Holm - raised a doubt. They looked at it.";
    check(&format!("{three} In another study, they estimated that it rained."), "Ada Hale, Otto Budd and Jan Lund");
    let two = three.replace("three", "four");
    check(&format!("{two} In another study, they estimated that it rained."), "unnamed:four economists");
}

#[test]
fn those_of_the_paragraph_before() {
    let march = "But the protesters also wept for the dead.\nAs they went down Broad Street, they";
    check(&format!("{march} chanted “stop it.”"), "unnamed:the protesters");
    check("Ada Hale wept.\nAs they went down Broad Street, they chanted “stop it.”", "");
    check("What irks the farmers the most, they say, is the dust. They insist that it is late.", "unnamed:the farmers");
}

#[test]
fn those_beside_one_with_a_name() {
    let asked = "Mike Hale and his colleagues asked for it. It was late.";
    check(&asked.replace(" It was late.", " “No,” they wrote."), "unnamed:Mike Hale and his colleagues");
    check("But there are critics of the pact. They argue that it is late.", "unnamed:critics");
    check(
        "Jim Lund is an editor. “No,” Lund said.\nThe editor I was talking to, Tim Budd, broke in to say, “It rained.”",
        "Tim Budd",
    );
}

#[test]
fn who_tells_of_one_named_since() {
    let told =
        "Matthew Lund said that it was late.\nOtto Budd has been promoted to chief.\n“He learned Norse,” he said.";
    check(told, "Matthew Lund");
    check("Matthew Lund said that it was late.\nOtto Budd was impressed. “He is clever,” he said.", "Otto Budd");
    let other = told.replace("to chief.", "to chief by Tom Hale.");
    check(&other, "Otto Budd");
}

#[test]
fn who_is_called_so_and_near() {
    let told = "It rained.\nSen. Marco Lund, a presidential candidate, left.\nIt was late.\nIt snowed.\nSen. Otto Hale came back.";
    check(&format!("{told}\n“It is late,” the independent Orla senator and presidential candidate said."), "Otto Hale");
    check(&format!("{told}\n“It is late,” the presidential candidate said."), "Marco Lund");
    let crowd = "Otto Hale leaves for Torv today, where he will be met by thousands of Germans.";
    check(&format!("{crowd} They said that it was late."), "unnamed:thousands of Germans");
}

#[test]
fn who_held_an_office_before() {
    let told = "Ada Hale is late again. Hale did not come.\nThe former secretary of state has long maintained that she complied.";
    check(told, "Ada Hale");
    let now = told.replace("former secretary", "secretary").replace("that she", "that it");
    check(&now, "unnamed:The secretary of state");
}

#[test]
fn who_is_called_so_and_acts_against_it() {
    let told = "Otto Hale, a diver, came. Professor Karl Budd called it a beauty. “It is old,” he said.";
    let named = format!("{told}\nThe team wanted to name it after the diver, but");
    check(&format!("{named} he declined. “I am tired,” he said."), "Otto Hale");
    check(&format!("{named} it was late. “I am tired,” he said."), "Karl Budd");
}

#[test]
fn who_is_told_of_behind_a_place() {
    let told = "Otto Lund found Tarn Hill School.\nAt the spot shown on the map as Tarn Hill, a farmer, Karl Budd,";
    check(&format!("{told} was at work. He said it was late."), "Karl Budd");
    check("In Orla, a farmer, Karl Budd, was at work. He said it was late.", "Karl Budd");
    check("Ada Hale, a farmer, was at work. The farmer said it was late.", "Ada Hale");
}

#[test]
fn what_a_thing_is_called() {
    check("It will be known as Orlacetus. “I was furious,” she said.", "");
    check("The man was known as Orlacetus. “I was furious,” he said.", "Orlacetus");
}
