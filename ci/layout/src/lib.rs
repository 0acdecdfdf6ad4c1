//! Compares bindings that bindgen made with their C headers, by compiling C.
//!
//! bindgen writes the layout that it read into the bindings, as constants that rustc checks. So the text of the
//! bindings is the list of everything there is to compare: [`Bindings::parse`] reads every record, field, offset, size
//! and constant out of it, and [`Header::compare`] asks the C compiler for the same. Nothing is listed by hand, so
//! nothing is forgotten. What an older header does not have is reported as missing, never as equal.
//!
//! [`Exports`] is the same for functions: what a library exports, against the functions of its bindings.

mod exports;

pub use exports::Exports;
use std::{
    collections::{HashMap, HashSet},
    ffi::OsString,
    fmt,
    path::{Path, PathBuf},
    process::Command,
};

/// A struct or union of the bindings.
#[derive(Clone, Debug, Default)]
struct Record {
    name: String,
    union: bool,
    size: Option<i128>,
    /// Name, type and offset of each field.
    fields: Vec<(String, String, i128)>,
}

/// What committed bindings say.
#[derive(Clone, Debug)]
pub struct Bindings {
    records: HashMap<String, Record>,
    /// Name, type and value.
    constants: Vec<(String, String, i128)>,
}

/// One thing to compare: a C expression, the value that the bindings give it, and the names that it needs.
#[derive(Clone, Debug)]
pub struct Question {
    /// What is compared, for people.
    pub label: String,
    /// A C expression of integer type.
    pub expression: String,
    /// The value in Rust.
    pub value: i128,
    /// Names that a header must have for the question to make sense: a record and a field of it, or one identifier.
    pub needs: Vec<Need>,
}

/// A name that a header must have.
#[derive(Clone, Debug)]
pub enum Need {
    /// An identifier anywhere in the header.
    Identifier(String),
    /// An identifier within the body of a record.
    Field(String, String),
}

impl Bindings {
    /// Reads the text of bindings that bindgen made with layout tests.
    pub fn parse(text: &str) -> Bindings {
        let mut records = HashMap::new();
        let mut constants = Vec::new();
        let mut types = HashMap::new();
        let mut inside: Option<String> = None;
        for line in text.lines() {
            if let Some(rest) = line.strip_prefix("pub struct ").or_else(|| line.strip_prefix("pub union ")) {
                let name = identifier(rest).to_owned();
                let union = line.starts_with("pub union");
                records.insert(name.clone(), Record { name: name.clone(), union, ..Record::default() });
                inside = line.ends_with('{').then_some(name);
            } else if line == "}" {
                inside = None;
            } else if let (Some(record), Some(rest)) = (&inside, line.strip_prefix("    pub ")) {
                if let Some((field, kind)) = rest.split_once(": ") {
                    types.insert((record.clone(), field.to_owned()), kind.trim_end_matches(',').to_owned());
                }
            } else if let Some(rest) = line.strip_prefix("pub const ")
                && let Some((name, value)) = rest.split_once(": ")
                && let Some((kind, value)) = value.split_once(" = ")
                && let Some(value) = integer(value.trim_end_matches(';'))
            {
                constants.push((name.to_owned(), kind.to_owned(), value));
            }
        }
        // The layout tests may be broken over lines anywhere.
        let dense: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        for part in dense.split("[\"").skip(1) {
            let Some((label, rest)) = part.split_once("\"][") else { continue };
            let Some(value) = rest.split_once(']').and_then(|(sum, _)| sum.rsplit_once('-')) else { continue };
            let Some(value) = integer(value.1) else { continue };
            if let Some(name) = label.strip_prefix("Sizeof") {
                if let Some(record) = records.get_mut(name) {
                    record.size = Some(value);
                }
            } else if let Some((name, field)) = label.strip_prefix("Offsetoffield:").and_then(|l| l.split_once("::"))
                && let Some(record) = records.get_mut(name)
            {
                let kind = types.get(&(name.to_owned(), field.to_owned())).cloned().unwrap_or_default();
                record.fields.push((field.to_owned(), kind, value));
            }
        }
        Bindings { records, constants }
    }

