//! Names of many lands and bodies, what is told before them, and for whom somebody speaks.

use super::{check, check_role, read};

#[test]
fn ministers_of_several_fields() {
    let unnamed = "unnamed:The Agriculture and Food Commodities Minister";
    check("The Agriculture and Food Commodities Minister said it was late.", unnamed);
    check("The Youth and Sports Minister said it was late.", "unnamed:The Youth and Sports Minister");
    check("The Works and Transport Minister, Otto Budd, said it was late.", "Otto Budd");
    check("Trade and Industry Secretary Otto Budd said it was late.", "Otto Budd");
    check("The Health and Safety Executive said it was late.", "Health and Safety Executive");
    check("Minister for Arts Sorcha Holm said it was late.", "Sorcha Holm");
    check("Minister of State for the Arts Sorcha Holm said it was late.", "Sorcha Holm");
    let ministry = "Department for Culture, Media and Sport";
    check(&format!("The {ministry} said it was late."), ministry);
    let unnamed = "unnamed:The Trade, Energy and Sport Secretary";
    check("The Trade, Energy and Sport Secretary said it was late.", unnamed);
    check("Senator Ada Power of Orla said it was late.", "Ada Power");
    check("Ada Hale, Secretary of Trade and Finance Minister of Orla, said it was late.", "Ada Hale");
    check("Price and Finance Minister Otto Budd met. Budd said it was late.", "Otto Budd");
    check("The Department of Health, Ada Hale and Otto Budd said it was late.", "Ada Hale and Otto Budd");
    check("The Mayor and Prime Minister Otto Budd met. Budd said it was late.", "Otto Budd");
}

#[test]
fn offices_of_bodies_and_who_holds_them() {
    check("President of the Orla Teachers' Association, Ionie Holm, said it was late.", "Ionie Holm");
    check("Head of the Farmers Union, Ionie Holm, said it was late.", "Ionie Holm");
    check("Head of the Orla Fishermen's Co-operative, Ionie Holm, said it was late.", "Ionie Holm");
    check("Member for Orla Downs Tom Budd, who came late, said it was late.", "Tom Budd");
    check("“He has views,” said a Master of the college.", "unnamed:a Master of the college");
    check("Archbishop of Orla Otto Church said it was late.", "Otto Church");
    check("Secretary of State Cornelius House said it was late.", "Cornelius House");
    check("“It is late,” said a Walker.", "Walker");
}

#[test]
fn bodies_with_a_preposition_in_their_name() {
    check("The charity Art Without Oil called it “a watershed”.", "Art Without Oil");
    check("Mothers Against Knives said it was late.", "Mothers Against Knives");
    check("Hope Without Borders said it was late.", "Hope Without Borders");
    check("Homes for All said it was late.", "Homes for All");
    check("Holm stayed. Without Holm, Budd said it was late.", "Budd");
    check("The hockey club sued. It told Hockey Plains. Hockey Plains said it was late.", "Hockey Plains");
    check("The hockey club sued Holm. Hockey Captain Holm said it was late.", "Holm");
    check("Fire was put out. Fire Rescue Orla said it was late.", "Fire Rescue Orla");
}

#[test]
fn names_of_the_gulf() {
    let khalifa = "Eng. Khalifa bin Saeed Al Marzouk said it rained.";
    check(khalifa, "Khalifa bin Saeed Al Marzouk");
    check(&format!("{khalifa} “We are glad,” Al Marzouk said."), "Khalifa bin Saeed Al Marzouk");
    check("Noura bint Mohammed Al Kaab said it rained.", "Noura bint Mohammed Al Kaab");
    check("Dr. Sultan Al Kaabneh said it rained.", "Sultan Al Kaabneh");
    check("Sultan bin Suleym said it rained.", "Sultan bin Suleym");
    check("Sultan Haitham said it was late. “We are glad,” the sultan said.", "Haitham");
}

#[test]
fn brackets_and_marks_within_names() {
    check("The governor, Chief (Dr.) Festus Holm, said he was glad.", "Festus Holm");
    check("Prof. (Mrs.) Ada Obi said she was glad.", "Ada Obi");
    check_role("Alhaji (Dr) Sani Bello said he was glad.", "Alhaji");
    check("The festival's chair, Lady (Joan) Holm, said it was late.", "Joan Holm");
    check("Sir William (Bill) Hale said it was late.", "William (Bill) Hale");
    check("Rodel “Odeng” Bautro said it was late.", "Rodel “Odeng” Bautro");
    check("Fisherman Rodel “Odeng” Bautro, 44, said it was late. “We row,” Bautro said.", "Rodel “Odeng” Bautro");
    check("In Orla “Hamlet” Holm said it was late.", "Holm");
    check("Senator Ann Hale (Labour) said it was late.", "Ann Hale");
}

