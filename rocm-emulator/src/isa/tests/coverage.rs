//! Every row of the table is executed, or is on the list of those that are refused by name.

use super::{bench::Random, sample::sample};
use crate::isa::{
    Target,
    decode::decode,
    lower, ops,
    table::{Family, Row, Table},
};

/// Why a row is not executed; `None` when it must be.
pub fn refused(row: &Row) -> Option<&'static str> {
    Some(match row.family {
        Family::Mimg | Family::Exp | Family::Vinterp | Family::Ldsdir => "graphics",
        _ => match row.name {
            "s_rfe_b64" => "only a trap handler returns from one, and there is none",
            "s_code_end" => "no code: it stands after the end of a kernel",
            "s_sendmsg" | "s_sendmsghalt" => "messages other than MSG_DEALLOC_VGPRS go to graphics or to the driver",
            "s_subvector_loop_begin" | "s_subvector_loop_end" => "no compiler emits it",
            "ds_ordered_count" | "ds_add_gs_reg_rtn" | "ds_sub_gs_reg_rtn" => "the global data share is not modelled",
            name if name.starts_with("ds_gws_") => "the global data share is not modelled",
            "ds_bvh_stack_rtn_b32" => "ray tracing",
            name if name.starts_with("buffer_load_lds_") => "no compiler emits it for GFX11",
            _ => return None,
        },
    })
}

#[test]
fn every_row_is_executed_or_refused_by_name() {
    let mut executed = 0;
    for row in Table::get().rows() {
        let mut random = Random(0x123_4567);
        let lowers = (0..400).any(|round| {
            let words = sample(row, &mut random, round);
            let Ok(inst) = decode(&words, Target::Gfx1151) else { return false };
            let mut ops = ops::Ops::default();
            lower::lower(&inst, false, &mut ops);
            ops.is_empty() || ops[0].run as usize != ops::unmodelled().run as usize
        });
        // S_SENDMSG is executed for one message.
        assert_eq!(lowers, refused(row).is_none(), "{:?} {:#x} {}", row.family, row.opcode, row.name);
        executed += usize::from(lowers);
    }
    println!("{executed} of {} rows are executed", Table::get().rows().len());
    assert!(executed > 1300);
}
