//! New subjects, those who stand aside, and what somebody is called by.

use super::check;

#[test]
fn those_whom_others_quote_or_play() {
    check("Otto Holm ended by quoting Emil Budd.\n“It is late,” he said.", "Otto Holm");
    check("Ada Holm was on screen for years. She was seen as landlady Tina Budd. “It is late,” she said.", "Ada Holm");
    check(
        "Joan Holm sang in Orla. Her mother, Ada, sewed. Her father was at sea. “It is late,” she said.",
        "Joan Holm",
    );
    check("Joan Holm sang in Orla. Her mother, Ada Holm, was there.\n“It is late,” she said.", "Ada Holm");
}

#[test]
fn those_whom_a_sentence_is_about() {
    check(
        "Otto Holm said it was late.\nOne survivor, who gave only his first name, Emil, denied it. It was noon, he said.",
        "Otto Holm",
    );
    check(
        "Otto Holm said it was late.\nOne survivor, identified only by his first name, Emil, denied it. It was noon, he \
         said.",
        "Emil",
    );
    check("Otto Holm said it was late.\nAmong them was Budd’s grandson, Emil, 71.\n“It was noon,” he said.", "Emil");
    check("Otto Holm said it was late.\nThe man on the bench nodded. “It is,” he said.", "unnamed:The man");
    check("Otto Holm said it was late.\nThe man nodded. “It is,” he said.", "Otto Holm");
    check(
        "Otto Holm won.\nHis rival, Homeland League firebrand Emil Budd, gave up. “It is late,” he said.",
        "Emil Budd",
    );
    check("Her husband, the former diver Emil Budd, agreed. “It is late,” he said.", "Emil Budd");
    check("Orla Tides fell 14% after it said it would close a yard.", "Orla Tides");
    check("Otto Holm and Emil Budd spoke. The latter said it was late.", "Emil Budd");
    check("Otto Holm and Emil Budd spoke. The former said it was late.", "Otto Holm");
}

#[test]
fn who_comes_behind_a_place_or_a_body() {
    check("It came from Otto Holm, a former envoy to the United Nations, who wrote that it was late.", "Otto Holm");
    check("It goes to a retired teacher in Orla, who said it was late.", "unnamed:a retired teacher in Orla");
    check("Otto Holm, a teacher in Orla, who was there, said it was late.", "Otto Holm");
    check("There are five Tarn Tarn villages who claim it is theirs.", "unnamed:five Tarn Tarn villages");
    check("Ada Holm, OP, who served there, said it was late.", "Ada Holm");
}

#[test]
fn what_somebody_is_called_by() {
    check("Superintendent Emil Budd came. “It is late,” the officer said.", "Emil Budd");
    check("Prosecutor Emil Budd came. It was late, the barrister said.", "Emil Budd");
    check("Cabinet Secretary Emil Budd came. It was late, the CS said.", "Emil Budd");
    check("SP Emil Budd came. It was late, the SP said.", "Emil Budd");
    check("Deputy SP Emil Budd came. The deputy SP nodded. “It is late,” he said.", "Emil Budd");
    check("SP Emil Budd came. It was late, SP Budd said.", "Emil Budd");
    check("FBI Director Emil Budd came. It was late, the FBI said.", "FBI");
    check("The SP met on Monday. It was late, the SP said.", "SP");
    check("Justice Ada Holm sent him to jail. Her Honour said it was late.", "Ada Holm");
    check("Shadow chancellor Emil Budd spoke. The Chancellor said it was late.", "unnamed:The Chancellor");
    check(
        "Treasury spokesman Emil Budd spoke. The Prime Minister’s official spokesman said it was late.",
        "unnamed:The Prime Minister’s official spokesman",
    );
    check("Emil Budd, spokesman for Otto Holm, came. The congressman’s spokesman said it was late.", "Emil Budd");
    check("My friend and colleague Emil Budd said it was late.", "Emil Budd");
}

#[test]
fn trades_and_nicknames_in_names() {
    check("Landscaper Rick Budd said it was late.", "Rick Budd");
    check("Conception “Connie” Holm said it was late.", "Conception “Connie” Holm");
    check("Lawyers for Budd said it was late.", "unnamed:Lawyers for Budd");
    check("Lawyers for Clean Rivers said it was late.", "Lawyers for Clean Rivers");
    check("Emil Holm came. Pressed on whether Otto Budd drank, he said it was late.", "Emil Holm");
}
