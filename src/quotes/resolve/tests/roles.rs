//! What is a role, and what only tells of somebody.

use super::check_role;

#[test]
fn predicates_are_no_roles() {
    check_role("Don Budd is a murderer, Ann Hale said.", "");
    check_role("Budd was the best friend Otto Hale had. Hale said he was glad.", "");
    check_role("Otto Budd was the first lawyer Ann Hale hired. Hale said she was glad.", "");
    check_role("Critics fear Orla Hale is a monster. “I am kind,” Hale said.", "");
    check_role("If Otto Hale was a candidate, he would win. “I am kind,” Hale said.", "");
    check_role("Otto Budd is a danger to our rights. Budd said he works.", "");
    check_role("Tom Hale said it was new. For Tom Hale, doing things bigger is a rule.", "");
}

#[test]
fn roles_are_whole() {
    check_role("Ann Hale, mayor of Tarn, Ohio, said it works.", "mayor of Tarn, Ohio");
    check_role("Orla Budd, a nurse in Marsh, Calif., said she liked it.", "nurse in Marsh, Calif.");
    check_role("Otto Hale, a singer, writer and actor, said it works.", "singer, writer and actor");
    check_role("“Why?” asked Orla Budd, now a radio host.", "radio host");
    check_role("“It is late,” said state Rep. Otto Hale.", "state Rep.");
    check_role("“No,” said Otto Hale, head of the O.L.U.-T.W.O. in Orla.", "head of the O.L.U.-T.W.O. in Orla");
    check_role("“No,” said Otto Hale, a baker and nurse well known for his work.", "baker and nurse");
    check_role("Senators Orla Hale and Otto Marsh met. Hale said it works.", "Senator");
    check_role(
        "Ohio’s governor, Tom Hale, a Republican, said Tuesday that he had voted for Mr. Marsh.",
        "Ohio’s governor",
    );
}

#[test]
fn roles_end_before_deeds_and_times() {
    check_role("Ada Hale is the first working mother to serve as mayor. Hale said it works.", "first working mother");
    check_role("Otto Budd, the only candidate here to have pledged it, said it works.", "only candidate");
    check_role(
        "Otto Budd, chief strategist for Lund’s campaign four years ago, said it works.",
        "chief strategist for Lund’s campaign",
    );
    check_role("Otto Budd, a senator last year, said it works.", "senator");
    let whole = "lawyer for one of four groups to file suit";
    check_role(&format!("Otto Budd, a {whole}, said it works."), whole);
    check_role("Talk show host Otto Budd declared Hale was late.", "Talk show host");
    check_role("Otto Budd, ambassador to Estmark, said it works.", "ambassador to Estmark");
    check_role("Otto Budd, an adviser to four governors, said it works.", "adviser to four governors");
}

#[test]
fn states_towns_and_clauses() {
    check_role("Budd is the candidate voters trust most. Budd said he would win.", "");
    check_role("Eddie Hale, a Ft. Worth member of the group, said that it was late.", "Ft. Worth member of the group");
    let role = "member of the party’s rules committee";
    check_role(&format!("It was led by Kendal Hale, a {role}. “It works,” said Hale."), role);
}

#[test]
fn facts_are_roles() {
    check_role("Because Ada Hale is a nurse, she knew. “It was bad,” Hale said.", "nurse");
    check_role("They met Tom Hale, a lawyer, teachers and doctors. Hale said it works.", "lawyer");
    check_role("In this state Gov. Ada Hale said it works.", "Gov.");
}

#[test]
fn roles_begin_behind_a_verb_and_with_the_whole_body() {
    check_role("The group has used real estate mogul Otto Hale. “It is late,” Hale said.", "real estate mogul");
    check_role("Chairman Ned Baron left. “It is late,” said Baron.", "Chairman");
    let news = "Fox News Channel White House correspondent";
    check_role(&format!("{news} Ed Hale left. Hale said it was good."), news);
    let professor = "Orla State University professor";
    check_role(&format!("Hale won, said {professor} Paul Budd. Budd said it was late."), professor);
}

#[test]
fn ranks_lists_and_parts_of_names() {
    check_role(
        "Royal Bank of Orla assistant chief economist Nathan Hale came. It was early, Hale said.",
        "Royal Bank of Orla assistant chief economist",
    );
    check_role(
        "They named Prince Andrew, North Tarn Governor Bill Hale, Senator George Budd and others. Andrew said it was late.",
        "Prince",
    );
    check_role("Orla army spokesman Lt. Gen. Ahmed Hale said it was late.", "Orla army spokesman");
    check_role("Chief of Army Staff General Asim Budd said it was early.", "Chief of Army Staff");
    check_role("Rear Admiral Otto Budd said it was early.", "Rear Admiral");
    check_role("Kamala Hale was a happy child. Hale said it was late.", "");
    check_role("She liked a story her sister Maya Budd told. Budd said it was late.", "sister");
    check_role("Leg-spinner Stuart Hale says he is not worried.", "Leg-spinner");
    check_role("Administrator Mark Hale says the new owners will now decide.", "Administrator");
    check_role(
        "The union sat it out altogether, Orla Director of Affairs Phil Hale told the Herald.",
        "Orla Director of Affairs",
    );
    check_role("But Orla Energy mine manager, Otto Ward, says it is late.", "Orla Energy mine manager");
    check_role("Budd died at home with his wife and a friend, Hale said.", "");
    check_role(
        "Chiefs met Otto Hale, who is also the president of the guild. Hale said it was late.",
        "president of the guild",
    );
}

#[test]
fn roles_that_stay_whole() {
    check_role("Major General Ada Hale said it was late.", "Major General");
    check_role("Orla’s Prosecutor General Ada Hale said it was late.", "Prosecutor General");
    check_role(
        "Ada Hale, president of the firm her father founded, said it was late.",
        "president of the firm her father founded",
    );
    check_role("The White House point person Ada Hale said it was late.", "White House point person");
}

#[test]
fn what_is_no_role_of_somebody() {
    check_role("Budd won where Orla beat rival Otto Hale. “No,” Hale said.", "");
    check_role("Ada Hale, months pregnant with her first child, said it works.", "");
    check_role("You can count Otto Hale among them. Hale said it works.", "");
    check_role("Ada Hale, a victim of fraud this year, said it works.", "victim of fraud");
    check_role("Ada Hale, a radio host considered one of the best, said it works.", "radio host");
    check_role("It was hard, and Ada Hale, the group’s chief strategist, said it works.", "chief strategist");
    check_role(
        "Count former Norland President Otto Hale among the critics. Hale said it works.",
        "former Norland President",
    );
}
