//! The model of a GPU: what a profile file under `profiles/` says.
//!
//! A profile file is lines of `key value`, `cache` lines and `#` comments. The files are part of the crate; a test
//! reads each of them.

use crate::{
    dispatch::{Shape, Units},
    isa::Target,
};
use std::{collections::BTreeMap, fmt, str::FromStr};

/// A GPU that the emulator can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[non_exhaustive]
pub enum Profile {
    /// Strix Halo, an APU of 40 compute units: RDNA3.5.
    #[default]
    Gfx1151,
    /// Phoenix (Radeon 780M), an APU of 12 compute units: RDNA3.
    Gfx1103,
    /// Navi 31, a card of 96 compute units and 24 GiB: RDNA3.
    Gfx1100,
}

impl Profile {
    /// Every profile.
    pub const ALL: [Profile; 3] = [Profile::Gfx1151, Profile::Gfx1103, Profile::Gfx1100];

    /// The name of the instruction set's target: `gfx1151`.
    pub const fn name(self) -> &'static str {
        match self {
            Profile::Gfx1151 => "gfx1151",
            Profile::Gfx1103 => "gfx1103",
            Profile::Gfx1100 => "gfx1100",
        }
    }

    const fn text(self) -> &'static str {
        match self {
            Profile::Gfx1151 => include_str!("../../profiles/gfx1151.profile"),
            Profile::Gfx1103 => include_str!("../../profiles/gfx1103.profile"),
            Profile::Gfx1100 => include_str!("../../profiles/gfx1100.profile"),
        }
    }

    /// What kernels are run as.
    pub(crate) fn target(self) -> Target {
        match self {
            Profile::Gfx1151 => Target::Gfx1151,
            Profile::Gfx1103 => Target::Gfx1103,
            Profile::Gfx1100 => Target::Gfx1100,
        }
    }

    /// All of its work-group processors.
    pub fn units(self) -> Units {
        Units::all(self.model().expect("the tests read the models of all profiles").shape())
    }

    /// The model that the profile's file describes.
    pub(crate) fn model(self) -> Result<Model, ModelError> {
        Model::parse(self.text()).map_err(|reason| ModelError { profile: self, reason })
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that is no profile's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no emulated GPU is called {name:?}; there are gfx1151, gfx1103 and gfx1100")]
pub struct UnknownProfile {
    /// The name.
    pub name: String,
}

impl FromStr for Profile {
    type Err = UnknownProfile;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let known = Profile::ALL.into_iter().find(|profile| profile.name() == name);
        known.ok_or_else(|| UnknownProfile { name: name.to_owned() })
    }
}

/// A profile's file that does not describe a GPU.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("profile {profile}: {reason}")]
pub struct ModelError {
    /// The profile.
    pub profile: Profile,
    /// What is wrong with its file.
    pub reason: String,
}

/// A kind of cache of the GPU.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cache {
    pub level: u32,
    pub kib: u32,
    pub line: u32,
    pub association: u32,
    pub kind: u32,
    pub shared_by: u32,
}

/// A GPU as its profile describes it.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    pub node_name: String,
    pub caches: Vec<Cache>,
    numbers: BTreeMap<String, u64>,
}

impl Model {
    /// The keys that every profile has, apart from `cache` and the names.
    const KEYS: [&'static str; 33] = [
        "gpu_id",
        "simd_count",
        "max_waves_per_simd",
        "lds_size_in_kb",
        "gds_size_in_kb",
        "num_gws",
        "wave_front_size",
        "array_count",
        "simd_arrays_per_engine",
        "cu_per_simd_array",
        "simd_per_cu",
        "max_slots_scratch_cu",
        "gfx_target_version",
        "vendor_id",
        "device_id",
        "location_id",
        "num_sdma_engines",
        "num_sdma_queues_per_engine",
        "num_cp_queues",
        "max_engine_clk_fcompute",
        "fw_version",
        "capability",
        "debug_prop",
        "sdma_fw_version",
        "unique_id",
        "family_id",
        "gb_addr_config",
        "vgpr_bytes_per_cu",
        "vram_bytes",
        "vram_width",
        "vram_clk_max",
        "large_bar",
        "apu",
    ];

