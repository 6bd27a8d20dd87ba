//! Names of many lands and bodies, what is told before them, and for whom somebody speaks.

use super::{check, check_role, read};

#[test]
fn first_names_of_ireland() {
    check("Tom Lally left.\nFionn Ó Dálaigh held up a letter. “No,” he said.", "Fionn Ó Dálaigh");
    check("Ciara Lally left.\nClodagh Ní Shé held up a letter. “No,” she said.", "Clodagh Ní Shé");
}

#[test]
fn namesakes_across_paragraphs() {
    check("Ada Budd was there.\nOtto Budd said that it rained.\n“It was late,” Budd said.", "Otto Budd");
    check("Ada Budd was there.\nOtto Budd said that it rained.\nAda Budd left.\n“It was late,” Budd said.", "Ada Budd");
}

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

#[test]
fn bodies_by_the_noun_that_their_names_turn_on() {
    for (text, expected) in [
        ("The Orla Times said no. The Times said it was late.", "Orla Times"),
        ("The Orla Medical Council met. The Council said it was late.", "Orla Medical Council"),
        ("The Bank of Orla said no. The Bank said it was late.", "Bank of Orla"),
        ("The Times said no. The Orla Times said it was late.", "Orla Times"),
        ("The Orla Times and the Veld Times met. The Times said it was late.", "Times"),
        ("The White House said no. The House said it was late.", "House"),
    ] {
        check(text, expected);
    }
}

#[test]
fn surnames_of_two_words() {
    check("President Enrique Quilo Nieva came. Quilo Nieva said it was late.", "Enrique Quilo Nieva");
    check("Helena Bonham Carter came. “It is late,” Bonham Carter said.", "Helena Bonham Carter");
    check("Mary Ann Holm sang. Her daughter Ann Holm said it was late.", "Ann Holm");
}

#[test]
fn two_of_one_surname() {
    check(
        "Otto and Lena Field said it was late. Otto Budd said no.\nOtto and Lena Field said it was late.",
        "Otto Field and Lena Field",
    );
    check("Otto and Lena Field said it was late. Otto Budd left.", "Otto Field and Lena Field");
    check("Otto Budd sang. Otto and Lena Field said it was late.", "Otto Budd and Lena Field");
    check("Tom Hale came. Tom and Ada Hale said it was late.", "Tom Hale and Ada Hale");
}

#[test]
fn letters_that_were_read_twice() {
    check("Arturo Saru\u{C3}\u{A1}n of Orla said it was late.", "Arturo Saru\u{C3}\u{A1}n");
    check(
        "Arturo SaruA\u{303}\u{83}A\u{302}\u{A1}n of Orla said it was late.",
        "Arturo SaruA\u{303}\u{83}A\u{302}\u{A1}n",
    );
}

#[test]
fn names_that_look_like_other_words() {
    check("“It is late,” Will Budd, the head of the port, said of the boats.", "Will Budd");
    check("Harbour Press said it was late, as the harbour was shut.", "Harbour Press");
    check("It is a new port. New York Gov. Tom Hale said it was late.", "Tom Hale");
    check_role("It is a new port. New York Gov. Tom Hale said it was late.", "New York Gov.");
}

