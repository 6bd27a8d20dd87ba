//! Packed bytes: compressed files, archives, and the ZIP that office files are. All limits on what comes out are here.
//!
//! An archive is handed on member by member, so that one member is in memory at a time. What is wrong with a member is
//! said in its place, and the others stand. An archive inside an archive is not opened; a compressed member is.

mod compressed;
mod tar;
mod warc;
mod zip;

use std::fmt;
use std::io::{self, Read};
use std::ops::ControlFlow;

pub use self::zip::{Zip, names as zip_names};

/// How much may come out of packed bytes.
#[derive(Clone, Copy, Debug)]
struct Limits {
    /// Bytes of one file or member.
    member: u64,
    /// Bytes of all members.
    total: u64,
    /// How many members.
    n_members: usize,
    /// Bytes that come out of one byte, once [`Limits::free`] are out.
    ratio: u64,
    /// Bytes that may come out of anything.
    free: u64,
}

const LIMITS: Limits = Limits { member: 64 << 20, total: 1 << 30, n_members: 10_000, ratio: 200, free: 1 << 20 };

/// Why something was not unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnpackError {
    /// It is damaged or cut off.
    Damaged,
    /// A compressed file ends too early. Its beginning was handed on.
    CutOff,
    /// More than 64 MiB are in it.
    TooLarge,
    /// So much is in so few bytes that it can only be meant to do harm.
    Bomb,
    /// Too much was in the members before it: this one and the rest were not read.
    TooMuch,
    /// Too many members stood before it: this one and the rest were not read.
    TooMany,
    /// It is encrypted.
    Locked,
    /// It is compressed in a way that is not read.
    Method,
    /// Its name leads out of the archive.
    BadName,
    /// It is an archive itself.
    Nested,
    /// There are no files in it.
    Empty,
}

impl fmt::Display for UnpackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Limits { member, total, n_members, ratio, .. } = LIMITS;
        match self {
            UnpackError::Damaged => f.write_str("damaged or cut off"),
            UnpackError::CutOff => f.write_str("the file is cut off: only what comes before was read"),
            UnpackError::TooLarge => write!(f, "too large: more than {} MiB are in it", member >> 20),
            UnpackError::Bomb => write!(f, "too large: more than {ratio} times its size is in it"),
            UnpackError::TooMuch => write!(f, "the archive has more than {} MiB, the rest was not read", total >> 20),
            UnpackError::TooMany => write!(f, "the archive has more than {n_members} files, the rest was not read"),
            UnpackError::Locked => f.write_str("encrypted: pack it without a password"),
            UnpackError::Method => f.write_str("compressed by a method that is not read"),
            UnpackError::BadName => f.write_str("its name leads out of the archive"),
            UnpackError::Nested => f.write_str("an archive inside an archive, not opened: unpack the outer one"),
            UnpackError::Empty => f.write_str("an archive with nothing in it"),
        }
    }
}

impl std::error::Error for UnpackError {}

/// A file, or what was packed in it.
#[derive(Debug)]
pub struct Member<'a> {
    /// Its name in the archive, with the folders; none where there is no archive.
    pub name: Option<&'a str>,
    /// Its bytes, or why they cannot be had.
    pub bytes: Result<&'a [u8], UnpackError>,
    /// Whether its bytes are those of the file, so that offsets are.
    pub is_file: bool,
    /// The name of the format that the archive states; then the member's name is the address of a page.
    pub kind: Option<&'static str>,
}

/// Whether a member of this name is wanted, told which names the archive has as far as it is known.
pub type Wanted<'a> = &'a dyn Fn(&str, &dyn Fn(&str) -> bool) -> bool;

