//! What resolving saw on its way, kept small: the rest of the evidence is gathered only when somebody asks for it, in
//! `src/quotes/explain.rs`.

use super::Who;
use crate::article::{Doubt, Rule};

/// What led to a speaker.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Trail {
    /// Which rule decided.
    pub(in super::super) rule: Rule,
    /// The first token of the words that a pronoun was led back to.
    pub(in super::super) antecedent: Option<usize>,
    /// Who came second.
    pub(in super::super) runner_up: Option<Who>,
    /// What only resolving knows of why it is not certain.
    pub(in super::super) doubts: Vec<Doubt>,
}
