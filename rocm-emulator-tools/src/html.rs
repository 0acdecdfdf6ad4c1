//! A profile as a page: one file without scripts, fonts or anything else that is somewhere else.

use crate::{Counters, Line, Report};
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = "
body { font: 14px/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 75em; padding: 0 1em; color: #1c1c1c; background: #fff }
h1 { font-size: 1.4em } h2 { font-size: 1.1em; margin-top: 2em }
table { border-collapse: collapse } td, th { padding: .1em .7em; text-align: left }
.listing { font-family: ui-monospace, monospace; font-size: 12.5px; width: 100% }
.listing th { border-bottom: 1px solid #bbb } .number { text-align: right; font-variant-numeric: tabular-nums }
.place { color: #666 } .some-off { color: #a33 }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #161616 } .place { color: #999 } .some-off { color: #f88 } }
";

/// The width of the chart and of the bars of the listing, in pixels.
const CHART: f64 = 640.0;
const BAR: f64 = 90.0;

fn share(part: u64, all: u64) -> f64 {
    if all == 0 { 0.0 } else { part as f64 / all as f64 }
}

/// A horizontal bar in the colour of its heat: from blue to red.
fn bar(width: f64, share: f64) -> Markup {
    let hue = 220.0 - 220.0 * share.sqrt();
    html! {
        svg width=(format!("{width:.0}")) height="10" role="img" {
            rect width=(format!("{:.1}", (width * share).max(0.5))) height="10" fill=(format!("hsl({hue:.0} 70% 50%)")) {}
        }
    }
}

/// The kinds of instructions, one bar each.
fn kinds(counters: &Counters) -> Markup {
    let kinds = counters.kinds();
    let height = kinds.len() * 22;
    html! {
        svg width=(CHART as u32 + 260) height=(height) role="img" aria-label="instructions by kind" {
            @for (at, (name, count)) in kinds.into_iter().enumerate() {
                @let share = share(count, counters.instructions);
                @let y = at * 22;
                text x="0" y=(y + 15) fill="currentColor" font-size="13" { (name) }
                rect x="110" y=(y + 3) width=(format!("{:.1}", CHART * share)) height="15" fill="#4a7fd4" {}
                text x=(format!("{:.0}", 118.0 + CHART * share)) y=(y + 15) fill="currentColor" font-size="13" {
                    (count) (format!(" ({:.1} %)", 100.0 * share))
                }
            }
        }
    }
}

fn line(line: &Line, most: u64, lanes: u64) -> Markup {
    let some_off = line.lanes.is_some_and(|on| on > 0 && on < line.count * lanes);
    html! {
        tr {
            td { (bar(BAR, share(line.count, most))) }
            td.number { (line.count) }
            td.number.some-off[some_off] { @if let Some(on) = line.lanes_each() { (format!("{on:.1}")) } }
            td.number { @if line.lds_conflicts > 0 { (line.lds_conflicts) } }
            td.number { (format!("{:#06x}", line.offset)) }
            td { (line.text) }
            td.place { @if let Some(place) = &line.place { (place) } }
        }
    }
}

impl Report {
    /// The report as a page of HTML, complete in itself.
    pub fn html(&self, title: &str) -> String {
        let counters = &self.counters;
        let most = self.lines.iter().map(|line| line.count).max().unwrap_or(0);
        let numbers = [
            ("dispatches", counters.dispatches),
            ("waves", counters.waves),
            ("instructions", counters.instructions),
            ("waits, delays and no-ops", counters.no_ops),
            ("bytes read", counters.bytes_read),
            ("bytes written", counters.bytes_written),
            ("bytes of LDS", counters.lds_bytes),
            ("LDS bank conflicts", counters.lds_conflicts),
            ("barriers", counters.barriers),
        ];
        let page = html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width";
                    title { (title) }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    h1 { (title) }
                    p { "Counted by the software GPU. There are no cycles in it: it has no timing of the hardware's." }
                    table {
                        @for (name, number) in numbers { tr { td { (name) } td.number { (number) } } }
                        tr { td { "lanes on" } td.number { (format!("{:.1} %", 100.0 * share(counters.lanes_active, counters.lanes))) } }
                        tr { td { "instructions with lanes off" } td.number { (counters.partial) } }
                        tr { td { "times that a wave diverged" } td.number { (counters.divergences) } }
                    }
                    h2 { "Instructions by kind" }
                    (kinds(counters))
                    h2 { "Instructions" }
                    table.listing {
                        tr { th {} th.number { "count" } th.number { "lanes" } th.number { "conflicts" } th.number { "offset" } th { "instruction" } th { "source" } }
                        @for entry in &self.lines { (line(entry, most, counters.wave_size())) }
                    }
                }
            }
        };
        page.into_string()
    }
}
