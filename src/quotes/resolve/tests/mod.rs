//! One line of text, and who says the words in it.

mod alone;
mod authors;
mod daily;
mod foretold;
mod introduced;
mod lands;
mod meant;
mod names;
mod narrow;
mod offices;
mod owned;
mod roles;
mod story;
mod subject;
mod together;
mod turns;

use crate::article::{Article, Meta, Part, Role};
use crate::text::Span;

/// The article of these paragraphs, the first one the headline where it has no final stop.
fn read(text: &str) -> Article {
    let mut parts = Vec::new();
    let mut at = 0;
    for (n, line) in text.split('\n').enumerate() {
        let role = if n == 0 && !line.ends_with(['.', '”']) { Role::Headline } else { Role::Paragraph };
        parts.push(Part { role, span: Span::new(at, at + line.len()) });
        at += line.len() + 1;
    }
    let mut article = Article { text: text.to_owned(), parts, ..Article::default() };
    crate::quotes::attribute(&mut article);
    article
}

/// Checks the speaker of the last quote: a name, or `unnamed:` and the phrase, or nothing.
#[track_caller]
fn check(text: &str, expected: &str) {
    let article = read(text);
    let quote = article.quotes.last().unwrap_or_else(|| panic!("no quote in {text}"));
    let found = article.speaker_name(quote).or_else(|| quote.unnamed.as_ref().map(|u| format!("unnamed:{u}")));
    assert_eq!(found.unwrap_or_default(), expected, "{text}");
}

#[test]
fn surnames_and_titles() {
    check("Hilda Quist, 59, of Orla, Md., who watched it, said it was “a long day.”", "Hilda Quist");
    check("Hilda Quist, 59, of Orla, Md., came.\n“It was a long day,” she said.", "Hilda Quist");
    check("Hilda Quist, 59, of Orla, Md., who watched the ships with her son, said it rained.", "Hilda Quist");
    check("Unlike Hale, Quist stayed.\n“It was a long day,” Hale said.", "Hale");
    check("Birgit Hallan came late.\n“We lost,” Hallan said.", "Birgit Hallan");
    check("“No,” replied Cllr Amina Thorne, who is 26.", "Amina Thorne");
    check("Larry King came to the port.\n“It rained,” Mr. King said.", "Larry King");
    check("“No,” said Senate Minority Whip Dora Quell.", "Dora Quell");
    check("“I can’t wait,” said Navy Captain Jo Hale.", "Jo Hale");
    check("Joris Maas met Mr. Lunde.\n“It rained,” Mr. Lunde said.", "Lunde");
    check("Mayor Michael Stroud opened it.\nLater Mike Stroud spoke.\n“It is open,” Stroud said.", "Michael Stroud");
    check("Governor Ada Hale of Norland came.\n“No,” Hale said.", "Ada Hale");
    check("Georgia Sen. Ada Hale came.\n“No,” Hale said.", "Ada Hale");
    check("Ada Hale met Carl Lunde.\n“HALE: It rained all day.\n“LUNDE: It rained on us all.", "Carl Lunde");
    check("Ada Hale was busy.\n“No,” wrote @AdaHale.", "Ada Hale");
    check("“No,” said Lysne & Daughters.", "Lysne & Daughters");
    check("“No,” said Del. Stacey Hale of Norland.", "Stacey Hale");
    check("Martin Quist King was there. King said that it rained.", "Martin Quist King");
    check("The Justice Department said that it rained.", "Justice Department");
    check("Tidewell sold tents at its Camp Tidewell fair. Tidewell said that it rained.", "Tidewell");
    check("Tidewell said that it rained. The company said that it was late.", "Tidewell");
    check("Projections suggest that it will rain.", "unnamed:Projections");
    check("Jo Radio, a researcher in Orla, came.\nVera Holm met him. “It rained,” Radio said.", "Jo Radio");
    check(
        "The mayors of Orla said that it rained.\nHundreds of farmers came at night. They said that it was late.",
        "unnamed:Hundreds of farmers",
    );
    check("Carl Lunde said that it rained.\nNorwegians came. He said it was late.", "Carl Lunde");
    check("The nurses of Orla came at night. They said that it rained.", "unnamed:The nurses of Orla");
    check("Indeed, it rained. Overall, “no” is what Ada Hale said.\n“No,” she said.", "Ada Hale");
    check("HALE HITS BACK AT LUNDE\nViggo Lunde was angry. “Never,” Lunde said.", "Viggo Lunde");
}

