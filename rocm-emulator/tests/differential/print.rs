//! Trees to C: one text for both compilers, with `shim.h` before it.

use super::ast::{ARRAY, Expr, GROUP, Kernel, Stmt, Type, VARIABLES};
use std::fmt::Write as _;

/// The source of some kernels, `k0` and on.
pub fn source(kernels: &[Kernel]) -> String {
    let mut out = String::from("#include \"shim.h\"\n");
    for (number, kernel) in kernels.iter().enumerate() {
        print(&mut out, number, kernel);
    }
    out
}

/// A variable's name.
fn variable(kind: Type, number: usize) -> String {
    format!("s->{}_{number}", kind.name())
}

fn print(out: &mut String, number: usize, kernel: &Kernel) {
    let _ = writeln!(out, "\n// seed {}", kernel.seed);
    for (index, body) in kernel.functions.iter().enumerate() {
        let text = expr(body, number).replace("s->u32_0", "p").replace("s->u64_0", "q");
        let _ = writeln!(out, "NOINLINE static u32 f{number}_{index}(u32 p, u64 q) {{ return {text}; }}");
    }
    for (index, phase) in kernel.phases.iter().enumerate() {
        let _ = writeln!(
            out,
            "static void p{number}_{index}(PRIVATE struct state *s, LOCAL u32 *lds, GLOBAL const u32 *in, u32 id) {{"
        );
        for stmt in &phase.body {
            statement(out, stmt, number, 1);
        }
        let _ = writeln!(out, "}}");
    }
    let _ = writeln!(out, "#ifdef DEVICE");
    let _ = writeln!(out, "KERNEL void k{number}(GLOBAL const u32 *in, GLOBAL u64 *out) {{");
    let _ = writeln!(out, "  LOCAL u32 lds[{}];", 2 * GROUP);
    let _ = writeln!(out, "  u32 id = local_id(), item = group_id() * {GROUP} + id;");
    let _ = writeln!(out, "  struct state s; start(&s, in, item); lds[id] = 0; lds[id + {GROUP}] = 0; meet();");
    for index in 0..kernel.phases.len() {
        let _ = writeln!(out, "  p{number}_{index}(&s, lds, in, id); meet();");
    }
    let _ = writeln!(out, "  finish(&s, out, item, lds[id], lds[id + {GROUP}]);\n}}");
    let _ = writeln!(out, "#else\nKERNEL void k{number}(const u32 *in, u64 *out, u32 groups) {{");
    let _ = writeln!(out, "  for (u32 group = 0; group < groups; group++) {{");
    let _ = writeln!(out, "    u32 lds[{}] = {{0}}; struct state s[{GROUP}];", 2 * GROUP);
    let _ = writeln!(out, "    for (u32 id = 0; id < {GROUP}; id++) start(&s[id], in, group * {GROUP} + id);");
    for index in 0..kernel.phases.len() {
        let _ = writeln!(out, "    for (u32 id = 0; id < {GROUP}; id++) p{number}_{index}(&s[id], lds, in, id);");
    }
    let _ = writeln!(
        out,
        "    for (u32 id = 0; id < {GROUP}; id++) finish(&s[id], out, group * {GROUP} + id, lds[id], lds[id + {GROUP}]);"
    );
    let _ = writeln!(out, "  }}\n}}\n#endif");
}

fn block(out: &mut String, body: &[Stmt], kernel: usize, depth: usize) {
    body.iter().for_each(|stmt| statement(out, stmt, kernel, depth));
}

