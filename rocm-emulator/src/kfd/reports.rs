//! What the packet processor reports, as the KFD passes it on: by its events.
//!
//! The kernel reports a memory fault by a MEMORY event that names the page, and does not say which queue it was; the bit in
//! the queue's inactive signal does.

use super::Events;
use crate::{
    cp::{Failure, Listener},
    memory::{FaultReason, PAGE},
};
use hsakmt_sys::uapi::{
    KFD_HW_EXCEPTION_GPU_HANG, KFD_HW_EXCEPTION_PER_ENGINE_RESET, kfd_hsa_hw_exception_data,
    kfd_hsa_memory_exception_data, kfd_memory_exception_failure,
};
use std::sync::Arc;

/// The events of a process, as a GPU raises them.
#[derive(Debug)]
pub struct Reports {
    pub events: Arc<Events>,
    pub gpu_id: u32,
}

impl Listener for Reports {
    fn event(&self, number: u32) {
        self.events.interrupt(number);
    }

    fn stopped(&self, _queue: u64, failure: &Failure, _diagnosis: Option<&str>) -> bool {
        let gpu_id = self.gpu_id;
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
            Failure::Exception(_) => self.events.hardware_exception(kfd_hsa_hw_exception_data {
                reset_type: KFD_HW_EXCEPTION_PER_ENGINE_RESET,
                reset_cause: KFD_HW_EXCEPTION_GPU_HANG,
                memory_lost: 0,
                gpu_id,
            }),
            Failure::Packet(_) | Failure::Stopped => {}
        }
        true
    }
}