#[test]
fn surnames_that_are_words() {
    check("Lena Field made field tests.\n“It is late,” Field told me.", "Lena Field");
    check("Lena Field made field tests.\n“It is late,” Lunde said. Field said that it rained.", "Lena Field");
    check("Lena Field made field tests.\n“It is late,” Lunde said. Field tests told nothing, he said.", "Lunde");
    check("“No,” said Al From, who founded the guild.\nFrom 1990 on it rained.\n“It is late,” From said.", "Al From");
    check("Carl Lunde came.\nAt the port in Christie Monday, Lunde said that it rained.", "Carl Lunde");
}

#[test]
fn lists_of_speakers() {
    let both = "Ann Budd and Otto Lunde";
    check("“No,” said Ann Budd and Otto Lunde.", both);
    check("Ann Budd of Orla and Otto Lunde of Torv said that it rained.", both);
    check("Two objectors, Ann Budd and Otto Lunde, said that it rained.", both);
    check("Ann Budd, Otto Lunde and other owners said that it rained.", both);
    check("“No,” said Ann Budd and Otto Lunde left the room.", "Ann Budd");
    check("“No,” wrote Ann Budd, Otto Lunde and Jan Hale.", "Ann Budd, Otto Lunde and Jan Hale");
}

#[test]
fn shares_of_a_group() {
    check("In Norland, 85% of Democrats said that it rained.", "unnamed:85% of Democrats");
    check("About four out of 10 voters said that it rained.", "unnamed:About four out of 10 voters");
    check("Just 28 percent of voters said that it rained.", "unnamed:28 percent of voters");
    let voters = "unnamed:Most port workers in Orla, Torv and Holm";
    check("Most port workers in Orla, Torv and Holm said that it rained.", voters);
}

#[test]
fn names_of_many_kinds() {
    check("“No,” said Bashar al-Asfar.", "Bashar al-Asfar");
    check("The cleric Anwar al-Torv is shown: “It rains.” Al-Torv is old. “No,” he says.", "Anwar al-Torv");
    check("“No,” said Ulla von der Torv.", "Ulla von der Torv");
    check("Tun Sen told reporters that it rained.", "Tun Sen");
    check("Mother-of-three Ann Hale, 34, said that it rained.", "Ann Hale");
    check("Juan “Chico” Torv carried a photo. “No,” he said.", "Juan “Chico” Torv");
    check("— Keep going, which all of them oppose.\nAnn Hale came late. “No,” she said.", "Ann Hale");
    check("Trusting Otto Budd with the port is wrong. He said that it rained.", "Otto Budd");
    check("Eric Hale knocked a claim by Otto Budd that the port was “lost” for all.", "Otto Budd");
    check("One exception is a page on health care, which recounts that it rained.", "unnamed:a page");
    check("Hale, a top aide said on Monday, is late.\n“No,” Budd said.", "Budd");
}

#[test]
fn what_tells_of_a_source_without_a_name() {
    check("“No,” a source close to the company said.", "unnamed:a source close to the company");
    check("“No,” officials briefed on the plan said.", "unnamed:officials briefed on the plan");
    check("A man who was there said that it rained.", "unnamed:A man");
}

