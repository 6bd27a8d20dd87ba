//! What a file is wrapped in: compressed files are read as what is in them, bounded.

use std::fmt;
use std::io::Read as _;

use flate2::read::MultiGzDecoder;

use super::MAX_FILE_BYTES;

/// Why a compressed file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnpackError {
    /// It is damaged or cut off.
    Damaged,
    /// More than [`MAX_FILE_BYTES`] are in it.
    TooLarge,
}

impl fmt::Display for UnpackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            UnpackError::Damaged => f.write_str("compressed, and damaged or cut off"),
            UnpackError::TooLarge => {
                write!(f, "compressed, and too large: more than {} MiB are in it", MAX_FILE_BYTES >> 20)
            }
        }
    }
}

impl std::error::Error for UnpackError {}

/// Unpacks gzip; none if the bytes are not of this kind.
///
/// # Errors
/// See [`UnpackError`].
pub fn unpack(bytes: &[u8]) -> Result<Option<Vec<u8>>, UnpackError> {
    unpack_within(bytes, MAX_FILE_BYTES)
}

fn unpack_within(bytes: &[u8], limit: u64) -> Result<Option<Vec<u8>>, UnpackError> {
    if !bytes.starts_with(&[0x1F, 0x8B, 0x08]) {
        return Ok(None);
    }
    let mut unpacked = Vec::new();
    // The limit holds while unpacking: a small file may have gigabytes in it.
    match MultiGzDecoder::new(bytes).take(limit + 1).read_to_end(&mut unpacked) {
        Ok(n) if n as u64 > limit => Err(UnpackError::TooLarge),
        Ok(_) => Ok(Some(unpacked)),
        Err(_) => Err(UnpackError::Damaged),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes).expect("packed");
        encoder.finish().expect("packed")
    }

    #[test]
    fn unpacks_one_or_several_streams() {
        let two = [packed(b"The crane "), packed(b"fell.")].concat();
        assert_eq!(unpack(&two), Ok(Some(b"The crane fell.".to_vec())));
        assert_eq!(unpack(b"The crane fell."), Ok(None));
        assert_eq!(unpack(b""), Ok(None));
    }

    #[test]
    fn bombs_and_fragments_are_refused() {
        let bomb = packed(&vec![b' '; 1 << 20]);
        assert!(bomb.len() < 4 << 10);
        assert_eq!(unpack_within(&bomb, 64 << 10), Err(UnpackError::TooLarge));
        assert!(unpack_within(&bomb, 1 << 20).is_ok());
        let cut = packed(b"The crane fell into the harbour.");
        assert_eq!(unpack(cut.split_at(cut.len() - 9).0), Err(UnpackError::Damaged));
        assert_eq!(unpack(&[0x1F, 0x8B, 0x08, 0xFF]), Err(UnpackError::Damaged));
    }
}
