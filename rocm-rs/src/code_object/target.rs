//! Target ids: a processor and the settings that code for it may depend on, such as `gfx90a:sramecc+:xnack-`.
//!
//! A code object carries its target in the flags of its ELF header. An object for one processor runs on that processor
//! only; an object for a generic target runs on the processors of its family, if it is new enough to know them. A
//! setting that the object leaves open runs on both kinds of agent. Follows LLVM's AMDGPU usage guide, sections "Target
//! ID" and "Header"; the processors are in `targets.tsv`.

use super::error;
use std::{fmt, str::FromStr, sync::LazyLock};

/// Why a text or a number is no target.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No processor has this name.
    #[error("{name:?} is not a processor that is known here")]
    UnknownProcessor {
        /// The name.
        name: String,
    },
    /// A setting that is not `xnack` or `sramecc` with `+` or `-`, or is there twice.
    #[error("{text:?} in {target:?} is not xnack+, xnack-, sramecc+ or sramecc-, once each")]
    Feature {
        /// The setting.
        text: String,
        /// The whole target id.
        target: String,
    },
    /// A setting that the processor does not have.
    #[error("{processor} has no {feature}")]
    Unsupported {
        /// The processor.
        processor: Processor,
        /// The setting.
        feature: &'static str,
    },
}

/// Why an object does not run on an agent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Mismatch {
    /// The object is for another processor.
    #[error("the code is for {object}, and the agent is {agent}")]
    Processor {
        /// The object's processor.
        object: Processor,
        /// The agent's processor.
        agent: Processor,
    },
    /// The object is for the agent's family, as it was before the agent's processor belonged to it.
    #[error("the code is for {object} version {version}, and the agent, {agent}, needs version {needed}")]
    GenericVersion {
        /// The object's generic target.
        object: Processor,
        /// The agent's processor.
        agent: Processor,
        /// The version of the object's target.
        version: u8,
        /// The first version that runs on the agent.
        needed: u8,
    },
    /// The object needs a setting that the agent does not have.
    #[error("the code needs {feature} {object}, and on the agent it is {agent}")]
    Feature {
        /// `xnack` or `sramecc`.
        feature: &'static str,
        /// What the object needs.
        object: Feature,
        /// What the agent has.
        agent: Feature,
    },
}

/// A row of the table.
#[derive(Debug)]
struct Row {
    name: &'static str,
    machine: u32,
    xnack: bool,
    sramecc: bool,
    /// The generic target of its family, and the first version of it that runs on this processor.
    generic: Option<(&'static str, u8)>,
}

static TABLE: LazyLock<Vec<Row>> =
    LazyLock::new(|| include_str!("targets.tsv").lines().filter_map(Row::from_line).collect());

impl Row {
    /// Reads a line; comments, and only they, are none (a test holds the table to that).
    fn from_line(line: &'static str) -> Option<Self> {
        let mut columns = line.split('\t');
        let name = columns.next()?;
        let machine = u32::from_str_radix(columns.next()?.strip_prefix("0x")?, 16).ok()?;
        let features = columns.next()?;
        let has = |feature| features.split(',').any(|one| one == feature);
        let generic = match (columns.next()?, columns.next()?) {
            ("-", "-") => None,
            (name, since) => Some((name, since.parse().ok()?)),
        };
        Some(Self { name, machine, xnack: has("xnack"), sramecc: has("sramecc"), generic })
    }
}

/// A processor, or a generic target that stands for a family of them.
#[derive(Clone, Copy)]
pub struct Processor(&'static Row);

impl Processor {
    /// All that are known, in the order of their numbers.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(Self)
    }

    /// The processor of a name such as `gfx1151`.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        let row = TABLE.iter().find(|row| row.name == name);
        row.map(Self).ok_or_else(|| Error::UnknownProcessor { name: name.into() })
    }