#[test]
fn names_of_many_lands() {
    check("Xi Jintao came. “No,” Xi said.", "Xi Jintao");
    check("Moon Jae-ho came. “No,” Moon said.", "Moon Jae-ho");
    check("The Budd Train came. “No,” Budd said.", "Budd");
    check("Secretary Rosa Kwok Mei-fong came. “No,” Kwok said.", "Rosa Kwok Mei-fong");
    check("Abu Yasin al-Rifar came. “No,” Rifar said.", "Abu Yasin al-Rifar");
    check(
        "Bob Van Der Torv came.\nKylie Van Der Torv, a nurse, came. “No,” Ms Van Der Torv said.",
        "Kylie Van Der Torv",
    );
    check("The judge, Her Honour Anthea Brock, came. “No,” she said.", "Anthea Brock");
    check("His Royal Majesty, King Dakoru Amar III, said that it rained.", "Dakoru Amar III");
    check("Mayor Trish Hall came.\n“No,” Cr Hall said.", "Trish Hall");
    check("The Nurses’ Union said that it rained.", "Nurses’ Union");
    check("The Director-General, National Agency for Tides, Dr. Emeka Obi, said that it rained.", "Emeka Obi");
    check("The ship may lose the $20 million experts say that it costs.", "unnamed:experts");
    check("Otto Budd came, and danced.\n“No,” the band leader said.", "unnamed:the band leader");
    check("Dolores “Lola” Torv said that it rained.", "Dolores “Lola” Torv");
}

#[test]
fn who_is_next_in_hand() {
    let daughter = "Moira Torv said that it rained.\nMr Budd’s daughter, Simran, said that it was late.";
    check(&format!("{daughter} “No,” she said."), "Simran");
    check("Otto Torv was late. Asked by Mr Budd how it felt, he replied: “Cold.”", "Otto Torv");
    check("Ann Obi said it was “late”.\n“No,” the 23-year-old said.", "Ann Obi");
    check("It was told by a pupil at Orla High who said that it rained.", "unnamed:a pupil");
    check("Then there’s Otto Torv. “No,” he wrote in May.", "Otto Torv");
}

#[test]
fn a_surname_alone_is_the_first_introduced() {
    let news = "Donald Hale ran for mayor.\nEric Hale, his son, came. Eric Hale left early. Eric Hale was late.\n";
    check(&format!("{news}“No,” Hale said."), "Donald Hale");
}

#[test]
fn relatives_and_groups_named_before() {
    check("As Otto Budd came, his son said that it rained.\nEric Budd, son of the mayor, left.", "Eric Budd");
    check("Clean Tides Now pulled out. “No,” the group said.", "Clean Tides Now");
    let before = "“Yes,” the Port Foundation said.\nThe Tide Policy Center, which looked at it, thought so, too.";
    check(&format!("{before} It rained, the group said."), "Tide Policy Center");
    check("Researchers disclosed papers of the port.\nEven so, it said that it rained.", "");
}

/// Compares the role of the one speaker; none is empty.
#[track_caller]
fn check_role(text: &str, expected: &str) {
    let article = read(text);
    let found = article.quotes.first().and_then(|quote| quote.role.clone()).unwrap_or_default();
    assert_eq!(found, expected, "in {text}");
}

#[test]
fn roles_are_offices_not_clauses() {
    check_role("Months after he hit her on Twitter and elsewhere, Otto Budd said that it rained.", "");
    check_role("As recently as an October NBS interview, Budd said that it rained.", "");
    check_role("On the Republican side, Mr. Budd, who came late, said that it rained.", "");
    check_role("“No,” writes Otto Budd, seeming to know the ways of the mayor.", "");
    check_role("“No,” said Otto Budd, who backed Mr. Hale in the spring.", "");
    check_role("According to NBS, nominee Ann Budd marched in Orla.", "");
    check_role("“No,” said former Gov. Otto Budd of Norland.", "former Gov.");
    check_role("“No,” said Otto Budd, Hale’s aides at the port.", "");
}

