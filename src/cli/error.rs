//! Errors on standard error: what, then the way out; exit code 2.

use std::fmt;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

/// Advice that goes with an error, as data: attach it with [`hint`], it is printed on a line of its own.
#[derive(Debug)]
pub(crate) struct Hint {
    message: String,
    hint: String,
}

impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Hint {}

/// Makes an error with advice: `error: message`, `  hint: hint`.
pub(crate) fn hint(message: impl Into<String>, hint: impl Into<String>) -> anyhow::Error {
    Hint { message: message.into(), hint: hint.into() }.into()
}

/// Prints an error and returns the exit code. A closed pipe is not an error.
pub(crate) fn report(error: &anyhow::Error) -> ExitCode {
    let closed = |cause: &(dyn std::error::Error + 'static)| {
        cause.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == ErrorKind::BrokenPipe)
    };
    if error.chain().any(closed) {
        return ExitCode::SUCCESS;
    }
    let mut err = anstream::stderr().lock();
    let _ = writeln!(err, "error: {error:#}");
    if let Some(advice) = error.chain().find_map(|cause| cause.downcast_ref::<Hint>()) {
        let _ = writeln!(err, "  hint: {}", advice.hint);
    }
    ExitCode::from(2)
}
