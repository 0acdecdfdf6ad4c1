//! `hash.cl`: hashes, checks and random numbers. All exact; SHA-256 and CRC-32 also against known answers, SipHash
//! against the standard library's.

use crate::{
    case::{Case, Launch, case, exact},
    random::Random,
};
use std::hash::Hasher;

const N: usize = 150;

pub fn cases(random: &mut Random) -> Vec<Case> {
    vec![sha256(random), crc32(random), xxhash(random), philox(random), siphash(random), base64(random)]
}

fn launch(kernel: &'static str) -> Launch {
    Launch::new(kernel, &[N as u32], &[64])
}

/// The first 32 bits behind the point of the `root`-th root of the first `count` primes.
fn roots(root: u32, count: usize) -> Vec<u32> {
    let primes = (2u128..).filter(|&n| (2..n).all(|d| n % d != 0));
    let digits = |prime: u128| {
        let wanted = prime << (32 * root);
        let (mut low, mut high) = (0u128, 1 << 40);
        while high - low > 1 {
            let middle = (low + high) / 2;
            if middle.pow(root) <= wanted { low = middle } else { high = middle }
        }
        low as u32
    };
    primes.take(count).map(digits).collect()
}

fn sha256_of(block: &[u32]) -> [u32; 8] {
    let mut w = block.to_vec();
    for t in 16..64 {
        let (a, b): (u32, u32) = (w[t - 15], w[t - 2]);
        let one = a.rotate_right(7) ^ a.rotate_right(18) ^ a >> 3;
        let two = b.rotate_right(17) ^ b.rotate_right(19) ^ b >> 10;
        w.push([w[t - 16], w[t - 7], one, two].into_iter().fold(0, u32::wrapping_add));
    }
    let start: [u32; 8] = roots(2, 8).try_into().unwrap();
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = start;
    for (k, w) in roots(3, 64).into_iter().zip(w) {
        let choice = e & f ^ !e & g;
        let majority = a & b ^ a & c ^ b & c;
        let one = [h, e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25), choice, k, w];
        let one = one.into_iter().fold(0, u32::wrapping_add);
        let two = (a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22)).wrapping_add(majority);
        (h, g, f, e, d, c, b, a) = (g, f, e, d.wrapping_add(one), c, b, a, one.wrapping_add(two));
    }
    let end = [a, b, c, d, e, f, g, h];
    std::array::from_fn(|k| start[k].wrapping_add(end[k]))
}

fn sha256(random: &mut Random) -> Case {
    let mut blocks = random.fill(16 * N, Random::any_u32);
    // "abc", padded: FIPS 180-4's own example.
    blocks[..16].fill(0);
    (blocks[0], blocks[15]) = (0x6162_6380, 24);
    let digests: Vec<_> = blocks.chunks(16).map(sha256_of).collect();
    assert_eq!((digests[0][0], digests[0][7]), (0xba78_16bf, 0xf200_15ad));
    let launch = launch("sha256_block").input(&blocks).input(&roots(3, 64));
    case("hash", launch.output::<[u32; 8]>(N, exact(digests)).value(N as u32))
}

fn crc32(random: &mut Random) -> Case {
    let length = 9;
    let mut text = random.fill(length * N, |random| random.u32() as u8);
    text[..9].copy_from_slice(b"123456789");
    let crc = |line: &[u8]| {
        let step = |crc: u32, _| crc >> 1 ^ if crc & 1 != 0 { 0xedb8_8320 } else { 0 };
        !line.iter().fold(!0u32, |crc, &byte| (0..8).fold(crc ^ u32::from(byte), step))
    };
    let results: Vec<u32> = text.chunks(length).map(crc).collect();
    assert_eq!(results[0], 0xcbf4_3926);
    // Whole workgroups: all of each make the table.
    let launch = Launch::new("crc32", &[192], &[64]).input(&text).output::<u32>(N, exact(results));
    case("hash", launch.value(length as u32).value(N as u32))
}

