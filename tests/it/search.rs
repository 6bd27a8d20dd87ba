//! What a query finds, compared with a naive scan of the articles: random small articles whose few words collide often,
//! random queries, and nothing of the library in the scan but the cutting of words.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use whosaid::article::{Article, DateFrom, Location, Part, Published, Quote, QuoteKind, Role, Speaker};
use whosaid::index::{FileStamp, Index, WriterSettings};
use whosaid::query::people::{People, Rules};
use whosaid::query::{
    Clause, Field, Mode, Options, Query, Sort, Text, articles, count, explain, find, search, speakers,
};
use whosaid::text::Span;
use whosaid::text::token::folded_words;

const ROOT: &str = "/news";
const WORDS: [&str; 4] = ["red", "Line", "née", "fox"];
const NAMES: [&str; 5] = ["Ann Lee", "Bob Lee", "Ann Bob Fox", "Lee", "Red Fox"];
const UNNAMED: [&str; 2] = ["a red fox", "the mayor of Lee"];
const ROLES: [&str; 3] = ["mayor of Lee", "Red mayor", "aide"];
const DAYS: [&str; 3] = ["2021-01-31", "2021-02-01", "2022-12-05"];
const DESKS: [&str; 2] = ["Red fox", "Line"];

/// Words with something between them, some of it a new line.
fn prose() -> impl Strategy<Value = String> {
    let word = (0..WORDS.len(), prop::sample::select(vec![" ", ", ", "\n", " “", "’"]));
    prop::collection::vec(word, 0..6)
        .prop_map(|words| words.iter().map(|(word, sep)| format!("{}{sep}", WORDS[*word])).collect())
}

fn roles() -> impl Strategy<Value = Vec<Role>> {
    let head = prop::option::of(Just(Role::Headline));
    let body = prop::collection::vec(
        prop::sample::select(vec![
            Role::Standfirst,
            Role::Caption,
            Role::Credit,
            Role::Byline,
            Role::Heading,
            Role::Heading,
            Role::Paragraph,
            Role::Paragraph,
            Role::Paragraph,
        ]),
        0..7,
    );
    (head, body).prop_map(|(head, body)| head.into_iter().chain(body).collect())
}

#[derive(Clone, Debug)]
struct QuoteSpec {
    part: prop::sample::Index,
    cuts: Vec<prop::sample::Index>,
    speakers: BTreeSet<usize>,
    role: Option<usize>,
    unnamed: Option<usize>,
    kind: usize,
}

fn quote_spec() -> impl Strategy<Value = QuoteSpec> {
    let cuts = prop_oneof![
        prop::collection::vec(any::<prop::sample::Index>(), 2),
        prop::collection::vec(any::<prop::sample::Index>(), 4)
    ];
    let speakers = prop::collection::btree_set(0..NAMES.len(), 0..3);
    let words = (prop::option::of(0..ROLES.len()), prop::option::of(0..UNNAMED.len()));
    (any::<prop::sample::Index>(), cuts, speakers, words, 0..3usize).prop_map(
        |(part, cuts, speakers, (role, unnamed), kind)| QuoteSpec { part, cuts, speakers, role, unnamed, kind },
    )
}

fn article() -> impl Strategy<Value = Article> {
    let parts = roles().prop_flat_map(|roles| {
        let n = roles.len();
        (Just(roles), prop::collection::vec(prose(), n))
    });
    let meta = (prop::option::of(0..DAYS.len()), prop::option::weighted(0.3, 0..DESKS.len()));
    (parts, prop::collection::vec(quote_spec(), 0..5), meta).prop_map(|((roles, texts), quotes, (day, desk))| {
        let mut article = Article { format: "txt", ..Article::default() };
        for (role, text) in roles.into_iter().zip(texts) {
            let start = article.text.len();
            article.text.push_str(&text);
            article.parts.push(Part { role, span: Span::new(start, article.text.len()) });
            article.text.push_str("\n\n");
        }
        article.speakers =
            NAMES.iter().map(|name| Speaker { name: (*name).to_owned(), ..Speaker::default() }).collect();
        article.quotes = quotes.iter().filter_map(|spec| build_quote(&article, spec)).collect();
        article.meta.published = day.map(|day| Published { value: DAYS[day].to_owned(), from: DateFrom::Metadata });
        article.meta.desk = desk.map(|desk| DESKS[desk].to_owned());
        article
    })
}

