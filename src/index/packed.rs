//! Compression of stored articles, each by itself (zstd, RFC 8878): what a hit costs is its own article, unpacked in memory
//! that its thread keeps. Left to the engine, it would be a block of several articles and new memory each time.

use std::cell::RefCell;

use anyhow::{Context, ensure};
use zstd::bulk::{Compressor, Decompressor};
use zstd::zstd_safe;

/// More bytes than any article takes in its stored form: a damaged index must not fill the memory.
const MAX_BYTES: usize = 256 << 20;

/// Of the levels, the fastest: higher ones save a hundredth.
const LEVEL: i32 = 1;

thread_local! {
    static COMPRESSOR: RefCell<Option<Compressor<'static>>> = const { RefCell::new(None) };
    static DECOMPRESSOR: RefCell<Option<Decompressor<'static>>> = const { RefCell::new(None) };
}

/// Compresses bytes; their number stands in the frame.
///
/// # Errors
/// If there is no memory for it.
pub(super) fn pack(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    ensure!(bytes.len() <= MAX_BYTES, "too large to be stored");
    COMPRESSOR.with_borrow_mut(|kept| {
        let compressor = match kept {
            Some(compressor) => compressor,
            None => kept.insert(Compressor::new(LEVEL)?),
        };
        Ok(compressor.compress(bytes)?)
    })
}

/// Returns the bytes that were packed.
///
/// # Errors
/// If they are damaged.
pub(super) fn unpack(packed: &[u8]) -> anyhow::Result<Vec<u8>> {
    let size = zstd_safe::get_frame_content_size(packed).ok().flatten().context("its size is missing")?;
    let size = usize::try_from(size).ok().filter(|size| *size <= MAX_BYTES).context("its size cannot be")?;
    DECOMPRESSOR.with_borrow_mut(|kept| {
        let decompressor = match kept {
            Some(decompressor) => decompressor,
            None => kept.insert(Decompressor::new()?),
        };
        let bytes = decompressor.decompress(packed, size)?;
        ensure!(bytes.len() == size, "the end is missing");
        Ok(bytes)
    })
}

/// The bytes that every frame begins with.
const MAGIC: [u8; 4] = zstd_safe::MAGICNUMBER.to_le_bytes();

/// Returns what was packed out of the bytes of a document of which it is the only stored value: before it stand its field,
/// sort and length.
pub(super) fn at_end(document: &[u8]) -> Option<&[u8]> {
    let begin = document.windows(MAGIC.len()).take(16).position(|bytes| bytes == MAGIC)?;
    Some(&document[begin..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked() {
        for bytes in [&b""[..], b"x", &[b'a'; 100_000]] {
            assert_eq!(unpack(&pack(bytes).unwrap()).unwrap(), bytes);
        }
    }

    #[test]
    fn damage_is_an_error_and_takes_no_memory() {
        let packed = pack(&[b'a'; 1000]).unwrap();
        for at in 0..packed.len() {
            assert!(unpack(&packed[..at]).is_err(), "cut off at {at}");
            let mut damaged = packed.clone();
            damaged[at] ^= 0x41;
            let _ = unpack(&damaged);
        }
        // The head of a frame of 2^62 bytes.
        assert!(unpack(&[0x28, 0xB5, 0x2F, 0xFD, 0xE0, 0, 0, 0, 0, 0, 0, 0, 0x40]).is_err());
        assert!(unpack(b"no frame").is_err());
    }
}
