//! `float.cl`, `divide.cl` and `double.cl`: floats of 32 and 64 bits. Exact, but for the approximations of
//! `float_functions`, whose bounds stand beside them.

use super::columns;
use crate::{
    case::{Case, Check, Launch, case, close, exact, exact_floats},
    random::Random,
};

const N: usize = 600;

pub fn cases(random: &mut Random) -> Vec<Case> {
    vec![
        arithmetic(random),
        parts(random),
        convert(random),
        functions(random),
        divide(random),
        double_divide(random),
        double_arithmetic(random),
        double_convert(random),
        double_polynomial(random),
    ]
}

fn launch(kernel: &'static str) -> Launch {
    Launch::new(kernel, &[N as u32], &[128])
}

/// The lesser number: a number rather than a NaN, -0 rather than +0.
fn min32(x: f32, y: f32) -> f32 {
    if x == y { f32::from_bits(x.to_bits() | y.to_bits()) } else { x.min(y) }
}

/// The greater number: a number rather than a NaN, +0 rather than -0.
fn max32(x: f32, y: f32) -> f32 {
    if x == y { f32::from_bits(x.to_bits() & y.to_bits()) } else { x.max(y) }
}

fn min64(x: f64, y: f64) -> f64 {
    if x == y { f64::from_bits(x.to_bits() | y.to_bits()) } else { x.min(y) }
}

fn max64(x: f64, y: f64) -> f64 {
    if x == y { f64::from_bits(x.to_bits() & y.to_bits()) } else { x.max(y) }
}

fn arithmetic(random: &mut Random) -> Case {
    let [a, b, c] = [0; 3].map(|_| random.fill(N, Random::any_f32));
    let results = columns((0..N).map(|i| (a[i], b[i], c[i])), |(x, y, z)| {
        [
            x + y,
            x - y,
            x * y,
            x.mul_add(y, z),
            min32(x, y),
            max32(x, y),
            x.floor(),
            x.ceil(),
            x.trunc(),
            x.round_ties_even(),
            x.copysign(-y),
            -x.abs(),
            if x < y { x } else { z },
            (-x).mul_add(y.abs(), -z),
        ]
    });
    let launch = launch("float_arithmetic").input_floats(&a).input_floats(&b).input_floats(&c);
    case("float", launch.output::<f32>(14 * N, exact_floats(results)).value(N as u32))
}

fn parts(random: &mut Random) -> Case {
    let a = random.fill(N, Random::any_f32);
    let class = |x: f32| {
        u32::from(x.is_nan())
            | u32::from(x.is_infinite()) << 1
            | u32::from(x == 0.0) << 2
            | u32::from(x.is_subnormal()) << 3
            | u32::from(x.is_sign_negative() && !x.is_nan()) << 4
    };
    // A normal float is fraction * 2^exponent with a fraction from 1/2 to 1.
    let exponent = |x: f32| match x.is_finite() && x != 0.0 {
        true => ((f64::from(x).to_bits() >> 52) & 0x7ff) as i32 - 1022,
        false => 0,
    };
    let fraction = |x: f32| match x.is_finite() && x != 0.0 {
        true => f64::from_bits((f64::from(x).to_bits() & !(0x7ff << 52)) | (1022 << 52)) as f32,
        false => x,
    };
    let launch = launch("float_parts").input_floats(&a);
    let launch = launch.output::<u32>(N, exact(a.iter().copied().map(class).collect()));
    let launch = launch.output::<i32>(N, exact(a.iter().copied().map(exponent).collect()));
    let launch = launch.output::<f32>(N, exact_floats(a.iter().copied().map(fraction).collect()));
    case("float", launch.value(N as u32))
}

fn convert(random: &mut Random) -> Case {
    let a = random.fill(N, |random| match random.any_f32() {
        x if x.abs() < 2.1e9 => x,
        _ => random.between(-2.1e9, 2.1e9) as f32,
    });
    let b = random.fill(N, Random::any_u32);
    let launch = launch("float_convert").input_floats(&a).input(&b);
    let launch = launch.output::<i32>(N, exact(a.iter().map(|&x| x as i32).collect()));
    let launch = launch.output::<f32>(N, exact_floats(b.iter().map(|&x| x as i32 as f32).collect()));
    let launch = launch.output::<f32>(N, exact_floats(b.iter().map(|&x| x as f32).collect()));
    let bytes = b.iter().map(|x| (x & 0xff) as f32 + ((x >> 16) & 0xff) as f32).collect();
    let launch = launch.output::<f32>(N, exact_floats::<f32>(bytes));
    let scale = |(&x, &y): (&f32, &u32)| (f64::from(x) * 2f64.powi((y & 63) as i32 - 32)) as f32;
    case("float", launch.output::<f32>(N, exact_floats(a.iter().zip(&b).map(scale).collect())).value(N as u32))
}

