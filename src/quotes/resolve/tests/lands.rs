//! Titles and names as papers of many lands print them.

use super::{check, check_role};

#[test]
fn titles_before_names() {
    check("Fr Eugene Holm read it out. “He is gone,” he said.", "Eugene Holm");
    check("Declan Holm BL, counsel for the family, said it was late.", "Declan Holm");
    check("“It is late,” said Tan Sri Azman Holm.", "Azman Holm");
    check("Otto’s wife, Puan Sri Rohana Holm, said it was late.", "Rohana Holm");
    check("Assembly Clerk Tobias Holm said it was late.", "Tobias Holm");
    check("Its chairman, Chaudhry Nisar Ahmed Holm, said it was late.", "Nisar Ahmed Holm");
    check("“It is late,” said Apostle Lindiwe Holm.", "Lindiwe Holm");
    check("Justice Holm came. The judge said that it was late.", "Holm");
    check("Dr Consolata Holm, his deputy, was there. Asked if she would go, the DG said: “No.”", "Consolata Holm");
}

#[test]
fn names_of_several_parts() {
    check("Saraswathy a/p Holm, 52, told the court that it was late.", "Saraswathy a/p Holm");
    check("Saraswathy a/p Holm came. Saraswathy said she was late.", "Saraswathy a/p Holm");
    check("Datuk Azman Bala Holm came. “It is late,” said Azman Bala.", "Azman Bala Holm");
    check("Tan Boon Leong came. “It is late,” Boon Leong said.", "Tan Boon Leong");
    check("Peter Langkup anak Holm came. “It is late,” said Peter Langkup.", "Peter Langkup anak Holm");
    check("Kevin “Kevo” Holm came. “It is late,” Kevo joked.", "Kevin “Kevo” Holm");
    check("Orville Budd is rich. Budd himself said that it was late.", "Orville Budd");
    check("Ada Holm of Norland, the chairwoman of the board, came. She said it was late.", "Ada Holm");
    check("Vera Holm, 81, a driver from Orla, Norland, who came late, says it was late.", "Vera Holm");
    check("Wayne Holm, 56, left.\nThe father-of-four says he was pushed.", "Wayne Holm");
}

#[test]
fn surnames_that_stand_first() {
    check("Minister of State Lim Wei Holm said it was late.", "Lim Wei Holm");
    check("Minister for Health Ong Mei Ling told members that it was late.", "Ong Mei Ling");
    check("Minister of State Ada Maria Holm said it was late.", "Ada Maria Holm");
    check("Minister for Social Renewal Ada Holm said it was late.", "Ada Holm");
    check("Lim Boon Heng came. “It is late,” said Ms Lim.", "Lim Boon Heng");
    check("Harlan Home Foods grew. “It is late,” said Mr Harlan.", "Harlan");
    check("Minister Sim Mei Ling told members that it was late. “No,” she added.", "Sim Mei Ling");
    check("Noodle seller Mdm Sung Ah Moi, 71, was at her stall.\n“It is late,” she said.", "Sung Ah Moi");
    check("“It is late,” Kipsang arap Holm said. “Not so late,” said Kiprono ole Budd.", "Kiprono ole Budd");
}

#[test]
fn names_behind_words_and_told_late() {
    check(
        "Ada Holm came in May. Someone told her customers that it was late.\n“I can spell it,” she says.",
        "Ada Holm",
    );
    check("Holm spoke in the capital.\n“It is late,” Capital Meridian said.", "Capital Meridian");
    check(
        "Traders in Budd County, Orla, left.\nAn eyewitness, who identified himself simply as Otto, said it was late.\n\
         He said, “It was hot.”",
        "Otto",
    );
}

#[test]
fn ranks_and_firms_cut_short() {
    check("Detective Inspector Ada Pope came.\n“They were lucky,” Inspector Pope said.", "Ada Pope");
    check("The bishop came.\n“They were lucky,” Bishop Hale said.", "Hale");
    check("It sank, according to Petty Officer 2nd Class Ada Holm, a spokesperson for the guard.", "Ada Holm");
    check("He sent his Principal Secretary instead. The PS, Beatrice Holm, said it was late.", "Beatrice Holm");
    check(
        "The boatman fled, Superintendent of Police Anamika Holm said.\n“We are asking the owner,” the SP said.",
        "Anamika Holm",
    );
    check("The board blamed Norvale Tarn Water.\nNorvale Tarn said that it was “deeply sorry”.", "Norvale Tarn Water");
}

