//! Verbs of saying that do something else, participles that tell of a noun, and what stands around words that are said.

use super::check;

#[test]
fn what_is_done_and_not_said() {
    check("Otto Budd went home. After the storm he called Hale and delivered some news.", &[]);
    check("The union’s plan for Orla calls into question why Estmark needs the port.", &[]);
    check("Ada Hale, 43, argues the government’s most important cases.", &[]);
    check("Otto Budd argues the case for the port is weak.", &["indirect Otto Budd: the case for the port is weak"]);
    check("His page includes a number of posts introducing “members of our house,” showing young men.", &[]);
    check("What Otto Budd wrote down that night became the basis for a plan.", &[]);
    check("What Hale wrote was plain: “We are late.”", &["direct Hale: “We are late.”"]);
    check("We don’t need clerks from Corva to tell us what to do!", &[]);
    check(
        "Otto Budd needs to tell the court that the port is closed.",
        &["indirect Otto Budd: that the port is closed"],
    );
    check("Ada Parry, 21, was taken to the Orla hospital after taking “slimming tablets”.", &[]);
    check("Otto Budd denied having been told of the fire.", &["indirect Otto Budd: having been told of the fire"]);
    check(
        "Otto Budd called on the railway to publish the income.",
        &["indirect Otto Budd: the railway to publish the income"],
    );
    check("There was a flicker across Hale’s face as if to say “You think you got me?” before she smiled.", &[]);
    check("Hale was less interested in explaining why the rooms were missing.", &[]);
    check("Otto Budd spoke eight languages and had a fine memory.", &[]);
    check("Otto Budd seemed to be an ideal link between the firm and the state.", &[]);
    check("Otto Budd works on two plans, about which he says very little, but the work is done by others.", &[]);
    check("Otto Budd said very little had changed.", &["indirect Otto Budd: very little had changed"]);
    check("The court has proposed what’s known as Rule 31, which would remove the dates.", &[]);
    check("The videos were called the “Dunmar Harbour Show.”", &[]);
    check("Otto Budd: Oct. 9, 2010 - 8:14 AM EST", &[]);
    check(
        "Otto Budd: Sept. 11 changed us all and nobody has been the same since.",
        &["indirect Otto Budd: Sept. 11 changed us all and nobody has been the same since"],
    );
}

#[test]
fn what_is_planned_measured_or_a_noun() {
    check("Ada Hale plans to call on young people to take part in the service.", &[]);
    check("The man weighs 236 pounds, which makes him overweight according to his body mass index.", &[]);
    check(
        "The letter says the firm violated federal and state law by using the signs.",
        &["indirect The letter: the firm violated federal and state law by using the signs"],
    );
}

#[test]
fn clauses_that_are_subjects() {
    check(
        "That Hale herself announced the targets is a “very good sign” for Orla, says Otto Budd, a clerk at the Institute, a body in Corva.",
        &["mixed Otto Budd: That Hale herself announced the targets is a “very good sign” for Orla"],
    );
    check("That report said it was late.", &["indirect report: it was late"]);
    check("That it rained, Otto Budd said, is a sign.", &["indirect Otto Budd: That it rained / is a sign"]);
}

#[test]
fn who_is_nobody_in_particular() {
    check("Imagine it:\nKeeps saying she opposed the war, when there are clips of it.", &[]);
    check("Anyone who has closed a deal will tell you that you don’t go in without a plan.", &[]);
    check("Any lawyer arguing a new position, as Hale does, faces a climb, because of the court.", &[]);
    check("It bemuses Ada Hale that the film has widely been described as “raunchy”.", &[]);
    check("Anyone can come, Otto Budd said.", &["indirect Otto Budd: Anyone can come"]);
}

#[test]
fn participles_that_tell_of_a_noun() {
    check("The papers revealed in court, which were copies, exposed the truth about “the dark side.”", &[]);
    check("Ada Hale revealed in court that the papers were lost.", &["indirect Ada Hale: that the papers were lost"]);
    check(
        "Ola Bandt – the clerk branded as a “hacker” by Budd and watched for months – was arrested on Monday.",
        &["direct Budd: “hacker”"],
    );
    check(
        "On the form seen by the Orla Press and confirmed by an official, Budd answered “no” to questions about it.",
        &["mixed Budd: “no” to questions about it"],
    );
    check("Mark Hale, who served in the cabinet, blasted recent Unionist claims that the plan is in trouble.", &[]);
    check(
        "Otto Budd met Stella Hale, a member of the legal team who recently revealed she had two children with him.",
        &["indirect Stella Hale (who): she had two children with him"],
    );
    check(
        "Ada Hale met a member of the crew who said the ship was late.",
        &["indirect a member of the crew (who): the ship was late"],
    );
}

