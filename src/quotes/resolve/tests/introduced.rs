//! Names, ranks and bodies of many lands; who has just come on stage; papers, turns of a talk, spokespeople.

use super::{check, read};
use crate::article::{Article, Part, Role};
use crate::text::Span;

#[test]
fn given_names_that_are_modals() {
    check("Can Yildirim runs the port. “It is late,” Can Yildirim said.", "Can Yildirim");
    check("Port Chairman Will Holm, for example, said it was late.", "Will Holm");
    check("May Holm said she would go.", "May Holm");
    check("“It is late,” Will said.", "Will");
    assert!(read("Will Hale run? Will Hale run again?").quotes.is_empty());
}

#[test]
fn offices_by_their_initials() {
    check("PM Ada Hale said it was late. “We go,” the PM said.", "Ada Hale");
    check("The prime minister, Ada Hale, came. “We go,” the PM said.", "Ada Hale");
    check("The deputy commissioner, Ada Hale, came. The DCP, Ada Hale, said two men had been held.", "Ada Hale");
    check("Chief minister Tom Budd came. CM Budd said he would go.", "Tom Budd");
    check("Chef Tom Budd said the oven was cold.", "Tom Budd");
    check("Professor Emeritus Tom Budd said the oven was cold.", "Tom Budd");
}

#[test]
fn an_outlet_right_before_a_name() {
    check("Tom Budd came. “It will rain,” the Orla Post Budd said.", "Tom Budd");
    check("Tom Budd came. In an interview with the Orla Post Budd said the port would close.", "Tom Budd");
}

#[test]
fn who_tells_the_story_is_nobody_else() {
    let article = |text: &str| {
        let mut article = Article { text: text.to_owned(), ..Article::default() };
        article.parts.push(Part { role: Role::Paragraph, span: Span::new(0, text.len()) });
        article.meta.authors.push("Tom Budd".to_owned());
        crate::quotes::attribute(&mut article);
        let quote = article.quotes.last().expect("a quote");
        article.speaker_name(quote)
    };
    let asked = article("Suvi Holm carries bowls to the window. I ask whether she is cold. “I was 19,” she says.");
    assert_eq!(asked.as_deref(), Some("Suvi Holm"));
    let raised = article("The port’s owner, Suvi Holm, laughs when I bring this up and says she will not deny it.");
    assert_eq!(raised.as_deref(), Some("Suvi Holm"));
}

#[test]
fn those_just_introduced() {
    check(
        "Her son Callum, 12, said it was hot.\nThe neighbour was Tendai Holm, a baker. He said he knocked twice.",
        "Tendai Holm",
    );
    check(
        "“It worked,” its director, Colonel Otto Budd, told us. Her neighbour, a diver called Xavier Holm, holds up a \
         rope. It had been down since Monday, he says.",
        "Xavier Holm",
    );
    check(
        "Ada Hale came with her friend Salimata. They met in Orla, she said.\nSalimata laughed. “No,” she said.",
        "Salimata",
    );
    check(
        "Hale wed the builder Piers Budd in 1961. The marriage was happy. He once said living with her was “like tides”.",
        "Piers Budd",
    );
    check(
        "They spoke to Perpetua Holm. “It rained,” she says.\nPerpetua’s father, a baker, did not see his son.\n“No,” says Perpetua.",
        "Perpetua Holm",
    );
}

#[test]
fn names_of_one_body() {
    check("Commander Otto Budd of Northmoor Fire and Rescue Service said it had begun in a kitchen.", "Otto Budd");
    check("The Food and Allied Workers’ Union said the port was “paying for it”.", "Food and Allied Workers’ Union");
    check("She lives in a nursing home. Home Angels, the agency, said it had checked.", "Home Angels");
    check("The teachers’ union said it was the right call.", "unnamed:The teachers’ union");
    check("Mr. Banks came. Banks’ campaign says it rained.", "Banks’ campaign");
    check(
        "Keyhaven said on Monday that it rained.\nIt was late, the company said in a post. Nobody came, it added.",
        "Keyhaven",
    );
    check("The regulator moved on Monday to block the sale, arguing that it was late.", "unnamed:The regulator");
}

#[test]
fn peoples_and_parts_of_groups() {
    check("Eirik Holm, the Norwegian goalkeeper, came. “It was late,” the Norwegian said.", "Eirik Holm");
    check("Britta Holm came second.\nShe went home. “It was late,” the Dane said.", "Britta Holm");
    check("“They told us,” one of them, Tom Budd, said by telephone.", "Tom Budd");
    check("One of them, Ada Hale, said she could not look at it.", "Ada Hale");
    check("The cellist, Ada Hale, came. According to her, nobody was late that night.", "Ada Hale");
    check("The paper quoted an unnamed diver as saying that the port was shut.", "unnamed:an unnamed diver");
}

#[test]
fn papers_of_somebody() {
    check(
        "Tom Budd sat down. In a statement read by his lawyer, he said it was late.\n“We go,” the statement said.",
        "Tom Budd",
    );
    check("Tom Budd wrote to the port.\n“We go,” his letter reads. “Soon.”", "Tom Budd");
}

