use super::*;
use proptest::prelude::*;

fn read(log: &str) -> Vec<Diagnostic> {
    parse(log, |_| None)
}

/// What Clang 19 writes of a source with a header.
const CLANG: &str = "\
In file included from a.cl:1:
./h.h:1:31: error: expected expression
    1 | int broken(int a) { return a +; }
      |                               ^
a.cl:5:10: error: use of undeclared identifier 'foo'; did you mean 'for'?
    5 |   x[0] = foo(3) * \"abc\";
      |          ^~~
      |          for
a.cl:3:7: warning: unused variable 'unused' [-Wunused-variable]
    3 |   int unused;
      |       ^~~~~~
a.cl:9:3: note: declared here
    9 | int y;
      |     ^
2 errors generated.
";

#[test]
fn clangs_are_read() {
    let all = read(CLANG);
    assert_eq!(all.len(), 3, "{all:#?}");
    let [first, second, third] = &all[..] else { unreachable!() };
    assert_eq!(first.to_string(), "h.h:1:31: error: expected expression");
    assert_eq!(first.included_from[0].to_string(), "a.cl:1");
    assert_eq!((first.excerpt.as_deref(), first.width), (Some("int broken(int a) { return a +; }"), 1));
    assert_eq!((second.width, second.severity), (3, Severity::Error));
    assert!(second.included_from.is_empty());
    assert_eq!(third.option.as_deref(), Some("-Wunused-variable"));
    assert_eq!(third.message, "unused variable 'unused'");
    assert_eq!(third.notes[0].to_string(), "a.cl:9:3: note: declared here");
    assert_eq!(third.notes[0].excerpt.as_deref(), Some("int y;"));
}

#[test]
fn the_sources_own_line_is_preferred() {
    let all = parse(CLANG, |name| (name == "a.cl").then_some(b"1\n2\n\tint unused;\r\n4\n5\n".as_slice()));
    assert_eq!(all[2].excerpt.as_deref(), Some("\tint unused;"));
    assert_eq!(all[1].excerpt.as_deref(), Some("5"));
    assert_eq!(all[0].excerpt.as_deref(), Some("int broken(int a) { return a +; }"));
}

#[test]
fn excerpts_without_a_margin_are_no_diagnostics() {
    // Clang 15, and LLVM's assembler.
    let all = read(
        "k.cl:2:3: warning: expression result unused [-Wunused-value]\n  \"x: error: y\";\n  ^~~~~~~~~~~~~\n\
         e.s:2:2: error: invalid instruction\n s_foo v0\n ^\n",
    );
    assert_eq!(all.len(), 2, "{all:#?}");
    assert_eq!(all[0].excerpt.as_deref(), Some("  \"x: error: y\";"));
    assert_eq!(all[1].to_string(), "e.s:2:2: error: invalid instruction");
}

#[test]
fn tools_without_a_place_are_read() {
    let all = read(
        "ld.lld: error: undefined hidden symbol: sin(float)\n>>> referenced by /tmp/b.o:(k)\n\
         clang-19: error: ld.lld command failed with exit code 1 (use -v to see invocation)\n",
    );
    assert_eq!(all.len(), 1, "{all:#?}");
    assert_eq!(all[0].message, "undefined hidden symbol: sin(float)");
    assert_eq!(all[0].notes[0].message, "referenced by /tmp/b.o:(k)");
    for (log, severity, message) in [
        ("LLVM ERROR: out of memory", Severity::Fatal, "out of memory"),
        ("fatal error: error in backend: x", Severity::Fatal, "error in backend: x"),
        ("error: cannot find ROCm", Severity::Error, "cannot find ROCm"),
        ("<unknown>:0: error: no main", Severity::Error, "no main"),
        ("warning: stack frame size (4) exceeds limit (1) in function 'k'", Severity::Warning, "stack frame"),
        ("clang: error: ld.lld command failed with exit code 1", Severity::Error, "command failed"),
    ] {
        let all = read(log);
        assert_eq!(all.len(), 1, "{log}: {all:#?}");
        assert!(all[0].severity == severity && all[0].message.starts_with(message) || log.contains("clang:"), "{log}");
        assert_eq!(all[0].location, None, "{log}");
    }
}

#[test]
fn other_words_are_passed_over() {
    let log = "1 error generated.\nsome text: error: no place\nerrors: 3\n  error\nwarning\n: error\n\n\u{fffd}\n";
    assert_eq!(read(log), []);
    assert_eq!(read("a.cl:0:0: error: x")[0].location, None);
    assert_eq!(read("a.cl:3: error: x")[0].location.as_ref().unwrap().to_string(), "a.cl:3");
    let far = read("a:b.cl:4294967295:4294967295:{1:2-3:4}: error: x");
    assert_eq!(far[0].location.as_ref().unwrap().to_string(), "a:b.cl:4294967295:4294967295");
    assert_eq!(read("a.cl:4294967296:1: error: x").len(), 1);
}

/// Pieces that logs are made of, in any order.
fn log() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("a.cl:3:9: error: x\n".to_owned()),
        Just("a.cl:3:".to_owned()),
        Just("In file included from a.h:1:\n".to_owned()),
        Just("    3 | \tä x = y\n".to_owned()),
        Just("      |   ^~~\n".to_owned()),
        Just("  ^\n".to_owned()),
        Just(">>> referenced\n".to_owned()),
        Just(": note: ".to_owned()),
        Just(" [-W".to_owned()),
        Just("]\n".to_owned()),
        Just("fatal error: ".to_owned()),
        Just("\n".to_owned()),
        ".{0,8}",
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_log_is_read_without_a_panic(log in log(), text in any::<Vec<u8>>()) {
        for one in parse(&log, |_| Some(&text)) {
            prop_assert!(one.width >= 1);
            prop_assert!(one.location.is_none_or(|at| at.line > 0 && at.column != Some(0) && !at.file.is_empty()));
        }
        parse(&log, |_| None);
    }

    #[test]
    fn what_a_diagnostic_says_is_read_back(
        file in "[a-z/]{1,8}(\\.cl)?", line in 1u32.., column in 1u32.., message in "[a-z '()*]{0,20}[a-z]",
        option in proptest::option::of("-W[a-z-]{1,10}"), severity in 0..4usize,
    ) {
        let severity = [Severity::Remark, Severity::Warning, Severity::Error, Severity::Fatal][severity];
        let mut expected = Diagnostic::plain(severity, &message);
        expected.location = Some(Location { file, line, column: Some(column) });
        expected.option = option;
        prop_assert_eq!(read(&expected.to_string()), [expected]);
    }
}