fn build_quote(article: &Article, spec: &QuoteSpec) -> Option<Quote> {
    let part = article.parts.get(spec.part.index(article.parts.len().max(1)))?;
    let bounds: Vec<usize> =
        part.span.of(&article.text).char_indices().map(|(at, _)| at + part.span.start as usize).collect();
    let mut cuts: Vec<usize> =
        spec.cuts.iter().filter(|_| !bounds.is_empty()).map(|cut| bounds[cut.index(bounds.len())]).collect();
    cuts.sort_unstable();
    let content: Vec<Span> = cuts.chunks_exact(2).map(|cut| Span::new(cut[0], cut[1])).collect();
    (!content.is_empty()).then(|| Quote {
        kind: QuoteKind::ALL[spec.kind],
        content,
        speakers: spec.speakers.iter().map(|idx| u32::try_from(*idx).unwrap()).collect(),
        role: spec.role.map(|role| ROLES[role].to_owned()),
        unnamed: spec.unnamed.map(|words| UNNAMED[words].to_owned()),
        ..Quote::default()
    })
}

fn query() -> impl Strategy<Value = Query> {
    let field = prop::sample::select(vec![
        Field::Text,
        Field::Text,
        Field::Text,
        Field::Speaker,
        Field::Section,
        Field::Headline,
        Field::Caption,
        Field::Role,
    ]);
    // Often a heading or a name and something said: the pairs that must meet in one section or quote.
    let pair = |field| (clause(Just(field)), clause(Just(Field::Text))).prop_map(|(a, b)| vec![a, b]);
    let clauses = prop_oneof![
        2 => prop::collection::vec(clause(field), 0..4),
        1 => pair(Field::Section),
        1 => pair(Field::Speaker),
    ];
    let day = || prop::option::weighted(0.1, prop::sample::select(DAYS.to_vec()).prop_map(str::to_owned));
    let kinds = prop::sample::subsequence(QuoteKind::ALL.to_vec(), 0..3);
    (clauses, day(), day(), prop_oneof![4 => Just(Vec::new()), 1 => kinds])
        .prop_map(|(clauses, after, before, kinds)| Query { clauses, after, before, kinds })
}

fn clause(field: impl Strategy<Value = Field>) -> impl Strategy<Value = Clause> {
    let word = prop::sample::select(vec!["red", "line", "nee", "fox", "ann", "bob", "lee", "mayor", "zebra"]);
    // Mostly few words: many are seldom found together.
    let n = prop_oneof![Just(1usize..2), Just(2..3), Just(1..4)];
    let words = n.prop_flat_map(move |n| prop::collection::vec(word.clone().prop_map(str::to_owned), n));
    (field, words, any::<bool>(), prop::bool::weighted(0.2)).prop_map(|(field, words, phrase, negated)| {
        let text = if phrase { Text::Phrase(words) } else { Text::Words(words) };
        Clause { field, text, negated, span: Span::default(), also: Vec::new() }
    })
}

// The naive scan.

fn cut(text: &str) -> Vec<String> {
    folded_words(text).map(|(_, word)| word).collect()
}

/// Words anywhere in the stretches, a phrase inside one.
fn holds<S: AsRef<str>>(text: &Text, stretches: &[S]) -> bool {
    let stretches: Vec<Vec<String>> = stretches.iter().map(|stretch| cut(stretch.as_ref())).collect();
    match text {
        Text::Words(words) => words.iter().all(|word| stretches.iter().flatten().any(|other| other == word)),
        Text::Phrase(words) => {
            stretches.iter().any(|stretch| (0..stretch.len()).any(|at| stretch[at..].starts_with(words)))
        }
    }
}

/// Every word is a word of the name, in any order.
fn names(text: &Text, name: &str) -> bool {
    let (Text::Words(words) | Text::Phrase(words)) = text;
    let name = cut(name);
    words.iter().all(|word| name.contains(word))
}

/// The words for a speaker of whom no name is known.
fn unnamed(quote: &Quote) -> Option<&str> {
    quote.unnamed.as_deref().filter(|_| quote.speakers.is_empty())
}

fn of_role<'a>(article: &'a Article, wanted: &[Role]) -> Vec<&'a str> {
    let parts = article.parts.iter().filter(|part| wanted.contains(&part.role));
    parts.map(|part| part.span.of(&article.text)).collect()
}