#[test]
fn what_is_told_before_names() {
    for told in ["Eleven-year-old", "Trooper", "Ranger", "Recorder", "Cpl.", "Shri", "Eng", "Madam", "Mallam", "Auntie"]
    {
        check(&format!("{told} Rajan Dale said it was late."), "Rajan Dale");
    }
    check("Ranger Rover said it was late.", "Ranger Rover");
    check("The Ethiopian Genet Worku said it was late.", "Genet Worku");
    check("The German Otto Budd said it was late.", "Otto Budd");
    check("The Ethiopian Orthodox Church said it was late.", "Ethiopian Orthodox Church");
    check("Injured Tait hails ‘superb’ win\nRowan Tait won on Monday. “It was superb,” Tait said.", "Rowan Tait");
    check("Orla-born Tait said it was late. Rowan Tait was born in Orla.", "Rowan Tait");
    check("Mr A said he was late. “I thought so,” he said.", "A");
    check("Ann Hale came. AB, a 34-year-old engineer, said he was late. “I thought so,” he said.", "AB");
    check("Hillary Chebet urged the crowd to go. “We gave our votes,” he said.", "Hillary Chebet");
    check("Andrea Holm met Ann Cole. “We gave our votes,” he said.", "Andrea Holm");
}

#[test]
fn offices_cut_short() {
    check("The CS said he found the contract in place.", "unnamed:The CS");
    check("Additional Advocate General Tom Dale came. The AAG said he found the contract in place.", "Tom Dale");
    check("The FBI said he was late.", "FBI");
    check("Tom Budd, of Orla, MD, said it was late.", "Tom Budd");
}

#[test]
fn what_roles_are_made_of() {
    check_role("“It is late,” said Year 4 teacher Mr Holm.", "Year 4 teacher");
    check_role("Orla MP Sir Nigel Holm, himself a former pupil, said it was late.", "former pupil");
    check_role("Otieno is the daughter of a nurse and a bus inspector. “It is late,” Otieno said.", "");
    check_role("Tom Dale, proud owner of a rubber chicken, said it was late.", "");
    check_role("“It is late,” said a young man named Tyrell Oakes.", "young man");
    check_role("“It is late,” said the actual stage manager, Tyrell Oakes.", "stage manager");
    check_role("“No,” said Jo Hale, chief executive of Barnes & Holm.", "chief executive of Barnes & Holm");
    check_role("Jo Hale, a GP who works in Orla, said it was late.", "GP");
    check_role("The US special envoy, Thomas Holm, who came on Monday, said it was late.", "US special envoy");
    let press = "White House press secretary";
    check_role(&format!("{press} Jenna Plum came. It was late, she said."), press);
    check_role("Budd met press secretary Jane Doe. It was late, Doe said.", "press secretary");
    check_role("Otto Budd, son of the president, said it was late.", "son of the president");
}

#[test]
fn bodies_that_somebody_speaks_for() {
    let body = |text: &str| read(text).quotes.last().and_then(|quote| quote.spoken_for.clone()).unwrap_or_default();
    assert_eq!(body("A Ministry of Trade spokesman said it was late."), "Ministry of Trade");
    assert_eq!(body("A Bank of Norland spokesperson said it was late."), "Bank of Norland");
    assert_eq!(body("The prime minister's official spokesman said it was late."), "prime minister");
    assert_eq!(body("The chief executive's spokesman said it was late."), "chief executive");
    assert_eq!(body("The force's senior spokesman said it was late."), "force");
    assert_eq!(body("A White House spokesman said it was late."), "White House");
    let vale = "Tarrant Vale said it was disappointed.";
    assert_eq!(body(&format!("{vale} A spokesperson for the company said it was late.")), "Tarrant Vale");
    assert_eq!(body(&format!("{vale} The union's spokesman said it was late.")), "union");
    assert_eq!(body("Xavi Quill said he was sorry. A company spokesperson said it was late."), "company");
}
