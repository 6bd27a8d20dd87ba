//! gzip: one stream, or several one behind the other.

use flate2::read::MultiGzDecoder;

use super::{Tally, UnpackError};

pub(super) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1F, 0x8B, 0x08])
}

pub(super) fn unpack(bytes: &[u8], tally: &mut Tally) -> Result<Vec<u8>, UnpackError> {
    let mut unpacked = Vec::new();
    tally.read(MultiGzDecoder::new(bytes), bytes.len() as u64, &mut unpacked)?;
    Ok(unpacked)
}
