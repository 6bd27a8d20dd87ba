//! Bytes to text: never a panic, never a NUL, and offsets that are those of the source where it says so.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whosaid::text::decode::decode;

fuzz_target!(|bytes: &[u8]| {
    let (label, bytes) = bytes.split_at(bytes.len().min(8));
    let label = std::str::from_utf8(label).ok();
    if let Ok(decoded) = decode(bytes, label) {
        assert!(!decoded.text.contains('\0'));
        if let Some(shift) = decoded.shift {
            assert_eq!(decoded.text.len() + shift, bytes.len());
        }
    }
});
