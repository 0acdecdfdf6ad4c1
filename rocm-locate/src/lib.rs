#![doc = include_str!("../README.md")]

mod binary;
mod catalogue;
mod functions;
#[cfg(feature = "bindgen")]
pub mod generate;
mod library;
#[cfg(feature = "link")]
pub mod link;
#[cfg(feature = "load")]
mod load;
mod place;
mod problem;
mod survey;

pub use binary::Machine;
pub use catalogue::{ALL, COMGR, HSA_RUNTIME, HSAKMT, NUMA, Packages, Wanted};
#[cfg(feature = "load")]
pub use load::{LoadError, MissingSymbol, Opened, Table, archived, linked, open, open_at};
pub use place::{Origin, Place, Surroundings, Target};
pub use problem::{Attempt, Problem};
pub use survey::{Looked, Sighting, Survey};
