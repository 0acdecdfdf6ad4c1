//! `together.cl`: workgroups that work on one thing, in whatever order they come. All exact.

use crate::{
    case::{Case, Launch, case, exact, holds},
    random::Random,
};

pub fn cases(random: &mut Random) -> Vec<Case> {
    vec![
        union_find(random),
        union_flatten(random),
        chained_scan(random),
        ring_queue(),
        find_all(random),
        packed_histogram(random),
        life(random),
    ]
}

/// The root of a node, where parents are less than their children.
fn root(parents: &[u32], node: u32) -> u32 {
    let parent = parents[node as usize];
    if parent == node { node } else { root(parents, parent) }
}

fn union_find(random: &mut Random) -> Case {
    let (nodes, edges) = (300, 220);
    let edges: Vec<[u32; 2]> = random.fill(edges, |random| [(); 2].map(|()| random.below(nodes)));
    // Names handed on along the edges until nothing changes.
    let mut least: Vec<u32> = (0..nodes).collect();
    loop {
        let before = least.clone();
        for &[a, b] in &edges {
            let name = least[a as usize].min(least[b as usize]);
            (least[a as usize], least[b as usize]) = (name, name);
        }
        if least == before {
            break;
        }
    }
    let sets = holds(move |parents: Vec<u32>| {
        if let Some(node) = (0..nodes).find(|&node| parents[node as usize] > node) {
            return Err(format!("the parent of {node} is {}", parents[node as usize]));
        }
        match (0..nodes).find(|&node| root(&parents, node) != least[node as usize]) {
            None => Ok(()),
            Some(node) => Err(format!("{node}: {}, expected {}", root(&parents, node), least[node as usize])),
        }
    });
    let parents: Vec<u32> = (0..nodes).collect();
    let launch = Launch::new("union_find", &[edges.len() as u32], &[64]).input(&edges);
    case("together", launch.inout(&parents, sets).value(edges.len() as u32))
}

fn union_flatten(random: &mut Random) -> Case {
    let nodes = 200;
    let parents: Vec<u32> =
        (0..nodes).map(|node| if random.below(4) == 0 { node } else { random.below(node + 1) }).collect();
    let roots = (0..nodes).map(|node| root(&parents, node)).collect();
    let launch = Launch::new("union_flatten", &[nodes], &[64]);
    case("together", launch.inout(&parents, exact::<u32>(roots)).value(nodes))
}

fn chained_scan(random: &mut Random) -> Case {
    let groups = 12;
    let x = random.fill(64 * groups, Random::u32);
    let running = |sum: &mut u32, v: &u32| {
        *sum = sum.wrapping_add(*v);
        Some(*sum)
    };
    let sums: Vec<u32> = x.iter().scan(0, running).collect();
    let last = sums.chunks(64).map(|part| part[63]).collect();
    let mut state = vec![1u32; groups + 1];
    state[0] = groups as u32;
    let launch = Launch::new("chained_scan", &[64 * groups as u32], &[64]).input(&x);
    let launch = launch.output::<u32>(sums.len(), exact(sums)).output::<u32>(groups + 1, exact(state));
    case("together", launch.output::<u32>(groups, exact::<u32>(last)))
}

fn ring_queue() -> Case {
    let (groups, size) = (10, 64);
    let items = groups / 2 * size;
    let everything = || {
        holds(move |mut items_there: Vec<u32>| {
            items_there.sort_unstable();
            (items_there == (1..=items).collect::<Vec<_>>()).then_some(()).ok_or("not every item came once")
        })
    };
    let state = [groups, items, items];
    let launch = Launch::new("ring_queue", &[groups * size], &[size]).output::<u32>(3, exact(state.to_vec()));
    let launch = launch.output::<u32>(items as usize, everything()).output::<u32>(items as usize, everything());
    case("together", launch.value(groups))
}

fn find_all(random: &mut Random) -> Case {
    let text = random.fill(2000, |random| b"ab"[random.below(2) as usize]);
    let pattern = b"abaab";
    let mut places: Vec<u32> = Vec::new();
    places.extend((0..text.len()).filter(|&at| text[at..].starts_with(pattern)).map(|at| at as u32));
    assert!(places.len() > 10);
    let check = holds(move |found: Vec<u32>| {
        let count = found[0] as usize;
        let mut there = found[1..].get(..count).unwrap_or_default().to_vec();
        there.sort_unstable();
        (there == places).then_some(()).ok_or(format!("{count} places {there:?}, expected {places:?}"))
    });
    let launch = Launch::new("find_all", &[text.len() as u32], &[128]).input(&text).input(pattern);
    let launch = launch.output::<u32>(1 + text.len(), check);
    case("together", launch.value(text.len() as u32).value(pattern.len() as u32))
}

fn packed_histogram(random: &mut Random) -> Case {
    let x = random.fill(128 * 4, |random| (random.below(9) * random.below(8)) as u8 | (random.below(4) << 6) as u8);
    let mut counts = vec![0u32; 64];
    x.iter().for_each(|&v| counts[usize::from(v & 63)] += 1);
    let launch = Launch::new("packed_histogram", &[x.len() as u32], &[128]).input(&x);
    case("together", launch.output::<u32>(64, exact(counts)))
}

fn life(random: &mut Random) -> Case {
    let (worlds, rows, turns) = (2, 32usize, 20);
    let start = random.fill(worlds * rows, |random| random.u32() & random.u32());
    let mut now: Vec<Vec<bool>> =
        start.iter().map(|word| (0..32).map(|column| word >> column & 1 != 0).collect()).collect();
    for _ in 0..turns {
        let cell = |row: usize, column: usize| {
            let world = row / rows * rows;
            let around = (0..9)
                .filter(|&k| k != 4)
                .filter(|k| now[world + (row + rows - 1 + k / 3) % rows][(column + 31 + k % 3) % 32]);
            matches!((around.count(), now[row][column]), (3, _) | (2, true))
        };
        now = (0..worlds * rows).map(|row| (0..32).map(|column| cell(row, column)).collect()).collect();
    }
    let words = now.iter().map(|row| (0..32).fold(0, |word, column| word | u32::from(row[column]) << column));
    let launch = Launch::new("life", &[(worlds * rows) as u32], &[rows as u32]);
    let launch = launch.inout(&start, exact::<u32>(words.collect())).local(4 * rows as u32);
    case("together", launch.value(turns as u32))
}
