//! What a compiler says, as rustc would show it: the line, what is meant in it, and the notes.
//!
//! In colours on a terminal, unless `NO_COLOR` is set.

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use rocm_rs::compile::{Diagnostic, Location, Severity};
use std::{ops::Range, path::Path};

/// How the files of a source are called.
#[derive(Debug)]
pub struct Report {
    name: String,
    path: String,
}

impl Report {
    /// The source of this name is the file of this path.
    pub fn new(name: &str, path: &Path) -> Report {
        Report { name: name.to_owned(), path: path.display().to_string() }
    }

    /// Prints what was said, and gives back how many errors there were.
    pub fn print(&self, diagnostics: &[Diagnostic], help: Option<&str>) -> usize {
        for diagnostic in diagnostics {
            anstream::eprintln!("{}\n", self.render(diagnostic));
        }
        if let Some(help) = help {
            let report = [Group::with_title(Level::HELP.primary_title(help))];
            anstream::eprintln!("{}\n", Renderer::styled().render(&report));
        }
        diagnostics.iter().filter(|one| one.severity >= Severity::Error).count()
    }

    fn render(&self, diagnostic: &Diagnostic) -> String {
        let level = level(diagnostic.severity);
        let mut title = level.primary_title(&diagnostic.message);
        if let Some(option) = &diagnostic.option {
            title = title.id(option);
        }
        let mut first = Group::with_title(title);
        first = first.elements(self.place(diagnostic));
        for from in &diagnostic.included_from {
            first = first.element(Level::NOTE.message(format!("included from {}", self.location(from))));
        }
        let mut groups = Vec::new();
        for note in &diagnostic.notes {
            match self.place(note) {
                None => first = first.element(Level::NOTE.message(&note.message)),
                place => groups.push(Group::with_title(Level::NOTE.secondary_title(&note.message)).elements(place)),
            }
        }
        groups.insert(0, first);
        Renderer::styled().render(&groups)
    }

    /// The line that a diagnostic is about, with what is meant in it; only the place where the line is not known.
    fn place<'d>(&'d self, diagnostic: &'d Diagnostic) -> Option<Element<'d>> {
        let location = diagnostic.location.as_ref()?;
        let path = self.file(location);
        let Some(excerpt) = &diagnostic.excerpt else {
            let origin = Origin::path(path).line(location.line as usize);
            return Some(match location.column {
                Some(column) => origin.char_column(column as usize).into(),
                None => origin.into(),
            });
        };
        let span = span(excerpt, location.column.unwrap_or(1), diagnostic.width);
        let snippet = Snippet::source(excerpt.as_str()).line_start(location.line as usize).path(path);
        Some(snippet.annotation(AnnotationKind::Primary.span(span)).into())
    }

    fn file<'d>(&'d self, location: &'d Location) -> &'d str {
        if location.file == self.name { &self.path } else { &location.file }
    }

    fn location(&self, location: &Location) -> String {
        format!("{}:{}", self.file(location), location.line)
    }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
        Severity::Remark => Level::INFO.with_name("remark"),
        _ => Level::ERROR,
    }
}

/// The bytes of a line that are meant: `width` characters from a column on, as far as they are there. The numbers are a
/// compiler's, and the line may be another than it saw. A lone mark at the start of a word means the word.
fn span(line: &str, column: u32, width: u32) -> Range<usize> {
    let start = (column as usize).saturating_sub(1).min(line.len());
    let start = (0..=start).rev().find(|&i| line.is_char_boundary(i)).unwrap_or(0);
    let rest = &line[start..];
    let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    let marked = rest.char_indices().nth(width as usize).map_or(rest.len(), |(i, _)| i);
    start..start + if width == 1 { word.max(marked) } else { marked }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rocm_rs::compile::{Compiler, Engine, Error, Source};

    #[test]
    fn spans_stay_inside_and_on_characters() {
        assert_eq!(span("  foo(1);", 3, 3), 2..5);
        assert_eq!(span("äöü", 3, 2), 2..6);
        assert_eq!(span("x = nothing + 1", 5, 1), 4..11);
        assert_eq!(span("x = + 1", 5, 1), 4..5);
        assert_eq!(span("äöü", 2, 9), 0..6);
        assert_eq!(span("abc", u32::MAX, u32::MAX), 3..3);
        assert_eq!(span("", 0, 1), 0..0);
    }

    /// From a compiler to the words of this module.
    #[test]
    fn a_rejection_looks_as_rustc_would_show_it() {
        let compiler = match Compiler::builder().engine(Engine::Clang(None)).cache(None).build() {
            Ok(compiler) => compiler,
            Err(error) => return println!("SKIP: rendered diagnostics: {}", error.to_string().replace('\n', " ")),
        };
        let text = "#include \"b.h\"\nkernel void k(global int *x) {\n\tx[0] = foo(3);\n}\n";
        let source = Source::opencl(text).header("b.h", "struct s { int a; }\n");
        let error = compiler.compile(&source, &"gfx1151".parse().unwrap()).unwrap_err();
        let Error::Rejected(rejection) = error else { panic!("{error}") };
        let report = Report::new("source.cl", Path::new("some/where/source.cl"));
        let words: Vec<_> = rejection.diagnostics.iter().map(|one| report.render(one)).collect();
        let words = anstream::adapter::strip_str(&words.join("\n")).to_string();
        for wanted in
            ["error: ", "--> b.h:1:", "included from some/where/source.cl:1", "--> some/where/source.cl:3:9", "^^^"]
        {
            assert!(words.contains(wanted), "{wanted:?} is not in\n{words}");
        }
    }
}
