//! Verbs of saying where nobody says anything.

use super::check;

#[test]
fn what_is_not_said() {
    check("Hale did not come out and say Budd should go.", &[]);
    check("Hale never came out and said Budd should go.", &[]);
    check("Hale came out and said Budd should go.", &["indirect Hale: Budd should go"]);
    check("Hale did not go so far as to say Budd should go.", &[]);
    check("Nor did Hale say that the dam was safe.", &[]);
    check("Hale won, rather than promising to stay.", &[]);
    check("Hale left instead of saying that Budd lied.", &[]);
    check("No one said that the bank had failed.", &[]);
    check("It’s said that the town is safe.", &[]);
    check("She knows what voters are saying, and that she is strong.", &[]);
    check("His questions had fine talking points, including the claim that Hale opposed the war.", &[]);
    check("The band added songs including “La Gala” and “Orla Blue.”", &[]);
    check("FBI reports say that Hale lied.", &["indirect FBI reports: that Hale lied"]);
    check("Hale said in a letter, written by Orla Budd, that they were late.", &["indirect Hale: that they were late"]);
    check("Orla Budd met Tom Hale, marked as a “high priority” donor.", &[]);
}

#[test]
fn what_is_denied_in_passing_or_only_named() {
    check("Hardly any residents say the dam is safe.", &[]);
    check("Hale did not, at first, say that the dam was safe.", &[]);
    check("Hale declined, again, to say that the dam was safe.", &[]);
    check("They vote for either party, according to their preference.", &[]);
    check("A blog, called the “Feed,” pumps out articles.", &[]);
}

#[test]
fn what_is_done_by_saying_and_what_is_only_cited() {
    check("The Bureau cited in a tweet does not exist.", &[]);
    check("Experts praised in the report left.", &[]);
    check("An article cited by Hale quoted a few experts who have found no evidence.", &[]);
    check("Hale could defend himself by saying he was ill.", &[]);
    check("Hale defended himself by saying he was ill.", &["indirect Hale: he was ill"]);
    check("Hale said he could help by saying it was late.", &["indirect Hale: he could help by saying it was late"]);
    let told = "that the firm should act by telling Budd that it was late";
    check(&format!("Hale added {told}."), &[&format!("indirect Hale: {told}")]);
    let other = "Hale argues that it rains, while her rival, Otto Budd, has won by saying that it does not.";
    check(other, &["indirect Otto Budd: that it does not"]);
    check("“We are late,” is a common saying here.", &[]);
    check("Hale will call in to discuss the crisis.", &[]);
}

#[test]
fn acts_that_are_no_words() {
    check("Ramsay Hale was out for 58, he and Budd adding 113 for the fourth wicket.", &[]);
    check("Later, he added trucks, and he rode on.", &[]);
    check("Budd twice pointed Otto Hale towards the dressing room.", &[]);
    check("The judge allowed Otto Hale to plead guilty to a charge.", &[]);
    check("The clerk sought to speak with Otto Hale about the port.", &[]);
    check("Orla would stop if Tarn agreed to leave the port.", &[]);
    check("She runs the body in charge of new reporting standards in Orla.", &[]);
    check("Orla Bank reports as it waits for a sale.", &[]);
    check("Hale has a lead, although it’s fair to say that it is a small one.", &[]);
    check("It seems the plan of Hale will go on without “great men.”", &[]);
    check("The rocket has blasted off from Orla with a crew.", &[]);
    check("Hale writes about alleged secret camps in Orla.", &["indirect Hale: alleged secret camps in Orla"]);
    check("A test revealed a problem with the valve.", &[]);
    check("Senator Jon Hale is willing to criticise the plans of the party.", &[]);
    check("The State Government has called in Orla Energy and the unions to end the row.", &[]);
    check(
        "The Governor will speak this week to answer allegations about his response.",
        &["indirect The Governor: to answer allegations about his response"],
    );
    check("The storm has prompted a warning about people claiming to work for the port.", &[]);
    check("Guard members, called to service by the governor after a row, are all over the town.", &[]);
    check("It is worth noting that the bill of the firm is a good example.", &[]);
    check("Mr. Hale is also determined to warn his friends about the dangers.", &[]);
    check("Of the firms questioned by Orla & Budd during May, half were late.", &[]);
    check("A council, called a loya jirga, would be formed in the spring.", &[]);
}

