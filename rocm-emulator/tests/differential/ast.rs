//! Programs as trees: what the generator makes, the printer writes and the shrinker takes apart.
//!
//! A kernel is a list of phases. Between two phases all work-items of a workgroup meet, so a phase may read what the one
//! before it left in LDS. Every expression has a type, and every operator is total: no program has undefined behaviour.

/// The types of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    U8,
    I8,
    U16,
    I16,
    U32,
    I32,
    U64,
    I64,
    F16,
    F32,
    F64,
    /// Four 32-bit integers.
    V4,
}

impl Type {
    pub const ALL: [Type; 12] = [
        Type::U8,
        Type::I8,
        Type::U16,
        Type::I16,
        Type::U32,
        Type::I32,
        Type::U64,
        Type::I64,
        Type::F16,
        Type::F32,
        Type::F64,
        Type::V4,
    ];

    /// Its name in the source.
    pub fn name(self) -> &'static str {
        ["u8", "i8", "u16", "i16", "u32", "i32", "u64", "i64", "f16", "f32", "f64", "v4"][self as usize]
    }

    pub fn is_float(self) -> bool {
        matches!(self, Type::F16 | Type::F32 | Type::F64)
    }
}

/// How many variables of each type a work-item has.
pub const VARIABLES: usize = 3;
/// Elements of a work-item's private array.
pub const ARRAY: usize = 8;
/// Work-items of a workgroup: LDS has a word for each, and as many for atomics.
pub const GROUP: usize = 64;

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// A variable by its number.
    Var(Type, usize),
    /// A constant, as bits.
    Const(Type, u64),
    /// An operator or function of the shim, applied to operands: `name_type(a, b, c)`.
    Op(&'static str, Type, Vec<Expr>),
    /// A conversion.
    Cast(Type, Box<Expr>),
    /// `condition ? a : b`; the condition is an integer.
    Select(Box<Expr>, Box<Expr>, Box<Expr>),
    /// A word of the private array (u32).
    Array(Box<Expr>),
    /// A word of LDS (u32), in phases that may read it.
    Lds(Box<Expr>),
    /// A word of the input (u32).
    Input(Box<Expr>),
    /// A component of a vector (u32), at an index that is known or not.
    Component(Box<Expr>, Box<Expr>),
    /// A vector of four words.
    Vector(Vec<Expr>),
    /// A function that is not inlined: u32 of u32, u64.
    Call(usize, Box<Expr>, Box<Expr>),
    /// The number of the work-item in its workgroup (u32).
    Id,
}

impl Expr {
    pub fn kind(&self) -> Type {
        match self {
            Expr::Var(kind, _) | Expr::Const(kind, _) | Expr::Op(_, kind, _) | Expr::Cast(kind, _) => *kind,
            Expr::Select(_, a, _) => a.kind(),
            Expr::Vector(_) => Type::V4,
            _ => Type::U32,
        }
    }

    /// The operands.
    pub fn operands(&self) -> Vec<&Expr> {
        match self {
            Expr::Var(..) | Expr::Const(..) | Expr::Id => Vec::new(),
            Expr::Op(_, _, all) | Expr::Vector(all) => all.iter().collect(),
            Expr::Cast(_, a) | Expr::Array(a) | Expr::Lds(a) | Expr::Input(a) => vec![a],
            Expr::Component(a, b) | Expr::Call(_, a, b) => vec![a, b],
            Expr::Select(a, b, c) => vec![a, b, c],
        }
    }

    /// The operands, to be replaced.
    pub fn operands_mut(&mut self) -> Vec<&mut Expr> {
        match self {
            Expr::Var(..) | Expr::Const(..) | Expr::Id => Vec::new(),
            Expr::Op(_, _, all) | Expr::Vector(all) => all.iter_mut().collect(),
            Expr::Cast(_, a) | Expr::Array(a) | Expr::Lds(a) | Expr::Input(a) => vec![a],
            Expr::Component(a, b) | Expr::Call(_, a, b) => vec![a, b],
            Expr::Select(a, b, c) => vec![a, b, c],
        }
    }
}

/// A statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Stmt {
    /// To a variable.
    Assign(Type, usize, Expr),
    /// To the private array.
    Store(Expr, Expr),
    /// To a component of a vector variable.
    StoreComponent(usize, Expr, Expr),
    If(Expr, Vec<Stmt>, Vec<Stmt>),
    /// A loop of at most 7 turns, which may be left early: count, condition to leave, body.
    Loop(Expr, Expr, Vec<Stmt>),
    /// A choice of `cases.len()`, the last falling into the one after it when `falls`.
    Switch(Expr, Vec<Vec<Stmt>>, bool),
    /// The work-item's word of LDS, in phases that may write it.
    StoreLds(Expr),
    /// An atomic update of a word of the second half of LDS: operation, index, operand.
    Atomic(&'static str, Expr, Expr),
}

/// What a phase may do with LDS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lds {
    /// Write the work-item's own word.
    Own,
    /// Read all words.
    Read,
    /// Update any word of the second half, by the operation of the phase.
    Atomics(&'static str),
}

/// What work-items do between two meetings.
#[derive(Clone, Debug, PartialEq)]
pub struct Phase {
    pub lds: Lds,
    pub body: Vec<Stmt>,
}

/// A kernel, and the functions that it calls: u32 of (u32 p, u64 q).
#[derive(Clone, Debug, PartialEq)]
pub struct Kernel {
    pub seed: u64,
    pub functions: Vec<Expr>,
    pub phases: Vec<Phase>,
}
