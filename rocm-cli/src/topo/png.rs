//! A picture as PNG, with a font of fixed width that is part of the program.

use super::picture::Picture;
use embedded_graphics::{
    Drawable, Pixel,
    draw_target::DrawTarget,
    geometry::{OriginDimensions, Point, Size},
    mono_font::{MonoTextStyle, iso_8859_1::FONT_8X13},
    pixelcolor::{Rgb888, RgbColor},
    prelude::Primitive,
    primitives::{PrimitiveStyleBuilder, Rectangle},
    text::{Baseline, Text},
};
use std::convert::Infallible;

/// Pixels in memory, a byte for each colour.
struct Canvas {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
}

impl OriginDimensions for Canvas {
    fn size(&self) -> Size {
        Size::new(self.width, self.height)
    }
}

impl DrawTarget for Canvas {
    type Color = Rgb888;
    type Error = Infallible;

    fn draw_iter<I: IntoIterator<Item = Pixel<Rgb888>>>(&mut self, pixels: I) -> Result<(), Infallible> {
        for Pixel(Point { x, y }, colour) in pixels {
            let (Ok(x), Ok(y)) = (u32::try_from(x), u32::try_from(y)) else { continue };
            if x < self.width && y < self.height {
                let at = 3 * (y as usize * self.width as usize + x as usize);
                self.pixels[at..at + 3].copy_from_slice(&[colour.r(), colour.g(), colour.b()]);
            }
        }
        Ok(())
    }
}

/// The file's bytes.
pub fn write(picture: &Picture) -> Result<Vec<u8>, png::EncodingError> {
    let mut canvas = Canvas {
        width: picture.width,
        height: picture.height,
        pixels: vec![0xff; 3 * picture.width as usize * picture.height as usize],
    };
    let point = |left: u32, top: u32| Point::new(left as i32, top as i32);
    for b in &picture.boxes {
        let [red, green, blue] = b.fill;
        let style = PrimitiveStyleBuilder::new()
            .fill_color(Rgb888::new(red, green, blue))
            .stroke_color(Rgb888::new(0x33, 0x33, 0x33))
            .stroke_width(1)
            .stroke_alignment(embedded_graphics::primitives::StrokeAlignment::Inside)
            .build();
        let Ok(()) =
            Rectangle::new(point(b.left, b.top), Size::new(b.width, b.height)).into_styled(style).draw(&mut canvas);
    }
    let style = MonoTextStyle::new(&FONT_8X13, Rgb888::BLACK);
    for line in &picture.texts {
        let Ok(_) = Text::with_baseline(&line.text, point(line.left, line.top), style, Baseline::Top).draw(&mut canvas);
    }
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, picture.width, picture.height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&canvas.pixels)?;
    writer.finish()?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::topo::picture;

    #[test]
    fn what_is_drawn_is_in_the_file() {
        let picture = Picture {
            width: 40,
            height: 30,
            boxes: vec![picture::Rectangle { left: 2, top: 3, width: 30, height: 20, fill: [10, 200, 30] }],
            texts: vec![picture::Text { left: 6, top: 6, text: "X".into() }],
        };
        let file = write(&picture).unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        let at = |x: usize, y: usize| &pixels[3 * (y * 40 + x)..][..3];
        assert_eq!(
            (at(0, 0), at(2, 3), at(31, 22), at(20, 15)),
            (&[255; 3][..], &[0x33; 3][..], &[0x33; 3][..], &[10, 200, 30][..])
        );
        let black = (6..14).flat_map(|x| (6..19).map(move |y| (x, y))).filter(|(x, y)| at(*x, *y) == [0, 0, 0]).count();
        assert!(black > 8, "{black} pixels of a letter");
    }
}
