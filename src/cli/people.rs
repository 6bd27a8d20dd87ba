//! The user's `speakers.toml`: `--speakers FILE`, else the one beside the folder of the index, if it is there.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use whosaid::index::Index;
use whosaid::query::people::{People, Rules};

use super::error::hint;
use super::place;
use super::screen::shown;

/// Name of the file that is looked for beside the index. There it survives when the index is built anew or deleted.
pub(crate) const FILE: &str = "speakers.toml";

/// `--speakers`, as all commands have it that know people.
#[derive(clap::Args)]
pub(crate) struct PeopleArg {
    /// Who is who [default: speakers.toml beside the folder of the index]
    #[arg(long = "speakers", value_name = "FILE")]
    file: Option<PathBuf>,
}

impl PeopleArg {
    /// Reads who is who in an index.
    pub(crate) fn people(&self, index: &Index) -> anyhow::Result<People> {
        let rules = self.rules(index)?;
        People::of(index, &rules).map_err(|error| place::damaged(index, error))
    }

    /// The file that was named.
    pub(crate) fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Reads what the user says of speakers; nothing where there is no such file.
    pub(crate) fn rules(&self, index: &Index) -> anyhow::Result<Rules> {
        let path = self.file.clone().unwrap_or_else(|| beside(index, FILE));
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if self.file.is_none() && error.kind() == ErrorKind::NotFound => return Ok(Rules::default()),
            Err(error) => anyhow::bail!("{}: {}", shown(&path), whosaid::corpus::reason(&error)),
        };
        Rules::parse(&text).map_err(|error| hint(format!("{}:{}: {error}", shown(&path), error.line), error.hint))
    }
}

/// Returns the path of a file of the user's beside the folder of an index.
pub(crate) fn beside(index: &Index, name: &str) -> PathBuf {
    index.dir().parent().unwrap_or(Path::new("")).join(name)
}
