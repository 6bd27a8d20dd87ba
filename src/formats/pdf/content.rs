//! What a page draws: its letters, each with its place. Bounded in everything: a page may draw itself, or the same thing a
//! thousand times.

use std::collections::HashMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::fonts::Font;

/// The largest stream of a page that is unpacked, in bytes.
const MAX_STREAM: usize = 32 << 20;
/// How many operations are looked at in a file.
const MAX_OPERATIONS: usize = 20_000_000;
/// How many letters are kept of a file.
const MAX_LETTERS: usize = 4_000_000;
/// How deep forms may draw forms.
const MAX_DEPTH: usize = 12;
/// How deep states may be saved.
const MAX_SAVED: usize = 256;

/// A letter, or several that one code stands for.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    pub(super) text: String,
    /// Its left edge and its base line, in points from the lower left corner of the page.
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) width: f32,
    pub(super) size: f32,
    pub(super) is_bold: bool,
}

/// What one page draws.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    pub(super) letters: Vec<Letter>,
    /// Codes that stand for letters that the file does not name.
    pub(super) n_unknown: usize,
    pub(super) n_images: usize,
}

/// Draws the pages of a document, one after the other.
pub(super) struct Canvas<'a> {
    document: &'a Document,
    fonts: HashMap<ObjectId, Option<std::rc::Rc<Font>>>,
    n_operations: usize,
    n_letters: usize,
}

type Matrix = [f32; 6];