fn desk_holds(article: &Article, text: &Text) -> bool {
    article.meta.desk.iter().any(|desk| holds(text, &[desk]))
}

fn in_time(article: &Article, query: &Query) -> bool {
    let day = article.meta.published.as_ref().map(|published| published.value.as_str());
    let after = query.after.as_deref().is_none_or(|after| day.is_some_and(|day| day >= after));
    after && query.before.as_deref().is_none_or(|before| day.is_some_and(|day| day < before))
}

fn clause_of_quote(article: &Article, quote: &Quote, clause: &Clause) -> bool {
    let text = &clause.text;
    match clause.field {
        Field::Text => {
            let pieces: Vec<&str> = quote.content.iter().map(|piece| piece.of(&article.text)).collect();
            holds(text, &pieces)
        }
        Field::Speaker => {
            quote.speakers.iter().any(|idx| names(text, &article.speakers[*idx as usize].name))
                || unnamed(quote).is_some_and(|words| names(text, words))
        }
        Field::Role => {
            let role: Vec<&str> = quote.role.as_deref().into_iter().chain(unnamed(quote)).collect();
            names(text, &role.join(" "))
        }
        Field::Section => {
            let mut heading = None;
            for part in article.parts.iter().filter(|part| part.span.start <= quote.content[0].start) {
                match part.role {
                    Role::Heading => heading = Some(part.span),
                    Role::Paragraph => {}
                    // A caption is in no section, nor is a quote in it.
                    _ if part.span.contains(Span { end: quote.content[0].start, ..quote.content[0] })
                        && quote.content[0].start < part.span.end =>
                    {
                        heading = None;
                        break;
                    }
                    _ => {}
                }
            }
            heading.is_some_and(|heading| holds(text, &[heading.of(&article.text)])) || desk_holds(article, text)
        }
        Field::Headline => holds(text, &of_role(article, &[Role::Headline])),
        Field::Caption => holds(text, &of_role(article, &[Role::Caption])),
    }
}

fn quote_matches(article: &Article, quote: &Quote, query: &Query) -> bool {
    in_time(article, query)
        && (query.kinds.is_empty() || query.kinds.contains(&quote.kind))
        && query.clauses.iter().all(|clause| clause_of_quote(article, quote, clause) != clause.negated)
}

/// The sections: heading and all texts.
fn sections(article: &Article) -> Vec<(Option<&str>, Vec<&str>)> {
    let mut sections: Vec<(Option<&str>, Vec<&str>)> = Vec::new();
    for part in &article.parts {
        let text = part.span.of(&article.text);
        match part.role {
            Role::Heading => sections.push((Some(text), vec![text])),
            Role::Paragraph if sections.is_empty() => sections.push((None, vec![text])),
            Role::Paragraph => sections.last_mut().unwrap().1.push(text),
            _ => {}
        }
    }
    sections
}

fn article_matches(article: &Article, query: &Query) -> bool {
    let prose = [Role::Headline, Role::Standfirst, Role::Caption, Role::Heading, Role::Paragraph];
    let alone = |clause: &Clause| match clause.field {
        Field::Text => holds(&clause.text, &of_role(article, &prose)),
        Field::Headline => holds(&clause.text, &of_role(article, &[Role::Headline])),
        Field::Caption => holds(&clause.text, &of_role(article, &[Role::Caption])),
        Field::Section => {
            // One heading need not hold all words for a clause that is not wanted: none may be there at all.
            holds(&clause.text, &of_role(article, &[Role::Heading])) || desk_holds(article, &clause.text)
        }
        Field::Speaker | Field::Role => article.quotes.iter().any(|quote| clause_of_quote(article, quote, clause)),
    };
    let positive = |field: Field| query.clauses.iter().filter(move |clause| clause.field == field && !clause.negated);
    let asked: Vec<_> = positive(Field::Section).filter(|clause| !desk_holds(article, &clause.text)).collect();
    let one_section = asked.is_empty()
        || sections(article).iter().any(|(heading, texts)| {
            asked.iter().all(|clause| heading.iter().any(|heading| holds(&clause.text, &[heading])))
                && positive(Field::Text).all(|clause| holds(&clause.text, texts))
        });
    let by = |speaker: Option<&Clause>| {
        article.quotes.iter().any(|quote| {
            (query.kinds.is_empty() || query.kinds.contains(&quote.kind))
                && speaker.is_none_or(|clause| clause_of_quote(article, quote, clause))
                && positive(Field::Role).all(|clause| clause_of_quote(article, quote, clause))
        })
    };
    let of_quotes = positive(Field::Speaker).count() + positive(Field::Role).count() + query.kinds.len() > 0;
    let quoted = match positive(Field::Speaker).count() {
        0 => !of_quotes || by(None),
        _ => positive(Field::Speaker).all(|speaker| by(Some(speaker))),
    };
    in_time(article, query)
        && one_section
        && quoted
        && query.clauses.iter().all(|clause| alone(clause) != clause.negated)
}

