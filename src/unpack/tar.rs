//! TAR: files one behind the other, each below a block that names it. Read as a stream, so that it may come out of a
//! compressed file.

use std::io::{self, Read};
use std::ops::ControlFlow;

use super::{LIMITS, Take, Tally, UnpackError, Wanted, hand_on};

const BLOCK: usize = 512;
/// The longest name, or list of properties, that is read.
const MAX_NAME: u64 = 64 << 10;

/// Whether a file that begins so is one: its first block sums itself.
pub(super) fn is_tar(head: &[u8]) -> bool {
    head.get(..BLOCK).and_then(Header::of).is_some_and(|header| header.is_some())
}

/// The block above a file.
struct Header {
    name: Vec<u8>,
    size: u64,
    kind: u8,
}

impl Header {
    /// Reads a block; none inside where it is empty, as at the end of an archive.
    fn of(block: &[u8]) -> Option<Option<Header>> {
        if block.iter().all(|byte| *byte == 0) {
            return Some(None);
        }
        let field = |from: usize, len: usize| block.get(from..from + len).unwrap_or_default();
        let text = |from, len| field(from, len).split(|byte| *byte == 0).next().unwrap_or_default();
        let sum: u64 = block.iter().map(|byte| u64::from(*byte)).sum();
        let own: u64 = field(148, 8).iter().map(|byte| u64::from(*byte)).sum();
        if number(field(148, 8))? != sum - own + 8 * u64::from(b' ') {
            return None;
        }
        let mut name = Vec::new();
        // Where the name is too long for its field, folders may stand in another.
        if field(257, 6) == b"ustar\0" && !text(345, 155).is_empty() {
            name.extend_from_slice(text(345, 155));
            name.push(b'/');
        }
        name.extend_from_slice(text(0, 100));
        let kind = block.get(156).copied().unwrap_or_default();
        Some(Some(Header { name, size: number(field(124, 12))?, kind }))
    }
}

/// Reads a number: octal digits, or, where they are too few, bytes.
fn number(field: &[u8]) -> Option<u64> {
    if field.first().is_some_and(|byte| *byte & 0x80 != 0) {
        let bytes = field.get(field.len().saturating_sub(8)..)?;
        return Some(bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)));
    }
    let digits: Vec<u8> = field.iter().copied().filter(u8::is_ascii_digit).collect();
    if digits.is_empty() && field.iter().all(|byte| matches!(byte, 0 | b' ')) {
        return Some(0);
    }
    u64::from_str_radix(std::str::from_utf8(&digits).ok()?, 8).ok()
}

/// Hands on the members. `most` bytes may come out of `reader`; where that is not enough, `or_else` says why.
pub(super) fn members(
    reader: impl Read,
    most: u64,
    or_else: UnpackError,
    is_one: &dyn Fn(&[u8]) -> bool,
    wanted: Wanted<'_>,
    take: Take<'_>,
) -> Result<(), UnpackError> {
    let mut reader = reader.take(most);
    let mut tally = Tally::default();
    let mut buffer = Vec::new();
    let mut long_name: Option<Vec<u8>> = None;
    loop {
        let mut block = [0; BLOCK];
        let n = read_block(&mut reader, &mut block);
        if n == 0 && reader.limit() > 0 {
            // Without an end mark; all that is there was read.
            break;
        }
        let header = if n == BLOCK { Header::of(&block) } else { None };
        let Some(header) = header.ok_or_else(|| why(&reader, or_else))? else { break };
        let padding = (BLOCK as u64 - header.size % BLOCK as u64) % BLOCK as u64;
        match header.kind {
            // The name of the next file, longer than its field: as GNU has it, and as POSIX.
            b'L' | b'x' => {
                let mut text = Vec::new();
                let n = reader.by_ref().take(header.size.min(MAX_NAME)).read_to_end(&mut text);
                if n.map_or(true, |n| (n as u64) < header.size.min(MAX_NAME)) {
                    return Err(why(&reader, or_else));
                }
                skip(&mut reader, header.size.saturating_sub(MAX_NAME) + padding, or_else)?;
                let name = if header.kind == b'L' { Some(text) } else { path_of(&text) };
                long_name = name.or(long_name);
                continue;
            }
            b'0' | 0 | b'7' => {}
            _ => {
                long_name = None;
                skip(&mut reader, header.size + padding, or_else)?;
                continue;
            }
        }
        let name = long_name.take().unwrap_or(header.name);
        let name = String::from_utf8_lossy(&name).trim_end_matches('\0').trim_start_matches("./").to_owned();
        if name.ends_with('/') {
            skip(&mut reader, header.size + padding, or_else)?;
            continue;
        }
        tally.next()?;
        if !wanted(&name, &|_| false) {
            skip(&mut reader, header.size + padding, or_else)?;
            continue;
        }
        let leads_out = name.starts_with('/') || name.split('/').any(|part| part == "..");
        let bytes = if leads_out || header.size > LIMITS.member {
            skip(&mut reader, header.size, or_else)?;
            Err(if leads_out { UnpackError::BadName } else { UnpackError::TooLarge })
        } else {
            tally.read(reader.by_ref().take(header.size), header.size, &mut buffer).map(|()| buffer.as_slice())
        };
        let is_short = bytes.is_ok_and(|bytes| (bytes.len() as u64) < header.size);
        if is_short || bytes == Err(UnpackError::TooMuch) {
            let fault = if is_short { why(&reader, or_else) } else { or_else };
            let _ = hand_on(&name, Err(fault), &mut tally, is_one, take);
            return Err(fault);
        }
        if hand_on(&name, bytes, &mut tally, is_one, take) == ControlFlow::Break(()) {
            return Ok(());
        }
        skip(&mut reader, padding, or_else)?;
    }
    if tally.n_members == 0 { Err(UnpackError::Empty) } else { Ok(()) }
}

/// Returns `path` of the properties of a file: lines of `LENGTH KEY=VALUE`.
fn path_of(properties: &[u8]) -> Option<Vec<u8>> {
    properties.split(|byte| *byte == b'\n').find_map(|line| {
        let at = line.iter().position(|byte| *byte == b' ')?;
        line.get(at + 1..)?.strip_prefix(b"path=").map(<[u8]>::to_vec)
    })
}

/// Fills a block as far as there are bytes.
fn read_block(reader: &mut impl Read, block: &mut [u8]) -> usize {
    let mut n = 0;
    while let Some(room) = block.get_mut(n..).filter(|room| !room.is_empty()) {
        match reader.read(room) {
            Ok(0) | Err(_) => break,
            Ok(more) => n += more,
        }
    }
    n
}

/// Why there is not as much as there should be.
fn why(reader: &io::Take<impl Read>, or_else: UnpackError) -> UnpackError {
    if reader.limit() == 0 { or_else } else { UnpackError::Damaged }
}

fn skip(reader: &mut io::Take<impl Read>, n: u64, or_else: UnpackError) -> Result<(), UnpackError> {
    match io::copy(&mut reader.by_ref().take(n), &mut io::sink()) {
        Ok(skipped) if skipped == n => Ok(()),
        _ => Err(why(reader, or_else)),
    }
}
