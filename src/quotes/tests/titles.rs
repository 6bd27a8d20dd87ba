//! What books, films and columns are called, which nobody says.

use super::check;

#[test]
fn titles_of_works() {
    check(
        "The storm ended all plans, Mr. Hale said in his 2012 book, “An Orla Son.”",
        &["indirect Hale (Mr. Hale): The storm ended all plans"],
    );
    check("The station broadcast a short play called “Four Boats” on Monday.", &[]);
    check("Ada Hale published a column entitled, “Why Budd Won,” last week.", &[]);
    check(
        "“We love books,” Ada Hale said at the launch of her novel, “The Long Night.”",
        &["direct Ada Hale: “We love books,”"],
    );
    check("The choir has offered to sing “Storm Bay” until they answer.", &[]);
    check("The crowd sang “Hale Out” all night.", &["direct The crowd: “Hale Out”"]);
    check("The choir sang: “We are the rain.”", &["direct The choir: “We are the rain.”"]);
    check("Ada Hale wrote in her memoir, “I never liked them.”", &["direct Ada Hale: “I never liked them.”"]);
    check(
        "The firm helped Budd write a book, “Who’s Who in Orla,” that named agents, according to an official.",
        &["mixed an official: The firm helped Budd write a book, “Who’s Who in Orla,” that named agents"],
    );
}

#[test]
fn labels_that_nobody_bears() {
    check("Ada Hale and Otto Budd LIVE: ‘Whining’ couple ‘will not win’ and more", &[]);
}

#[test]
fn figures_behind_a_label() {
    check("MARLOW (4-2-3-1): Parrish 5; Weir 6, Okafor 4, Hartnoll 5, Bell 6; Stroud 7.", &[]);
}