#[test]
fn bodies_roles_and_names() {
    check("“No,” said Chartered Clerks of Orla chief economist Daan Budd.", "Daan Budd");
    check("Northbank Economics director and senior economist Andra Lunde said that it rained.", "Andra Lunde");
    check(
        "Orla’s Department of Foreign Relations and Cooperation director-general, Otto Lunde, said that it rained.",
        "Otto Lunde",
    );
    check("In a film found by Fox News, a veteran diplomat said that it rained.", "unnamed:a veteran diplomat");
    check("“No,” Ann Hale wrote at night.\n“I stay,” read the post.", "Ann Hale");
    check("Some Democrats said that it rained.\nThe Norland Democrats came late.", "unnamed:Some Democrats");
    check("“No,” veteran Republicans said.", "unnamed:veteran Republicans");
    check("Federal and state officials said that it rained.", "unnamed:Federal and state officials");
    check("A report released last year said that it rained.", "unnamed:A report");
    check("Jonas Lunde who leads the council said that it rained.", "Jonas Lunde");
    check("Hale wrote to the agency, which said that it rained.", "unnamed:the agency");
    check("The Swedish government wrote.\nIn Norland, the government said that it rained.", "unnamed:the government");
}

#[test]
fn words_that_are_no_part_of_a_name() {
    let couple = "Vera Holm came with Mr. Holm.\n";
    check(&format!("{couple}“It is late,” President Holm said."), "Holm");
    check(&format!("{couple}“It is late,” Mrs. Holm said."), "Vera Holm");
    check("“It is late,” said the Alliance to Save Our Tides.", "Alliance to Save Our Tides");
    check("In Chelsea, the mayor came.\n“It is shut,” the mayor said.", "unnamed:the mayor");
    check("David Stowe accused Dr. Neil Ostrander of fraud.\n“No,” Ostrander said.", "Neil Ostrander");
    check("“It is late,” said Ada Hale KC.", "Ada Hale");
    check("“It is late,” said Supt. Alan Brady.", "Alan Brady");
    check("Liam O’Hara left.\n“Sorry,” O'Hara said.", "Liam O’Hara");
    check("“It is late,” said the Committee to Protect Divers.", "Committee to Protect Divers");
    check("Dashing off, Senator Ada Hale called out, “No.”", "Ada Hale");
}

#[test]
fn two_of_one_surname() {
    let family = "Signe Holt kept the light.\nSigne Holt was born in Veld. Her nephew, Iver Holt, sells boats.\n";
    check(&format!("{family}“I stayed,” Holt told the inquiry."), "Signe Holt");
    check(&format!("{family}“I stayed,” Mr. Holt told the inquiry."), "Iver Holt");
}

#[test]
fn roles() {
    let told = "The head of the guild, Vera Sund, met Anna Verhoeven, the defence minister, in Veld.\n";
    check(&format!("{told}“It went well,” the minister said."), "Anna Verhoeven");
    check(&format!("{told}“It went well,” the head of the guild said."), "Vera Sund");
    check(&format!("{told}“It went well,” the bishop said."), "unnamed:the bishop");
    check("Prime Minister Joris Maas came with Per Falk, a minister.\n“No,” the prime minister said.", "Joris Maas");
    check("Prime Minister Joris Maas came with Per Falk, a minister.\n“No,” the minister said.", "Per Falk");
    check("Sen. Dora Quell spoke first.\n“I object,” the senator said.", "Dora Quell");
    check("Tomas Brandt reads it otherwise. “There are none,” the secretary-general said.", "Tomas Brandt");
    check("A judge was asked. Tomas Brandt reads it otherwise. “There are none,” the judge said.", "unnamed:A judge");
    check("Rep. Elia Cummer (D-Holm), chair of the board, said it was “open”.", "Elia Cummer");
}

