//! Iteration counts as a PNG: black inside the set, a ring of colours outside.

/// The picture of `width` x `height` counts of at most `limit`.
pub fn png(counts: &[u32], width: u32, height: u32, limit: u32) -> Result<Vec<u8>, png::EncodingError> {
    let pixels: Vec<u8> = counts.iter().flat_map(|&count| colour(count, limit)).collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(file)
}

/// Dark blue far out, through gold and white back to blue nearer the set.
fn colour(count: u32, limit: u32) -> [u8; 3] {
    if count >= limit {
        return [0; 3];
    }
    const STOPS: [[f32; 3]; 6] = [
        [6.0, 8.0, 40.0],
        [24.0, 90.0, 190.0],
        [225.0, 245.0, 255.0],
        [255.0, 190.0, 20.0],
        [130.0, 30.0, 10.0],
        [6.0, 8.0, 40.0],
    ];
    let place = (count as f32 / limit as f32).sqrt() * 2.0 % 1.0 * (STOPS.len() - 1) as f32;
    let (stop, between) = (place as usize, place.fract());
    let (from, to) = (STOPS[stop], STOPS[stop + 1]);
    std::array::from_fn(|i| (from[i] + (to[i] - from[i]) * between) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_decodes_to_its_colours() {
        let counts: Vec<u32> = (0..12).map(|i| i * 8).collect();
        let file = png(&counts, 4, 3, 88).unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        assert_eq!((info.width, info.height), (4, 3));
        assert_eq!(pixels[33..], [0, 0, 0]);
        assert_eq!(pixels[..3], [6, 8, 40]);
        assert!(pixels[3..33].chunks(3).all(|pixel| pixel != [0, 0, 0]));
    }

    #[test]
    fn every_count_has_a_colour() {
        for limit in [1, 2, 256, u32::MAX] {
            for count in [0, limit / 4, limit / 2, limit - 1, limit] {
                colour(count, limit);
            }
        }
    }

    #[test]
    fn wrong_sizes_are_an_error() {
        assert!(png(&[1, 2, 3], 2, 2, 10).is_err());
        assert!(png(&[], 0, 0, 10).is_err());
    }
}
