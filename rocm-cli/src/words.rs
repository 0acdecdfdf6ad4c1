//! Sizes, counts and times as people write them.

use rocm_rs::topology::{Gpu, LinkKind};
use std::time::Duration;

/// `64 KiB`, `96 GiB`, `1.5 MiB`, `100 bytes`.
pub fn bytes(bytes: u64) -> String {
    const UNITS: [(&str, u32); 4] = [("TiB", 40), ("GiB", 30), ("MiB", 20), ("KiB", 10)];
    match UNITS.into_iter().find(|(_, shift)| bytes >> shift > 0) {
        None => format!("{bytes} bytes"),
        Some((unit, shift)) if bytes.is_multiple_of(1 << shift) => format!("{} {unit}", bytes >> shift),
        Some((unit, shift)) => format!("{:.1} {unit}", bytes as f64 / (1u64 << shift) as f64),
    }
}

/// `4 x 512 KiB`; one is not counted.
pub fn many(many: usize, size: u64) -> String {
    let times = if many == 1 { String::new() } else { format!("{many} x ") };
    format!("{times}{}", bytes(size))
}

/// What a link between two nodes is.
pub fn link(kind: LinkKind) -> String {
    match kind {
        LinkKind::HyperTransport => "NUMA fabric".to_owned(),
        LinkKind::Pcie => "PCI Express".to_owned(),
        LinkKind::Qpi => "QPI".to_owned(),
        LinkKind::Xgmi => "XGMI".to_owned(),
        LinkKind::Other(number) => format!("link of kind {number}"),
    }
}

/// Where a GPU is on the PCI bus: `0000:03:00.0`.
pub fn pci(gpu: &Gpu) -> String {
    let (bus, device, function) = (gpu.pci_location >> 8, gpu.pci_location >> 3 & 31, gpu.pci_location & 7);
    format!("{:04x}:{bus:02x}:{device:02x}.{function}", gpu.pci_domain)
}

/// `1,048,576`.
pub fn count(number: impl Into<u64>) -> String {
    let digits = number.into().to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `1.25 ms`, three figures long.
pub fn time(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    let (value, unit) = match seconds {
        _ if seconds >= 1.0 => (seconds, "s"),
        _ if seconds >= 1e-3 => (seconds * 1e3, "ms"),
        _ => (seconds * 1e6, "µs"),
    };
    let decimals = match value {
        _ if value >= 100.0 => 0,
        _ if value >= 10.0 => 1,
        _ => 2,
    };
    format!("{value:.decimals$} {unit}")
}

/// Reads seconds: `90`, `0.5`.
pub fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse::<f64>().map_err(|error| error.to_string())?;
    Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())
}

/// Rows with their columns aligned, two spaces between them.
pub fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |c: usize| rows.iter().filter_map(|row| row.get(c)).map(|cell| cell.chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, &width)| format!("{cell:width$}")).collect();
        cells.join("  ").trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        let cases = [(0, "0 bytes"), (1023, "1023 bytes"), (1024, "1 KiB"), (1536, "1.5 KiB"), (96 << 30, "96 GiB")];
        for (size, words) in cases {
            assert_eq!(bytes(size), words);
        }
        assert_eq!(bytes(u64::MAX), "16777216.0 TiB");
    }

    #[test]
    fn counts() {
        for (number, words) in [(0u32, "0"), (999, "999"), (1000, "1,000"), (1_048_576, "1,048,576")] {
            assert_eq!(count(number), words);
        }
    }

    #[test]
    fn times() {
        for (nanoseconds, words) in
            [(0, "0.00 µs"), (1_500, "1.50 µs"), (12_340_000, "12.3 ms"), (999_000_000, "999 ms"), (2 << 30, "2.15 s")]
        {
            assert_eq!(time(Duration::from_nanos(nanoseconds)), words);
        }
    }

    #[test]
    fn seconds_are_read() {
        assert_eq!(seconds("0.5"), Ok(Duration::from_millis(500)));
        for wrong in ["-1", "nan", "inf", "", "1s"] {
            assert!(seconds(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn columns_align() {
        let rows = [vec!["a".into(), "µs".into(), "x".into()], vec!["long".into(), String::new(), "y".into()]];
        assert_eq!(table(&rows), "a     µs  x\nlong      y\n");
    }
}
