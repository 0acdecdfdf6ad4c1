//! What the packet processor reports, as the KFD passes it on: by its events.
//!
//! The kernel reports a memory fault by a MEMORY event that names the page, and does not say which queue it was; the bit in
//! the queue's inactive signal does.
//!
//! To a process that has enabled its runtime, the kernel says what is wrong with a packet, or what a wave did, by the numbers
//! of its debugger: in the word that the header of the queue's save area names (`kfd_send_exception_to_runtime`). ROCr of
//! that kind hears of it nowhere else.

use super::{Events, user};
use crate::{
    cp::{Failure, Listener, failure},
    memory::{FaultReason, PAGE},
};
use hsakmt_sys::uapi::*;
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// The bits of the inactive signal, and the kernel's numbers of the same.
const EXCEPTIONS: [(u64, kfd_dbg_trap_exception_code); 8] = [
    (failure::INVALID_DIMENSIONS, EC_QUEUE_PACKET_DISPATCH_DIM_INVALID),
    (failure::INVALID_GROUP_MEMORY, EC_QUEUE_PACKET_DISPATCH_GROUP_SEGMENT_SIZE_INVALID),
    (failure::INVALID_CODE, EC_QUEUE_PACKET_DISPATCH_CODE_INVALID),
    (failure::INVALID_PACKET, EC_QUEUE_PACKET_UNSUPPORTED),
    (failure::GROUP_TOO_LARGE, EC_QUEUE_PACKET_DISPATCH_WORK_GROUP_SIZE_INVALID),
    (failure::INVALID_VENDOR_PACKET, EC_QUEUE_PACKET_VENDOR_UNSUPPORTED),
    (failure::ILLEGAL_INSTRUCTION, EC_QUEUE_WAVE_ILLEGAL_INSTRUCTION),
    (failure::TRAPPED, EC_QUEUE_WAVE_TRAP),
];

/// The events of a process, as a GPU raises them for one of its queues.
#[derive(Debug)]
pub struct Reports {
    pub events: Arc<Events>,
    pub gpu_id: u32,
    /// Whether the process has enabled its runtime.
    pub runtime_enabled: Arc<AtomicBool>,
    /// Where the queue's waves would be saved, as the process has it mapped.
    pub save_area: u64,
}

impl Reports {
    /// Sets the bits of exceptions in the runtime's word, and its event. Says whether there is a word.
    fn tell_runtime(&self, exceptions: u64) -> bool {
        if exceptions == 0 || !self.runtime_enabled.load(Ordering::Acquire) {
            return false;
        }
        let (mut header, mut word) = ([kfd_context_save_area_header::default()], [0_u64]);
        // SAFETY: the copies find out what is mapped. The process gave both addresses for this, and keeps what is there as
        // long as the queue lives, which is stopped before it goes.
        let told = unsafe {
            user::read_all(self.save_area, &mut header).and_then(|()| {
                let address = header[0].err_payload_addr;
                user::read_all(address, &mut word)?;
                word[0] |= exceptions;
                user::write_all(address, &word)
            })
        };
        // As the kernel: an event that is none is none of its business.
        told.map(|()| self.events.set(header[0].err_event_id)).is_ok()
    }
}

impl Listener for Reports {
    fn event(&self, number: u32) {
        self.events.interrupt(number);
    }

    fn stopped(&self, _queue: u64, failure: &Failure, _diagnosis: Option<&str>) -> bool {
        let gpu_id = self.gpu_id;
        let bits = match failure {
            // The trap handler would tell of the memory too; what a runtime acts on is the event.
            Failure::Memory { .. } | Failure::Stopped => 0,
            Failure::Packet(bits) | Failure::Exception(bits) => *bits,
        };
        let exceptions = EXCEPTIONS.iter().filter(|(bit, _)| bits & bit != 0);
        let told = self.tell_runtime(exceptions.map(|(_, code)| 1_u64 << (code - 1)).sum());
        match *failure {
            Failure::Memory { address, reason } => {
                let is = |other| u32::from(reason == Some(other));
                self.events.memory_fault(kfd_hsa_memory_exception_data {
                    failure: kfd_memory_exception_failure {
                        NotPresent: is(FaultReason::NotPresent),
                        ReadOnly: is(FaultReason::ReadOnly),
                        NoExecute: is(FaultReason::NoExecute),
                        imprecise: 0,
                    },
                    va: address & !(PAGE - 1),
                    gpu_id,
                    ErrorType: 0,
                });
            }
            Failure::Exception(_) if !told => self.events.hardware_exception(kfd_hsa_hw_exception_data {
                reset_type: KFD_HW_EXCEPTION_PER_ENGINE_RESET,
                reset_cause: KFD_HW_EXCEPTION_GPU_HANG,
                memory_lost: 0,
                gpu_id,
            }),
            Failure::Exception(_) | Failure::Packet(_) | Failure::Stopped => {}
        }
        true
    }
}
