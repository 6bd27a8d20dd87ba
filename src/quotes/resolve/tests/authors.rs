//! Whose words a writing has.

use super::check;

#[test]
fn a_writing_by_somebody() {
    check("A January 2016 study by the Estmark Research Center found that it rains.", "Estmark Research Center");
    check("According to a 2014 study by the Estmark Research Center, it rains.", "Estmark Research Center");
    check("It rains, according to polling by the O.L.U.-T.W.O.", "O.L.U.-T.W.O.");
    check("A Feb. 1 letter from the Harlan Legion warns that it rains.", "Harlan Legion");
    check("A story by the website Estmarko says it rains.", "Estmarko");
    check("A report by Otto Budd said that it rains.", "Otto Budd");
    check("An ad by the Hale campaign says that it rains.", "Hale campaign");
    check("Budd has a framed note from Ada Hale. “You lost!” the note says.", "Ada Hale");
    check("Budd got a short telegram from Ada Hale. “You lost!” the telegram said.", "Ada Hale");
    check("Budd has a note from Ada Hale and a note from his mother. “You lost!” the note says.", "unnamed:the note");
    check("Budd has a framed note. “You lost!” the note says.", "unnamed:the note");
    // Where nobody is named, or several, or a place.
    check("A study by local researchers found that it rains.", "unnamed:A study by local researchers");
    check("A letter from Orla said that it rains.", "unnamed:A letter from Orla");
    check("A study by Ada Hale and Otto Budd found that it rains.", "unnamed:A study by Ada Hale and Otto Budd");
    let of = "It rains, according to an analysis by Ada Hale, a lawyer in Orla, and Otto Budd, a baker there.";
    check(of, "unnamed:an analysis by Ada Hale");
    check("A report on Otto Budd said that it rains.", "unnamed:A report on Otto Budd");
}

#[test]
fn a_writing_told_of_again() {
    let story = "A story by the website Estmarko says it rains.";
    check(&format!("{story} The story also noted that it was late."), "Estmarko");
    check(&format!("{story} Another story was short. The story noted that it was late."), "unnamed:The story");
    let ad = "An ad by the Hale campaign says that it rains.";
    check(&format!("{ad} The ad claims that it was late."), "Hale campaign");
    check("Ada Hale read an ad. The ad claims that it was late.", "unnamed:The ad");
}

#[test]
fn what_somebody_answers() {
    check("Otto Budd spoke of the storm. His response focused on how Orla “was under water.”", "Otto Budd");
    check("Otto Budd spoke of the storm. His written reply said that Orla was lost.", "Otto Budd");
    check("Otto Budd left. Ada Hale’s statement said that it was late.", "Ada Hale");
    check("Otto Budd left. Ada Hale’s new car said it was late.", "unnamed:Ada Hale’s new car");
    check("Otto Budd left. The mayor’s statement said it was late.", "unnamed:The mayor’s statement");
}

#[test]
fn whose_data_they_are() {
    let data = "It is more, according to an analysis of Tide Commission data by Orlamap, a website.";
    check(data, "Orlamap");
    check("It rained, according to Orlamap. It is less, according to Orlamap data.", "Orlamap");
    check("It is less, according to Orlamap data.", "unnamed:Orlamap data");
    check("According to data released by the Tide Records Bureau, it is late.", "Tide Records Bureau");
    check("According to a report published on Monday by the Orla Institute, it is late.", "Orla Institute");
    check("Some GOP figures said that it was late.", "unnamed:Some GOP figures");
    check("According to data leaked by Ada Hale, it is late.", "unnamed:data leaked by Ada Hale");
}

#[test]
fn statements_that_others_carry() {
    check("The agency carried a statement by the Orla Ministry. “It is late,” it said.", "Orla Ministry");
    check("The Herald published a letter by Ada Hale. It said it was late.", "Herald");
    check("The firm had a letter from Ada Hale. It said it was late.", "unnamed:The firm");
    check("The Herald published a story by Ada Hale. It said it was late.", "Herald");
}
