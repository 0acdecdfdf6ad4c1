//! Which instruction set a PCI device has, for the devices that people are likely to have. (Device ids: the kernel's
//! `amdgpu_drv.c` and `pci.ids`; a device that is not in the table is simply not named.)

/// Device, name, instruction set.
const CHIPS: &[(u32, &str, &str)] = &[
    (0x1586, "Strix Halo", "gfx1151"),
    (0x150e, "Strix Point", "gfx1150"),
    (0x15bf, "Phoenix (780M)", "gfx1103"),
    (0x1900, "Hawk Point (780M)", "gfx1103"),
    (0x744c, "Navi 31", "gfx1100"),
    (0x7448, "Navi 31", "gfx1100"),
    (0x747e, "Navi 32", "gfx1101"),
    (0x7480, "Navi 33", "gfx1102"),
    (0x7550, "Navi 48", "gfx1201"),
    (0x7590, "Navi 44", "gfx1200"),
    (0x73bf, "Navi 21", "gfx1030"),
    (0x73df, "Navi 22", "gfx1031"),
    (0x73ff, "Navi 23", "gfx1032"),
    (0x1681, "Rembrandt", "gfx1035"),
    (0x164e, "Raphael", "gfx1036"),
    (0x66af, "Vega 20", "gfx906"),
    (0x738c, "Arcturus", "gfx908"),
    (0x740f, "Aldebaran", "gfx90a"),
    (0x74a1, "MI300X", "gfx942"),
];

/// The name and the instruction set of a device.
pub fn chip(device: u32) -> Option<(&'static str, &'static str)> {
    CHIPS.iter().find(|chip| chip.0 == device).map(|&(_, name, set)| (name, set))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_device_is_there_once() {
        for (index, chip) in CHIPS.iter().enumerate() {
            assert!(CHIPS[index + 1..].iter().all(|other| other.0 != chip.0), "{:#x}", chip.0);
            assert!(chip.2.parse::<rocm_rs::code_object::TargetId>().is_ok(), "{}", chip.2);
        }
        assert_eq!((chip(0x1586), chip(1)), (Some(("Strix Halo", "gfx1151")), None));
    }
}
