//! Every field of the index, once: its name, how it is indexed, and which index documents bear it.
//!
//! There are three sorts of index documents, in blocks: a *stamp* for each file, and for each article in it an
//! *article* document followed by one *quote* document a quote, in the order of `Article::quotes`. A block is added in
//! one batch, so its document ids are consecutive, in a segment and through merges: the article of a quote is its own
//! id less its ordinal less one. Nothing of an article is repeated on its quotes but the day.

use tantivy::IndexSettings;
use tantivy::schema::{BytesOptions, Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions};
use tantivy::store::Compressor;

use super::tokenizer::WORDS;

/// The fields, by the documents that bear them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    /// All: which file a document comes from (root, then path), see [`super::key`]. Deleting goes by it.
    pub(crate) file: Field,
    /// All: the sort of document, see [`sort`].
    pub(crate) sort: Field,

    /// Stamps: size in bytes.
    pub(crate) size: Field,
    /// Stamps: modification time.
    pub(crate) mtime: Field,
    /// Stamps: content hash.
    pub(crate) hash: Field,
    /// Stamps: version of the extractor.
    pub(crate) extractor: Field,
    /// Stamps: number of articles.
    pub(crate) n_articles: Field,
    /// Stamps and articles: number of quotes.
    pub(crate) n_quotes: Field,
    /// Stamps: why the file could not be read.
    pub(crate) problem: Field,

    /// Articles: ordinal in the file.
    pub(crate) ordinal: Field,
    /// Articles: the prose, one value a part, sections between marks: see [`super::documents`].
    pub(crate) text: Field,
    /// Articles.
    pub(crate) headline: Field,
    /// Articles: one value a caption.
    pub(crate) caption: Field,
    /// Articles: the desk.
    pub(crate) desk: Field,
    /// Articles: the language's tag, for counts.
    pub(crate) language: Field,
    /// Articles: the article itself, see [`super::wire`].
    pub(crate) stored: Field,

    /// Articles: hash of the text, see [`super::TextHash`].
    pub(crate) text_hash: Field,
    /// Articles: a number for the corrections that it was read with, where there were any.
    pub(crate) corrections: Field,

    /// Articles: one value a heading.
    pub(crate) heading: Field,
    /// Quotes: the heading of the section that the quote stands in.
    pub(crate) section: Field,
    /// Articles and quotes: day of publication as a number, 20211130.
    pub(crate) day: Field,

    /// Quotes: ordinal in the article.
    pub(crate) quote_idx: Field,
    /// Quotes: the words, one value a piece.
    pub(crate) quote: Field,
    /// Quotes: the names of the speakers, as terms that tell more than the name: see [`super::names`].
    pub(crate) speaker: Field,
    /// Quotes: words of the role that is printed with a name, as terms that begin with the name.
    pub(crate) speaker_role: Field,
    /// Quotes: the words for a speaker without a name.
    pub(crate) unnamed: Field,
    /// Quotes: the speakers' names as printed, for lists and counts.
    pub(crate) speaker_name: Field,
    /// Quotes: the words of the role, and those for a speaker without a name.
    pub(crate) role: Field,
    /// Quotes: the role as printed.
    pub(crate) role_name: Field,
}

/// Names of the fast fields, which Tantivy opens by name.
pub(crate) mod column {
    pub(crate) const FILE: &str = "file";
    pub(crate) const SIZE: &str = "size";
    pub(crate) const MTIME: &str = "mtime";
    pub(crate) const HASH: &str = "hash";
    pub(crate) const EXTRACTOR: &str = "extractor";
    pub(crate) const N_ARTICLES: &str = "n_articles";
    pub(crate) const N_QUOTES: &str = "n_quotes";
    pub(crate) const PROBLEM: &str = "problem";
    pub(crate) const LANGUAGE: &str = "language";
    pub(crate) const TEXT_HASH: &str = "text_hash";
    pub(crate) const CORRECTIONS: &str = "corrections";
    pub(crate) const ORDINAL: &str = "ordinal";
    pub(crate) const DAY: &str = "day";
    pub(crate) const QUOTE_IDX: &str = "quote_idx";
    pub(crate) const SPEAKER_NAME: &str = "speaker_name";
    pub(crate) const ROLE_NAME: &str = "role_name";
}

