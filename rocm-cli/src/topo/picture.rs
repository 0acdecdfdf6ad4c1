//! A map as rectangles and lines of text, laid out from the inside out, as `lstopo` of hwloc does: a box is as large as
//! what it holds, boxes of one parent stand in a row.

use super::map::{CpuNode, GpuNode, Map};

/// The width and the height of a character.
pub const CHARACTER: (u32, u32) = (8, 13);
/// Between boxes, and between a box and what it holds.
const GAP: u32 = 10;
/// From one line of text to the next.
const LINE: u32 = CHARACTER.1 + 5;
/// A processor's box.
const CPU: (u32, u32) = (4 * CHARACTER.0 + 6, LINE + 4);
/// Processors in a row.
const CPUS_IN_A_ROW: usize = 8;

/// What is drawn.
#[derive(Debug, Default)]
pub struct Picture {
    pub width: u32,
    pub height: u32,
    pub boxes: Vec<Rectangle>,
    pub texts: Vec<Text>,
}

/// A filled rectangle with a border.
#[derive(Debug)]
pub struct Rectangle {
    pub left: u32,
    pub top: u32,
    pub width: u32,
    pub height: u32,
    pub fill: [u8; 3],
}

/// A line of text. Its place is the upper left corner of its first character.
#[derive(Debug)]
pub struct Text {
    pub left: u32,
    pub top: u32,
    pub text: String,
}

const MACHINE: [u8; 3] = [0xff, 0xff, 0xff];
const NODE: [u8; 3] = [0xef, 0xef, 0xe3];
const PROCESSOR: [u8; 3] = [0xd5, 0xe4, 0xf3];
const GPU: [u8; 3] = [0xd9, 0xee, 0xd3];

/// A box with lines of text on top, small boxes in rows below them, and boxes beside one another below those.
struct Block {
    fill: [u8; 3],
    lines: Vec<String>,
    cells: Vec<String>,
    inner: Vec<Block>,
}

impl Block {
    fn cells_size(&self) -> (u32, u32) {
        let columns = self.cells.len().min(CPUS_IN_A_ROW) as u32;
        let rows = self.cells.len().div_ceil(CPUS_IN_A_ROW) as u32;
        (columns * (CPU.0 + 2), if rows == 0 { 0 } else { rows * (CPU.1 + 2) + GAP / 2 })
    }

    fn size(&self) -> (u32, u32) {
        let text = self.lines.iter().map(|line| line.chars().count() as u32 * CHARACTER.0).max().unwrap_or(0);
        let (cells_width, cells_height) = self.cells_size();
        let sizes: Vec<(u32, u32)> = self.inner.iter().map(Block::size).collect();
        let inner_width = sizes.iter().map(|size| size.0 + GAP).sum::<u32>().saturating_sub(GAP);
        let inner_height = sizes.iter().map(|size| size.1 + GAP).max().unwrap_or(0);
        (
            text.max(cells_width).max(inner_width) + 2 * GAP,
            self.lines.len() as u32 * LINE + cells_height + inner_height + 2 * GAP,
        )
    }

    fn draw(&self, left: u32, top: u32, (width, height): (u32, u32), picture: &mut Picture) {
        picture.boxes.push(Rectangle { left, top, width, height, fill: self.fill });
        let mut below = top + GAP;
        for line in &self.lines {
            picture.texts.push(Text { left: left + GAP, top: below, text: line.clone() });
            below += LINE;
        }
        for (index, cell) in self.cells.iter().enumerate() {
            let (row, column) = ((index / CPUS_IN_A_ROW) as u32, (index % CPUS_IN_A_ROW) as u32);
            let (left, top) = (left + GAP + column * (CPU.0 + 2), below + row * (CPU.1 + 2));
            picture.boxes.push(Rectangle { left, top, width: CPU.0, height: CPU.1, fill: PROCESSOR });
            picture.texts.push(Text { left: left + 4, top: top + 4, text: cell.clone() });
        }
        below += self.cells_size().1;
        let tallest = self.inner.iter().map(|block| block.size().1).max().unwrap_or(0);
        let mut right = left + GAP;
        for block in &self.inner {
            let width = block.size().0;
            block.draw(right, below + GAP / 2, (width, tallest), picture);
            right += width + GAP;
        }
    }
}

