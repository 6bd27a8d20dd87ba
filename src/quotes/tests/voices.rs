//! What the writer says of his own, and things and people that are no words.

use super::check;

#[test]
fn the_writer_and_the_reader_say_nothing() {
    check("Otto Budd left. For those who like figures, it’s worth pointing out that the debate was seen by many.", &[]);
    check("Ada Hale left. It is important to note that the court has ruled on it.", &[]);
    check("Ada Hale left. It is too soon to say whether the plan will work.", &[]);
    check("The bag is light. I should say that it is not warm, and I suggest you wear a coat.", &[]);
    check("As I said, the bag is best for the yard.", &[]);
    check("Otto Budd lost. Sounds like someone told Hale that the port was shut.", &[]);
    check("This is not to say it is all fun: just ask my friends who lay in the tent.", &[]);
    check("“I should say no,” Ada Hale said.", &["direct Ada Hale: “I should say no,”"]);
    check(
        "Ada Hale told the firm that she and I suggest a lighter bag.",
        &["indirect Ada Hale: that she and I suggest a lighter bag"],
    );
    check("Let me just say that it was not late.", &[]);
    check("Hale wavered in answering a question about the port.", &[]);
    check("The expert countered her claims that she had a bad time.", &[]);
    check(
        "The firm wants to fight heat by placing mirrors on land and pointing them at the sky, to send it back.",
        &[],
    );
    check("He read out the speech written by Tom Hale for the start of the year.", &[]);
    check("In the race to save the bay, as sailors call the frozen sea, ships will not be enough.", &[]);
    check("In a letter and tweet that plainly misnamed Ada Hale, the members left.", &[]);
    check("Ada Hale died after she wrote that it was late.", &["indirect Ada Hale (she): that it was late"]);
    check("Clara Lund named the book she wrote that helped the party.", &[]);
    check("The ruling may be enough for Budd and Hale to agree on the need for lower taxes.", &[]);
    check(
        "Ada Hale called for Budd and Lund to agree on lower taxes.",
        &["indirect Ada Hale: Budd and Lund to agree on lower taxes"],
    );
}

#[test]
fn things_that_are_no_words() {
    check("Ada Hale is of the Tarn Trade Union, which writes the rules of trade.", &[]);
    check("Ada Hale wrote that the rules of trade are old.", &["indirect Ada Hale: that the rules of trade are old"]);
    check("Pro-port forums posted old messages in which Otto Budd praised the port.", &[]);
    check("The man was held after he had posted the sad image of a boy on the shore.", &[]);
    check("Otto Budd posted on his page that the port was shut.", &["indirect Otto Budd: that the port was shut"]);
    check("A woman was fined after she had posted comments on Chatter about the mayor.", &[]);
    check("Senator Ada Hale had been talking with officials from the union for weeks about her leaving.", &[]);
    check("The meeting got people talking about whether this could mean a sale.", &[]);
    check("Otto Budd criticized Chairman Tom Hale and his allies in an email.", &[]);
    check(
        "Otto Budd criticized Chairman Tom Hale for closing the port.",
        &["indirect Otto Budd: Chairman Tom Hale for closing the port"],
    );
    check("Otto Budd recently asked Admiral Lund just that question.", &[]);
    check("He did not leave, something many owners had urged him to do.", &[]);
    check("Ada Hale urged him to do more for the port.", &["indirect Ada Hale: him to do more for the port"]);
    check("Ada Hale sings “Rain on the Bay” with the crowd.", &[]);
    check("Ada Hale sang, “You should have told me so.”", &["direct Ada Hale: “You should have told me so.”"]);
    check("The government issued fresh advice online today called “Before storms and floods.”", &[]);
    check("Clara Lund claimed the prize for the best boat.", &[]);
    check("Clara Lund claimed that the prize was hers.", &["indirect Clara Lund: that the prize was hers"]);
    check("Ada Hale reiterated that view in a speech last week.", &[]);
    check("Ada Hale reiterated that views differ.", &["indirect Ada Hale: that views differ"]);
    check("The mayor spoke a day after he said them, but not for long.", &[]);
    check(
        "The leaders met to add about $300 million in funds after facing complaints that a new port would cost much.",
        &[],
    );
    check("The figures rose, pointing to a wider pattern of neglect.", &[]);
    check("The vote is near. It signals the start of a long fight for the port.", &[]);
    check("The vote is near. It signals that Budd will win.", &["indirect ? (It): that Budd will win"]);
    check("Mr. Hale’s defeat will not end his race, as some have suggested.", &[]);
    check(
        "Mr. Hale’s defeat will end his race, as some have suggested.",
        &["indirect some: Mr. Hale’s defeat will end his race"],
    );
}