fn xxhash(random: &mut Random) -> Case {
    const P: [u32; 6] = [0, 2_654_435_761, 2_246_822_519, 3_266_489_917, 668_265_263, 374_761_393];
    const PITCH: usize = 48;
    let text = random.fill(PITCH * N, |random| random.u32() as u8);
    let mut lengths = random.fill(N, |random| random.below(PITCH as u32 + 1));
    lengths[0] = 0;
    let hash = |(seed, &length): (usize, &u32)| {
        let (seed, line) = (seed as u32, &text[seed * PITCH..][..length as usize]);
        let word = |bytes: &[u8]| u32::from_le_bytes(bytes.try_into().unwrap());
        let mut left = line;
        let mut h = seed.wrapping_add(P[5]);
        if line.len() >= 16 {
            let starts = [P[1].wrapping_add(P[2]), P[2], 0, 0u32.wrapping_sub(P[1])];
            let mut v = starts.map(|start| seed.wrapping_add(start));
            while left.len() >= 16 {
                for (v, bytes) in v.iter_mut().zip(left.chunks(4)) {
                    *v = v.wrapping_add(word(bytes).wrapping_mul(P[2])).rotate_left(13).wrapping_mul(P[1]);
                }
                left = &left[16..];
            }
            h = v.iter().zip([1, 7, 12, 18]).fold(0, |h, (v, by)| h.wrapping_add(v.rotate_left(by)));
        }
        h = h.wrapping_add(length);
        while left.len() >= 4 {
            h = h.wrapping_add(word(&left[..4]).wrapping_mul(P[3])).rotate_left(17).wrapping_mul(P[4]);
            left = &left[4..];
        }
        for &byte in left {
            h = h.wrapping_add(u32::from(byte).wrapping_mul(P[5])).rotate_left(11).wrapping_mul(P[1]);
        }
        h = (h ^ h >> 15).wrapping_mul(P[2]);
        h = (h ^ h >> 13).wrapping_mul(P[3]);
        h ^ h >> 16
    };
    let results: Vec<u32> = lengths.iter().enumerate().map(hash).collect();
    // Of nothing, with seed 0: xxHash's own documentation.
    assert_eq!(results[0], 0x02cc_5d05);
    let launch = launch("xxhash32").input(&text).input(&lengths).output::<u32>(N, exact(results));
    case("hash", launch.value(PITCH as u32).value(N as u32))
}

fn philox_of(mut c: [u32; 4], mut key: [u32; 2]) -> [u32; 4] {
    for _ in 0..10 {
        let (a, b) = (u64::from(c[0]) * 0xd251_1f53, u64::from(c[2]) * 0xcd9e_8d57);
        c = [(b >> 32) as u32 ^ c[1] ^ key[0], b as u32, (a >> 32) as u32 ^ c[3] ^ key[1], a as u32];
        key = [key[0].wrapping_add(0x9e37_79b9), key[1].wrapping_add(0xbb67_ae85)];
    }
    c
}

fn philox(random: &mut Random) -> Case {
    // The first of the known answers of its authors' Random123.
    assert_eq!(philox_of([0; 4], [0; 2]), [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]);
    let key = [random.u32(), random.u32()];
    let words = (0..N as u32).map(|i| philox_of([i, i * 77, 0x1234_5678 ^ i, !i], key)).collect();
    let launch = launch("philox").output::<[u32; 4]>(N, exact::<[u32; 4]>(words));
    case("hash", launch.value(key[0]).value(key[1]).value(N as u32))
}

fn siphash(random: &mut Random) -> Case {
    let words = 5;
    let (text, keys) = (random.fill(words * N, Random::u64), [random.u64(), random.u64()]);
    let hash = |line: &[u64]| {
        #[allow(deprecated, reason = "the only SipHash-2-4 with a key that the standard library has")]
        let mut hasher = std::hash::SipHasher::new_with_keys(keys[0], keys[1]);
        line.iter().for_each(|word| hasher.write(&word.to_le_bytes()));
        hasher.finish()
    };
    let results = text.chunks(words).map(hash).collect();
    let launch = launch("siphash").input(&text).output::<u64>(N, exact::<u64>(results));
    case("hash", launch.value(words as u32).value(keys[0]).value(keys[1]).value(N as u32))
}

fn base64(random: &mut Random) -> Case {
    let mut bytes = random.fill(3 * N, |random| random.u32() as u8);
    bytes[..3].copy_from_slice(b"Man");
    let letter = |v: u8| match v {
        0..26 => b'A' + v,
        26..52 => b'a' + v - 26,
        52..62 => b'0' + v - 52,
        62 => b'+',
        _ => b'/',
    };
    let four = |v: &[u8]| [v[0] >> 2, (v[0] & 3) << 4 | v[1] >> 4, (v[1] & 15) << 2 | v[2] >> 6, v[2] & 63].map(letter);
    let results: Vec<_> = bytes.chunks(3).map(four).collect();
    assert_eq!(&results[0], b"TWFu");
    case("hash", launch("base64").input(&bytes).output::<[u8; 4]>(N, exact(results)).value(N as u32))
}