    /// Everything that can be asked of a header.
    pub fn questions(&self) -> Vec<Question> {
        let mut questions = Vec::new();
        let mut names: Vec<&String> = self.records.keys().filter(|n| !n.contains("__bindgen")).collect();
        names.sort();
        for name in names {
            let record = &self.records[name];
            // A helper of bindgen's own has neither size nor fields.
            let Some(size) = record.size else { continue };
            let mut needs = vec![Need::Identifier(name.clone())];
            let first = questions.len();
            self.fields(record, name, "", 0, &mut questions);
            // The size is that of this header only when it has all the fields.
            needs.extend(questions[first..].iter().flat_map(|q| q.needs.clone()));
            let tag = if record.union { "union" } else { "struct" };
            questions.push(Question {
                label: format!("size of {name}"),
                expression: format!("sizeof({tag} {name})"),
                value: size,
                needs,
            });
        }
        for (name, kind, value) in &self.constants {
            // `1 << 31` is negative in C, and the bit that was meant is an unsigned one.
            let expression = match kind.as_str() {
                "u32" => format!("sizeof({name}) == 4 ? (long long)(unsigned)({name}) : (long long)({name})"),
                _ => name.clone(),
            };
            questions.push(Question {
                label: name.clone(),
                expression,
                value: *value,
                needs: vec![Need::Identifier(name.clone())],
            });
        }
        questions
    }

    fn fields(&self, record: &Record, root: &str, path: &str, base: i128, questions: &mut Vec<Question>) {
        let tag = if self.records[root].union { "union" } else { "struct" };
        for (field, kind, offset) in &record.fields {
            let anonymous = field.starts_with("__bindgen_anon");
            let inner = if anonymous { path.to_owned() } else { format!("{path}{}.", c_name(field)) };
            if let Some(nested) = self.records.get(kind).filter(|r| r.name.contains("__bindgen_ty")) {
                self.fields(nested, root, &inner, base + offset, questions);
            }
            // C has no offset of a bit-field, and bindgen's stand-in has no name in C.
            if anonymous || field.contains("bitfield") {
                continue;
            }
            let field = c_name(field);
            questions.push(Question {
                label: format!("offset of {root}.{path}{field}"),
                expression: format!("offsetof({tag} {root}, {path}{field})"),
                value: base + offset,
                needs: vec![Need::Field(root.to_owned(), field.to_owned())],
            });
        }
    }
}

/// A C header, as the C compiler of this machine reads it.
#[derive(Clone, Debug)]
pub struct Header {
    includes: Vec<String>,
    /// Options of the compiler.
    search: Vec<OsString>,
    /// The header after the preprocessor, with its macros.
    text: String,
    identifiers: HashSet<String>,
}

/// The outcome of a comparison.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// How many values were the same in C.
    pub equal: usize,
    /// What this header does not have.
    pub missing: Vec<String>,
    /// What differs.
    pub wrong: Vec<String>,
}

/// Why nothing could be compared.
#[derive(Clone, Debug)]
pub struct Unavailable(pub String);

impl fmt::Display for Unavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Header {
    /// Reads a header, searching folders before those of the system, and others after them.
    pub fn read(includes: &[&str], before: &[PathBuf], after: &[PathBuf]) -> Result<Header, Unavailable> {
        let includes: Vec<String> = includes.iter().map(|i| format!("#include <{i}>\n")).collect();
        let option = |option: &'static str| move |p: &PathBuf| [option.into(), p.clone().into_os_string()];
        let search: Vec<OsString> =
            before.iter().flat_map(option("-isystem")).chain(after.iter().flat_map(option("-idirafter"))).collect();
        let output = compile(&includes.concat(), &search, &["-E", "-dD"])?;
        let text = String::from_utf8_lossy(&output).into_owned();
        let identifiers = words(&text).map(str::to_owned).collect();
        Ok(Header { includes, search, text, identifiers })
    }

    /// The header after the preprocessor, with its macros as `#define` lines.
    pub fn text(&self) -> &str {
        &self.text
    }

    fn has(&self, need: &Need) -> bool {
        match need {
            Need::Identifier(name) => self.identifiers.contains(name),
            Need::Field(record, field) => self.record(record).is_some_and(|(body, _)| words(body).any(|w| w == field)),
        }
    }

    /// The text between the braces of a record, and whether the record has a tag in C or only a typedef.
    fn record(&self, record: &str) -> Option<(&str, bool)> {
        // Attributes may stand between the keyword and the tag, and a new line between the tag and the brace.
        let tag = self.text.match_indices(record).find_map(|(at, _)| {
            let (before, after) = (&self.text[..at], &self.text[at + record.len()..]);
            let body = after.trim_start().strip_prefix('{')?;
            before.ends_with(char::is_whitespace).then(|| self.text.len() - body.len())
        });
        if let Some(start) = tag {
            let mut depth = 1;
            let end = self.text[start..].find(|c| {
                depth += i32::from(c == '{') - i32::from(c == '}');
                depth == 0
            })?;
            return Some((&self.text[start..start + end], true));
        }
        let end = self.text.find(&format!("}} {record};"))?;
        let mut depth = 1;
        let start = self.text[..end].rfind(|c| {
            depth += i32::from(c == '}') - i32::from(c == '{');
            depth == 0
        })?;
        Some((&self.text[start + 1..end], false))
    }

