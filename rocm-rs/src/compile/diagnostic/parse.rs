//! Reads the log of Clang, of LLVM's assembler and of lld.
//!
//! A line that starts with a place or with a tool's name, then a severity, begins a diagnostic:
//!
//! ```text
//! In file included from kernel.cl:1:
//! ./tile.h:3:9: error: use of undeclared identifier 'y' [-Wsome-option]
//!     3 |   x = y + 1;
//!       |       ^~~~~
//! ld.lld: error: undefined hidden symbol: sin(float)
//! >>> referenced by kernel.o:(kernel)
//! ```
//!
//! Until LLVM 16 the excerpt has no margin with numbers. So an excerpt is known by the line after it, of blanks, `~` and
//! `^`, and is never read as a diagnostic, whatever it says. Whatever else is in the log is passed over.

use super::{Diagnostic, Location, Severity};

const SEVERITIES: [(&str, Severity); 6] = [
    ("fatal error: ", Severity::Fatal),
    ("error: ", Severity::Error),
    ("warning: ", Severity::Warning),
    ("remark: ", Severity::Remark),
    ("note: ", Severity::Note),
    ("LLVM ERROR: ", Severity::Fatal),
];

/// How many bytes of sources are searched for the lines that diagnostics are about.
const SEARCHED: usize = 64 << 20;

/// The diagnostics of a log. `source` gives the text of a file that the log names.
pub(super) fn parse<'a>(log: &str, source: impl Fn(&str) -> Option<&'a [u8]>) -> Vec<Diagnostic> {
    let mut all: Vec<Diagnostic> = Vec::new();
    let mut included_from = Vec::new();
    // Texts are as long as they like and so are logs: not every diagnostic may search a text for its line.
    let mut searchable = SEARCHED;
    let mut lines = log.lines();
    while let Some(line) = lines.next() {
        if let Some(location) = inclusion(line) {
            included_from.push(location);
            continue;
        }
        if let Some(reference) = line.strip_prefix(">>> ") {
            if let Some(last) = all.last_mut() {
                last.notes.push(Diagnostic::plain(Severity::Note, reference));
            }
            continue;
        }
        let Some(mut diagnostic) = begin(line) else { continue };
        if diagnostic.location.is_some()
            && let Some((excerpt, width)) = excerpt(&mut lines)
        {
            diagnostic.width = width;
            diagnostic.excerpt = Some(excerpt);
        }
        if let Some(location) = &mut diagnostic.location {
            if let Some(rest) = location.file.strip_prefix("./") {
                location.file = rest.to_owned();
            }
            // The source's own line has its tabs; the log's has blanks for them.
            let own = source(&location.file).filter(|_| searchable > 0).and_then(|text| {
                searchable = searchable.saturating_sub(text.len());
                nth_line(text, location.line)
            });
            diagnostic.excerpt = own.or(diagnostic.excerpt.take());
        }
        // Printed from the outermost inwards.
        diagnostic.included_from = std::mem::take(&mut included_from);
        diagnostic.included_from.reverse();
        match all.last_mut() {
            Some(last) if diagnostic.severity == Severity::Note => last.notes.push(diagnostic),
            _ => all.push(diagnostic),
        }
    }
    // "ld.lld command failed with exit code 1" says nothing when it is not alone.
    let echo = |one: &Diagnostic| one.location.is_none() && one.message.contains("command failed with exit code");
    if all.iter().any(|one| one.severity >= Severity::Error && !echo(one)) {
        all.retain(|one| !echo(one));
    }
    all
}

impl Diagnostic {
    fn plain(severity: Severity, message: &str) -> Self {
        Self {
            severity,
            location: None,
            message: message.trim_end().to_owned(),
            option: None,
            excerpt: None,
            width: 1,
            included_from: Vec::new(),
            notes: Vec::new(),
        }
    }
}

/// `In file included from a.h:3:`
fn inclusion(line: &str) -> Option<Location> {
    place(line.strip_prefix("In file included from ")?.trim_end().strip_suffix(':')?)
}