/// File and member of an article, and the quote in it.
type Found = BTreeSet<(PathBuf, Option<String>, Option<usize>)>;

fn scan(files: &[(PathBuf, Vec<Article>)], query: &Query, mode: Mode) -> Found {
    let mut found = Found::new();
    for article in files.iter().flat_map(|(_, articles)| articles) {
        let Location { path, member } = article.location.clone();
        match mode {
            Mode::Articles if article_matches(article, query) => {
                found.insert((path, member, None));
            }
            Mode::Articles => {}
            Mode::Quotes => {
                let quotes =
                    article.quotes.iter().enumerate().filter(|(_, quote)| quote_matches(article, quote, query));
                found.extend(quotes.map(|(idx, _)| (path.clone(), member.clone(), Some(idx))));
            }
        }
    }
    found
}

// The index.

fn stamp(root: u32, path: &Path, articles: &[Article]) -> FileStamp {
    let count = |n: usize| u32::try_from(n).unwrap();
    FileStamp {
        root,
        path: path.to_owned(),
        size: 1,
        mtime_ns: 1,
        hash: [0; 32],
        extractor: 1,
        n_articles: count(articles.len()),
        n_quotes: count(articles.iter().map(|article| article.quotes.len()).sum()),
        problem: None,
    }
}

fn settings() -> WriterSettings {
    WriterSettings { memory: 30_000_000, threads: 2 }
}

/// Names the files and their articles, as an index names them.
fn name_files(files: Vec<Vec<Article>>) -> Vec<(PathBuf, Vec<Article>)> {
    let name = |(idx, mut articles): (usize, Vec<Article>)| {
        let path = PathBuf::from(format!("{}/{idx}.txt", ["b", "a"][idx % 2]));
        for (ordinal, article) in articles.iter_mut().enumerate() {
            article.location = Location { path: Path::new(ROOT).join(&path), member: Some(ordinal.to_string()) };
        }
        (path, articles)
    };
    files.into_iter().enumerate().map(name).collect()
}

/// Writes the files; some first as other files are and then again, some removed again: what is left must be the same.
fn write(dir: &Path, files: &[(PathBuf, Vec<Article>)]) -> Index {
    let index = Index::create(dir).unwrap();
    let mut writer = index.writer(&settings()).unwrap();
    let root = writer.add_root(Path::new(ROOT)).unwrap();
    let all: Vec<Article> = files.iter().flat_map(|(_, articles)| articles.clone()).collect();
    for (path, _) in files.iter().step_by(2) {
        writer.replace(&stamp(root, path, &all), &all).unwrap();
    }
    writer.replace(&stamp(root, Path::new("gone.txt"), &all), &all).unwrap();
    let index = writer.commit().unwrap();
    let writer = index.writer(&settings()).unwrap();
    for (idx, (path, articles)) in files.iter().enumerate() {
        writer.replace(&stamp(root, path, articles), articles).unwrap();
        if idx == files.len() / 2 {
            writer.checkpoint().unwrap();
        }
    }
    for (path, articles) in files.iter().step_by(3) {
        writer.replace(&stamp(root, path, articles), articles).unwrap();
    }
    writer.remove(root, Path::new("gone.txt")).unwrap();
    writer.commit().unwrap();
    Index::open(dir).unwrap()
}

fn ask(
    index: &Index,
    query: &Query,
    mode: Mode,
    limit: usize,
    sort: Sort,
) -> Vec<(PathBuf, Option<String>, Option<usize>)> {
    let results = search(index, query, mode, &Options { limit, sort }).unwrap();
    assert!(limit != 0 || results.total == results.hits.len(), "the total is that of all hits");
    let id = |hit: whosaid::query::Hit| {
        let Location { path, member } = hit.article.location.clone();
        (path, member, hit.quote)
    };
    results.hits.into_iter().map(id).collect()
}

