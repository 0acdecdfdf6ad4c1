//! Our changes of upstream's sources: unified diffs, in the order of the file `series`.
//!
//! Each patch says in its head why it is there (`Why:`), what upstream says of it (`Upstream:`) and when it can go
//! (`Remove:`). A hunk may have moved, but its lines must be there exactly; where they are not, the error names the hunk.

use crate::Error;
use diffy::patch_set::{ParseOptions, PatchSet};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// The patches of a component.
#[derive(Clone, Debug, Default)]
pub struct Series(Vec<Patch>);

/// One patch.
#[derive(Clone, Debug)]
pub struct Patch {
    path: PathBuf,
    text: String,
    header: Header,
}

/// What a patch says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Header {
    /// Why it is there.
    pub why: String,
    /// What upstream says of it.
    pub upstream: String,
    /// When it can go.
    pub remove: String,
}

impl Series {
    /// Reads the patches of a folder; without a file `series` there are none.
    pub fn read(folder: &Path) -> Result<Series, Error> {
        let list = folder.join("series");
        if !list.is_file() {
            return Ok(Series::default());
        }
        let text = fs::read_to_string(&list).map_err(Error::io(&list))?;
        let names = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        names.map(|name| Patch::read(&folder.join(name))).collect::<Result<_, _>>().map(Series)
    }

    /// The patches, in their order.
    pub fn patches(&self) -> &[Patch] {
        &self.0
    }

    /// Applies all of them to the sources in a folder.
    pub fn apply(&self, sources: &Path) -> Result<(), Error> {
        self.0.iter().try_for_each(|patch| patch.apply(sources))
    }
}

impl Patch {
    /// Reads a patch, and what it says of itself.
    pub fn read(path: &Path) -> Result<Patch, Error> {
        let text = fs::read_to_string(path).map_err(Error::io(path))?;
        let header = Header::parse(&text).map_err(|why| Error::Pin { path: path.to_owned(), why })?;
        let patch = Patch { path: path.to_owned(), text, header };
        patch.files()?;
        Ok(patch)
    }

    /// The patch's file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it says of itself.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The diffs in it, by the path of the file that they change.
    pub fn files(&self) -> Result<Vec<(String, diffy::Patch<'_, str>)>, Error> {
        let refused = |why: String| Error::Pin { path: self.path.clone(), why };
        let mut files = Vec::new();
        for diff in PatchSet::parse(&self.text, ParseOptions::unidiff()) {
            let diff = diff.map_err(|e| refused(e.to_string()))?.into_patch();
            let diff = diff.as_text().ok_or_else(|| refused("a binary diff".to_owned()))?.clone();
            let name = |name: Option<&str>| name.and_then(|n| n.split_once('/')).map(|(_, path)| path.to_owned());
            let path = name(diff.modified()).filter(|path| Some(path) == name(diff.original()).as_ref());
            let path = path.ok_or_else(|| refused("a diff that is not from a/PATH to b/PATH".to_owned()))?;
            if path.split('/').any(|part| matches!(part, "" | "." | "..")) {
                return Err(refused(format!("{path} is not a path within the sources")));
            }
            files.push((path, diff));
        }
        if files.is_empty() { Err(refused("no diff in it".to_owned())) } else { Ok(files) }
    }

    /// Lines of upstream that are changed, taken away or added, counting a changed line once.
    pub fn lines(&self) -> Result<BTreeMap<String, usize>, Error> {
        let mut counts = BTreeMap::new();
        for (path, diff) in self.files()? {
            let mut count = 0;
            for hunk in diff.hunks() {
                // A run of lines that go and lines that come is as long as the longer of the two.
                let (mut gone, mut come) = (0, 0);
                for line in hunk.lines() {
                    match line {
                        diffy::Line::Delete(_) => gone += 1,
                        diffy::Line::Insert(_) => come += 1,
                        diffy::Line::Context(_) => {
                            count += usize::max(gone, come);
                            (gone, come) = (0, 0);
                        }
                    }
                }
                count += usize::max(gone, come);
            }
            *counts.entry(path).or_default() += count;
        }
        Ok(counts)
    }

    /// Applies the patch to the sources in a folder: all of its diffs, or an error and some of them.
    pub fn apply(&self, sources: &Path) -> Result<(), Error> {
        self.files()?.into_iter().try_for_each(|(file, diff)| {
            let path = sources.join(&file);
            let before = fs::read_to_string(&path).map_err(Error::io(&path))?;
            fs::write(&path, self.applied(&before, &file, &diff)?).map_err(Error::io(&path))
        })
    }

    /// The patch with the lines' numbers and surroundings of these sources, which are patched by it.
    pub fn refreshed(&self, sources: &Path) -> Result<String, Error> {
        let preamble = self.text.find("--- a/").map_or("", |at| &self.text[..at]);
        let mut text = preamble.to_owned();
        for (file, diff) in self.files()? {
            let path = sources.join(&file);
            let before = fs::read_to_string(&path).map_err(Error::io(&path))?;
            let after = self.applied(&before, &file, &diff)?;
            let fresh = diffy::DiffOptions::new()
                .set_original_filename(format!("a/{file}"))
                .set_modified_filename(format!("b/{file}"))
                .create_patch(&before, &after)
                .to_string();
            text.push_str(&fresh);
            fs::write(&path, after).map_err(Error::io(&path))?;
        }
        Ok(text)
    }

    fn applied(&self, before: &str, file: &str, diff: &diffy::Patch<'_, str>) -> Result<String, Error> {
        diffy::apply(before, diff).map_err(|error| {
            // The hunk's number is in the error's words only.
            let hunk = error.to_string().rsplit('#').next().and_then(|n| n.parse().ok()).unwrap_or(1_usize);
            let hunks = diff.hunks();
            let at = hunk.checked_sub(1).and_then(|index| hunks.get(index));
            let at = at.map(|h| format!("@@ -{} +{} @@", h.old_range(), h.new_range())).unwrap_or_default();
            Error::Hunk { patch: self.path.clone(), hunk, at, file: file.to_owned() }
        })
    }
}

impl Header {
    /// Reads the head of a patch: paragraphs that start with a word and a colon, up to the first diff.
    fn parse(text: &str) -> Result<Header, String> {
        let mut parts: BTreeMap<&str, String> = BTreeMap::new();
        let mut current = None;
        for line in text.lines().take_while(|line| !line.starts_with("--- ")) {
            let part = ["Why", "Upstream", "Remove"]
                .into_iter()
                .find(|part| line.strip_prefix(part).is_some_and(|rest| rest.starts_with(':')));
            current = part.or(current);
            if let Some(current) = current {
                let words = part.map_or(line, |part| &line[part.len() + 1..]).trim();
                let known = parts.entry(current).or_default();
                if !known.is_empty() {
                    known.push(' ');
                }
                known.push_str(words);
            }
        }
        let mut take = |part: &str| {
            parts.remove(part).filter(|words| !words.is_empty()).ok_or_else(|| format!("its head has no `{part}:`"))
        };
        Ok(Header { why: take("Why")?, upstream: take("Upstream")?, remove: take("Remove")? })
    }
}
