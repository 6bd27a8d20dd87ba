//! Bytes to text: which encoding, decoded how, and what was lost.