#[test]
fn turns_of_a_talk() {
    let talk = "Chef Otto Budd shut his oven in May.\nHerald: And the money? Who paid for it all?\nBudd: A plate costs nine \
                crowns.\nHerald: Was it enough to keep going?\nBudd: No, it was never enough for anybody.";
    check(talk, "Otto Budd");
    assert_eq!(read(talk).quotes.len(), 4);
    assert!(read("Otto Budd won.\nBudd: 547\nHale: 46\nBudd: 500\nHale: 40").quotes.is_empty());
}

#[test]
fn for_whom_somebody_speaks() {
    let spoken_for = |text: &str| read(text).quotes.last().and_then(|quote| quote.spoken_for.clone());
    let body = |text: &str| spoken_for(text).unwrap_or_default();
    assert_eq!(
        body("The health ministry said it would look. A spokeswoman said it had no wish to wait."),
        "health ministry"
    );
    assert_eq!(body("The city’s police department spokeswoman said it was late."), "police department");
    assert_eq!(body("Ada Hale, the opposition’s finance spokeswoman, said it was late."), "opposition");
}

#[test]
fn what_is_told_of_others() {
    let role = |text: &str| {
        let article = read(text);
        let quote = article.quotes.last().expect("a quote");
        quote.role.clone()
    };
    assert_eq!(role("Ada Hale, whose son is in Year 9, said it was late."), None);
    assert_eq!(role("“It is loud,” said Ada Hale, whose son Tom was there."), None);
    assert_eq!(role("They asked how many agents Budd would hire. “None,” Otto Budd said."), None);
    assert_eq!(
        role("“No,” said Ada Hale, a former head of the port who has known him for years.").as_deref(),
        Some("former head of the port")
    );
    assert_eq!(
        role("Otto Budd, who is an elected councillor, said it was late.").as_deref(),
        Some("elected councillor")
    );
    assert_eq!(role("One of the men, Otto Budd, 70, said it was late."), None);
    assert_eq!(
        role("“No,” said Ada Hale, director of the Household Users’ League.").as_deref(),
        Some("director of the Household Users’ League"),
    );
}

#[test]
fn clauses_around_the_speaker() {
    check("Rep. Ann Hale (Orla, 2nd District) said she would go.", "Ann Hale");
    check("The committee will open its hearing on Monday, its chair, Sen. Ann Hale, said.", "Ann Hale");
    check("Councilwoman Ann Hale, whose ward has the port, called it “a press release, not a plan.”", "Ann Hale");
    check("Her campaign manager, a taciturn Norlander named Otto Budd, says that it was useful.", "Otto Budd");
    check("Leader of the Opposition Ann Hale said the port was “running on promises”.", "Ann Hale");
    check("Sen. Ramon “Monching” Holm on Thursday called for an inquiry into the spill.", "Ramon “Monching” Holm");
    check("Awami Itehad chief Rana Holm termed the remarks “salt on the wounds”.", "Rana Holm");
    check("Ann Hale’s campaign on Thursday said it was late.", "Ann Hale’s campaign");
    check(
        "Budd has to win, according to Democratic and independent analysts.",
        "unnamed:Democratic and independent analysts",
    );
    check(
        "Ann Hale leads Otto Budd by 71 votes, but the self-described socialist has vowed to go on.",
        "unnamed:the self-described socialist",
    );
    check(
        "As per the paper filed by the port, the drain has lost half of its width.",
        "unnamed:the paper filed by the port",
    );
}

#[test]
fn ranks_and_trades_before_names() {
    check("Fisherman Rodel Holm, 41, said it rained.", "Rodel Holm");
    check("Owner Sal Holm said he would open on Friday.", "Sal Holm");
    check("OCPD Jane Holm said it was late.", "Jane Holm");
    check(
        "A bench of Chief Justice P.K. Holm and Justice Ann Hale sat. Justice Hale asked why.\n“No,” the Chief Justice said.",
        "P.K. Holm",
    );
}

#[test]
fn bodies_of_many_words() {
    check(
        "It had the highest floor, the Organization for Economic Cooperation and Development says.",
        "Organization for Economic Cooperation and Development",
    );
    check("The United Miners’ Brotherhood, which had left, said it would stay.", "United Miners’ Brotherhood");
    check("A barber told The Daily Beacon that it was shut.\n“No light, no work,” he said.", "unnamed:A barber");
}

#[test]
fn few_name_themselves() {
    check(
        "Tom Budd wrote a column about him. Carl Holm kept it.\n“Budd said I would go far,” he told me.",
        "Carl Holm",
    );
}

#[test]
fn words_that_only_look_like_names() {
    check("Ann Hale came. In May Hale said it was late.", "Ann Hale");
    check("At 5 PM Otto Hale came. “It is late,” the prime minister said.", "unnamed:the prime minister");
    check("Otto Budd came to the port. The Oregonian said it was late.", "unnamed:The Oregonian");
    check(
        "In a statement, Ann Hale said she was sorry. Otto Budd said nobody came. “We go,” the statement said.",
        "Ann Hale",
    );
}

#[test]
fn the_subject_of_two_verbs() {
    check(
        "The ombudsman has cleared the minister, Otto Budd, of theft, but called his handling of it “a small masterclass”.",
        "unnamed:The ombudsman",
    );
}

#[test]
fn ministries_of_several_fields() {
    check("The Department of Health and Social Care said it was late.", "Department of Health and Social Care");
    check("The Department of Health and Mayor Ada Hale met. Hale said it was late.", "Ada Hale");
}
