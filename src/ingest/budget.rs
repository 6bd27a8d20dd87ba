//! Bounds the bytes in flight: many small files at once, few large ones.

use std::sync::{Condvar, Mutex, PoisonError};

/// A number of bytes that workers share.
pub(super) struct Budget {
    cap: u64,
    used: Mutex<u64>,
    freed: Condvar,
}

/// Bytes taken from a [`Budget`], given back when dropped.
pub(super) struct Share<'a> {
    budget: &'a Budget,
    n_bytes: u64,
}

impl Budget {
    pub(super) fn new(cap: u64) -> Budget {
        Budget { cap, used: Mutex::new(0), freed: Condvar::new() }
    }

    /// Takes `n_bytes`, waiting until they are free. More than there is at all is given to one alone.
    pub(super) fn take(&self, n_bytes: u64) -> Share<'_> {
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let must_wait = |used: &mut u64| *used > 0 && *used + n_bytes > self.cap;
        let mut used = self.freed.wait_while(used, must_wait).unwrap_or_else(PoisonError::into_inner);
        *used += n_bytes;
        Share { budget: self, n_bytes }
    }
}

impl Drop for Share<'_> {
    fn drop(&mut self) {
        *self.budget.used.lock().unwrap_or_else(PoisonError::into_inner) -= self.n_bytes;
        self.budget.freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;

    #[test]
    fn never_more_than_the_cap_unless_alone() {
        let budget = Budget::new(10);
        let in_flight = AtomicU64::new(0);
        std::thread::scope(|scope| {
            for n in 1..=12 {
                let (budget, in_flight) = (&budget, &in_flight);
                scope.spawn(move || {
                    for _ in 0..50 {
                        let share = budget.take(n);
                        let now = in_flight.fetch_add(n, Ordering::SeqCst) + n;
                        assert!(now <= 10 || now == n, "{now} in flight");
                        in_flight.fetch_sub(n, Ordering::SeqCst);
                        drop(share);
                    }
                });
            }
        });
        assert_eq!(*budget.used.lock().expect("not poisoned"), 0);
    }
}