#[test]
fn roles_without_forms_of_address() {
    check_role("“It is late,” said lead author Dr. Miriam Holm.", "lead author");
    check_role("Ward member Cllr Sunita Holm said it was late.", "Ward member");
    check_role("Mayor of Orla, His Worship Councillor Leroy Holm, said it was late.", "Mayor of Orla");
    check_role("“It is late,” a defiant Mr Holm said.", "");
    check_role("“It is late,” said the museum attendant, Vera Holm.", "museum attendant");
    check_role("Malcolm Holm, the 36-year-old captain, said it was late.", "captain");
    check_role("Warren Holm, a former prosecutor known for his voice, said it was late.", "former prosecutor");
    check_role(
        "The attorney representing the owner, Otto Holm, was blunt. “It is late,” he said.",
        "attorney representing the owner",
    );
    check_role("Counsel for Mr Budd, Ada Holm KC, said it was late.", "Counsel for Mr Budd");
}

#[test]
fn two_roles_before_a_name() {
    check("“It is late,” said composer and conductor Ada Holm.", "Ada Holm");
    check("“It is late,” Chairman and CEO Otto Holm said.", "Otto Holm");
    check("“I’d vote for it,” said one of them, Representative Sam Holm.", "Sam Holm");
}

#[test]
fn offices_are_not_of_others() {
    check(
        "Speaker Malik Holm said it was late. Opposition leader Otto Budd said no.\n“I do,” replied Mr Budd.\n\
         The chair told the house to “sit down”.",
        "unnamed:The chair",
    );
    check(
        "The county chief insisted that it was late.\nAt the burial of retired chief Elkana Budd nobody wept.",
        "unnamed:The county chief",
    );
    check(
        "“It is late,” said Ada Holm.\nCounsel for the family, Declan Rook, came. The farm’s owner, Otto Budd, said no.\n\
         “Is it late?” the barrister asked.",
        "Declan Rook",
    );
    check("Anna Holm, the mayor, said no. “We could sell it,” said the clerk.", "unnamed:the clerk");
    check("Committee chairman Cllr Graham Holm said no. “Thank you,” said the chairman.", "Graham Holm");
}

#[test]
fn companies_under_a_short_name() {
    check("Harlan Foods Inc. cut its outlook. Harlan said in a statement that it had lost money.", "Harlan Foods Inc.");
    check("Pinnacle Row Partners came. Pinnacle Row said it was late.", "Pinnacle Row Partners");
    let family = "Castellan Freight Corp. said no. Castellan said in a statement that it was fine.";
    check(&format!("{family}\nThe founder, Emmett Castellan, came."), "Castellan Freight Corp.");
    check(&format!("{family}\nThe founder, Emmett Castellan, came. “We stay,” Castellan said."), "Emmett Castellan");
    check("Orla Motors came. Ada Orla said no. Otto Orla came. Orla said it was late.", "Ada Orla");
    check("At least 11 House Democrats have told leaders that it was late.", "unnamed:At least 11 House Democrats");
}

#[test]
fn firms_by_their_land() {
    check("A bid by Norway’s Aunex failed. The Norwegian company said it was late.", "Aunex");
    check("A bid by Norway’s Aunex failed. The Swedish company said it was late.", "unnamed:The Swedish company");
    let two = "A bid by Norway’s Aunex for Norway’s Budd Works failed.";
    check(&format!("{two} The Norwegian company said it was late."), "unnamed:The Norwegian company");
    check("Norway’s Parliament met. The Norwegian firm said it was late.", "unnamed:The Norwegian firm");
}

#[test]
fn bodies_of_a_continent_and_of_a_nation() {
    check("The Fund for Peace in Africa said it was late.", "Fund for Peace in Africa");
    check("The Fund for Peace in Danbury said it was late.", "Fund for Peace");
    check("Ada Hale in Africa said it was late.", "Ada Hale");
    check("The National Disaster Office came. The Disaster Office said it was late.", "National Disaster Office");
    check("The National Security Council met. The Security Council said it was late.", "Security Council");
}