#[test]
fn descriptions() {
    check("Jonas Stens keeps bees. “It rained,” the retired surgeon said.", "Jonas Stens");
    check("Jonas Stens keeps bees. “It rained,” the spokesman said.", "unnamed:the spokesman");
    check("Jonas Stens keeps bees. “It rained,” the old pilot said.", "unnamed:the old pilot");
    check("Jonas Stens keeps bees. “It rained,” the president said.", "unnamed:the president");
    check("Jonas Stens keeps bees. “It rained,” the Veld Republican said.", "Jonas Stens");
    check("“It rained,” a Veld Republican said.", "unnamed:a Veld Republican");
    let visit = "Prime Minister Joris Maas came.\nAnna Holm spoke at length. “It rained,” Holm said.\n";
    check(&format!("{visit}“Yes,” the prime minister said."), "Joris Maas");
}

#[test]
fn bodies() {
    check("The Port Agency met.\nThe Port Agency report called it “a mood”.", "Port Agency");
    check("Ryder’s campaign is rich.\nThe campaign called it “a mood”.", "Ryder’s campaign");
    check("The Harbour Herald and Veld Radio asked.\nThe newspaper called it “a mood”.", "Harbour Herald");
    check("The Port Agency called it “a mood”.\nThey said it was “a shame”.", "Port Agency");
    let aunex = "Aunex Shipping, the largest freight line, met the Dockers Union.\n";
    check(&format!("{aunex}The company said fuel had “ceased to be a market”."), "Aunex Shipping");
    check(&format!("{aunex}The union called it “a mood”."), "Dockers Union");
    check(&format!("{aunex}The ministry called it “a mood”."), "unnamed:The ministry");
    check("The museum is shut.\nThe Holm campaign called it “a mood”.", "Holm campaign");
    check("Officials at the port said it would “close”.", "unnamed:Officials at the port");
    check("Kell Museum issued a statement.\nThe statement said the loss was “total”.", "Kell Museum");
}

#[test]
fn several() {
    let names = |text: &str| {
        let article = read(text);
        article.quotes.last().and_then(|quote| article.speaker_name(quote)).unwrap_or_default()
    };
    assert_eq!(names("Ada Hale, Vera Sund and Per Holm said it rained."), "Ada Hale, Vera Sund and Per Holm");
    assert_eq!(
        names("Sens. Ada Hale (D-Orla), Vera Sund (R-Holm), and Dai Budd (D-Kell) said it “rained.”"),
        "Ada Hale, Vera Sund and Dai Budd"
    );
    assert_eq!(names("Ada Hale and Vera Sund met the crowd, and said it “rained”."), "Ada Hale and Vera Sund");
    assert_eq!(names("After meeting Hale, Vera Sund and Per Holm said it rained."), "Vera Sund and Per Holm");
    assert_eq!(names("Norland, Estmark say strait must stay “open” to every ship"), "Norland and Estmark");
}

#[test]
fn relatives() {
    check("Per Holm, an aide of the mayor, met an architect who said it “rained.”", "unnamed:an architect");
    check("Per Holm met officials who said it “rained.”", "unnamed:officials");
    check("Per Holm, an architect who said it “rained,” left.", "Per Holm");
    check("The report’s author, retired Admiral Per Holm, came. “It rained,” he said.", "Per Holm");
}

#[test]
fn owners_and_groups() {
    check("Ada Hale met the guests of all Norlanders, top lawmakers said it “rained.”", "unnamed:top lawmakers");
    let pair = "Mayor Per Holm met Jon Sund.\n“It rained,” Sund said.\n";
    check(&format!("{pair}The mayor’s roots are in Kell. In Orla he said it “rained.”"), "Per Holm");
    check("When the guards met Ada Hale and told her it “rained,” she left.", "unnamed:the guards");
    check("The fund for the families of Fish Street has passed a million, the mayor said.", "unnamed:the mayor");
    check("“It rained,” the man who surveyed the sea bed for it told us.", "unnamed:the man");
    check("Dai Budd did a check on Per Holm’s claim that it “rained.”", "Per Holm");
}