#[test]
fn people_told_of_beside_others() {
    for (text, expected) in [
        ("Jo Hale and Tom Hale came. Hale said as he left that it was late.", "Tom Hale"),
        ("“No,” Tom Hale said as the heckler yelled: “You stink!”", "unnamed:the heckler"),
        ("Tom Kamp said no. “It is late,” said the former top aide to Budd.", "Tom Kamp"),
        (
            "“No,” said one Democrat familiar with the talks, who added that it was late.",
            "unnamed:one Democrat familiar with the talks",
        ),
        (
            "Hale turned on Budd, with the campaign of the former senator from Pennsylvania saying it was late.",
            "unnamed:the campaign",
        ),
        (
            "A representative for Mr. Kamp said no. He added that it was late. Otto Kamp left.",
            "unnamed:A representative",
        ),
        ("As Tom Hale and Jo Budd went about, they were known, they said.", "Tom Hale and Jo Budd"),
        ("Jo Budd and Chris Kamp, who say it is late, left.", "Jo Budd and Chris Kamp"),
        ("Scarborough and co-host Mika Hale said it was late.", "Scarborough and Mika Hale"),
        ("A group of 67 bakers this week published a letter about “pure hate.”", "unnamed:A group of 67 bakers"),
        (
            "A group of more than 60 bakers this week published a letter about “pure hate.”",
            "unnamed:A group of more than 60 bakers",
        ),
        ("Fifty of the officers signed a letter that said it was late.", "unnamed:Fifty of the officers"),
        ("It is sold, according to the state Division of Tides.", "Division of Tides"),
        ("It is now the place Orla officials say the land might take a stand.", "unnamed:Orla officials"),
    ] {
        check(text, expected);
    }
    check_role("“It is late,” said retired Army Gen. Tom Hale.", "retired Army Gen.");
    let mayor = "A mayor who led the raid that killed Otto Budd and who hoped to leave will hand over a war.";
    check(&format!("{mayor} On Tuesday he said they still posed “a direct threat.”"), "unnamed:A mayor");
}

#[test]
fn what_is_no_role() {
    check_role("Ada Hale said it was late. Crowds cheered for “President Ada Hale.” Hale is a senator.", "senator");
    check_role("She is joining as an anchor, Norcast announced. ", "");
    check_role("As a former mayor, Ada Hale said it was late.", "former mayor");
    check_role("In the three years after the merger, Sable Foods said it was late.", "");
    check_role("It would favor Democratic hopeful Ada Hale. “It is late,” Hale said.", "Democratic hopeful");
    let body = |text: &str| read(text).quotes.last().and_then(|quote| quote.spoken_for.clone()).unwrap_or_default();
    assert_eq!(body("“It is late,” said Roy Verley, Sable’s former chief corporate spokesman."), "Sable");
    assert_eq!(
        body("The Budd Foundation met. Tom Min, a spokesman for the foundation, said it was late."),
        "Budd Foundation"
    );
}

#[test]
fn where_roles_end() {
    check_role("Jo Hale, who was an aide to Budd and later worked at the port, said it was late.", "aide to Budd");
    check_role("It is so with Jo Hale, a candidate aiming at the young. “It is late,” Hale said.", "candidate");
    check_role("Jo Hale, host of Radio Orla’s “Ada,” said it was late.", "host");
    check_role("They met Sens. Jo Hale (D-N.J.) and Tom Budd (D-N.J.). “It is late,” Hale said.", "Sen.");
    check_role("They saw his vastly more experienced rival Jo Hale. “It is late,” Hale said.", "");
    check_role(
        "Harbour Watch said no. It came from Harbour Watch, senior counsel Jo Hale left. Harbour Watch said it was late.",
        "",
    );
    check(
        "He was on Face the Town. Appearing on Orla’s Face the Town, the minister said it was late.",
        "unnamed:the minister",
    );
    let minister = "minister of finance at the time the tax";
    check_role(&format!("So said Jo Hale, the {minister} was made. “It is late,” Hale said."), minister);
}

#[test]
fn groups_and_shares() {
    check("It came from Tom Hale’s aide, who said Marsh is losing.", "unnamed:Tom Hale’s aide");
    check("It hurts Nordic Steel, the union says.", "unnamed:the union");
    check("Marsh Group left. A trade group for teachers spoke. “It is bad,” the group said.", "unnamed:the group");
    check("“It will be big,” said one Republican.", "unnamed:one Republican");
    check("Hale says that Democrats lied. Democrats in Norland said they were calm.", "unnamed:Democrats in Norland");
    check("Almost half of the voters said Hale was bad.", "unnamed:Almost half of the voters");
    check("As many as 30 percent of voters say they will go.", "unnamed:As many as 30 percent of voters");
    check("“It is late,” said Representative Tom King of Ohio.", "Tom King");
}