/// Takes members; may end the unpacking.
pub type Take<'a> = &'a mut dyn FnMut(Member<'_>) -> ControlFlow<()>;

/// Hands on what is in `bytes`: the members of an archive that are `wanted`, the content of a compressed file, or the bytes
/// as they are. An archive for which `is_one` says so is a file of its own kind (an office file).
///
/// # Errors
/// See [`UnpackError`]; members handed on before stand.
pub fn members(
    bytes: &[u8],
    is_one: &dyn Fn(&[u8]) -> bool,
    wanted: Wanted<'_>,
    take: Take<'_>,
) -> Result<(), UnpackError> {
    let mut tally = Tally::default();
    let mut unpacked = Vec::new();
    let (is_file, mut is_cut) = (!compressed::is(bytes), false);
    if let Some(mut reader) = compressed::open(bytes) {
        let mut head = Vec::new();
        let is_begun = reader.by_ref().take(512).read_to_end(&mut head).is_ok();
        let dense = (bytes.len() as u64).saturating_mul(LIMITS.ratio).max(LIMITS.free);
        let fault = if dense < LIMITS.total { UnpackError::Bomb } else { UnpackError::TooMuch };
        let most = dense.min(LIMITS.total);
        if is_begun && tar::is_tar(&head) {
            return tar::members(head.chain(reader), most, fault, is_one, wanted, take);
        }
        // Anew from here on: an error in the head is one of what is read.
        if warc::is_warc(&head) {
            let reader = compressed::open(bytes).ok_or(UnpackError::Damaged)?;
            return warc::members(reader, most, fault, take);
        }
        let reader = compressed::open(bytes).ok_or(UnpackError::Damaged)?;
        match tally.read(reader, bytes.len() as u64, &mut unpacked) {
            Ok(()) => {}
            Err(UnpackError::CutOff) if !unpacked.is_empty() => is_cut = true,
            Err(UnpackError::CutOff) => return Err(UnpackError::Damaged),
            Err(error) => return Err(error),
        }
    }
    let content = if is_file { bytes } else { unpacked.as_slice() };
    if zip::is_zip(content) && !is_one(content) {
        return zip::members(content, is_one, wanted, take);
    }
    if is_file && tar::is_tar(content) {
        return tar::members(content, LIMITS.total, UnpackError::TooMuch, is_one, wanted, take);
    }
    if is_file && warc::is_warc(content) {
        return warc::members(content, LIMITS.total, UnpackError::TooMuch, take);
    }
    let _ = take(Member { name: None, bytes: Ok(content), is_file, kind: None });
    if is_cut { Err(UnpackError::CutOff) } else { Ok(()) }
}

/// Hands on one member: what is in it, if it is compressed.
fn hand_on(
    name: &str,
    bytes: Result<&[u8], UnpackError>,
    tally: &mut Tally,
    is_one: &dyn Fn(&[u8]) -> bool,
    take: Take<'_>,
) -> ControlFlow<()> {
    // A member called `17` would be taken for a line.
    let plain = format!("./{name}");
    let name = if name.bytes().all(|byte| byte.is_ascii_digit()) { plain.as_str() } else { name };
    let unpacked = match bytes {
        Ok(bytes) => compressed::open(bytes).map(|reader| {
            let mut unpacked = Vec::new();
            match tally.read(reader, bytes.len() as u64, &mut unpacked) {
                Err(UnpackError::CutOff) => Err(UnpackError::Damaged),
                result => result.map(|()| unpacked),
            }
        }),
        Err(_) => None,
    };
    let bytes = match &unpacked {
        Some(unpacked) => unpacked.as_deref().map_err(|error| *error),
        None => bytes,
    };
    let bytes = bytes.and_then(|bytes| if is_archive(bytes, is_one) { Err(UnpackError::Nested) } else { Ok(bytes) });
    take(Member { name: Some(name), bytes, is_file: false, kind: None })
}

fn is_archive(bytes: &[u8], is_one: &dyn Fn(&[u8]) -> bool) -> bool {
    tar::is_tar(bytes) || warc::is_warc(bytes) || zip::is_zip(bytes) && !is_one(bytes)
}

/// What came out of one file so far.
#[derive(Default)]
struct Tally {
    n_bytes: u64,
    n_members: usize,
}

impl Tally {
    /// Reads all of `reader`, which unpacks `packed` bytes, within the limits.
    fn read(&mut self, reader: impl Read, packed: u64, buffer: &mut Vec<u8>) -> Result<(), UnpackError> {
        self.read_within(&LIMITS, reader, packed, buffer)
    }

    fn read_within(
        &mut self,
        limits: &Limits,
        reader: impl Read,
        packed: u64,
        buffer: &mut Vec<u8>,
    ) -> Result<(), UnpackError> {
        buffer.clear();
        let left = limits.total.saturating_sub(self.n_bytes);
        let dense = packed.saturating_mul(limits.ratio).max(limits.free);
        let most = limits.member.min(left).min(dense);
        // The limit holds while unpacking: a small file may have gigabytes in it.
        let result = reader.take(most + 1).read_to_end(buffer);
        self.n_bytes += buffer.len() as u64;
        match result {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Err(UnpackError::CutOff),
            Err(_) => Err(UnpackError::Damaged),
            Ok(n) if n as u64 <= most => Ok(()),
            Ok(_) if most == dense => Err(UnpackError::Bomb),
            Ok(_) if most == limits.member => Err(UnpackError::TooLarge),
            Ok(_) => Err(UnpackError::TooMuch),
        }
    }

    /// Counts one more member.
    fn next(&mut self) -> Result<(), UnpackError> {
        self.n_members += 1;
        match self.n_members > LIMITS.n_members {
            true => Err(UnpackError::TooMany),
            false => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