/// Every hit's matches lie where the query looks, and where text was asked for there are some.
fn check_matches(index: &Index, query: &Query, mode: Mode) {
    let has_text = query.clauses.iter().any(|clause| clause.field == Field::Text && !clause.negated);
    for hit in find(index, query, mode, &Options { limit: 0, sort: Sort::Path }).unwrap() {
        let hit = hit.unwrap();
        assert!(!has_text || !hit.matches.is_empty(), "{query:?} {hit:?}");
        assert!(hit.matches.windows(2).all(|pair| pair[0].end <= pair[1].start));
        let stretches: Vec<Span> = match hit.quote {
            Some(idx) => hit.article.quotes[idx].content.clone(),
            None => hit.article.parts.iter().filter(|part| part.role.is_prose()).map(|part| part.span).collect(),
        };
        for span in &hit.matches {
            assert!(stretches.iter().any(|stretch| stretch.contains(*span)));
            let words = cut(span.of(&hit.article.text));
            let asked = |clause: &Clause| match &clause.text {
                Text::Words(wanted) => words.len() == 1 && wanted.contains(&words[0]),
                Text::Phrase(wanted) => words.starts_with(wanted) || words.ends_with(wanted),
            };
            assert!(query.clauses.iter().any(|clause| !clause.negated && asked(clause)), "{query:?} {hit:?} {words:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, max_shrink_iters: 1500, ..ProptestConfig::default() })]

    #[test]
    fn hits_are_those_of_a_naive_scan(
        files in prop::collection::vec(prop::collection::vec(article(), 0..4), 1..6),
        queries in prop::collection::vec(query(), 60),
    ) {
        let dir = tempfile::tempdir().unwrap();
        let files = name_files(files);
        let index = write(dir.path(), &files);
        for query in &queries {
            for mode in [Mode::Quotes, Mode::Articles] {
                let expected = scan(&files, query, mode);
                let found = ask(&index, query, mode, 0, Sort::Path);
                prop_assert!(found.is_sorted(), "sorted by path");
                prop_assert_eq!(found.len(), expected.len(), "{:?} {:?}", mode, query);
                prop_assert_eq!(found.into_iter().collect::<Found>(), expected, "{:?} {:?}", mode, query);
                check_matches(&index, query, mode);
                for sort in [Sort::Relevance, Sort::Date, Sort::DateDesc] {
                    let all = ask(&index, query, mode, 0, sort);
                    let some = ask(&index, query, mode, 3, sort);
                    prop_assert_eq!(&some[..], &all[..all.len().min(3)], "the first few are the first of all");
                }
            }
        }
        check_people(&index);
        // What an open index keeps changes no answer.
        let fresh = Index::open(dir.path()).unwrap();
        for sort in [Sort::Relevance, Sort::Path] {
            let all = Query::default();
            prop_assert_eq!(ask(&fresh, &all, Mode::Quotes, 3, sort), ask(&index, &all, Mode::Quotes, 3, sort));
        }
    }
}

/// Who is who among a few names is what it is among all.
#[track_caller]
fn check_people(index: &Index) {
    let listed = "[[person]]\nname = \"Ann Lee\"\naliases = [\"Red Fox\", \"The Cat\"]\n";
    for rules in ["", "apart = [\"Lee\"]", listed] {
        let rules = Rules::parse(rules).unwrap();
        let all = People::of(index, &rules).unwrap();
        for name in NAMES {
            let some = People::bearing(index, &rules, [name]).unwrap();
            for role in [None, Some(ROLES[0]), Some(ROLES[2])] {
                assert_eq!(some.person(name, role), all.person(name, role), "{name} {role:?} {rules:?}");
            }
        }
        for wanted in ["lee", "ann lee", "fox", "bob", "cat", "lee red", "nobody"] {
            let wanted = cut(wanted);
            let some = People::called(index, &rules, &[wanted.as_slice()]).unwrap();
            assert_eq!(some.also(&wanted), all.also(&wanted), "{wanted:?} {rules:?}");
        }
    }
}

fn said(text: &str, name: &str, role: Option<&str>, day: &str) -> Article {
    let mut article = Article { text: text.to_owned(), format: "txt", ..Article::default() };
    article.parts = vec![Part { role: Role::Paragraph, span: Span::new(0, text.len()) }];
    article.speakers = vec![Speaker { name: name.to_owned(), ..Speaker::default() }];
    let quote = |start, end| Quote {
        content: vec![Span::new(start, end)],
        speakers: vec![0],
        role: role.map(str::to_owned),
        ..Quote::default()
    };
    article.quotes = vec![quote(0, 3), quote(3, text.len())];
    article.meta.published = Some(Published { value: day.to_owned(), from: DateFrom::Metadata });
    article
}

#[test]
fn heading_and_words_meet_in_one_section() {
    let dir = tempfile::tempdir().unwrap();
    let mut article = Article { format: "txt", ..Article::default() };
    let parts = [
        (Role::Headline, "Bob"),
        (Role::Paragraph, "Before it all, a line."),
        (Role::Heading, "Red fox"),
        (Role::Paragraph, "The lee side."),
        (Role::Caption, "Ann in the caption."),
        (Role::Heading, "Harbour"),
        (Role::Paragraph, "A red fox and a mayor."),
    ];
    for (role, text) in parts {
        let start = article.text.len();
        article.text.push_str(text);
        article.parts.push(Part { role, span: Span::new(start, article.text.len()) });
        article.text.push('\n');
    }
    let index = write(dir.path(), &name_files(vec![vec![article.clone()]]));
    let found = |index: &Index, heading: &str, text: &str| {
        let clause = |field, text: &str| Clause {
            field,
            text: Text::Phrase(cut(text)),
            negated: false,
            span: Span::default(),
            also: Vec::new(),
        };
        let clauses = vec![clause(Field::Section, heading), clause(Field::Text, text)];
        count(index, &Query { clauses, ..Query::default() }, Mode::Articles).unwrap() == 1
    };
    assert!(found(&index, "red fox", "lee side"));
    assert!(found(&index, "harbour", "red fox"));
    assert!(found(&index, "harbour", "harbour"), "the heading is of its section");
    assert!(!found(&index, "red fox", "mayor"), "said under another heading");
    assert!(!found(&index, "mayor", "mayor"), "no heading says it");
    assert!(!found(&index, "red", "line"), "before the first heading");
    for outside in ["bob", "ann"] {
        assert!(!found(&index, "red fox", outside) && !found(&index, "harbour", outside), "{outside} is in no section");
    }

    article.meta.desk = Some("Red fox".to_owned());
    let other = tempfile::tempdir().unwrap();
    let index = write(other.path(), &name_files(vec![vec![article]]));
    assert!(found(&index, "red fox", "mayor") && found(&index, "fox", "ann"), "the desk is of the whole article");
    assert!(!found(&index, "harbour", "ann"));
}

#[test]
fn speakers_are_listed_and_near_names_offered() {
    let dir = tempfile::tempdir().unwrap();
    let files = vec![
        vec![said("We go on.", "Anna Verhoeven", Some("minister"), "2021-02-01")],
        vec![
            said("We stop.", "Anna VERHOEVEN", Some("mayor"), "2020-01-01"),
            said("No, no.", "Bo Lee", None, "2022-03-04"),
        ],
        vec![said("We wait.", "Anna Verhoeven", Some("minister"), "2021-05-01T10:00:00Z")],
    ];
    let index = write(dir.path(), &name_files(files));
    assert_eq!(index.stats().unwrap().n_speakers, 2, "as many as are listed");
    let people = People::of(&index, &Rules::default()).unwrap();
    let rows = speakers::list(&index, &people, "").unwrap();
    let names: Vec<_> = rows.iter().map(|row| (row.name.as_str(), row.n_quotes, row.n_articles)).collect();
    assert_eq!(names, [("Anna Verhoeven", 6, 3), ("Bo Lee", 2, 1)]);
    let roles: Vec<_> = rows[0].roles.iter().map(|role| (role.text.as_str(), role.n_quotes, &role.path)).collect();
    let path = |name: &str| Path::new(ROOT).join(name);
    assert_eq!(roles, [("minister", 4, &path("b/0.txt")), ("mayor", 2, &path("a/1.txt"))]);
    assert_eq!(rows[0].days, Some(("2020-01-01".to_owned(), "2021-05-01".to_owned())));
    assert_eq!(speakers::list(&index, &people, "vérhoeven anna").unwrap(), rows[..1]);
    assert_eq!(speakers::list(&index, &people, "anna lee").unwrap(), []);
    assert_eq!(speakers::near(&index, &people, "verhoven", 5).unwrap(), [("Anna Verhoeven".to_owned(), 6)]);
    assert_eq!(speakers::near(&index, &people, "anna lei", 5).unwrap(), []);
    assert_eq!(speakers::near(&index, &people, "anna", 5).unwrap(), [], "what is a name is not near to it");
}

#[test]
fn a_person_is_found_under_all_names() {
    let dir = tempfile::tempdir().unwrap();
    let files = vec![
        vec![said("We go on.", "Anna Verhoeven", Some("minister"), "2021-02-01")],
        vec![said("We stop.", "A. Verhoeven", None, "2021-02-02"), said("No, no.", "Verhoeven", None, "2022-03-04")],
        vec![said("We wait.", "John Smith", Some("a baker"), "2021-05-01")],
        vec![said("We hope.", "John Smith", Some("the mayor"), "2021-05-01")],
    ];
    let index = write(dir.path(), &name_files(files));
    let rules = "[[person]]\nname = \"John Smith (baker)\"\naliases = [\"John Smith\"]\nrole = \"baker\"\n\
                 [[person]]\nname = \"Iron Anna\"\naliases = [\"Anna Verhoeven\"]\n";
    let found = |rules: &str, query: &str| {
        let mut query = whosaid::query::parse(query, jiff::civil::date(2024, 1, 1)).unwrap();
        query.widen(&index, &Rules::parse(rules).unwrap()).unwrap();
        (count(&index, &query, Mode::Quotes).unwrap(), count(&index, &query, Mode::Articles).unwrap())
    };
    assert_eq!(found("", "speaker:verhoeven"), (6, 3));
    assert_eq!(found("", "speaker:\"anna verhoeven\""), (6, 3));
    assert_eq!(found("", "speaker:\"anna verhoeven\" stop"), (1, 1));
    assert_eq!(found("", "-speaker:\"anna verhoeven\""), (4, 2));
    assert_eq!(found("apart = [\"Verhoeven\"]", "speaker:\"anna verhoeven\""), (4, 2));
    assert_eq!(found(rules, "speaker:\"iron anna\""), (6, 3));
    assert_eq!(found(rules, "speaker:\"john smith\""), (4, 2));
    assert_eq!(found(rules, "speaker:\"smith baker\""), (2, 1));
    let people = People::of(&index, &Rules::parse(rules).unwrap()).unwrap();
    let rows = speakers::list(&index, &people, "").unwrap();
    let names: Vec<_> = rows.iter().map(|row| (row.name.as_str(), row.n_quotes, row.n_articles)).collect();
    assert_eq!(names, [("Iron Anna", 6, 3), ("John Smith", 2, 1), ("John Smith (baker)", 2, 1)]);
    assert_eq!(rows[0].names.len(), 3);
}

#[test]
fn who_is_who_is_asked_anew_after_a_commit() {
    let dir = tempfile::tempdir().unwrap();
    let before = write(
        dir.path(),
        &name_files(vec![vec![
            said("We go on.", "Anna Verhoeven", None, "2021-02-01"),
            said("No, no.", "Verhoeven", None, "2022-03-04"),
        ]]),
    );
    let n_found = |index: &Index, rules: &str| {
        let mut query = whosaid::query::parse("speaker:\"anna verhoeven\"", jiff::civil::date(2024, 1, 1)).unwrap();
        query.widen(index, &Rules::parse(rules).unwrap()).unwrap();
        count(index, &query, Mode::Quotes).unwrap()
    };
    assert_eq!(n_found(&before, ""), 4, "the short name is hers");
    assert_eq!(n_found(&before, "apart = [\"Verhoeven\"]"), 2, "other rules, another answer");
    assert_eq!(n_found(&before, ""), 4);

    let writer = before.writer(&settings()).unwrap();
    let other = vec![said("We wait.", "Bo Verhoeven", None, "2021-05-01")];
    writer.replace(&stamp(0, Path::new("other.txt"), &other), &other).unwrap();
    let after = writer.commit().unwrap();
    assert_eq!(n_found(&after, ""), 2, "the short name is anybody's now");
    assert_eq!(n_found(&Index::open(dir.path()).unwrap(), ""), 2);
    assert_eq!(n_found(&before, ""), 4, "an open index stays as it was");

    let writer = after.writer(&settings()).unwrap();
    writer.remove(0, Path::new("other.txt")).unwrap();
    assert_eq!(n_found(&writer.commit().unwrap(), ""), 4, "who is gone counts no more");
}

#[test]
fn a_speaker_without_a_name_is_found_as_printed() {
    let dir = tempfile::tempdir().unwrap();
    let mut article = said("We go on.", "Anna Verhoeven", None, "2021-02-01");
    article.quotes[0].speakers.clear();
    article.quotes[0].unnamed = Some("the harbour authority".to_owned());
    article.quotes[1].unnamed = Some("a senior official".to_owned());
    let index = write(dir.path(), &name_files(vec![vec![article]]));
    let found = |query: &str| {
        let query = whosaid::query::parse(query, jiff::civil::date(2024, 1, 1)).unwrap();
        (count(&index, &query, Mode::Quotes).unwrap(), count(&index, &query, Mode::Articles).unwrap())
    };
    assert_eq!(found("speaker:\"harbour authority\""), (1, 1));
    assert_eq!(found("role:authority"), (1, 1));
    assert_eq!(found("-speaker:authority"), (1, 0));
    assert_eq!(found("speaker:official role:official"), (0, 0), "the name is printed, not these words");
    let people = People::of(&index, &Rules::default()).unwrap();
    assert_eq!(speakers::list(&index, &people, "").unwrap().len(), 1, "names only");
}

#[test]
fn articles_are_found_by_the_end_of_their_path() {
    let dir = tempfile::tempdir().unwrap();
    let mut second = said("We stop.", "Bo Lee", None, "2020-01-01");
    let place = whosaid::article::Place { line: 5, col: 1, byte: Some(40) };
    second.source.runs = vec![whosaid::article::SourceRun { text: 0, len: 8, place }];
    let files = vec![vec![said("We go on.", "Bo Lee", None, "2020-01-01"), second], vec![]];
    let index = write(dir.path(), &name_files(files));
    let texts = |path: &str, line| -> Vec<String> {
        articles(&index, Path::new(path), None, line).unwrap().into_iter().map(|article| article.text).collect()
    };
    assert_eq!(texts("/news/b/0.txt", None), ["We go on.", "We stop."]);
    assert_eq!(texts("0.txt", Some(4)), ["We go on."]);
    assert_eq!(texts("b/0.txt", Some(5)), ["We stop."]);
    assert_eq!(texts("0.tx", None), Vec::<String>::new());
    assert_eq!(texts("a/1.txt", None), Vec::<String>::new());
}

#[test]
fn an_empty_answer_is_explained() {
    let dir = tempfile::tempdir().unwrap();
    let text = "We see red lines. No fox.";
    let mut article = Article { text: text.to_owned(), format: "txt", ..Article::default() };
    article.parts = vec![Part { role: Role::Paragraph, span: Span::new(0, text.len()) }];
    article.speakers = vec![Speaker { name: "Ann Lee".to_owned(), ..Speaker::default() }];
    article.quotes = vec![Quote { content: vec![Span::new(0, 17)], speakers: vec![0], ..Quote::default() }];
    let index = write(dir.path(), &name_files(vec![vec![article]]));
    let clause = |field, text| Clause { field, text, negated: false, span: Span::default(), also: Vec::new() };
    let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let query = Query {
        clauses: vec![
            clause(Field::Speaker, Text::Words(words("lee"))),
            clause(Field::Text, Text::Phrase(words("red lines"))),
            clause(Field::Text, Text::Words(words("fox"))),
        ],
        after: Some("2020-01-01".to_owned()),
        ..Query::default()
    };
    let found = explain(&index, &query, Mode::Quotes).unwrap();
    assert_eq!((found.clauses, found.days, found.kinds), (vec![1, 1, 0], Some(0), None));
    assert_eq!(count(&index, &query, Mode::Quotes).unwrap(), 0);
    let found = explain(&index, &query, Mode::Articles).unwrap();
    assert_eq!((found.clauses, found.days), (vec![1, 1, 1], Some(0)));
}