#[test]
fn surnames_papers_and_fields() {
    check(
        "“Loans are good,” said Melba Acosta Febo, the head of the bank. Ms. Acosta said the debt was large.",
        "Melba Acosta Febo",
    );
    check(
        "Tom Hale and Paul Budd issued a statement. The statement suggested both want peace.",
        "unnamed:The statement",
    );
    check("Health and safety chief Jane Hale said she was ill.", "Jane Hale");
}

#[test]
fn owners_in_names_and_lands_before_titles() {
    check("The People’s Daily said talks failed.", "People’s Daily");
    check("The Women’s Institute said it was late.", "Women’s Institute");
    check("The Orla Children’s Hospital said it was late.", "Orla Children’s Hospital");
    check("The people’s bank said it was late.", "unnamed:The people’s bank");
    check("North Tarn-born Garth Budd left. He said it was over.", "Garth Budd");
    check("German Chancellor Ada Hale said it was late.", "Ada Hale");
    check("Austin Police Chief Ada Holm said it was late.", "Ada Holm");
    check("Virginia Speaker Don Holm said it was late.", "Don Holm");
}

#[test]
fn groups_tags_and_addressees() {
    check("Police say it was late. They say it was early.", "unnamed:Police");
    check("A militant told a crowd it was late.\n“We defend ourselves,” he said.", "unnamed:A militant");
    check("In a letter to Ada Marsh, the senator said it was late.", "unnamed:the senator");
    check(
        "Sen. Marco Budd, R-Orl., who spoke on the air right after, said Hale failed.\nNothing he said “will do,” the senator said.",
        "Marco Budd",
    );
    check("Saphina Hale is a mother of two.\n“We feel late,” said the mother of four.", "unnamed:the mother of four");
    check("Saphina Hale is a mother of two.\n“We feel late,” said the mother of two.", "Saphina Hale");
}

#[test]
fn bodies_under_a_part_of_their_names() {
    let museum = "Many came to the Estmark Tide Memorial Museum.";
    check(
        &format!("{museum} The Tide Memorial Museum was full. “No,” the Tide Museum said."),
        "Estmark Tide Memorial Museum",
    );
    check("It stood in the New Orla Daily News. The Daily News said it was late.", "New Orla Daily News");
    check("The Estmark Supreme Court met. The Supreme Court said it was late.", "Supreme Court");
    check("The Tarnish Democratic Party met. The Democratic Party said it was late.", "Democratic Party");
    check("The Orla State University met. Orla University said it was late.", "Orla University");
    let two = "The Orla Daily News and the Holm Daily News were late.";
    check(&format!("{two} The Daily News said it was late."), "Daily News");
    check("The Orla Business News left. The Orla News said it was late.", "Orla News");
    let two = "The Estmark Tide Centre and the Tide Centre were late.";
    check(&format!("{two} The Tide Centre said it was late."), "Tide Centre");
    check("The Daily News met the Orla Daily News. The Daily News said it was late.", "Daily News");
}

#[test]
fn given_names_spelled_in_two_ways() {
    check("“We win,” Hilary Budd said.\nHillary Budd left. Hillary Budd said it was late.", "Hillary Budd");
    check("Hilary Budd wins\nHillary Budd said it was late.", "Hillary Budd");
    check("Phillip Hale came. Philip Hale left.\nPhilip Hale said it was late. “No,” Phillip said.", "Philip Hale");
    check("Joan Hale and Joann Hale came.\nJoann Hale left. Joan Hale said it was late.", "Joan Hale");
    check("Ana Hale came.\nAnna Hale said it was late.", "Anna Hale");
}

