//! `whosaid eval`: the figures, and that those on our own gold do not fall unnoticed.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

fn eval(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_whosaid"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).arg("eval").args(args).output().expect("the program runs")
}

/// Runs `eval`, which must end well, and returns what it prints.
#[track_caller]
fn printed(args: &[&str]) -> String {
    let output = eval(args);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

const GOLD: &str = "tests/eval/gold.jsonl";
const PREDICTIONS: &str = "tests/eval/predictions.jsonl";

/// `tests/eval/expected.json` was computed once, by an independent implementation of the same rules.
#[test]
fn figures_equal_those_computed_independently() {
    let printed: Value = parse(&printed(&[GOLD, "--predictions", PREDICTIONS, "--json"]));
    let expected = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/eval/expected.json"));
    let expected = parse(&expected.expect("the file is there"));
    let (figures, expected) = (&printed["figures"], expected.as_object().expect("an object"));
    assert_eq!(figures.as_object().expect("an object").len(), expected.len());
    for (name, value) in expected {
        let numbers = |value: &Value| -> Vec<f64> {
            let list = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
            list.iter().map(|number| number.as_f64().expect("a number")).collect()
        };
        let (found, wanted) = (numbers(&figures[name]), numbers(value));
        let near = found.iter().zip(&wanted).all(|(a, b)| (a - b).abs() < 1e-9);
        assert!(near && found.len() == wanted.len(), "{name}: {found:?}, expected {wanted:?}");
    }
}

fn parse(json: &str) -> Value {
    serde_json::from_str(json).expect("JSON")
}

#[test]
fn the_table_names_what_went_wrong() {
    let table = printed(&[GOLD, "--predictions", PREDICTIONS, "--errors", "1", "--indirect"]);
    assert!(table.contains("END TO END, content and mention      42.9    42.9    42.9  <- headline\n"), "{table}");
    assert!(table.contains("\nmill: 4 wrong, 6 in gold\n  wrong mention, line 5: the offer “a fig leaf”\n"), "{table}");
    assert!(!table.contains("\nbridge:"), "only the worst article is asked for: {table}");
}

#[test]
fn speech_cues_set_inner_states_aside() {
    let dir = tempfile::tempdir().expect("a folder");
    let (gold, cues) = (dir.path().join("gold.jsonl"), dir.path().join("cues.txt"));
    let text = "Ada Brandt wants the dam to hold.";
    let line = serde_json::json!({"id": "dam", "text": text, "attributions":
        [{"source": [[0, 10]], "cue": [[11, 16]], "content": [[17, 32]]}]});
    std::fs::write(&gold, line.to_string()).expect("written");
    std::fs::write(&cues, "said\nsays\n").expect("written");
    std::fs::write(dir.path().join("none.jsonl"), "").expect("written");
    let n_gold = |more: &[&str]| {
        let none = dir.path().join("none.jsonl");
        let args = [gold.to_str(), Some("--json"), Some("--predictions"), none.to_str()];
        let args: Vec<_> = args.into_iter().flatten().chain(more.iter().copied()).collect();
        parse(&printed(&args))["counts"]["indirect/gold"].as_u64()
    };
    assert_eq!(n_gold(&[]), Some(1));
    assert_eq!(n_gold(&["--speech-cues", cues.to_str().expect("UTF-8")]), Some(0));
}

#[test]
fn errors_name_the_object() {
    #[track_caller]
    fn check(args: &[&str], message: &str) {
        let output = eval(args);
        assert_eq!(output.status.code(), Some(2));
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(stderr.starts_with(message), "{stderr}");
    }
    let dir = tempfile::tempdir().expect("a folder");
    let file = |name: &str, content: &str| {
        let path = dir.path().join(name);
        std::fs::write(&path, content).expect("written");
        path.to_str().expect("UTF-8").to_owned()
    };
    check(&["no/such.jsonl"], "error: no/such.jsonl: ");
    let broken = file("broken.jsonl", "\n{\"id\": 3}\n");
    check(&[&broken], &format!("error: {broken}: line 2: "));
    let outside = file("outside.jsonl", r#"{"id": "a", "text": "é", "attributions": [{"content": [[0, 2]]}]}"#);
    check(&[&outside], &format!("error: {outside}: a: span [0, 2] is not inside the text"));
    let other = file("other.jsonl", r#"{"id": "elsewhere", "quotes": []}"#);
    check(&[GOLD, "--predictions", &other], "error: elsewhere: predictions for an article that the gold lacks");
}

/// The figures on `corpus/gold/` stand in `tests/golden/gold.eval`: a change for the worse shows in the difference.
#[test]
fn accuracy_on_our_gold_is_as_written_down() {
    let table = printed(&["corpus/gold/all.jsonl"]);
    let wrong = crate::golden::compare(Path::new("gold.eval"), &table);
    assert_eq!(wrong, None, "if this is right: WHOSAID_BLESS=1 cargo test --test it gold");
}
