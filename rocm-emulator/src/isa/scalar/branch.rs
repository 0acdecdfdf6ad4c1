//! Control flow: branches, calls, the end of a wave, barriers, traps, and the hints that are dropped.

use crate::{
    isa::{
        Env,
        inst::{Inst, Operand},
        op::{Op, Run, Step, Unmodelled},
        ops::{Ops, op},
        slot::{Type, slot},
    },
    wave::{Fault, Wave},
};

/// Whether an instruction outside SOPP changes where control goes, or asks where it is.
pub fn is_transfer(name: &str) -> bool {
    matches!(name, "s_getpc_b64" | "s_setpc_b64" | "s_swappc_b64" | "s_call_b64" | "s_rfe_b64")
}

/// Lowers SOPP instructions and transfers of control. The target of a branch goes into [`Op::imm`] later.
pub fn lower(inst: &Inst, out: &mut Ops) -> Result<(), Unmodelled> {
    let run: Run = match inst.name {
        // Hints to the scheduler, waits for what is already done, and performance counters.
        "s_nop"
        | "s_delay_alu"
        | "s_waitcnt"
        | "s_waitcnt_depctr"
        | "s_wait_idle"
        | "s_wait_event"
        | "s_clause"
        | "s_set_inst_prefetch_distance"
        | "s_singleuse_vdst"
        | "s_setprio"
        | "s_wakeup"
        | "s_incperflevel"
        | "s_decperflevel"
        | "s_ttracedata"
        | "s_ttracedata_imm"
        | "s_icache_inv" => return Ok(()),
        // No debugger sets the conditions that these ask for.
        "s_cbranch_cdbgsys" | "s_cbranch_cdbguser" | "s_cbranch_cdbgsys_or_user" | "s_cbranch_cdbgsys_and_user" => {
            return Ok(());
        }
        "s_setkill" if inst.simm16 & 1 == 0 => return Ok(()),
        "s_sethalt" if inst.simm16 & 1 == 0 => return Ok(()),
        // MSG_DEALLOC_VGPRS: the wave is about to end.
        "s_sendmsg" if inst.simm16 == 3 => return Ok(()),
        "s_endpgm" | "s_endpgm_saved" => |_, _, _| Step::End,
        // The wave is killed.
        "s_setkill" => |_, _, _| Step::End,
        "s_barrier" => |_, _, _| Step::Barrier,
        "s_sleep" => |_, _, _| Step::Yield,
        "s_trap" => trap,
        "s_round_mode" => |wave, op, _| {
            wave.mode = wave.mode & !0xf | op.aux & 0xf;
            Step::Next
        },
        "s_denorm_mode" => |wave, op, _| {
            wave.mode = wave.mode & !0xf0 | (op.aux & 0xf) << 4;
            Step::Next
        },
        "s_branch" => jump,
        "s_cbranch_scc0" => |wave, op, _| jump_if(!wave.scc, wave, op),
        "s_cbranch_scc1" => |wave, op, _| jump_if(wave.scc, wave, op),
        "s_cbranch_vccz" => |wave, op, _| jump_if(wave.vcc() == 0, wave, op),
        "s_cbranch_vccnz" => |wave, op, _| jump_if(wave.vcc() != 0, wave, op),
        "s_cbranch_execz" => |wave, op, _| jump_if(wave.active() == 0, wave, op),
        "s_cbranch_execnz" => |wave, op, _| jump_if(wave.active() != 0, wave, op),
        "s_getpc_b64" => |wave, op, env| {
            wave.write64(op.dst, next(op, env));
            Step::Next
        },
        "s_setpc_b64" => |wave, op, _| {
            wave.pc = wave.read64(op.src[0], op.imm);
            Step::JumpIndirect
        },
        "s_swappc_b64" => |wave, op, env| {
            wave.pc = wave.read64(op.src[0], op.imm);
            wave.write64(op.dst, next(op, env));
            Step::JumpIndirect
        },
        "s_call_b64" => |wave, op, env| {
            wave.write64(op.dst, next(op, env));
            wave.ip = op.imm as usize;
            Step::Jump
        },
        _ => return Err(Unmodelled),
    };
    let mut lowered = Op { aux: inst.simm16.into(), ..op(run) };
    if let Operand::Sgpr(register) = inst.dst {
        lowered.dst = register.into();
    }
    if inst.src[0] != Operand::None {
        lowered.src[0] = slot(inst.src[0], Type::B64, false, &mut lowered.imm)?;
    }
    out.push(lowered);
    Ok(())
}

/// Goes on at the operation whose index is in [`Op::imm`].
pub fn jump(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
    wave.ip = op.imm as usize;
    Step::Jump
}

fn jump_if(condition: bool, wave: &mut Wave, op: &Op) -> Step {
    if condition {
        wave.ip = op.imm as usize;
        Step::Jump
    } else {
        Step::Next
    }
}

/// The address of the next instruction; all that ask are one word long.
fn next(op: &Op, env: &Env<'_>) -> u64 {
    env.program.base() + u64::from(op.at) + 4
}

/// TRAPID of `llvm.debugtrap`.
const DEBUG_TRAP: u8 = 3;

/// There is no trap handler to execute, and no debugger: this does what ROCr's handler does without one. It returns from
/// `llvm.debugtrap` at once, and stops the wave for `llvm.trap` (2) and for every other.
fn trap(_: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    let (address, id) = (env.program.base() + u64::from(op.at), op.aux as u8);
    if id == DEBUG_TRAP { Step::Next } else { env.fail(Fault::Trap { address, id }) }
}