/// Letters in the terms of the field `speaker`: what the article tells of who bears the name.
pub(crate) mod speaker_sort {
    use crate::article::SpeakerSort;

    /// Whatever it tells.
    pub(crate) const ANY: char = 'n';
    pub(crate) const MAN: char = 'm';
    pub(crate) const WOMAN: char = 'w';
    pub(crate) const BODY: char = 'b';

    /// Returns the letter of a sort; none where nothing is known.
    pub(crate) fn letter(sort: SpeakerSort) -> Option<char> {
        match sort {
            SpeakerSort::Unknown | SpeakerSort::Person => None,
            SpeakerSort::Man => Some(MAN),
            SpeakerSort::Woman => Some(WOMAN),
            SpeakerSort::Body => Some(BODY),
        }
    }
}

/// Values of the field `sort`.
pub(crate) mod sort {
    use crate::article::QuoteKind;

    pub(crate) const STAMP: u64 = 0;
    pub(crate) const ARTICLE: u64 = 1;

    /// The value for a quote of this kind.
    pub(crate) fn quote(kind: QuoteKind) -> u64 {
        match kind {
            QuoteKind::Direct => 2,
            QuoteKind::Mixed => 3,
            QuoteKind::Indirect => 4,
        }
    }
}

/// How the files of an index are written.
pub(super) fn settings() -> IndexSettings {
    // Articles are packed already.
    IndexSettings { docstore_compression: Compressor::None, ..IndexSettings::default() }
}

/// Builds the schema.
pub(super) fn build() -> (Schema, Fields) {
    use IndexRecordOption::{Basic, WithFreqsAndPositions};
    let words = |tokenizer, record, norms| {
        let indexing =
            TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(record).set_fieldnorms(norms);
        TextOptions::default().set_indexing_options(indexing)
    };
    let text = || words(WORDS, WithFreqsAndPositions, true);
    let short = || words(WORDS, WithFreqsAndPositions, false);
    let number = || NumericOptions::default().set_fast();
    let name = || TextOptions::default().set_fast("raw");

    let mut schema = Schema::builder();
    let fields = Fields {
        file: schema.add_bytes_field(column::FILE, BytesOptions::default().set_indexed().set_fast()),
        sort: schema.add_u64_field("sort", NumericOptions::default().set_indexed()),
        size: schema.add_u64_field(column::SIZE, number()),
        mtime: schema.add_i64_field(column::MTIME, number()),
        hash: schema.add_bytes_field(column::HASH, BytesOptions::default().set_fast()),
        extractor: schema.add_u64_field(column::EXTRACTOR, number()),
        n_articles: schema.add_u64_field(column::N_ARTICLES, number()),
        n_quotes: schema.add_u64_field(column::N_QUOTES, number()),
        problem: schema.add_text_field(column::PROBLEM, name()),
        ordinal: schema.add_u64_field(column::ORDINAL, number()),
        text: schema.add_text_field("text", text()),
        headline: schema.add_text_field("headline", short()),
        caption: schema.add_text_field("caption", short()),
        desk: schema.add_text_field("desk", short()),
        language: schema.add_text_field(column::LANGUAGE, name()),
        stored: schema.add_bytes_field("stored", BytesOptions::default().set_stored()),
        text_hash: schema.add_bytes_field(column::TEXT_HASH, BytesOptions::default().set_fast()),
        corrections: schema.add_u64_field(column::CORRECTIONS, number()),
        heading: schema.add_text_field("heading", short()),
        section: schema.add_text_field("section", short()),
        day: schema.add_u64_field(column::DAY, number()),
        quote_idx: schema.add_u64_field(column::QUOTE_IDX, number()),
        quote: schema.add_text_field("quote", text()),
        speaker: schema.add_text_field("speaker", words("raw", Basic, false)),
        speaker_role: schema.add_text_field("speaker_role", words("raw", Basic, false)),
        unnamed: schema.add_text_field("unnamed", words(WORDS, Basic, false)),
        speaker_name: schema.add_text_field(column::SPEAKER_NAME, name()),
        role: schema.add_text_field("role", words(WORDS, Basic, false)),
        role_name: schema.add_text_field(column::ROLE_NAME, name()),
    };
    (schema.build(), fields)
}