#[test]
fn names_with_their_article() {
    check("It was late, as The Knoll reported.", "The Knoll");
    check("It was late, as The Orla Post reported.", "Orla Post");
    check("It was late, as the Knoll reported.", "Knoll");
    check("It was late, as The OBC reported.", "OBC");
    check("The Knoll said it was late.", "Knoll");
    check("Ann met the Knoll and the Knoll left. Why The Knoll was late, the Knoll said.", "Knoll");
}

#[test]
fn bodies_that_only_look_alike() {
    check("The Hale Space Center launched a rocket. The Hale Center said it was proud.", "Hale Center");
    check(
        "The Orla State Police Department came. The Orla Police Department said he was found.",
        "Orla Police Department",
    );
    check("The New Orla Daily Herald came. The Daily Herald of Corva said ten had died.", "Daily Herald");
}

#[test]
fn relatives_whose_names_are_spelled_alike() {
    check("Mathew Lund, 22, was shot. His brother Matthew Lund said it was late.", "Matthew Lund");
    check("Allan Budd founded it. Alan Budd, his grandson, said it would close.", "Alan Budd");
}

#[test]
fn where_a_name_begins() {
    check(
        "It was published under the Freedom of Information Act, which says “all papers are public.”",
        "Freedom of Information Act",
    );
    check("He spoke of the freedom of Information Day, which Budd called “a farce.”", "Budd");
    check("The talks with Norland Loveless went on. Loveless Hale said it was late.", "Loveless Hale");
    check("Pulling Hale into the race would change it. Hale said it was late.", "Hale");
    check("Manning Hale came. Hale said it was late.", "Manning Hale");
    check(
        "Jonas Zambi who doubles as region’s council chairman believes that the town is safe because thieves can no longer hide.",
        "Jonas Zambi",
    );
}

#[test]
fn the_health_body_is_no_pronoun() {
    check("The WHO said it was late.", "WHO");
    check("Otto Budd runs the World Health Organization (WHO). “No,” WHO said.", "World Health Organization");
    check("“No,” the WHO director-general said.", "unnamed:the WHO director-general");
    check("Otto Budd, WHO is late, said so. Otto Budd, who is late, said “no.”", "Otto Budd");
}

#[test]
fn articles_that_are_elided() {
    check("“No,” said Marco dell'Acqua.", "Marco dell'Acqua");
    check("Caroline d’Espin came. “No,” d’Espin said.", "Caroline d’Espin");
    check("The opposition People’s Front said it was late.", "People’s Front");
    check("The people’s front door, Hale said, was open.", "Hale");
    check("Ohio sprinter Ada Budd won. “No,” the Texan said.", "Ada Budd");
}

#[test]
fn letters_in_brackets() {
    let aros = "The Association of Rural Oil Sellers (AROS) left.";
    check(&format!("{aros} AROS said that it was late."), "Association of Rural Oil Sellers");
    let tno = "The Norland Organisation for Tides (TNO) left. TNO said that it was late.";
    check(tno, "Norland Organisation for Tides");
    check("Ada Hale (AROS) left. AROS said that it was late.", "AROS");
    check("Tide Records (AROS) left. AROS said that it was late.", "AROS");
}

#[test]
fn who_is_no_wife() {
    check("Hale, who lost in May, left. “It is late,” Hale said.\nHis wife, Ada Hale, left.", "Hale");
    check("Ada Hale left. Otto Budd came with his wife, Ada Hale. “It is late,” Hale said.", "Ada Hale");
    check("“It is late,” said former secretary of State Hale. Ada Hale left.", "Ada Hale");
    check("“It is late,” said a clerk, who asked to use the pseudonym James.", "James");
    check("Mountainous Nepal is poor. Nepal said that it was late.", "Nepal");
    check(
        "The two leading Republicans, Ada Hale and Senator Otto Budd, said that it was late.",
        "Ada Hale and Otto Budd",
    );
    check("The previous Government said that it was late.", "unnamed:The previous Government");
}