    /// The processor that the kernel driver calls by this number: `gfx_target_version` of a node of the topology, which
    /// is decimal: major * 10000 + minor * 100 + stepping.
    pub fn from_version(gfx_target_version: u32) -> Result<Self, Error> {
        let (major, minor, stepping) =
            (gfx_target_version / 10_000, gfx_target_version / 100 % 100, gfx_target_version % 100);
        // Minor and stepping are hexadecimal digits of the name: 90010 is gfx90a.
        Self::from_name(&format!("gfx{major}{minor:x}{stepping:x}"))
    }

    /// The name.
    pub fn name(&self) -> &'static str {
        self.0.name
    }

    /// The number in the flags of an ELF header.
    pub fn machine(&self) -> u32 {
        self.0.machine
    }

    /// Whether it stands for a family.
    pub fn is_generic(&self) -> bool {
        self.0.name.ends_with("-generic")
    }
}

impl PartialEq for Processor {
    fn eq(&self, other: &Self) -> bool {
        self.0.machine == other.0.machine
    }
}
impl Eq for Processor {}

impl fmt::Debug for Processor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name)
    }
}
impl fmt::Display for Processor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name)
    }
}

/// A setting of a processor, as code was compiled for it or as an agent has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Feature {
    /// The processor does not have it.
    Unsupported,
    /// Code: it runs with either. Agent: not known.
    Any,
    /// Off.
    Off,
    /// On.
    On,
}

impl fmt::Display for Feature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unsupported => "unsupported",
            Self::Any => "any",
            Self::Off => "off",
            Self::On => "on",
        })
    }
}

impl Feature {
    fn default_of(supported: bool) -> Self {
        if supported { Self::Any } else { Self::Unsupported }
    }

    fn check(self, agent: Self, feature: &'static str) -> Result<(), Mismatch> {
        match self {
            Self::Unsupported | Self::Any => Ok(()),
            needed if needed == agent => Ok(()),
            object => Err(Mismatch::Feature { feature, object, agent }),
        }
    }
}

/// A processor and its settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TargetId {
    processor: Processor,
    generic_version: u8,
    sramecc: Feature,
    xnack: Feature,
}

const XNACK: &str = "xnack";
const SRAMECC: &str = "sramecc";

impl TargetId {
    /// A processor with its settings left open.
    pub fn new(processor: Processor) -> Self {
        Self {
            processor,
            generic_version: u8::from(processor.is_generic()),
            sramecc: Feature::default_of(processor.0.sramecc),
            xnack: Feature::default_of(processor.0.xnack),
        }
    }

    /// The same target with XNACK (retry of page faults) on or off.
    pub fn with_xnack(mut self, on: bool) -> Result<Self, Error> {
        if !self.processor.0.xnack {
            return Err(Error::Unsupported { processor: self.processor, feature: XNACK });
        }
        self.xnack = if on { Feature::On } else { Feature::Off };
        Ok(self)
    }

    /// The same target with SRAM-ECC on or off.
    pub fn with_sramecc(mut self, on: bool) -> Result<Self, Error> {
        if !self.processor.0.sramecc {
            return Err(Error::Unsupported { processor: self.processor, feature: SRAMECC });
        }
        self.sramecc = if on { Feature::On } else { Feature::Off };
        Ok(self)
    }

    /// The processor.
    pub fn processor(&self) -> Processor {
        self.processor
    }

    /// The version of a generic target; 0 for a processor.
    pub fn generic_version(&self) -> u8 {
        self.generic_version
    }

    /// XNACK: retry of page faults.
    pub fn xnack(&self) -> Feature {
        self.xnack
    }

    /// SRAM-ECC.
    pub fn sramecc(&self) -> Feature {
        self.sramecc
    }

    /// Whether code for this target runs on an agent of the other.
    pub fn runs_on(&self, agent: &TargetId) -> Result<(), Mismatch> {
        let (object, on) = (self.processor, agent.processor);
        if object != on {
            match on.0.generic {
                Some((family, needed)) if family == object.name() => {
                    if self.generic_version < needed {
                        let version = self.generic_version;
                        return Err(Mismatch::GenericVersion { object, agent: on, version, needed });
                    }
                }
                _ => return Err(Mismatch::Processor { object, agent: on }),
            }
        }
        self.sramecc.check(agent.sramecc, SRAMECC)?;
        self.xnack.check(agent.xnack, XNACK)
    }

