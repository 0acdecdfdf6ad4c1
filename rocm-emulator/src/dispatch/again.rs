//! A launch like the one before: what [`Launch::new`] derived need not be derived anew.
//!
//! Nearly all dispatches of a queue repeat the one before with other arguments. A launch is kept with every word that it
//! was derived from: of the packet, of the kernel descriptor in memory, of the queue's scratch. These are compared, so a
//! descriptor that was overwritten is noticed as ever.

use super::{Dispatch, Scratch, abi::Launch};
use crate::{outcome::Invalid, wave::View};
use hsa_runtime_sys::hsa_kernel_dispatch_packet_t;
use std::mem;

/// The last launch of a session.
#[derive(Debug)]
pub(super) struct Last {
    /// `None` for what is derived anew each time.
    source: Option<Source>,
    launch: Launch,
}

/// What a launch is derived from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Source {
    /// Setup, sizes, grid, segments and the kernel object; not the header, the arguments and the signal.
    packet: [u64; 5],
    descriptor: [u64; 8],
    scratch: Scratch,
}

impl Source {
    /// `None` where the descriptor is not simply there: then there is an error to be found, or a piece that goes over
    /// several ranges.
    fn new(view: &View, dispatch: &Dispatch<'_>) -> Option<Source> {
        // SAFETY: both are 64 bytes of integers; a pointer is its address here, and is not followed.
        let words = unsafe { mem::transmute::<hsa_kernel_dispatch_packet_t, [u64; 8]>(dispatch.packet) };
        let [first, size, grid, segments, object, ..] = words;
        let descriptor = view.line(object)?;
        Some(Source { packet: [first >> 16, size, grid, segments, object], descriptor, scratch: dispatch.scratch })
    }
}

/// Makes `last` the launch of a dispatch, checked.
pub(super) fn launch<'l>(
    last: &'l mut Option<Last>,
    view: &mut View,
    dispatch: &Dispatch<'_>,
) -> Result<&'l mut Launch, Invalid> {
    let source = Source::new(view, dispatch);
    match last {
        Some(kept) if source.is_some() && source == kept.source => kept.launch.again(dispatch),
        _ => {
            *last = None;
            let launch = Launch::new(view, dispatch)?;
            // The descriptor may have changed meanwhile: a launch is kept only with what it was made of.
            let source = source.filter(|source| Source::new(view, dispatch) == Some(*source));
            *last = Some(Last { source, launch });
        }
    }
    Ok(&mut last.as_mut().expect("set above").launch)
}