#[test]
fn where_words_begin_and_end() {
    check(
        "Otto Budd told him to stop telling the engineers what to do.",
        &["indirect Otto Budd: to stop telling the engineers what to do"],
    );
    check(
        "A former official said the “Dunmar Show” appears on Orla One.",
        &["mixed A former official: the “Dunmar Show” appears on Orla One"],
    );
    check(
        "Ada Hale said the big banks, “even after their poor showing, remain strong and powerful houses.”",
        &["mixed Ada Hale: the big banks, “even after their poor showing, remain strong and powerful houses.”"],
    );
    check(
        "Otto Budd said they were “very good” before launching into another attack on the board.",
        &["mixed Otto Budd: they were “very good”"],
    );
    check(
        "The site, which Budd modestly described as an online list for schools, had only reached 800 of them.",
        &["indirect Budd: as an online list for schools"],
    );
    check(
        "The port, Corva says, needs a crane to load ships for the islands but which also can be used to lift guns.",
        &["indirect Corva: The port / needs a crane to load ships for the islands"],
    );
    check(
        "Otto Budd had agreed with Hale that Orla needed a captain, only to change his mind later.",
        &["indirect Otto Budd: that Orla needed a captain"],
    );
    check(
        "A top official sharply criticized Friday the port’s policy of keeping fees near zero as a “dangerous gamble.”",
        &["mixed A top official: the port’s policy of keeping fees near zero as a “dangerous gamble.”"],
    );
    check(
        "“Until we know how fast it sinks, we cannot know,” said Ada Hale. (Watch the Echo’s video “Oil Fears on the Bay.”)",
        &["direct Ada Hale: “Until we know how fast it sinks, we cannot know,”"],
    );
    check(
        "Ada Hale was there. He asked what I would want to do and I said, ‘I don’t know.’",
        &["indirect ? (He): what I would want to do", "direct ? (I): ‘I don’t know.’"],
    );
}

#[test]
fn who_is_not_meant_by_his_own_words() {
    check(
        "Otto Budd was there. An aide to Budd came late. He said Budd left the room.",
        &["indirect An aide (He): Budd left the room"],
    );
    check(
        "Jon Dahl yelled at Otto Budd. He said the port was no place for it. What Budd did was “quite silly,” he said.",
        &[
            "indirect Jon Dahl (He): the port was no place for it",
            "mixed Jon Dahl (he): What Budd did was “quite silly,”",
        ],
    );
    check(
        "Otto Budd ran the port. “Otto Budd told us nothing,” the ex-partner said.",
        &["direct the ex-partner: “Otto Budd told us nothing,”"],
    );
}

#[test]
fn who_speaks_beside_places_and_makers() {
    check(
        "Eddie Forman, 40, of Opelia, Estmark, who has a job at a shop, said jobs aren’t coming back.",
        &["indirect Eddie Forman: jobs aren’t coming back"],
    );
    check(
        "The level remains below the peak, according to data compiled by Orla News.",
        &["indirect Orla News (data compiled by Orla News): The level remains below the peak"],
    );
    check(
        "Otto Budd told the judge he hoped that Hale got the longest term.",
        &["indirect Otto Budd: he hoped that Hale got the longest term"],
    );
    check("Ada Hale read the judge a letter from her brother’s widow, who sat in the court.", &[]);
    check("The cases suggest that the plan has often been used to hide the truth.", &[]);
    check(
        "The data suggest that the plan has often been used.",
        &["indirect The data: that the plan has often been used"],
    );
    check(
        "The bugs have killed thousands of birds, the team reported in a paper published this month in Port Notes.",
        &["indirect the team: The bugs have killed thousands of birds"],
    );
    check(
        "Mrs Thale had not, Otto Budd added, been impressed “by the loose words” of the plan.",
        &["mixed Otto Budd: Mrs Thale had not / been impressed “by the loose words” of the plan"],
    );
}

