//! Words on both sides of an attribution that stands in their middle, whom they are told to, and who finds.

use super::check;

#[test]
fn what_is_no_part_of_the_words() {
    check(
        "The firm, Ada Hale said, will appeal, a spokesman confirmed.",
        &["indirect Ada Hale: The firm / will appeal"],
    );
    check("It rained, Ada Hale said, rather than admit defeat.", &["indirect Ada Hale: It rained"]);
    check("Otto Lund says she came in and begged him to stay.", &["indirect Otto Lund: she came in"]);
    check("Otto Lund warned us about the plan.", &["indirect Otto Lund: us about the plan"]);
    check("Ada Hale said goodbye was the hardest word.", &["indirect Ada Hale: goodbye was the hardest word"]);
    check("Ada Hale wept, while Orla burned. “We go on, all of us.”", &["direct Ada Hale: “We go on, all of us.”"]);
    check(
        "Ada Hale lives in Tarn. She shows me it. “It was full in my day.”",
        &["direct Ada Hale (She): “It was full in my day.”"],
    );
}

#[test]
fn research_bears_no_name() {
    let article = super::read("Research, published in May, found that boats leak.");
    assert!(article.quotes[0].speakers.is_empty() && article.quotes[0].unnamed.as_deref() == Some("Research"));
}

#[test]
fn words_on_both_sides() {
    for (text, expected) in [
        (
            "The schools are shut, Ada Hale said, because the heating failed.",
            "indirect Ada Hale: The schools are shut / because the heating failed",
        ),
        (
            "The port chose not to hold a show, Ada Hale told Orla World, for lack of staff.",
            "indirect Ada Hale: The port chose not to hold a show / for lack of staff",
        ),
        (
            "The town was glad, Ada Hale said, rather than sad.",
            "indirect Ada Hale: The town was glad / rather than sad",
        ),
        (
            "The notes were on many themes, Ada Hale said, including taxes.",
            "indirect Ada Hale: The notes were on many themes / including taxes",
        ),
        (
            "While the town is old, Ada Hale said, its people are young.",
            "indirect Ada Hale: While the town is old / its people are young",
        ),
        ("If anything, Ada Hale argued, the town is a mess.", "indirect Ada Hale: If anything / the town is a mess"),
        ("In the end, Ada Hale said, the town “was gone”.", "mixed Ada Hale: In the end / the town “was gone”"),
        (
            "It makes a change, Ada Hale said on Monday, that the town “was heard”.",
            "mixed Ada Hale: It makes a change / that the town “was heard”",
        ),
        // What she said it to, and who she was
        ("It was good, Ada Hale told the room, to loud cheers.", "indirect Ada Hale: It was good"),
        ("It was good, said Ada Hale, who was there.", "indirect Ada Hale: It was good"),
    ] {
        check(text, &[expected]);
    }
    check(
        "Otto Lund spoke on Monday. He did so, he told the packed room, that morning.",
        &["indirect Otto Lund (he): He did so / that morning"],
    );
    check(
        "Otto Lund runs the lamps. So, if they pass where there is light, he adds, they are safe.",
        &["indirect Otto Lund (he): So, if they pass where there is light / they are safe"],
    );
}

#[test]
fn whom_words_are_told_to() {
    for (text, expected) in [
        ("Otto Lund has warned us about those bad men.", "indirect Otto Lund: about those bad men"),
        (
            "Otto Lund reminded an audience of leaders across the trade that money was needed.",
            "indirect Otto Lund: that money was needed",
        ),
        ("Otto Lund announced this week plans to close the port.", "indirect Otto Lund: plans to close the port"),
        (
            "Otto Lund condemned the strikes on the town in a statement published on Sunday.",
            "indirect Otto Lund: the strikes on the town",
        ),
        // Who is asked to do something is part of it
        ("Otto Lund asked the farmers to pray for rain.", "indirect Otto Lund: the farmers to pray for rain"),
        ("Otto Lund said this week was the worst.", "indirect Otto Lund: this week was the worst"),
    ] {
        check(text, &[expected]);
    }
}

#[test]
fn what_found_it() {
    for (text, expected) in [
        ("A survey published last week found that prices had risen.", "indirect A survey: that prices had risen"),
        (
            "A survey published last week by the Orla Institute found that prices had risen.",
            "indirect Orla Institute (A survey published last week by the Orla Institute): that prices had risen",
        ),
        (
            "Ada Hale’s own research, published in January, found that prices had risen.",
            "indirect Ada Hale’s own research: that prices had risen",
        ),
        (
            "A report from the bank highlighted that prices had risen.",
            "indirect A report from the bank: that prices had risen",
        ),
    ] {
        check(text, &[expected]);
    }
    check("The man who did the research found that he was late.", &[]);
}

#[test]
fn what_goes_on_and_what_does_not() {
    check(
        "Otto Lund told the board that the levy would raise millions, but faced jeers when he rose again.",
        &["indirect Otto Lund: that the levy would raise millions"],
    );
    check(
        "Otto Lund said that the town was safe and urged people to remain calm.",
        &["indirect Otto Lund: that the town was safe", "indirect Otto Lund: people to remain calm"],
    );
    check("Otto Lund has agreed to an interview with the paper.", &[]);
    check("Otto Lund agreed to be interviewed by the paper.", &[]);
    check("Otto Lund agreed to pay for the road.", &["indirect Otto Lund: to pay for the road"]);
}

#[test]
fn words_of_two_parts() {
    check(
        "Otto Lund said that the road was old; it could be mended, Ada Hale added.",
        &["indirect Otto Lund: that the road was old", "indirect Ada Hale: it could be mended"],
    );
    check(
        "Otto Lund told reporters it was late – insisting that it must stop.",
        &["indirect Otto Lund: it was late", "indirect Otto Lund: that it must stop"],
    );
    check("Otto Lund has admitted stealing the car.", &["indirect Otto Lund: stealing the car"]);
    check(
        "The road, Otto Lund said, is old; it could be mended.",
        &["indirect Otto Lund: The road / is old; it could be mended"],
    );
}