    fn parse(text: &str) -> Result<Model, String> {
        let (mut names, mut numbers, mut caches) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (key, value) = line.split_once(char::is_whitespace).ok_or_else(|| format!("no value in {line:?}"))?;
            let value = value.trim();
            match key {
                "name" | "node_name" => drop(names.insert(key, value.to_owned())),
                "cache" => caches.push(Cache::parse(value).ok_or_else(|| format!("bad cache {value:?}"))?),
                _ if Self::KEYS.contains(&key) => {
                    let number = value.parse().map_err(|_| format!("{key} is no number: {value:?}"))?;
                    numbers.insert(key.to_owned(), number);
                }
                _ => return Err(format!("unknown key {key:?}")),
            }
        }
        if let Some(missing) = Self::KEYS.iter().find(|key| !numbers.contains_key(**key)) {
            return Err(format!("{missing} is missing"));
        }
        let node_name = names.remove("node_name").ok_or("node_name is missing")?;
        let model = Model { node_name, caches, numbers };
        let divisors = ["simd_per_cu", "simd_arrays_per_engine", "array_count", "cu_per_simd_array"];
        match divisors.into_iter().find(|key| model.number(key) == 0) {
            Some(zero) => Err(format!("{zero} is 0")),
            None => Ok(model),
        }
    }

    /// The value of one of [`KEYS`](Self::KEYS).
    pub fn number(&self, key: &str) -> u64 {
        debug_assert!(Self::KEYS.contains(&key), "{key} is no key of a profile");
        self.numbers.get(key).copied().unwrap_or(0)
    }

    /// The value of a key whose property has 32 bits.
    pub fn number32(&self, key: &str) -> u32 {
        self.number(key) as u32
    }

    /// Changes the value of a key.
    pub fn set(&mut self, key: &str, value: u64) {
        debug_assert!(Self::KEYS.contains(&key), "{key} is no key of a profile");
        self.numbers.insert(key.to_owned(), value);
    }

    /// How many compute units there are.
    pub fn compute_units(&self) -> u32 {
        self.number32("simd_count") / self.number32("simd_per_cu")
    }

    /// How they are arranged.
    pub fn shape(&self) -> Shape {
        let arrays = self.number32("simd_arrays_per_engine");
        Shape {
            engines: self.number32("array_count") / arrays,
            arrays,
            compute_units: self.number32("cu_per_simd_array"),
        }
    }
}

impl Cache {
    fn parse(value: &str) -> Option<Cache> {
        let fields: Vec<u32> = value.split_whitespace().map(|field| field.parse().ok()).collect::<Option<_>>()?;
        match fields[..] {
            [level, kib, line, association, kind, shared_by] if line > 0 && shared_by > 0 => {
                Some(Cache { level, kib, line, association, kind, shared_by })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_profile_file_describes_a_gpu_of_its_name() {
        for profile in Profile::ALL {
            let model = profile.model().unwrap();
            let version = model.number("gfx_target_version");
            let name = format!("gfx{}{:x}{:x}", version / 10000, version / 100 % 100, version % 100);
            assert_eq!(name, profile.name());
            assert_eq!(profile.name().parse(), Ok(profile));
            let arrays = model.number32("array_count") * model.number32("cu_per_simd_array");
            assert_eq!(model.compute_units(), arrays, "{profile}");
        }
        assert_eq!(Profile::ALL.map(|profile| profile.model().unwrap().compute_units()), [40, 12, 96]);
        assert!("gfx900".parse::<Profile>().is_err());
    }

    #[test]
    fn a_broken_profile_is_refused() {
        let whole = Profile::Gfx1100.text();
        assert!(Model::parse(whole).is_ok());
        assert!(Model::parse(&whole.replace("simd_per_cu ", "simd_per_xx ")).unwrap_err().contains("simd_per_xx"));
        assert!(
            Model::parse(&whole.replace("vram_width                  384", "")).unwrap_err().contains("vram_width")
        );
        assert!(Model::parse(&whole.replace("cache                       1 32", "cache 1")).is_err());
        let none = whole.replace("array_count                 12", "array_count 0");
        assert_eq!(Model::parse(&none).unwrap_err(), "array_count is 0");
    }
}