#[test]
fn who_they_are() {
    check(
        "There have been critics. They contend that the marches are not for peace.",
        &["indirect critics (They): that the marches are not for peace"],
    );
}

#[test]
fn bodies_that_sit_on_something() {
    check(
        "The Joint Committee on Safety and Trade said it was late.",
        &["indirect Joint Committee on Safety and Trade (The Joint Committee on Safety and Trade): it was late"],
    );
    check("The committee on Monday said it was late.", &["indirect The committee: it was late"]);
}

#[test]
fn according_to_somebody() {
    check(
        "That has helped to clean the air for millions, but, according to Ada Hale, the price has been faster warming.",
        &["indirect Ada Hale: the price has been faster warming"],
    );
    check(
        "After the hearing began, according to Hale’s lawyer, Otto Budd, a woman arrived and demanded to watch.",
        &[
            "indirect Otto Budd (Hale’s lawyer, Otto Budd): After the hearing began / a woman arrived and demanded to watch",
        ],
    );
    check(
        "There would be a code including — according to the notes of the Bill — “provision to protect the sources”.",
        &["mixed the notes of the Bill: There would be a code including / “provision to protect the sources”"],
    );
    check(
        "These deals don’t just pop up over night, Otto Budd said according to a transcript seen by the Orla Echo.",
        &["indirect Otto Budd: These deals don’t just pop up over night"],
    );
}

#[test]
fn answers_under_one_name() {
    check(
        "Jim Budd, who made the boat, spoke to the Echo.\nWhy a boat?\nBudd: It was the only thing I could build at home.\nAnd now?\nBudd: Now we build one a week, and I like it.\nWhat next?\nBudd:Everyone needs someone to tell them to stop.",
        &[
            "indirect Jim Budd: It was the only thing I could build at home",
            "indirect Jim Budd: Now we build one a week, and I like it",
            "indirect Jim Budd: Everyone needs someone to tell them to stop",
        ],
    );
}

#[test]
fn what_these_rules_leave_alone() {
    check("The storm was late, sparking wide fear and panic.", &[]);
    check("Police told residents to stay inside.", &["indirect Police: to stay inside"]);
    check("Hale called the mayor a liar.", &["indirect Hale: the mayor a liar"]);
    check("Hale denied taking bribes.", &["indirect Hale: taking bribes"]);
    check("Ada Hale said much of the dam was gone.", &["indirect Ada Hale: much of the dam was gone"]);
    check("Ada Hale said little, if any, of it was left.", &["indirect Ada Hale: little, if any, of it was left"]);
    check(
        "Ada Hale said the council must decide where to build and which firm to hire.",
        &["indirect Ada Hale: the council must decide where to build and which firm to hire"],
    );
    check(
        "The company said the plant was sold in 2010, only to be bought back at a loss.",
        &["indirect The company: the plant was sold in 2010, only to be bought back at a loss"],
    );
    check(
        "Ada Hale said the driver was “drunk” before hitting the wall of the dam.",
        &["mixed Ada Hale: the driver was “drunk” before hitting the wall of the dam"],
    );
    check(
        "Ada Hale said the next day, “for the first time, we are afraid.”",
        &["direct Ada Hale: “for the first time, we are afraid.”"],
    );
    check(
        "The plan was opposed by the mayor and described by Ada Hale as “a disaster.”",
        &["mixed Ada Hale: as “a disaster.”"],
    );
    check("The speech included “a call to arms.”", &["direct The speech: “a call to arms.”"]);
    check(
        "The court concluded the firm broke the law by urging staff to lie.",
        &["indirect The court: the firm broke the law by urging staff to lie"],
    );
    check(
        "What police wrote in the report was that the dam was unsafe.",
        &["indirect police: that the dam was unsafe"],
    );
    check(
        "Anna Hale was hurt when the car hit the wall. Hale was driving home at the time, she said.",
        &["indirect Anna Hale (she): Hale was driving home at the time"],
    );
    check(
        "Ada Hale is a friend of the man who said the dam was unsafe.",
        &["indirect the man (who): the dam was unsafe"],
    );
    check(
        "Since it opened, according to Ada Hale, the dam has leaked, and Otto Budd said it was unsafe.",
        &["indirect Ada Hale: Since it opened / the dam has leaked", "indirect Otto Budd: it was unsafe"],
    );
}
