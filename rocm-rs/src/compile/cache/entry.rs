//! An entry of the cache as bytes: what was made, what the compiler wrote, and the files of the machine that it read.
//!
//! Invariant: [`Entry::decode`] gives back what [`Entry::encode`] was given, or nothing: a digest stands before the rest,
//! so a file that was cut off, overwritten or written by another version is never taken for an entry.

use sha2::{Digest as _, Sha256};
use std::{
    ffi::OsString,
    fs, io,
    os::unix::ffi::{OsStrExt as _, OsStringExt as _},
    path::{Path, PathBuf},
};

/// The format's name and version.
const MAGIC: &[u8; 16] = b"rocm-rs compile\x01";
const DIGEST: usize = 32;

/// What is kept of a compilation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::compile) struct Entry {
    pub object: Vec<u8>,
    pub log: String,
    pub read: Vec<FileDigest>,
}

/// A file and the digest of what was in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::compile) struct FileDigest {
    path: PathBuf,
    digest: [u8; DIGEST],
}

impl FileDigest {
    pub fn of(path: &Path) -> io::Result<Self> {
        Ok(Self { path: path.to_owned(), digest: Sha256::digest(fs::read(path)?).into() })
    }

    /// Whether the file holds what it held.
    pub fn holds(&self) -> bool {
        Self::of(&self.path).is_ok_and(|now| now == *self)
    }
}

impl Entry {
    pub fn encode(&self) -> Vec<u8> {
        let mut body = Vec::with_capacity(self.object.len() + self.log.len() + 64);
        let mut field = |bytes: &[u8]| {
            body.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
            body.extend_from_slice(bytes);
        };
        field(&self.object);
        field(self.log.as_bytes());
        for file in &self.read {
            field(file.path.as_os_str().as_bytes());
            field(&file.digest);
        }
        [MAGIC.as_slice(), &Sha256::digest(&body), &body].concat()
    }

    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let (digest, body) = bytes.strip_prefix(MAGIC)?.split_first_chunk::<DIGEST>()?;
        if Sha256::digest(body)[..] != digest[..] {
            return None;
        }
        let mut rest = body;
        let object = field(&mut rest)?.to_vec();
        let log = String::from_utf8(field(&mut rest)?.to_vec()).ok()?;
        let mut read = Vec::new();
        while !rest.is_empty() {
            let path = PathBuf::from(OsString::from_vec(field(&mut rest)?.to_vec()));
            read.push(FileDigest { path, digest: field(&mut rest)?.try_into().ok()? });
        }
        Some(Self { object, log, read })
    }
}

/// Takes the next field: its length, then its bytes.
fn field<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, after) = rest.split_first_chunk::<8>()?;
    let (field, after) = after.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
    *rest = after;
    Some(field)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entry() -> impl Strategy<Value = Entry> {
        let file = ("[a-z/ ]{0,20}", any::<[u8; DIGEST]>())
            .prop_map(|(path, digest)| FileDigest { path: path.into(), digest });
        let parts = (any::<Vec<u8>>(), any::<String>(), proptest::collection::vec(file, 0..4));
        parts.prop_map(|(object, log, read)| Entry { object, log, read })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(entry in entry()) {
            prop_assert_eq!(Entry::decode(&entry.encode()), Some(entry));
        }

        #[test]
        fn a_changed_or_shortened_entry_is_none(entry in entry(), at in any::<prop::sample::Index>(), bit in 0..8u8) {
            let bytes = entry.encode();
            let at = at.index(bytes.len());
            prop_assert_eq!(Entry::decode(&bytes[..at]), None);
            let mut changed = bytes.clone();
            changed[at] ^= 1 << bit;
            prop_assert_eq!(Entry::decode(&changed), None);
        }

        #[test]
        fn any_bytes_are_decoded_without_a_panic(bytes in any::<Vec<u8>>()) {
            let digest = Sha256::digest(&bytes);
            let _ = Entry::decode(&[MAGIC.as_slice(), &digest, &bytes].concat());
        }
    }
}
