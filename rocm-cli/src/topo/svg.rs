//! A picture as SVG.

use super::picture::{CHARACTER, Picture};
use std::fmt::Write as _;

/// The file's text.
pub fn write(picture: &Picture) -> String {
    let (width, height) = (picture.width, picture.height);
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"monospace\" font-size=\"{}\">\n",
        CHARACTER.1
    );
    for b in &picture.boxes {
        let [red, green, blue] = b.fill;
        // A border's middle is on the edge: half a pixel inwards it is sharp.
        let _ = writeln!(
            text,
            "  <rect x=\"{}.5\" y=\"{}.5\" width=\"{}\" height=\"{}\" fill=\"#{red:02x}{green:02x}{blue:02x}\" \
             stroke=\"#333\"/>",
            b.left,
            b.top,
            b.width - 1,
            b.height - 1
        );
    }
    for line in &picture.texts {
        // Whatever font there is, a line is as long as the layout has it.
        let _ = writeln!(
            text,
            "  <text x=\"{}\" y=\"{}\" textLength=\"{}\" xml:space=\"preserve\">{}</text>",
            line.left,
            line.top + CHARACTER.1 - 3,
            line.text.chars().count() as u32 * CHARACTER.0,
            escaped(&line.text)
        );
    }
    text + "</svg>\n"
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::topo::picture::{Rectangle, Text};

    #[test]
    fn text_is_escaped_and_elements_are_closed() {
        let picture = Picture {
            width: 100,
            height: 50,
            boxes: vec![Rectangle { left: 1, top: 2, width: 3, height: 4, fill: [1, 2, 255] }],
            texts: vec![Text { left: 5, top: 6, text: "<a & b>".into() }],
        };
        let text = write(&picture);
        assert!(text.contains("fill=\"#0102ff\"") && text.contains(">&lt;a &amp; b&gt;</text>"), "{text}");
        assert!(text.starts_with("<svg ") && text.ends_with("</svg>\n"));
        // Half a pixel inwards; and a text's place is its base line, 10 below the top of 13, as wide as 7 characters.
        assert!(text.contains("<rect x=\"1.5\" y=\"2.5\" width=\"2\" height=\"3\" "), "{text}");
        assert!(text.contains("<text x=\"5\" y=\"16\" textLength=\"56\" "), "{text}");
    }
}