fn gpu(gpu: &GpuNode) -> Block {
    let lines = std::iter::once(&gpu.title).chain(&gpu.lines).cloned().collect();
    Block { fill: GPU, lines, cells: Vec::new(), inner: Vec::new() }
}

fn node(node: &CpuNode) -> Block {
    let mut lines = vec![format!("node {}", node.number), format!("memory {}", node.memory)];
    lines.extend(node.caches.iter().cloned());
    let cells = node.cpus.iter().map(usize::to_string).collect();
    Block { fill: NODE, lines, cells, inner: node.gpus.iter().map(gpu).collect() }
}

/// Lays a map out.
pub fn draw(map: &Map) -> Picture {
    let mut lines = vec![map.title()];
    if map.nodes.len() > 1 {
        for (node, distances) in map.nodes.iter().zip(&map.distances) {
            let cells = distances.iter().map(|distance| distance.map_or("  ?".into(), |far| format!("{far:>3}")));
            lines.push(format!("distances of node {}: {}", node.number, cells.collect::<Vec<_>>().join(" ")));
        }
    }
    let inner = map.nodes.iter().map(node).chain(map.elsewhere.iter().map(gpu)).collect();
    let machine = Block { fill: MACHINE, lines, cells: Vec::new(), inner };
    let size = machine.size();
    let mut picture = Picture { width: size.0, height: size.1, ..Picture::default() };
    machine.draw(0, 0, size, &mut picture);
    picture
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_lies_within_what_holds_it() {
        let gpu = |name: &str| GpuNode {
            title: name.into(),
            lines: vec!["a line that is longer than all the others".into(); 5],
        };
        let nodes = (0..3).map(|number| CpuNode {
            number,
            cpus: (0..number * 9).collect(),
            memory: "1 GiB".into(),
            gpus: (0..number).map(|_| gpu("GPU")).collect(),
            ..CpuNode::default()
        });
        let map = Map { nodes: nodes.collect(), elsewhere: vec![gpu("far")], distances: vec![vec![None; 3]; 3] };
        let picture = draw(&map);
        // The machine, 3 nodes, 27 processors, 4 GPUs.
        assert_eq!(picture.boxes.len(), 1 + 3 + 27 + 4);
        let within = |left: u32, top: u32, width: u32, height: u32| {
            left + width <= picture.width && top + height <= picture.height
        };
        assert!(picture.boxes.iter().all(|b| within(b.left, b.top, b.width, b.height)));
        for text in &picture.texts {
            let (width, height) = (text.text.chars().count() as u32 * CHARACTER.0, CHARACTER.1);
            assert!(within(text.left, text.top, width, height), "{text:?}");
            let holder = picture.boxes.iter().rfind(|b| {
                (b.left..b.left + b.width).contains(&text.left) && (b.top..b.top + b.height).contains(&text.top)
            });
            assert!(holder.is_some_and(|b| text.left + width <= b.left + b.width), "{text:?} in {holder:?}");
        }
        // Boxes of one kind do not overlap.
        for fill in [NODE, GPU, PROCESSOR] {
            let same: Vec<_> = picture.boxes.iter().filter(|b| b.fill == fill).collect();
            for (index, a) in same.iter().enumerate() {
                for b in &same[index + 1..] {
                    let apart = a.left + a.width <= b.left
                        || b.left + b.width <= a.left
                        || a.top + a.height <= b.top
                        || b.top + b.height <= a.top;
                    assert!(apart, "{a:?} {b:?}");
                }
            }
        }
    }
}