const SAME: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// `a`, then `b`.
fn times(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

#[derive(Clone)]
struct State {
    page: Matrix,
    font: Option<std::rc::Rc<Font>>,
    size: f32,
    letter_space: f32,
    word_space: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
}

/// Where a stream looks for its fonts and forms: its own resources, then those around it.
type Resources<'a> = Vec<&'a Dictionary>;

impl<'a> Canvas<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        Self { document, fonts: HashMap::new(), n_operations: 0, n_letters: 0 }
    }

    /// Whether no more is read, as there was too much.
    pub(super) fn is_full(&self) -> bool {
        self.n_operations >= MAX_OPERATIONS || self.n_letters >= MAX_LETTERS
    }

    pub(super) fn draw(&mut self, page: ObjectId) -> Drawn {
        let mut drawn = Drawn::default();
        let document = self.document;
        let Ok(content) = document.get_page_content_with_limit(page, MAX_STREAM) else { return drawn };
        let mut resources: Resources<'a> = Vec::new();
        if let Ok((own, inherited)) = document.get_page_resources(page) {
            resources.extend(own);
            resources.extend(inherited.iter().take(32).filter_map(|id| document.get_dictionary(*id).ok()));
        }
        let turn = match rotation(document, page) {
            90 => [0.0, -1.0, 1.0, 0.0, 0.0, 0.0],
            180 => [-1.0, 0.0, 0.0, -1.0, 0.0, 0.0],
            270 => [0.0, 1.0, -1.0, 0.0, 0.0, 0.0],
            _ => SAME,
        };
        self.stream(&content, &resources, turn, 0, &mut drawn);
        drawn
    }

    fn stream(&mut self, content: &[u8], resources: &Resources<'a>, page: Matrix, depth: usize, drawn: &mut Drawn) {
        let mut state = State {
            page,
            font: None,
            size: 1.0,
            letter_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let mut saved: Vec<State> = Vec::new();
        let (mut text, mut line) = (SAME, SAME);
        // Marked stretches that are open: whether each is none of the text (page headers and the like).
        let mut marks: Vec<bool> = Vec::new();
        for operation in Content::decode_iter(content) {
            let Ok(operation) = operation else { break };
            self.n_operations += 1;
            if self.is_full() {
                break;
            }
            let operands = operation.operands.as_slice();
            let number = |idx: usize| operands.get(idx).and_then(|object| object.as_float().ok()).unwrap_or(0.0);
            let move_by = |line: Matrix, x: f32, y: f32| times([1.0, 0.0, 0.0, 1.0, x, y], line);
            let matrix = || [number(0), number(1), number(2), number(3), number(4), number(5)];
            match operation.operator.as_str() {
                "BT" => (text, line) = (SAME, SAME),
                "q" if saved.len() < MAX_SAVED => saved.push(state.clone()),
                "Q" => state = saved.pop().unwrap_or(state),
                "cm" => state.page = times(matrix(), state.page),
                "Tm" => {
                    line = matrix();
                    text = line;
                }
                "Td" | "TD" => {
                    if operation.operator == "TD" {
                        state.leading = -number(1);
                    }
                    line = move_by(line, number(0), number(1));
                    text = line;
                }
                "T*" => {
                    line = move_by(line, 0.0, -state.leading);
                    text = line;
                }
                "Tc" => state.letter_space = number(0),
                "Tw" => state.word_space = number(0),
                "Tz" => state.stretch = number(0) / 100.0,
                "TL" => state.leading = number(0),
                "Ts" => state.rise = number(0),
                "Tf" => {
                    let name = operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
                    state.font = self.font(resources, name);
                    state.size = number(1);
                }
                "Tj" | "'" | "\"" | "TJ" => {
                    if operation.operator == "'" || operation.operator == "\"" {
                        line = move_by(line, 0.0, -state.leading);
                        text = line;
                    }
                    if operation.operator == "\"" {
                        (state.word_space, state.letter_space) = (number(0), number(1));
                    }
                    let shown = operands.last().map_or(&[][..], |object| match object {
                        Object::Array(list) => list.as_slice(),
                        object => std::slice::from_ref(object),
                    });
                    let is_left_out = marks.contains(&true);
                    for piece in shown {
                        match piece {
                            Object::String(bytes, _) => self.show(&state, &mut text, bytes, is_left_out, drawn),
                            number => {
                                let back = number.as_float().unwrap_or(0.0) / 1000.0;
                                text = move_by(text, -back * state.size * state.stretch, 0.0);
                            }
                        }
                    }
                }
                "BDC" | "BMC" => {
                    let name = operands.first().and_then(|name| name.as_name().ok());
                    if marks.len() < MAX_SAVED {
                        marks.push(name == Some(b"Artifact"));
                    }
                }
                "EMC" => {
                    marks.pop();
                }
                "Do" => {
                    let name = operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
                    self.form(resources, name, state.page, depth, drawn);
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, state: &State, text: &mut Matrix, bytes: &[u8], is_left_out: bool, drawn: &mut Drawn) {
        let Some(font) = state.font.clone() else { return };
        font.each(bytes, |letters, width, is_space| {
            let at =
                times([state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise], times(*text, state.page));
            // Text that is turned is a stamp or stands beside the page.
            let is_upright = at[0] > 0.0 && at[1].abs() <= at[0] * 0.1 && at[3] > 0.0;
            if letters.is_empty() {
                drawn.n_unknown += 1;
            } else if is_upright && !is_left_out && at.iter().all(|number| number.is_finite()) {
                self.n_letters += 1;
                drawn.letters.push(Letter {
                    text: letters.to_owned(),
                    x: at[4],
                    y: at[5],
                    width: width * at[0],
                    size: at[3],
                    is_bold: font.is_bold,
                });
            }
            let space = state.letter_space + if is_space { state.word_space } else { 0.0 };
            *text = times([1.0, 0.0, 0.0, 1.0, (width * state.size + space) * state.stretch, 0.0], *text);
        });
    }

    /// Returns what `name` stands for in a category of the resources.
    fn resource(
        &self,
        resources: &Resources<'a>,
        category: &[u8],
        name: &[u8],
    ) -> Option<(Option<ObjectId>, &'a Object)> {
        let document = self.document;
        resources.iter().find_map(|dict| {
            let object = dict.get_deref(category, document).ok()?.as_dict().ok()?.get(name).ok()?;
            document.dereference(object).ok()
        })
    }

    fn font(&mut self, resources: &Resources<'a>, name: &[u8]) -> Option<std::rc::Rc<Font>> {
        let (id, object) = self.resource(resources, b"Font", name)?;
        let dict = object.as_dict().ok()?;
        let read = || Some(std::rc::Rc::new(Font::of(self.document, dict)));
        match id {
            Some(id) => self.fonts.entry(id).or_insert_with(read).clone(),
            None => read(),
        }
    }

    fn form(&mut self, resources: &Resources<'a>, name: &[u8], page: Matrix, depth: usize, drawn: &mut Drawn) {
        let Some((_, object)) = self.resource(resources, b"XObject", name) else { return };
        let Ok(stream) = object.as_stream() else { return };
        let kind = stream.dict.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
        if kind == b"Image" {
            drawn.n_images += 1;
        }
        if kind != b"Form" || depth >= MAX_DEPTH {
            return;
        }
        let Ok(content) = stream.get_plain_content_with_limit(MAX_STREAM) else { return };
        // What it takes to unpack it counts too.
        self.n_operations += content.len() / 64;
        let mut matrix = SAME;
        if let Ok(list) = stream.dict.get_deref(b"Matrix", self.document).and_then(Object::as_array) {
            for (number, object) in matrix.iter_mut().zip(list) {
                *number = object.as_float().unwrap_or(*number);
            }
        }
        let own = stream.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict).ok();
        let resources: Resources<'a> = own.into_iter().chain(resources.iter().copied()).take(MAX_DEPTH * 4).collect();
        self.stream(&content, &resources, times(matrix, page), depth + 1, drawn);
    }
}

/// By how many degrees a page is turned to the right; a page takes it from the folder that it is in.
fn rotation(document: &Document, page: ObjectId) -> i64 {
    let mut dict = document.get_dictionary(page).ok();
    for _ in 0..32 {
        let Some(found) = dict else { break };
        if let Ok(turn) = found.get_deref(b"Rotate", document).and_then(Object::as_i64) {
            return turn.rem_euclid(360);
        }
        dict = found.get_deref(b"Parent", document).and_then(Object::as_dict).ok();
    }
    0
}