    /// An expression with the record in it as this header spells it: a record without a tag is known by its typedef.
    fn spell(&self, expression: &str) -> String {
        for tag in ["(struct ", "(union "] {
            if let Some((_, rest)) = expression.split_once(tag)
                && self.record(identifier(rest)).is_some_and(|(_, tagged)| !tagged)
            {
                return expression.replacen(tag, "(", 1);
            }
        }
        expression.to_owned()
    }

    /// Asks the C compiler every question whose names this header has.
    pub fn compare(&self, questions: &[Question]) -> Result<Report, Unavailable> {
        let mut report = Report::default();
        let mut asked = Vec::new();
        let mut program = self.includes.concat();
        program.push_str("#include <stddef.h>\n#include <stdio.h>\nint main(void) {\n");
        for question in questions {
            if question.needs.iter().all(|n| self.has(n)) {
                program.push_str(&format!("printf(\"%lld\\n\", (long long)({}));\n", self.spell(&question.expression)));
                asked.push(question);
            } else {
                report.missing.push(question.label.clone());
            }
        }
        program.push_str("return 0; }\n");
        let binary = scratch("layout");
        let out = binary.to_string_lossy().into_owned();
        compile(&program, &self.search, &["-w", "-o", &out])?;
        let output = Command::new(&binary).output();
        // The answer is in memory; a file that stays behind in the temporary folder is no error of the comparison.
        let _ = std::fs::remove_file(&binary);
        let output = output.map_err(|e| Unavailable(format!("the C program does not run: {e}")))?;
        let answers = String::from_utf8_lossy(&output.stdout).into_owned();
        let answers: Vec<&str> = answers.lines().collect();
        if answers.len() != asked.len() {
            return Err(Unavailable(format!("{} questions, {} answers", asked.len(), answers.len())));
        }
        for (question, answer) in asked.iter().zip(answers) {
            // printf wrote a signed value; so is ours after the same wrap.
            if answer == (question.value as i64).to_string() {
                report.equal += 1;
            } else {
                report.wrong.push(format!("{}: Rust {}, C {answer}", question.label, question.value));
            }
        }
        Ok(report)
    }
}

fn compile(program: &str, search: &[OsString], options: &[&str]) -> Result<Vec<u8>, Unavailable> {
    let source = scratch("c").with_extension("c");
    let failed = |e: std::io::Error| Unavailable(format!("{}: {e}", source.display()));
    std::fs::write(&source, program).map_err(failed)?;
    let mut command = Command::new(std::env::var_os("CC").unwrap_or_else(|| "cc".into()));
    command.args(["-x", "c"]).args(search).args(options).arg(&source);
    let output = command.output();
    // As above: nothing depends on the file any more.
    let _ = std::fs::remove_file(&source);
    let output = output.map_err(|e| Unavailable(format!("no C compiler: {e}")))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(Unavailable(format!("the C compiler refuses: {}", String::from_utf8_lossy(&output.stderr))))
    }
}

/// A name in the temporary folder that no other thread or process uses.
fn scratch(kind: &str) -> PathBuf {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    std::env::temp_dir().join(format!("rocm-rs-{kind}-{}-{number}", std::process::id()))
}

/// The folders to search for headers before those of the system: `$ROCM_RS_HEADERS`, or what `ci/bindings --headers`
/// fetched, for a crate of this workspace at `manifest`.
pub fn fetched(manifest: &str, package: &str) -> Vec<PathBuf> {
    let root = std::env::var_os("ROCM_RS_HEADERS")
        .map_or_else(|| Path::new(manifest).join("../.cache/headers"), PathBuf::from)
        .join(package)
        .join("usr/include");
    let machine = root.join(format!("{}-linux-gnu", std::env::consts::ARCH));
    [root, machine].into_iter().filter(|p| p.is_dir()).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty())
}

fn identifier(text: &str) -> &str {
    words(text).next().unwrap_or_default()
}

/// A field's name in C: bindgen adds `_` to the words that Rust keeps for itself.
fn c_name(field: &str) -> &str {
    field.strip_suffix('_').unwrap_or(field)
}

/// An integer as bindgen writes it: plain, with a type, or in a newtype.
fn integer(text: &str) -> Option<i128> {
    let text = text.rsplit_once('(').map_or(text, |(_, rest)| rest.trim_end_matches(')'));
    let digits = text.trim_end_matches("usize").trim_end_matches("u8");
    digits.parse().ok()
}
