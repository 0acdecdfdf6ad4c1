//! Tools that hardware cannot give, over the observer seam of the software GPU ([`rocm_emulator::observe`]).
//!
//! [`Profile`] counts where a kernel spends its instructions, [`Trace`] writes down what chosen waves do, [`Check`] reports
//! what a kernel does wrong though its result may be right. Each is an [`Observer`](rocm_emulator::observe::Observer) that
//! is given to the machine when it is made; [`Several`](rocm_emulator::observe::Several) makes one of more.

mod check;
mod html;
mod profile;
mod provenance;
mod registers;
mod scratch;
mod shadow;
mod source;
mod trace;

pub use check::{Buffer, Check, Finding, Mistake};
pub use profile::{Counters, Line, Profile, Report};
pub use source::{Lines, Place};
pub use trace::Trace;