#[test]
fn words_beside_such_acts() {
    check(
        "The mayor once again promised that taxes would not rise.",
        &["indirect The mayor: that taxes would not rise"],
    );
    check(
        "Hale said the storm was bad. He added roads in the north were shut.",
        &["indirect Hale: the storm was bad", "indirect Hale (He): roads in the north were shut"],
    );
    check(
        "Hale said it was late, adding 20 people, including a child, were hurt.",
        &["indirect Hale: it was late", "indirect Hale: 20 people, including a child, were hurt"],
    );
    check(
        "Hale seemed certain: “It is late, and we are going home.”",
        &["direct Hale: “It is late, and we are going home.”"],
    );
    check("Ada Hale is willing to say that the port was shut.", &["indirect Ada Hale: that the port was shut"]);
}

#[test]
fn words_that_are_no_cues_by_their_place() {
    check("Let me first express my thanks to the crew.", &[]);
    check("Let Otto Budd tell you that it rained.", &[]);
    check("Ada Hale spoke of Otto Budd’s patronizing suggestion at a similarly timed debate.", &[]);
    check("The rallies have been as loud as the chants to “build the port” and promises to “make Orla great.”", &[]);
    check("The ad hits Ada Hale for the flood and claims that she “lied.”", &["mixed The ad: that she “lied.”"]);
    check(
        "The absence of the mayor, coupled with the previously announced absence of Ada Hale, means that the party is weak.",
        &[],
    );
    check("Those beside her later told officers that it rained.", &["indirect Those beside her: that it rained"]);
    check("Ada Hale took the phone everywhere she went, “sending letters from hostile lands.”", &[]);
    check("“No,” Ada Hale went on. “It will not do.”", &["direct Ada Hale: “No,” / “It will not do.”"]);
}

#[test]
fn things_that_say_nothing() {
    check("The event comes two weeks after the storm, urging people to register.", &[]);
    check(
        "The letter came two weeks after the storm, urging people to register.",
        &["indirect The letter: people to register"],
    );
    check("Otto Budd met a man in a shirt that read “No Port,” and smiled.", &[]);
    check("The man in the hat said, “No port here.”", &["direct The man in the hat: “No port here.”"]);
    check("Holding signs calling Hale “Loser,” the protesters sang for an hour.", &["direct the protesters: “Loser,”"]);
}

#[test]
fn what_one_is_seen_as() {
    check("Ada Hale left. Amid the storm, she’s seen as “part of the problem.”", &["direct ?: “part of the problem.”"]);
    check("Ada Hale left. She’s described the plan as “a mess.”", &["mixed Ada Hale (She): the plan as “a mess.”"]);
}

#[test]
fn what_was_said_is_only_spoken_of() {
    check(
        "What Budd has said privately about Hale is a different story, according to Otto Brand.",
        &["indirect Otto Brand: What Budd has said privately about Hale is a different story"],
    );
    check("Ada Hale was still calling out the owners while reveling in the win.", &[]);
    check("Otto Budd called her out for lying about the port.", &["indirect Otto Budd: for lying about the port"]);
    check("Ada Hale called out to the crowd: “Go home!”", &["direct Ada Hale: “Go home!”"]);
    check("Otto Budd concluded by scolding guests who had left early.", &[]);
    check("Otto Budd concluded by saying that it was late.", &["indirect Otto Budd: that it was late"]);
    check("Otto Hale discussed a bill he was bringing in.", &[]);
}

#[test]
fn whose_words_another_proves() {
    check(
        "Hale had proved what the judge called “a stranger to the truth.”",
        &["direct the judge: “a stranger to the truth.”"],
    );
    check(
        "Hale rejected what he called “a stranger to the truth.”",
        &["mixed Hale: what he called “a stranger to the truth.”"],
    );
    check("Budd attacked what Hale described as “a long war.”", &["mixed Budd: what Hale described as “a long war.”"]);
}

#[test]
fn from_whom_who_reports_has_it() {
    check("The Herald reported, citing a minister, that it rained.", &["indirect Herald (The Herald): that it rained"]);
    check(
        "The Herald reported, quoting the prefect, Colonel Otto Hale, that it rained.",
        &["indirect Herald (The Herald): that it rained"],
    );
    check("Hale attacked Budd, citing a law that bans it.", &["indirect Hale: a law that bans it"]);
    check("It was jointly written by a delegate supporting Hale, Otto Budd, and a friend.", &[]);
}
