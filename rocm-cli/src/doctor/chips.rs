//! Which instruction set a PCI device has, and which firmware it is given, for the devices that people are likely to have.
//! A device that is not in the table is simply not named. `ci/devices` compares the table with the lists of others.

const TABLE: &str = include_str!("chips.txt");

/// A chip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chip {
    /// Its code name, with the product where there is one that is known.
    pub name: &'static str,
    pub product: Option<&'static str>,
    pub isa: &'static str,
    /// What the names of its firmware's files begin with.
    pub firmware: &'static str,
}

/// The chip of a PCI device.
pub fn chip(device: u32) -> Option<Chip> {
    rows().find(|row| row.0 == device).map(|row| row.1)
}

fn rows() -> impl Iterator<Item = (u32, Chip)> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (fields, product) = line.split_once('|')?;
        let (device, rest) = fields.split_once(' ')?;
        let (isa, rest) = rest.trim_start().split_once(' ')?;
        let (firmware, name) = rest.trim_start().split_once(' ')?;
        let product = Some(product.trim()).filter(|product| *product != "-");
        Some((u32::from_str_radix(device, 16).ok()?, Chip { name: name.trim(), product, isa, firmware }))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_every_device_is_there_once() {
        let rows: Vec<_> = rows().collect();
        assert_eq!(rows.len(), TABLE.lines().filter(|line| !line.starts_with('#')).count());
        for (index, (device, chip)) in rows.iter().enumerate() {
            assert!(rows[index + 1..].iter().all(|other| other.0 != *device), "{device:#x}");
            assert!(chip.isa.parse::<rocm_rs::code_object::TargetId>().is_ok(), "{chip:?}");
        }
        let halo = Chip { name: "Strix Halo", product: None, isa: "gfx1151", firmware: "gc_11_5_1" };
        assert_eq!((chip(0x1586), chip(1)), (Some(halo), None));
        assert_eq!(chip(0x15bf).map(|chip| (chip.isa, chip.product)), Some(("gfx1103", Some("780M"))));
    }
}