/// Quotient 2.5 ULP (OpenCL's bound for single precision), square root, reciprocals, exp2 and log2 within 2 ULP (log2
/// near 1 within 2^-22), sine and cosine of revolutions within 2^-20.
fn functions(random: &mut Random) -> Case {
    let a = random.fill(N, |random| random.between(-60.0, 60.0).exp2() as f32);
    let b = random.fill(N, |random| random.between(-100.0, 100.0) as f32);
    let near = 2f64.powi(-22);
    let circle = 2f64.powi(-20);
    type Row = (fn(f64, f64) -> f64, f64, f64);
    let rows: [Row; 8] = [
        (|x, y| x / y, 2.5, 0.0),
        (|x, _| x.sqrt(), 2.0, 0.0),
        (|_, y| 1.0 / y, 2.0, 0.0),
        (|x, _| 1.0 / x.sqrt(), 2.0, 0.0),
        (|_, y| y.exp2(), 2.0, 0.0),
        (|x, _| x.log2(), 2.0, near),
        (|_, y| (y * std::f64::consts::TAU).sin(), 2.0, circle),
        (|_, y| (y * std::f64::consts::TAU).cos(), 2.0, circle),
    ];
    let checks: Vec<Check> = rows
        .map(|(function, ulps, absolute)| {
            close(a.iter().zip(&b).map(|(&x, &y)| function(x.into(), y.into())).collect(), ulps, absolute)
        })
        .into();
    let check: Check = Box::new(move |bytes| {
        bytes
            .chunks(4 * N)
            .zip(&checks)
            .enumerate()
            .try_for_each(|(k, (column, check))| check(column).map_err(|error| format!("function {k}: {error}")))
    });
    case("float", launch("float_functions").input(&a).input(&b).output::<f32>(8 * N, check).value(N as u32))
}

fn divide(random: &mut Random) -> Case {
    let [a, b] = [0; 2].map(|_| random.fill(N, Random::any_f32));
    let quotients = a.iter().zip(&b).map(|(x, y)| x / y).collect();
    let roots = a.iter().map(|x| x.sqrt()).collect();
    let launch = launch("float_divide").input_floats(&a).input_floats(&b);
    let launch = launch.output::<f32>(N, exact_floats::<f32>(quotients));
    case("divide", launch.output::<f32>(N, exact_floats::<f32>(roots)).value(N as u32))
}

fn double_divide(random: &mut Random) -> Case {
    let [a, b] = [0; 2].map(|_| random.fill(N, Random::any_f64));
    let quotients = a.iter().zip(&b).map(|(x, y)| x / y).collect();
    let roots = a.iter().map(|x| x.sqrt()).collect();
    let launch = launch("double_divide").input_floats(&a).input_floats(&b);
    let launch = launch.output::<f64>(N, exact_floats::<f64>(quotients));
    case("divide", launch.output::<f64>(N, exact_floats::<f64>(roots)).value(N as u32))
}

fn double_arithmetic(random: &mut Random) -> Case {
    let [a, b, c] = [0; 3].map(|_| random.fill(N, Random::any_f64));
    let results = columns((0..N).map(|i| (a[i], b[i], c[i])), |(x, y, z)| {
        [
            x + y,
            x - y,
            x * y,
            x.mul_add(y, z),
            min64(x, y),
            max64(x, y),
            x.floor(),
            x.ceil(),
            x.trunc(),
            x.round_ties_even(),
            if x < y { x } else { z },
            -x.abs(),
        ]
    });
    let launch = launch("double_arithmetic").input_floats(&a).input_floats(&b).input_floats(&c);
    case("double", launch.output::<f64>(12 * N, exact_floats(results)).value(N as u32))
}

fn double_convert(random: &mut Random) -> Case {
    let a = random.fill(N, |random| match random.any_f64() {
        x if x.abs() < 2.1e9 => x,
        _ => random.between(-2.1e9, 2.1e9),
    });
    let b = random.fill(N, |random| random.any_u32() as i32);
    let launch = launch("double_convert").input_floats(&a).input(&b);
    let launch = launch.output::<f32>(N, exact_floats(a.iter().map(|&x| x as f32).collect()));
    let launch = launch.output::<i32>(N, exact(a.iter().map(|&x| x as i32).collect()));
    let launch = launch.output::<f64>(N, exact_floats(b.iter().map(|&x| f64::from(x)).collect()));
    let launch = launch.output::<f64>(N, exact_floats(b.iter().map(|&x| f64::from(x as u32)).collect()));
    let launch = launch.output::<f64>(N, exact_floats(a.iter().map(|&x| f64::from(x as f32) * 2.0).collect()));
    // A product with a power of two rounds at most once.
    let scaled = a.iter().zip(&b).map(|(&x, &y)| x * f64::from(1 << (y & 15))).collect();
    case("double", launch.output::<f64>(N, exact_floats::<f64>(scaled)).value(N as u32))
}

fn double_polynomial(random: &mut Random) -> Case {
    let x = random.fill(N, |random| random.between(-2.0, 2.0));
    let coefficients = random.fill(12, |random| random.between(-5.0, 5.0));
    let sums = x.iter().map(|&x| coefficients.iter().fold(0.0f64, |sum, &c| sum.mul_add(x, c))).collect();
    let launch = launch("double_polynomial").input(&x).input(&coefficients).value(11u32);
    case("double", launch.output::<f64>(N, exact_floats::<f64>(sums)).value(N as u32))
}
