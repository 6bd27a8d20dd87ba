//! Who is meant by a noun where one person, or one body, was told of right before; whose somebody is; labels.

use super::check;

#[test]
fn who_spoke_at_the_head_of_the_paragraph_before() {
    check("Orla Shipping said it would wait.\n“It is late,” the company said.", "Orla Shipping");
    check("The Orla School of Law said it would wait.\n“It is late,” the company said.", "unnamed:the company");
    check("The Energy Department wrote back.\nIt said that it was late. “No,” the agency said.", "Energy Department");
}

#[test]
fn one_person_alone() {
    let shop = "Saphina Lund is a mother of two. She keeps a shop in Orla.\n“It is late,” says the woman.";
    check(shop, "Saphina Lund");
    for other in [
        "Ada Lund was robbed on Monday. “Give me that,” the woman said.",
        "Ada Lund denies it. The woman told police that it was late.",
        "Ada Lund said she heard screams. “It is late,” the woman said.",
    ] {
        check(other, if other.contains("The woman") { "unnamed:The woman" } else { "unnamed:the woman" });
    }
    // Somebody else was told of, or by that noun.
    check(&shop.replace("She keeps", "A woman came. She keeps"), "unnamed:A woman");
    check(&shop.replace("in Orla", "with Ada Hale"), "unnamed:the woman");
    check(&shop.replace("the woman", "the man"), "unnamed:the man");
    check(&shop.replace("the woman", "the other woman"), "unnamed:the other woman");
    check(&shop.replace("the woman", "the officer"), "unnamed:the officer");
    check(&shop.replace("the woman", "the woman at the door"), "unnamed:the woman at the door");
}

#[test]
fn whose_somebody_is() {
    check("Otto Budd was a shy boy. His mother said that it was late.", "unnamed:Otto Budd’s mother");
    check("Otto Budd met Carl Lund. His mother said that it was late.", "unnamed:His mother");
    check("Otto Budd held a man on Friday. His lawyer said that it was late.", "unnamed:His lawyer");
    check("Ada Budd left. Her Majesty said that it was late.", "unnamed:Her Majesty");
    check("Judge Mary Holm freed Travis Holm. Travis Holm’s mother said it was late.", "unnamed:Travis Holm’s mother");
    check("Ada Hale was shy. His mother said that it was late.", "unnamed:His mother");
    check("Donna Holm liked it. Travis Holm’s mom said it was late.", "Donna Holm");
    check("Otto Holm liked it. Travis Holm’s mom said it was late.", "unnamed:Travis Holm’s mom");
    check("Donna Lund liked it. Travis Holm’s mom said it was late.", "unnamed:Travis Holm’s mom");
}

#[test]
fn one_body_alone() {
    check("The premier read newspaper Dagen Nytt. In a report, the paper claimed that it was late.", "Dagen Nytt");
    check("Ten members of Youth Holm were held in Orla.\nLast week the group said it was late.", "Youth Holm");
    check(
        "Orla Steel Works was fined by the Tide Protection Agency.\nThe company said it was late.",
        "Orla Steel Works",
    );
    check("The story was first told by Orla News.\nThe company said it was late.", "unnamed:The company");
    check("Crowds stood outside the Supreme Court.\nThe group said it was late.", "unnamed:The group");
    let land = "Norland’s supreme court said it was late. The Supreme Court in Orla ruled. “No,” Norland’s supreme court said.";
    check(land, "unnamed:Norland’s supreme court");
    let two = "Ten members of Youth Holm and Clean Tides were held in Orla.\nLast week the group said it was late.";
    check(two, "unnamed:the group");
    let guard = "Orla’s civil aviation authority disputed it. The Civil Aviation Authority of Orla said it was late.";
    check(guard, "Civil Aviation Authority of Orla");
    check(
        "The Civil Aviation Authority of Orla left. Orla’s civil aviation authority said no one came.",
        "Civil Aviation Authority of Orla",
    );
    check(
        "The Civil Aviation Authority of Orla left. Torv’s civil aviation authority said no one came.",
        "unnamed:Torv’s civil aviation authority",
    );
    check("The Tide Authority said it rained.\nThe airline said that it was late.", "unnamed:The airline");
}

#[test]
fn who_is_told_of_by_another() {
    check("Ada Hale, a top aide said, “is confident.”", "unnamed:a top aide");
    check("Ada Hale, a top aide, said, “is it late?”", "Ada Hale");
    check("Ada Hale was hacked. The hacker whose letter was found admitted that it was late.", "unnamed:The hacker");
    check(
        "“It is late,” said Otto Rocha, president of Tide Works, a firm.\nThe nominee said that it rained.",
        "unnamed:The nominee",
    );
    check("Kerry Holm left. Ricky’s friend Lee Budd came. The singer said it was late.", "Lee Budd");
    check(
        "Kerry Holm left. Her friend Lee Budd came. The minister confirmed that he met Ms Holm, terming it late.",
        "unnamed:The minister",
    );
}

#[test]
fn labels_that_are_whole() {
    check(
        "Countries like China, Iran, and Russia have walls, saying they are good.",
        "unnamed:Countries like China, Iran, and Russia",
    );
    check("A few small, limited studies suggest that tea is good.", "unnamed:A few small, limited studies");
    check("When it was dark, old men said it was late.", "unnamed:old men");
    check("It came after attacks by Ben Holm and allies, who claim the port is shut.", "unnamed:Ben Holm and allies");
}

#[test]
fn who_begins_a_sentence_behind_a_job() {
    let told = "Otto Holm seemed angry. “It is dark,” he posted on Monday.\nFormer Orla opener Lalit Budd was in no mood. “No,” he said.";
    check(told, "Lalit Budd");
    check("Otto Holm’s mother, 88-year-old Hannelore, was there. Her answer: “Come home.”", "Hannelore");
}
