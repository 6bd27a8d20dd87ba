//! How fast files are read and attributed: `cargo run --release --example speed -- FILES`.
//!
//! One thread; prints MB of input a CPU second for reading, for finding the quotes, and for both, and how long the word
//! lists and models take to load (time gone by). The mean of several rounds over all files.

#![expect(clippy::print_stdout, reason = "a program that prints figures")]

use std::hint::black_box;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use whosaid::article::{Article, Location, Part, Role};
use whosaid::text::Span;
use whosaid::{formats, quotes};

#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const ROUNDS: usize = 10;

fn main() -> Result<()> {
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if paths.is_empty() {
        bail!("usage: speed FILES");
    }
    let begin = Instant::now();
    let text = "“It will rain,” she said.".to_owned();
    let parts = vec![Part { role: Role::Paragraph, span: Span::new(0, text.len()) }];
    quotes::attribute(&mut Article { text, parts, ..Article::default() });
    println!("load: {:.2} ms", begin.elapsed().as_secs_f64() * 1e3);
    let mut n_bytes = 0;
    let (mut reading, mut attributing) = (Duration::ZERO, Duration::ZERO);
    for _ in 0..ROUNDS {
        let start = cpu_time();
        let mut articles = Vec::new();
        for path in &paths {
            let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
            n_bytes += bytes.len();
            let location = Location { path: path.clone(), member: None };
            let result = formats::read(&location, &bytes, &mut |article| {
                articles.push(article);
                ControlFlow::Continue(())
            });
            result.with_context(|| path.display().to_string())?;
        }
        let middle = cpu_time();
        articles.iter_mut().for_each(quotes::attribute);
        black_box(&articles);
        attributing += cpu_time() - middle;
        reading += middle - start;
    }
    let line = |what: &str, time: Duration| {
        println!("{what}: {:.1} MB per CPU second", n_bytes as f64 / 1e6 / time.as_secs_f64());
    };
    println!("{} files, {:.2} MB, {ROUNDS} rounds", paths.len(), n_bytes as f64 / 1e6 / ROUNDS as f64);
    line("read", reading);
    line("quotes", attributing);
    line("both", reading + attributing);
    Ok(())
}

/// What this thread has used of a processor, to the tick of the system's clock; where the system does not tell, the time
/// gone by.
fn cpu_time() -> Duration {
    static BEGIN: OnceLock<Instant> = OnceLock::new();
    let begin = BEGIN.get_or_init(Instant::now);
    let stated = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = stated.and_then(|line| line.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| begin.elapsed(), Duration::from_nanos)
}