#[test]
fn a_surname_before_the_full_name() {
    let pair = "Holm said he knew that he could win.\nHis aide met Vera Holm. Holm told all that he would go.\n";
    check(&format!("{pair}“It rained,” Holm said."), "Holm");
    check(
        "Vera Holm came.\nHolm knew he would go, as he had told her he would, he said.\n“Yes,” Holm said.",
        "Vera Holm",
    );
}

#[test]
fn a_surname_and_the_pronoun_behind() {
    let pair = "Vera Holm came. Vera Holm spoke.\nPer Holm was there.\nIt was late.\n";
    check(&format!("{pair}Holm said he would “go”."), "Per Holm");
    check(&format!("{pair}Holm said that she would “go”."), "Vera Holm");
}

#[test]
fn pronouns() {
    check("John Holm has won. My mother voted for him. “He is good,” she said.", "unnamed:My mother");
    check("Jonas Stens met Birgit Hallan. “It rained,” she said.", "Birgit Hallan");
    check("Jonas Stens left. Peder Quist met Dai Holm on Friday. “It rained,” he said.", "Peder Quist");
    check("Holm consultant Per Ostby spoke of Carl Holm. “It rained,” he said.", "Per Ostby");
    check("The couple’s daughter, Kaja Holt, teaches with Gudrun Holt. “It rained,” she said.", "Kaja Holt");
    check("The spokesman Ada Hale came in. “It rained,” she said.", "Ada Hale");
    check("“Yes,” said Jonas Stens.\nAs for Peder Quist, he said it had “rained”.", "Peder Quist");
    check("Adel Quist lives in Lomen. Lomen is his home. “It rained,” he said.", "Adel Quist");
    check("Anna Holm was silent when a guest asked why it was “late”.\n“It rained,” she said.", "Anna Holm");
    check("Per Holm said Joris Maas would come. Per Holm was late. “It rained,” he said.", "Per Holm");
    check(
        "One official laughed.\n“It rained,” one official said.\n“It rained again,” he said.",
        "unnamed:one official",
    );
    check("The airline was sorry.\n“It rained,” it said.", "unnamed:The airline");
    check(
        "Ada Hale and Vera Sund met.\nHale communication director Vera Sund spoke. “It rained,” she said.",
        "Vera Sund",
    );
    check("Visitors came from Norway.\n“It rained,” he said.", "");
}

#[test]
fn the_author() {
    let text = "“It rained,” I told her.";
    let part = Part { role: Role::Paragraph, span: Span::new(0, text.len()) };
    let meta = Meta { authors: vec!["Jo Quist".to_owned()], ..Meta::default() };
    let mut article = Article { text: text.to_owned(), parts: vec![part], meta, ..Article::default() };
    crate::quotes::attribute(&mut article);
    assert_eq!(article.speaker_name(&article.quotes[0]).as_deref(), Some("Jo Quist"));
}

#[test]
fn two_people() {
    let met = "Ada Hale met Carl Lunde on Monday.\n";
    check(&format!("{met}“It rained,” the two ministers wrote."), "Ada Hale and Carl Lunde");
    check(&format!("{met}“It rained,” the two said."), "Ada Hale and Carl Lunde");
    check(&format!("{met}Both said that it rained."), "Ada Hale and Carl Lunde");
    check(&format!("{met}The couple said that it rained."), "Ada Hale and Carl Lunde");
    check("Ada Hale and Carl Lunde said that it rained. They said it was late.", "Ada Hale and Carl Lunde");
    check(
        "The talks of Ada Hale and Carl Lunde, led by Vera Holm, are over.\n“It rained,” both ministers said.",
        "Ada Hale and Carl Lunde",
    );
    check("Ada Hale, Carl Lunde and Vera Holm met.\nBoth sides said that it rained.", "unnamed:Both sides");
}

