//! Plain text: one article, the text is the file; or an export with many, see `nexis`.

use super::builder::Kind;
use super::format::{Format, ReadError, Reader, Sink, Source};
use super::nexis;

pub(super) const FORMAT: Format = Format {
    name: "txt",
    extensions: &["txt", "text"],
    sniff: |_| false,
    read: Reader::Text { charset: |_| None, read },
};

fn read(source: &Source<'_>, sink: Sink<'_>) -> Result<(), ReadError> {
    if nexis::is_export(source.text) {
        return nexis::read(source, sink);
    }
    let mut builder = source.whole();
    builder.whole_block(Kind::Prose);
    // One article: whether more are wanted is no matter.
    let _ = sink(builder.finish()?);
    Ok(())
}
