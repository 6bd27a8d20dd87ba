//! Every byte of the files: Tantivy's checksums, and what the lists without one must look like.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use tantivy::directory::RamDirectory;
use tantivy::{Directory as _, IndexMeta};

use super::{MANAGED, META};

/// The four bytes that a file of a segment ends with; before them the length of the footer.
const MAGIC: u32 = 1337;

/// A footer is some eighty bytes.
const MAX_FOOTER: u64 = 1 << 10;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Footer {
    version: serde_json::Value,
    crc: u32,
}

/// Reads a file of a segment to its end and holds it against its footer: of the version of the search engine, and of
/// everything before it the checksum. By reading, not by mapping: a bad disk then gives an error and not a signal.
pub(super) fn verify(path: &Path) -> Result<(), String> {
    let short = || "its end is missing".to_owned();
    let no_io = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => "missing".to_owned(),
        _ => error.to_string(),
    };
    let mut file = File::open(path).map_err(no_io)?;
    let n_bytes = file.metadata().map_err(no_io)?.len();
    let body = n_bytes.checked_sub(8).ok_or_else(short)?;
    let mut tail = [0; 8];
    file.seek(SeekFrom::Start(body)).and_then(|_| file.read_exact(&mut tail)).map_err(no_io)?;
    let [a, b, c, d, magic @ ..] = tail;
    let length = u64::from(u32::from_le_bytes([a, b, c, d]));
    if u32::from_le_bytes(magic) != MAGIC || length > MAX_FOOTER {
        return Err(short());
    }
    let body = body.checked_sub(length).ok_or_else(short)?;
    let mut footer = vec![0; usize::try_from(length).unwrap_or_default()];
    file.seek(SeekFrom::Start(body)).and_then(|_| file.read_exact(&mut footer)).map_err(no_io)?;
    let footer: Footer = serde_json::from_slice(&footer).map_err(|_| "its footer cannot be read".to_owned())?;
    if !is_known(&footer.version) {
        return Err("written by another version of the search engine".to_owned());
    }
    file.rewind().map_err(no_io)?;
    let (mut hasher, mut left) = (crc32fast::Hasher::new(), file.take(body));
    let mut buffer = vec![0; 1 << 20];
    loop {
        match left.read(&mut buffer).map_err(no_io)? {
            0 => break,
            n => hasher.update(buffer.get(..n).unwrap_or_default()),
        }
    }
    if hasher.finalize() == footer.crc { Ok(()) } else { Err("checksum does not match".to_owned()) }
}

/// Whether a file is of this version of the search engine, or of an earlier one that differs in repairs alone.
fn is_known(version: &serde_json::Value) -> bool {
    let Ok(ours) = serde_json::to_value(tantivy::version()) else { return false };
    let (Some(ours), Some(theirs)) = (ours.as_object(), version.as_object()) else { return false };
    let patch = |version: &serde_json::Map<String, serde_json::Value>| version.get("patch").and_then(|it| it.as_u64());
    ours.len() == theirs.len()
        && ours.iter().all(|(key, value)| key == "patch" || theirs.get(key) == Some(value))
        && patch(theirs).is_some_and(|patch_| Some(patch_) <= patch(ours))
}

/// Reads Tantivy's list of segments. It must be, to the letter, what would be written for what it says.
pub(super) fn meta(dir: &Path) -> Result<IndexMeta, String> {
    let bytes = fs::read(dir.join(META)).map_err(|error| error.to_string())?;
    // In memory, where no other file can be in the way.
    let alone = RamDirectory::create();
    alone.atomic_write(Path::new(META), &bytes).map_err(|error| error.to_string())?;
    let unreadable = |_| "cannot be read".to_owned();
    let meta = tantivy::Index::open(alone).and_then(|index| index.load_metas()).map_err(unreadable)?;
    let mut written = serde_json::to_vec_pretty(&meta).map_err(|error| error.to_string())?;
    written.push(b'\n');
    if written == bytes { Ok(meta) } else { Err("is not as it was written".to_owned()) }
}

/// Reads Tantivy's list of files.
pub(super) fn managed(dir: &Path) -> Result<HashSet<PathBuf>, String> {
    let bytes = fs::read(dir.join(MANAGED)).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => "missing".to_owned(),
        _ => error.to_string(),
    })?;
    let unreadable = |_| "cannot be read".to_owned();
    let names: Vec<String> = serde_json::from_slice(&bytes).map_err(unreadable)?;
    let mut written = serde_json::to_vec(&names).map_err(unreadable)?;
    written.push(b'\n');
    let is_odd = |name: &&String| *name != META && !is_of_segment(OsStr::new(name));
    match names.iter().find(is_odd) {
        Some(name) => Err(format!("lists {name:?}, which is none of its files")),
        None if written != bytes => Err("is not as it was written".to_owned()),
        None => Ok(names.into_iter().map(PathBuf::from).collect()),
    }
}

/// The files of segments that are in the folder, live or left over.
pub(super) fn of_segments(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dir)? {
        let name = entry?.file_name();
        if is_of_segment(&name) {
            files.push(name.into());
        }
    }
    Ok(files)
}

/// `0123456789abcdef0123456789abcdef.` and an ending.
pub(in crate::index) fn is_of_segment(name: &OsStr) -> bool {
    let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    let endings = ["idx", "pos", "term", "store", "store.temp", "fast", "fieldnorm"];
    let is_ending = |ending: &str| {
        let deleted = ending.strip_suffix(".del").unwrap_or_default();
        endings.contains(&ending) || !deleted.is_empty() && deleted.bytes().all(|byte| byte.is_ascii_digit())
    };
    let parts = name.to_str().and_then(|name| name.split_once('.'));
    parts.is_some_and(|(id, ending)| id.len() == 32 && id.bytes().all(is_hex) && is_ending(ending))
}
