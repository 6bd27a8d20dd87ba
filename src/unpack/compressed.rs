//! Compressed files: gzip and zstd, one stream or several one behind the other.

use std::io::{self, Read};

use flate2::read::MultiGzDecoder;
use ruzstd::decoding::StreamingDecoder;

const GZIP: &[u8] = &[0x1F, 0x8B, 0x08];
const ZSTD: &[u8] = &[0x28, 0xB5, 0x2F, 0xFD];

/// Whether bytes are compressed.
pub(super) fn is(bytes: &[u8]) -> bool {
    bytes.starts_with(GZIP) || bytes.starts_with(ZSTD)
}

/// Opens what is compressed; none if it is not.
pub(super) fn open(bytes: &[u8]) -> Option<Box<dyn Read + '_>> {
    if bytes.starts_with(GZIP) {
        Some(Box::new(MultiGzDecoder::new(bytes)))
    } else if bytes.starts_with(ZSTD) {
        Some(Box::new(Frames { rest: bytes, frame: None }))
    } else {
        None
    }
}

/// The frames of zstd, one after the other.
struct Frames<'a> {
    rest: &'a [u8],
    frame: Option<StreamingDecoder<&'a [u8], ruzstd::decoding::FrameDecoder>>,
}

impl Read for Frames<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if let Some(frame) = self.frame.as_mut() {
                let n = frame.read(buffer)?;
                if n > 0 || buffer.is_empty() {
                    return Ok(n);
                }
            }
            if let Some(frame) = self.frame.take() {
                self.rest = frame.into_inner();
            }
            if self.rest.is_empty() {
                return Ok(0);
            }
            self.frame = Some(StreamingDecoder::new(self.rest).map_err(|error| io::Error::other(error.to_string()))?);
        }
    }
}