#[test]
fn ages() {
    check("Carl Lunde, 34, met Ada Hale, 19.\n“It rained,” the 34-year-old said.", "Carl Lunde");
    check("The 34-year-old said that it rained.\nCarl Lunde (34) met Ada Hale.", "Carl Lunde");
    check("Carl Lunde, 34, met Ada Hale, 19. The teenager said that it rained.", "Ada Hale");
}

#[test]
fn labels_of_headlines() {
    let body = "\nAda Hale met a crowd. She left.";
    for (headline, expected) in [
        ("Hale: port ‘must close’", "Ada Hale"),
        ("Hale to owners: ‘Go home’", "Ada Hale"),
        ("Hale slams owners: “They lie”", "Ada Hale"),
        ("EXCLUSIVE – Ada Hale: Port to stay open", "Ada Hale"),
        ("Poll: half would leave Norland", "unnamed:Poll"),
        ("Mother of drowned boy: ‘I want answers’", "unnamed:Mother of drowned boy"),
        ("‘We are late’: teachers march home", "unnamed:teachers"),
        ("Tides turn at night, study finds", "unnamed:study"),
        ("Tides are late, studies show", "unnamed:studies"),
        ("Orla deputies: Man rang the office at noon", "unnamed:Orla deputies"),
        ("WSJ editorial: Hale must go", "unnamed:WSJ editorial"),
    ] {
        let article = read(&format!("{headline}{body}"));
        let quote = article.quotes.first().unwrap_or_else(|| panic!("no quote in {headline}"));
        let found = article.speaker_name(quote).or_else(|| quote.unnamed.as_ref().map(|u| format!("unnamed:{u}")));
        assert_eq!(found.unwrap_or_default(), expected, "{headline}");
    }
    for topic in [
        "Storm Petra: thousands flee ‘hell’",
        "The Latest: port to close",
        "World Cup: Norland beat Estmark",
        "Letters: Port must close now",
        "Match report: Norland beat Estmark in the rain",
        "Ada Hale: friend of the port or its worst foe?",
    ] {
        assert!(read(&format!("{topic}{body}")).quotes.is_empty(), "{topic}");
    }
}

#[test]
fn tails_of_headlines() {
    for (headline, words) in [
        ("Port official: ‘No one is sent home’ in Holm dispute", "‘No one is sent home’"),
        ("Ada Hale: ‘No one is sent home’ as row boils over", "‘No one is sent home’"),
        ("Ada Hale: ‘No one’ is sent home in Holm", "‘No one’ is sent home in Holm"),
        ("Parents told ‘do not panic at all this week’ as school shuts", "‘do not panic at all this week’"),
    ] {
        let text = format!(
            "{headline}\nAda Hale met a crowd. “My advice is: do not panic at all this week,” she said.\n“Do not panic at all this week,” she said."
        );
        let article = read(&text);
        assert_eq!(article.quotes[0].content[0].of(&text), words, "{headline}");
    }
    // Nobody says it below.
    let article = read(
        "Parents told ‘do not panic at all this week’ as school shuts\nAda Hale met a crowd. “It is late,” she said.",
    );
    assert_eq!(article.quotes.len(), 1);
}

#[test]
fn headlines_repeat_who_says_it() {
    let article = read("“We ran for it”: Panic as pub burns\nA pub burned. “We ran for it,” said Tom Ashe.");
    assert_eq!(article.speaker_name(&article.quotes[0]).as_deref(), Some("Tom Ashe"));
    let article = read("“We can do nothing”: Police\nA pub burned. “It was hot,” said Tom Ashe.");
    assert_eq!(article.quotes.len(), 2);
    let article = read("“We ran for it”: Panic as pub burns\nA pub burned. “It was hot,” said Tom Ashe.");
    assert_eq!(article.quotes.len(), 1);
}