    /// The target that the flags of an ELF header say.
    pub(super) fn from_flags(flags: u32, version: super::Version) -> Result<Self, error::Error> {
        use super::Version::{V3, V6};
        let machine = flags & 0xff;
        let processor = Processor::all()
            .find(|processor| processor.machine() == machine)
            .ok_or(error::Error::UnknownProcessor { flags, machine })?;
        let row = processor.0;
        let setting = |supported: bool, bit_of_v3: u32, shift: u32| match (version, flags >> bit_of_v3 & 1) {
            (V3, 1) => Feature::On,
            (V3, _) if supported => Feature::Off,
            (V3, _) => Feature::Unsupported,
            _ => [Feature::Unsupported, Feature::Any, Feature::Off, Feature::On][(flags >> shift & 3) as usize],
        };
        let (xnack, sramecc) = (setting(row.xnack, 8, 8), setting(row.sramecc, 9, 10));
        let generic_version = if version >= V6 { (flags >> 24) as u8 } else { 0 };
        if processor.is_generic() != (generic_version > 0) {
            let problem = "a generic target, and only one, has a version (from code object version 6 on)";
            return Err(error::Error::Flags { flags, problem });
        }
        Ok(Self { processor, generic_version, sramecc, xnack })
    }
}

impl fmt::Display for TargetId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.processor.name())?;
        for (name, feature) in [(SRAMECC, self.sramecc), (XNACK, self.xnack)] {
            match feature {
                Feature::On => write!(f, ":{name}+")?,
                Feature::Off => write!(f, ":{name}-")?,
                Feature::Any | Feature::Unsupported => {}
            }
        }
        Ok(())
    }
}

/// Reads `gfx90a:sramecc+:xnack-`, with or without a triple (`amdgcn-amd-amdhsa--`) before it. A generic target has
/// version 1.
impl FromStr for TargetId {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        // amdgcn-amd-amdhsa-ENVIRONMENT-gfx...; a generic processor's name has dashes too.
        let id = match text.strip_prefix("amdgcn-amd-amdhsa-") {
            Some(rest) => rest.split_once('-').map_or(text, |(_, id)| id),
            None => text,
        };
        let mut parts = id.split(':');
        let mut target = Self::new(Processor::from_name(parts.next().unwrap_or_default())?);
        let (mut xnack_seen, mut sramecc_seen) = (false, false);
        for part in parts {
            let wrong = || Error::Feature { text: part.into(), target: text.into() };
            let (name, on) = match (part.strip_suffix('+'), part.strip_suffix('-')) {
                (Some(name), _) => (name, true),
                (_, Some(name)) => (name, false),
                _ => return Err(wrong()),
            };
            match name {
                XNACK if !std::mem::replace(&mut xnack_seen, true) => target = target.with_xnack(on)?,
                SRAMECC if !std::mem::replace(&mut sramecc_seen, true) => target = target.with_sramecc(on)?,
                _ => return Err(wrong()),
            }
        }
        Ok(target)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No processor needs more than the first version of its family yet, so this one is made up.
    #[test]
    fn a_generic_object_must_be_new_enough() {
        static LATER: Row =
            Row { name: "gfx1199", machine: 0xfe, xnack: false, sramecc: false, generic: Some(("gfx11-generic", 2)) };
        let agent = TargetId::new(Processor(&LATER));
        let object = TargetId::new(Processor::from_name("gfx11-generic").unwrap());
        let mismatch = object.runs_on(&agent).unwrap_err();
        assert!(matches!(mismatch, Mismatch::GenericVersion { version: 1, needed: 2, .. }), "{mismatch}");
        assert_eq!(TargetId { generic_version: 2, ..object }.runs_on(&agent), Ok(()));
        assert_eq!(TargetId { generic_version: 3, ..object }.runs_on(&agent), Ok(()));
    }
}
