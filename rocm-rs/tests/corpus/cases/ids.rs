//! `ids.cl`: where each work-item stands, in grids that the workgroups do not fill evenly. All exact.

use crate::{
    case::{Case, Launch, case, exact},
    random::Random,
};

pub fn cases(_: &mut Random) -> Vec<Case> {
    let mut cases = vec![ids_1d(1000, 64), ids_1d(33, 32), ids_1d(1, 1), ids_1d(1024, 1024), ids_1d(100, 7)];
    cases
        .extend([([70, 9], [32, 4]), ([16, 16], [16, 16]), ([5, 50], [1, 7])].map(|(grid, block)| ids_2d(grid, block)));
    cases.extend([([11, 6, 5], [4, 4, 2]), ([3, 3, 3], [8, 8, 4])].map(|(grid, block)| ids_3d(grid, block)));
    cases.extend([
        launch_shape(&[100], &[32]),
        launch_shape(&[64, 30], &[16, 16]),
        launch_shape(&[20, 12, 9], &[4, 3, 5]),
    ]);
    cases
}

fn ids_1d(grid: u32, block: u32) -> Case {
    let ids = (0..grid).map(|i| (i / block) << 16 | (i % block)).collect();
    case("ids", Launch::new("ids_1d", &[grid], &[block]).output::<u32>(grid as usize, exact::<u32>(ids)))
}

fn ids_2d(grid: [u32; 2], block: [u32; 2]) -> Case {
    let id = |i: u32| {
        let at = [i % grid[0], i / grid[0]];
        [(at[1] / block[1]) << 16 | (at[0] / block[0]), (at[1] % block[1]) << 16 | (at[0] % block[0])]
    };
    let count = grid[0] * grid[1];
    let ids = (0..count).map(id).collect();
    case("ids", Launch::new("ids_2d", &grid, &block).output::<[u32; 2]>(count as usize, exact::<[u32; 2]>(ids)))
}

fn ids_3d(grid: [u32; 3], block: [u32; 3]) -> Case {
    let id = |i: u32| {
        let at = [i % grid[0], i / grid[0] % grid[1], i / grid[0] / grid[1]];
        let pack = |part: &dyn Fn(usize) -> u32| part(2) << 16 | part(1) << 8 | part(0);
        let group = |d: usize| at[d] / block[d];
        [pack(&group), pack(&|d| at[d] % block[d]), pack(&|d| block[d].min(grid[d] - group(d) * block[d])), i]
    };
    let count = grid.iter().product::<u32>();
    let ids = (0..count).map(id).collect();
    case("ids", Launch::new("ids_3d", &grid, &block).output::<[u32; 4]>(count as usize, exact::<[u32; 4]>(ids)))
}

fn launch_shape(grid: &[u32], block: &[u32]) -> Case {
    let size = |sizes: &[u32], d: usize| u64::from(sizes.get(d).copied().unwrap_or(1));
    let mut shape = vec![0; 13];
    for d in 0..3 {
        shape[d] = size(grid, d);
        shape[3 + d] = size(grid, d).div_ceil(size(block, d));
        shape[6 + d] = size(block, d);
    }
    shape[12] = grid.len() as u64;
    case("ids", Launch::new("launch_shape", grid, block).output::<u64>(13, exact(shape)))
}
