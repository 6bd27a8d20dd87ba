//! ZIP: as an archive of files, and as the inside of an office file.

use std::collections::HashSet;
use std::io::Cursor;
use std::ops::ControlFlow;

use zip::ZipArchive;
use zip::result::ZipError;

use super::{Member, Take, Tally, UnpackError, Wanted, hand_on};

pub(super) fn is_zip(bytes: &[u8]) -> bool {
    // The second is an archive without entries.
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Returns the names of the entries; none if it is no ZIP.
#[must_use]
pub fn names(bytes: &[u8]) -> HashSet<String> {
    if !is_zip(bytes) {
        return HashSet::new();
    }
    let Ok(archive) = ZipArchive::new(Cursor::new(bytes)) else { return HashSet::new() };
    archive.file_names().filter_map(Result::ok).map(std::borrow::Cow::into_owned).collect()
}

/// The ZIP that an office file is, within the limits that hold for archives.
pub struct Zip<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    tally: Tally,
}

impl<'a> Zip<'a> {
    /// Opens it.
    ///
    /// # Errors
    /// If it is none, or damaged.
    pub fn open(bytes: &'a [u8]) -> Result<Self, UnpackError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| reason(&error))?;
        Ok(Self { archive, tally: Tally::default() })
    }

    /// Returns what is in the entry called `name`; none if there is none.
    ///
    /// # Errors
    /// See [`UnpackError`].
    pub fn entry(&mut self, name: &str) -> Result<Option<Vec<u8>>, UnpackError> {
        let Some(idx) = self.archive.index_for_name(name) else { return Ok(None) };
        let mut buffer = Vec::new();
        read_entry(&mut self.archive, idx, &mut self.tally, &mut buffer)?;
        Ok(Some(buffer))
    }
}

pub(super) fn members(
    bytes: &[u8],
    is_one: &dyn Fn(&[u8]) -> bool,
    wanted: Wanted<'_>,
    take: Take<'_>,
) -> Result<(), UnpackError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| reason(&error))?;
    let mut tally = Tally::default();
    let mut buffer = Vec::new();
    for idx in 0..archive.len() {
        let Ok(entry) = archive.by_index_raw(idx) else {
            // Its own header is unlike what the directory says; the name is in the directory.
            let name = archive.name_for_index(idx).and_then(Result::ok).unwrap_or_default().into_owned();
            if take(Member { name: Some(&name), bytes: Err(UnpackError::Damaged), is_file: false, kind: None })
                .is_break()
            {
                break;
            }
            continue;
        };
        if !entry.is_file() {
            continue;
        }
        let name = entry
            .name()
            .map_or_else(|_| entry.enclosed_name().unwrap_or_default().display().to_string(), |name| name.into_owned());
        let is_enclosed = entry.enclosed_name().is_some();
        drop(entry);
        tally.next()?;
        if !wanted(&name, &|name| archive.index_for_name(name).is_some()) {
            continue;
        }
        let bytes = match is_enclosed {
            true => read_entry(&mut archive, idx, &mut tally, &mut buffer).map(|()| buffer.as_slice()),
            false => Err(UnpackError::BadName),
        };
        if bytes == Err(UnpackError::TooMuch) {
            return Err(UnpackError::TooMuch);
        }
        if hand_on(&name, bytes, &mut tally, is_one, take) == ControlFlow::Break(()) {
            break;
        }
    }
    if tally.n_members == 0 { Err(UnpackError::Empty) } else { Ok(()) }
}

fn read_entry(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    idx: usize,
    tally: &mut Tally,
    buffer: &mut Vec<u8>,
) -> Result<(), UnpackError> {
    let entry = archive.by_index(idx).map_err(|error| reason(&error))?;
    let packed = entry.compressed_size();
    tally
        .read(entry, packed, buffer)
        .map_err(|error| if error == UnpackError::CutOff { UnpackError::Damaged } else { error })
}

fn reason(error: &ZipError) -> UnpackError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => UnpackError::Locked,
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => UnpackError::Method,
        _ => UnpackError::Damaged,
    }
}