fn statement(out: &mut String, stmt: &Stmt, kernel: usize, depth: usize) {
    let pad = "  ".repeat(depth);
    let expr = |tree: &Expr| expr(tree, kernel);
    let _ = match stmt {
        Stmt::Assign(kind, number, value) => writeln!(out, "{pad}{} = {};", variable(*kind, *number), expr(value)),
        Stmt::Store(index, value) => writeln!(out, "{pad}s->array[{} & {}] = {};", expr(index), ARRAY - 1, expr(value)),
        Stmt::StoreComponent(number, index, value) => {
            writeln!(out, "{pad}{}[{} & 3] = {};", variable(Type::V4, *number), expr(index), expr(value))
        }
        Stmt::StoreLds(value) => writeln!(out, "{pad}lds[id] = {};", expr(value)),
        Stmt::Atomic(name, index, value) => {
            writeln!(out, "{pad}atomic_{name}_u32(&lds[{GROUP} + ({} & {})], {});", expr(index), GROUP - 1, expr(value))
        }
        Stmt::If(condition, then, other) => {
            let _ = writeln!(out, "{pad}if ({}) {{", expr(condition));
            block(out, then, kernel, depth + 1);
            if !other.is_empty() {
                let _ = writeln!(out, "{pad}}} else {{");
                block(out, other, kernel, depth + 1);
            }
            writeln!(out, "{pad}}}")
        }
        Stmt::Loop(count, leave, body) => {
            let _ = writeln!(
                out,
                "{pad}for (u32 i{depth} = 0, n{depth} = {} & 7; i{depth} < n{depth}; i{depth}++) {{",
                expr(count)
            );
            block(out, body, kernel, depth + 1);
            let _ = writeln!(out, "{pad}  if ({}) break;", expr(leave));
            writeln!(out, "{pad}}}")
        }
        Stmt::Switch(value, cases, falls) => {
            let _ = writeln!(out, "{pad}switch (({}) % {}u) {{", expr(value), cases.len() + 1);
            for (index, case) in cases.iter().enumerate() {
                let _ = writeln!(out, "{pad}case {index}:");
                block(out, case, kernel, depth + 1);
                if !falls || index % 2 == 1 || index + 1 == cases.len() {
                    let _ = writeln!(out, "{pad}  break;");
                } else {
                    let _ = writeln!(out, "{pad}  FALLTHROUGH;");
                }
            }
            writeln!(out, "{pad}}}")
        }
    };
}

fn expr(tree: &Expr, kernel: usize) -> String {
    let e = |tree: &Expr| expr(tree, kernel);
    match tree {
        Expr::Var(kind, number) => variable(*kind, *number),
        Expr::Const(kind, bits) if kind.is_float() => match bits >> 32 {
            0 => format!("(({})({} / 16.0f))", kind.name(), *bits as u32 as i32),
            _ => format!("special_{}({})", kind.name(), bits & 7),
        },
        Expr::Const(kind, bits) => format!("(({}){bits:#x}ul)", kind.name()),
        Expr::Op(name, kind, operands) => {
            let operands: Vec<_> = operands.iter().map(e).collect();
            format!("{name}_{}({})", kind.name(), operands.join(", "))
        }
        Expr::Cast(kind, from) => format!("{}_from_{}({})", kind.name(), from.kind().name(), e(from)),
        Expr::Select(condition, a, b) => {
            // A vector condition would choose by component.
            format!("(({}) != 0 ? {} : {})", e(condition), e(a), e(b))
        }
        Expr::Array(index) => format!("s->array[{} & {}]", e(index), ARRAY - 1),
        Expr::Lds(index) => format!("lds[{} & {}]", e(index), 2 * GROUP - 1),
        Expr::Input(index) => format!("in[{} & {}]", e(index), GROUP * ARRAY - 1),
        Expr::Component(vector, index) => format!("component({}, {})", e(vector), e(index)),
        Expr::Vector(all) => {
            let all: Vec<_> = all.iter().map(e).collect();
            format!("vector({})", all.join(", "))
        }
        Expr::Call(function, a, b) => format!("f{kernel}_{function}({}, {})", e(a), e(b)),
        Expr::Id => "id".into(),
    }
}

/// The names of what a kernel leaves behind, in the order of `finish`.
pub fn results() -> Vec<String> {
    let mut names: Vec<_> = Type::ALL[..11]
        .iter()
        .flat_map(|kind| (0..VARIABLES).map(move |number| format!("{}_{number}", kind.name())))
        .collect();
    for number in 0..VARIABLES {
        names.extend((0..2).map(|half| format!("v4_{number}, half {half}")));
    }
    names.extend(["array".into(), "lds own".into(), "lds atomics".into()]);
    names
}