/// `a.cl:3:9`, `a.cl:3`. Ranges that Clang prints on demand (`:{3:9-3:12}`) are passed over.
fn place(text: &str) -> Option<Location> {
    let text = match text.find(":{") {
        Some(at) if text.ends_with('}') => &text[..at],
        _ => text,
    };
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
    let (rest, last) = text.rsplit_once(':')?;
    let last = number(last)?;
    let (file, line, column) = match rest.rsplit_once(':').and_then(|(file, line)| Some((file, number(line)?))) {
        Some((file, line)) => (file, line, Some(last)),
        None => (rest, last, None),
    };
    // Line 0 is how LLVM says that it does not know.
    let known = !file.is_empty() && line > 0;
    known.then(|| Location { file: file.to_owned(), line, column: column.filter(|&column| column > 0) })
}

/// Whether the words before a severity can be a tool's name: `clang-19`, `ld.lld`, `/usr/bin/clang`, `<unknown>:0`.
fn is_tool(text: &str) -> bool {
    let part = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.+/<>:".contains(&byte);
    !text.is_empty() && text.bytes().all(part)
}

/// The first line of a diagnostic.
fn begin(line: &str) -> Option<Diagnostic> {
    let (prefix, severity, message) = SEVERITIES
        .iter()
        .filter_map(|(word, severity)| {
            let at = line.find(word).filter(|&at| at == 0 || line[..at].ends_with(": "))?;
            Some((at, word, *severity))
        })
        // "fatal error" ends with "error": the longer word begins first.
        .min_by_key(|(at, ..)| *at)
        .map(|(at, word, severity)| (&line[..at], severity, &line[at + word.len()..]))?;
    let prefix = prefix.strip_suffix(": ").unwrap_or(prefix);
    let location = place(prefix);
    if location.is_none() && !prefix.is_empty() && !is_tool(prefix) {
        return None;
    }
    let (message, option) = split_option(message.trim_end());
    let mut diagnostic = Diagnostic::plain(severity, message);
    diagnostic.location = location;
    diagnostic.option = option;
    Some(diagnostic)
}

/// `unused variable 'x' [-Wunused-variable]`, `... [-Werror,-Wunused-variable]`
fn split_option(message: &str) -> (&str, Option<String>) {
    let option = message
        .strip_suffix(']')
        .and_then(|rest| rest.rsplit_once(" [-"))
        .filter(|(_, option)| option.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'[' && byte != b']'));
    match option {
        Some((message, option)) => (message, Some(format!("-{option}"))),
        None => (message, None),
    }
}

/// The line that a diagnostic is about and how many characters of it are underlined, where they come next.
fn excerpt<'l>(lines: &mut (impl Iterator<Item = &'l str> + Clone)) -> Option<(String, u32)> {
    let mut ahead = lines.clone();
    let mut text = ahead.next()?;
    let mut caret = ahead.next()?;
    if let Some((margin, rest)) = margin(text) {
        text = rest;
        caret = caret.get(margin..)?;
    }
    let underline = caret.bytes().all(|byte| b" ~^".contains(&byte)).then(|| caret.find('^')).flatten()?;
    let width = caret[underline..].bytes().take_while(|&byte| byte != b' ').count();
    *lines = ahead;
    Some((text.to_owned(), u32::try_from(width).unwrap_or(u32::MAX)))
}

/// The length of the margin `    3 | ` and what follows.
fn margin(line: &str) -> Option<(usize, &str)> {
    let (number, rest) = line.split_once(" | ")?;
    let digits = number.trim_start();
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some((number.len() + 3, rest))
}

/// A line of a text, from 1, as far as it is UTF-8; shortened when it is very long.
fn nth_line(text: &[u8], line: u32) -> Option<String> {
    const LONGEST: usize = 4096;
    let line = text.split(|&byte| byte == b'\n').nth(line.checked_sub(1)? as usize)?;
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    Some(String::from_utf8_lossy(line.get(..LONGEST).unwrap_or(line)).into_owned())
}

#[cfg(test)]
mod tests;
