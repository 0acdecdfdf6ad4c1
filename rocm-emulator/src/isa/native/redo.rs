//! A pass that translated code could not do: the handlers do its operations, for its lanes only.

use crate::{
    isa::{Env, op::Step},
    wave::{LANES, Wave, scalar::EXEC_LO},
};

/// Has the handlers do the operations of a stretch from its `first` on, for the lanes of a pass. Gives 0, or 1 when one
/// faulted, and then the wave is at that operation.
///
/// # Safety
///
/// The pointers are those that translated code was called with.
pub unsafe extern "sysv64" fn redo(wave: *mut Wave, env: *mut Env<'_>, stretch: u32, first: u32, pass: u32) -> u32 {
    // SAFETY: by the caller's word. The code that calls holds no reference, and knows that the wave changes.
    let (wave, env) = unsafe { (&mut *wave, &mut *env) };
    let program = env.program;
    let Some(native) = program.native() else { return 1 };
    let Some(members) = native.members(stretch) else { return 1 };
    let group = native.set.group();
    let lanes = ((1 << group) - 1) << (group as u32 * pass);
    let half = pass as usize * group / LANES;
    let first_lane = pass as usize * group % LANES;
    let (exec, exec_lanes, all_on) = (wave.exec(), wave.exec_lanes, wave.all_on);
    for (index, other) in wave.exec_lanes.iter_mut().enumerate() {
        for (lane, on) in other.0.iter_mut().enumerate() {
            if index != half || !(first_lane..first_lane + group).contains(&lane) {
                *on = 0;
            }
        }
    }
    wave.all_on = [false; 2];
    store_exec(wave, exec & lanes);
    let mut executed = None;
    for (index, stored) in &members[first as usize..] {
        let op = &program.ops()[*index as usize];
        let register = usize::from(stored.unwrap_or(0));
        let before = u64::from(wave.sgpr[register + 1]) << 32 | u64::from(wave.sgpr[register]);
        if (op.run)(wave, op, env) != Step::Next {
            wave.ip = *index as usize;
            return 1;
        }
        let Some(stored) = *stored else { continue };
        let after = u64::from(wave.sgpr[register + 1]) << 32 | u64::from(wave.sgpr[register]);
        if register == EXEC_LO {
            // It is the last of its stretch.
            executed = Some(after);
        } else if wave.wave64 {
            wave.write64(stored, before & !lanes | after & lanes);
        } else {
            wave.write32(stored, (before & !lanes | after & lanes) as u32);
        }
    }
    let changed = wave.exec_lanes[half];
    (wave.exec_lanes, wave.all_on) = (exec_lanes, all_on);
    store_exec(wave, exec);
    if let Some(after) = executed {
        store_exec(wave, exec & !lanes | after & lanes);
        wave.exec_lanes[half].0[first_lane..first_lane + group]
            .copy_from_slice(&changed.0[first_lane..first_lane + group]);
    }
    0
}

/// Stores to EXEC but not to its expanded form.
fn store_exec(wave: &mut Wave, exec: u64) {
    (wave.sgpr[EXEC_LO], wave.sgpr[EXEC_LO + 1]) = (exec as u32, (exec >> 32) as u32);
}
