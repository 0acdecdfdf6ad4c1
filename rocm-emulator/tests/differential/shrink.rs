//! Smaller kernels that still fail: what can be left out is, one thing after the other, until nothing can.

use super::ast::{Expr, Kernel, Stmt};

/// So many candidates are asked about at once: a run of the compiler costs more than a kernel in it.
const AT_ONCE: usize = 12;

/// Shrinks a kernel as long as `fails` finds one that fails among some smaller ones, and as long as `goes_on`.
pub fn shrink(
    kernel: &Kernel,
    mut goes_on: impl FnMut() -> bool,
    mut fails: impl FnMut(&[Kernel]) -> Option<usize>,
) -> Kernel {
    let mut best = kernel.clone();
    'again: loop {
        let candidates = candidates(&best);
        for some in candidates.chunks(AT_ONCE) {
            if !goes_on() {
                return best;
            }
            if let Some(index) = fails(some) {
                best = some[index].clone();
                continue 'again;
            }
        }
        return best;
    }
}

/// Kernels with one thing less, the largest first.
fn candidates(kernel: &Kernel) -> Vec<Kernel> {
    let mut all = Vec::new();
    // From the end: a phase's successors read what it leaves.
    for index in (0..kernel.phases.len()).rev().filter(|_| kernel.phases.len() > 1) {
        let mut smaller = kernel.clone();
        smaller.phases.truncate(index.max(1));
        if smaller.phases.len() < kernel.phases.len() {
            all.push(smaller);
        }
    }
    all.reverse();
    for index in 0..kernel.phases.len() {
        for body in bodies(&kernel.phases[index].body) {
            let mut smaller = kernel.clone();
            smaller.phases[index].body = body;
            all.push(smaller);
        }
    }
    for index in 0..kernel.functions.len() {
        for body in expressions(&kernel.functions[index]) {
            let mut smaller = kernel.clone();
            smaller.functions[index] = body;
            all.push(smaller);
        }
    }
    all
}

/// Bodies with one statement less, or with one that is smaller.
fn bodies(body: &[Stmt]) -> Vec<Vec<Stmt>> {
    let mut all = Vec::new();
    if body.len() > 3 {
        let (front, back) = body.split_at(body.len() / 2);
        all.extend([front.to_vec(), back.to_vec()]);
    }
    for index in 0..body.len() {
        let with = |put: Vec<Stmt>| [&body[..index], &put, &body[index + 1..]].concat();
        all.push(with(Vec::new()));
    }
    for index in 0..body.len() {
        let with = |put: Vec<Stmt>| [&body[..index], &put, &body[index + 1..]].concat();
        all.extend(statements(&body[index]).into_iter().map(with));
    }
    all
}

/// What may stand in a statement's place.
fn statements(stmt: &Stmt) -> Vec<Vec<Stmt>> {
    let one = |stmt: Stmt| vec![stmt];
    match stmt {
        Stmt::Assign(kind, number, value) => {
            expressions(value).into_iter().map(|value| one(Stmt::Assign(*kind, *number, value))).collect()
        }
        Stmt::Store(index, value) => {
            let values = expressions(value).into_iter().map(|value| one(Stmt::Store(index.clone(), value)));
            values.chain(expressions(index).into_iter().map(|index| one(Stmt::Store(index, value.clone())))).collect()
        }
        Stmt::StoreComponent(number, index, value) => {
            let values =
                expressions(value).into_iter().map(|value| one(Stmt::StoreComponent(*number, index.clone(), value)));
            let indices = expressions(index).into_iter();
            values.chain(indices.map(|index| one(Stmt::StoreComponent(*number, index, value.clone())))).collect()
        }
        Stmt::StoreLds(value) => expressions(value).into_iter().map(|value| one(Stmt::StoreLds(value))).collect(),
        Stmt::Atomic(name, index, value) => {
            let values = expressions(value).into_iter().map(|value| one(Stmt::Atomic(name, index.clone(), value)));
            let indices = expressions(index).into_iter();
            values.chain(indices.map(|index| one(Stmt::Atomic(name, index, value.clone())))).collect()
        }
        Stmt::If(condition, then, other) => {
            let mut all = vec![then.clone(), other.clone()];
            all.extend(bodies(then).into_iter().map(|then| one(Stmt::If(condition.clone(), then, other.clone()))));
            all.extend(bodies(other).into_iter().map(|other| one(Stmt::If(condition.clone(), then.clone(), other))));
            let conditions = expressions(condition).into_iter();
            all.extend(conditions.map(|condition| one(Stmt::If(condition, then.clone(), other.clone()))));
            all
        }
        Stmt::Loop(count, leave, body) => {
            let mut all = vec![body.clone()];
            all.extend(bodies(body).into_iter().map(|body| one(Stmt::Loop(count.clone(), leave.clone(), body))));
            let leaves = expressions(leave).into_iter();
            all.extend(leaves.map(|leave| one(Stmt::Loop(count.clone(), leave, body.clone()))));
            all.extend(expressions(count).into_iter().map(|count| one(Stmt::Loop(count, leave.clone(), body.clone()))));
            all
        }
        Stmt::Switch(value, cases, falls) => {
            let mut all: Vec<_> = cases.clone();
            for index in 0..cases.len() {
                for body in bodies(&cases[index]) {
                    let mut cases = cases.clone();
                    cases[index] = body;
                    all.push(one(Stmt::Switch(value.clone(), cases, *falls)));
                }
            }
            all.extend(expressions(value).into_iter().map(|value| one(Stmt::Switch(value, cases.clone(), *falls))));
            all
        }
    }
}

/// Smaller expressions of the same type: an operand in the place of the whole, a constant, or a smaller operand.
fn expressions(tree: &Expr) -> Vec<Expr> {
    let kind = tree.kind();
    let operands = tree.operands();
    let mut all: Vec<Expr> =
        operands.iter().filter(|operand| operand.kind() == kind).map(|operand| (*operand).clone()).collect();
    if !operands.is_empty() {
        all.push(Expr::Var(kind, 0));
    }
    for (index, operand) in operands.into_iter().enumerate() {
        for smaller in expressions(operand) {
            let mut with = tree.clone();
            *with.operands_mut()[index] = smaller;
            all.push(with);
        }
    }
    all
}
