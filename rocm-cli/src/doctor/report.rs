//! The findings, as text that can be pasted into a bug report, or as JSON.

use super::{
    checks::{Finding, Verdict, first_obstacle},
    system::System,
};
use serde::Serialize;
use std::fmt::Write as _;

/// The findings in words.
pub fn text(findings: &[Finding]) -> String {
    let mut text = format!("rocm {} on {}\n\n", env!("CARGO_PKG_VERSION"), std::env::consts::ARCH);
    for finding in findings {
        let mark = match finding.verdict {
            Verdict::Found => "found",
            Verdict::Missing => "missing",
            Verdict::Wrong => "wrong",
            Verdict::Note => "note",
        };
        let _ = writeln!(text, "{mark:8}{}: {}", finding.name, indented(&finding.what));
        if finding.verdict != Verdict::Found {
            let _ = writeln!(text, "        why it matters: {}", finding.why);
        }
        if let Some(mend) = &finding.mend {
            let _ = writeln!(text, "        to mend it: {}", indented(mend));
        }
    }
    let end = match first_obstacle(findings) {
        None => "An AMD GPU can be used: `rocm demo` runs kernels on it.".to_owned(),
        Some(finding) => format!(
            "No AMD GPU can be used here; begin with \"{}\". The software GPU works without one: `rocm demo --device emulated`.",
            finding.name
        ),
    };
    text + "\n" + &end + "\n"
}

fn indented(text: &str) -> String {
    text.replace('\n', "\n          ")
}

/// The findings and what they were drawn from.
pub fn json(system: &System, findings: &[Finding]) -> serde_json::Result<String> {
    #[derive(Serialize)]
    struct Report<'a> {
        version: &'static str,
        usable: bool,
        findings: &'a [Finding],
        system: &'a System,
    }
    let usable = first_obstacle(findings).is_none();
    Ok(serde_json::to_string_pretty(&Report { version: env!("CARGO_PKG_VERSION"), usable, findings, system })? + "\n")
}
