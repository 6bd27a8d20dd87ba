//! Archives and compressed files: what comes out stays within the limits, and no member is without a name.
#![no_main]

use std::ops::ControlFlow;

use libfuzzer_sys::fuzz_target;
use whosaid::unpack;

fuzz_target!(|bytes: &[u8]| {
    let (mut n_bytes, mut n_members) = (0, 0);
    let _ = unpack::members(bytes, &|_| false, &|_, _| true, &mut |member| {
        n_members += 1;
        n_bytes += member.bytes.map_or(0, <[u8]>::len);
        assert!(member.is_file || member.name.is_none_or(|name| name.parse::<u64>().is_err()));
        ControlFlow::Continue(())
    });
    assert!(n_members <= 10_000 && n_bytes <= 1 << 30);
});
