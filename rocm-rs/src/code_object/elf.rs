//! The ELF file, read with a check on every offset and size: what the linker wrote, as plain data.
//!
//! Only what a loader needs is read: the header, the program headers, the dynamic section with the symbols and
//! relocations that it names, and the notes. Section headers are not looked at: they may be stripped. Follows the ELF
//! specification, and LLVM's AMDGPU usage guide for the header's fields. (`.symtab` is ignored for another reason too: it
//! has absolute symbols such as `k.num_vgpr` that are no addresses.)

use super::{
    Version,
    error::{Error, What},
};
use object::{
    LittleEndian as Le,
    elf::{
        DT_GNU_HASH, DT_HASH, DT_JMPREL, DT_NULL, DT_REL, DT_RELA, DT_RELAENT, DT_RELASZ, DT_STRSZ, DT_STRTAB,
        DT_SYMENT, DT_SYMTAB, Dyn64, EM_AMDGPU, ET_DYN, ET_REL, FileHeader64, PT_DYNAMIC, PT_LOAD, PT_NOTE,
        ProgramHeader64, Rela64, SHN_ABS, SHN_UNDEF, Sym64,
    },
    pod::{Pod, from_bytes, slice_from_bytes},
};

/// `ELFOSABI_AMDGPU_HSA`.
const OSABI: u8 = 64;
/// `NT_AMDGPU_METADATA`.
const NOTE_METADATA: u32 = 32;
/// The most memory that the segments of one object may span: a file that lies about sizes must not make the loader
/// reserve whatever it says.
pub const MAX_IMAGE: u64 = 1 << 31;

/// A part of the file that is loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Segment {
    /// Where it is in memory, relative to the object's base.
    pub address: u64,
    /// How many bytes it has in memory; those that the file does not have are zero.
    pub size: u64,
    /// Where it is in the file.
    pub file_offset: u64,
    /// How many bytes it has in the file, at most `size`.
    pub file_size: u64,
    /// The alignment of its address.
    pub align: u64,
    /// Whether it may be written by kernels.
    pub writable: bool,
    /// Whether it holds code.
    pub executable: bool,
}

impl Segment {
    fn end(&self) -> u64 {
        // Checked when the segment was read.
        self.address + self.size
    }

    fn contains(&self, address: u64, size: u64) -> bool {
        address >= self.address && address.checked_add(size).is_some_and(|end| end <= self.end())
    }
}

/// What a symbol stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SymbolKind {
    /// A variable, or a kernel's descriptor.
    Object,
    /// Code.
    Function,
    /// Anything else.
    Other,
}

/// A symbol that others can refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Symbol {
    /// Its name.
    pub name: String,
    /// Where it is, relative to the object's base; `None` if another object defines it.
    pub address: Option<u64>,
    /// Its size in bytes.
    pub size: u64,
    /// What it stands for.
    pub kind: SymbolKind,
}

/// Eight bytes that depend on where the object is loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Relocation {
    /// Where the bytes are, relative to the object's base.
    pub address: u64,
    /// What they become.
    pub value: RelocationValue,
}

/// What a relocation writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RelocationValue {
    /// The object's base and this (`R_AMDGPU_RELATIVE64`).
    Base(i64),
    /// The address of the symbol with this index, and this (`R_AMDGPU_ABS64`).
    Symbol(usize, i64),
}

/// The file.
#[derive(Debug)]
pub(super) struct Elf<'d> {
    pub version: Version,
    pub flags: u32,
    pub segments: Vec<Segment>,
    pub symbols: Vec<Symbol>,
    pub relocations: Vec<Relocation>,
    /// The contents of the metadata note, and its offset.
    pub metadata: Option<(u64, &'d [u8])>,
}

/// The bytes, and reading from them.
#[derive(Clone, Copy)]
struct File<'d>(&'d [u8]);

impl<'d> File<'d> {
    fn bytes(self, what: What, offset: u64, size: u64) -> Result<&'d [u8], Error> {
        let end = offset.checked_add(size).and_then(|end| usize::try_from(end).ok());
        let bytes = end.and_then(|end| self.0.get(offset as usize..end));
        bytes.ok_or(Error::Truncated { what, offset, size, file: self.0.len() as u64 })
    }

    fn at<T: Pod>(self, what: What, offset: u64) -> Result<&'d T, Error> {
        let bytes = self.bytes(what, offset, size_of::<T>() as u64)?;
        from_bytes(bytes).map(|(value, _)| value).map_err(|()| misaligned(what, offset))
    }

    fn slice<T: Pod>(self, what: What, offset: u64, count: usize) -> Result<&'d [T], Error> {
        let size = (count as u64).saturating_mul(size_of::<T>() as u64);
        let bytes = self.bytes(what, offset, size)?;
        slice_from_bytes(bytes, count).map(|(values, _)| values).map_err(|()| misaligned(what, offset))
    }
}

/// Never met with `object`'s unaligned types.
fn misaligned(what: What, offset: u64) -> Error {
    Error::Malformed { what, offset, problem: "it is not aligned" }
}

impl<'d> Elf<'d> {
    pub fn parse(data: &'d [u8]) -> Result<Self, Error> {
        let file = File(data);
        let (header, version) = file.header()?;
        let headers: &[ProgramHeader64<Le>] =
            file.slice(What::ProgramHeaders, header.e_phoff.get(Le), header.e_phnum.get(Le).into())?;
        let segments = file.segments(headers)?;
        let metadata = file.metadata(headers)?;
        let dynamic = Dynamic::read(file, headers)?;
        let symbols = dynamic.symbols(file, &segments)?;
        let relocations = dynamic.relocations(file, &segments, symbols.len())?;
        Ok(Self { version, flags: header.e_flags.get(Le).0, segments, symbols, relocations, metadata })
    }
}

/// Whether a range of memory is in one of the segments.
pub(super) fn in_segment(segments: &[Segment], address: u64, size: u64) -> Option<&Segment> {
    segments.iter().find(|segment| segment.contains(address, size))
}

/// Where in the file a range of memory is, if all of it is there.
pub(super) fn file_offset(segments: &[Segment], address: u64, size: u64) -> Option<u64> {
    let segment = in_segment(segments, address, size)?;
    let within = address - segment.address;
    (within.checked_add(size)? <= segment.file_size).then(|| segment.file_offset + within)
}

impl<'d> File<'d> {
    fn header(self) -> Result<(&'d FileHeader64<Le>, Version), Error> {
        let start = self.bytes(What::Header, 0, 4)?;
        if start != b"\x7fELF" {
            return Err(Error::NotElf { start: [start[0], start[1], start[2], start[3]] });
        }
        let foreign = |field, found: u32, expected| Err(Error::Foreign { field, found, expected });
        let ident = self.bytes(What::Header, 0, 16)?;
        if ident[4] != 2 {
            return foreign("EI_CLASS", ident[4].into(), "2 (64-bit)");
        }
        if ident[5] != 1 {
            return foreign("EI_DATA", ident[5].into(), "1 (little endian)");
        }
        let header: &FileHeader64<Le> = self.at(What::Header, 0)?;
        if header.e_machine.get(Le) != EM_AMDGPU {
            return foreign("e_machine", header.e_machine.get(Le).0.into(), "224 (EM_AMDGPU)");
        }
        if ident[7] != OSABI {
            return foreign("EI_OSABI", ident[7].into(), "64 (AMDGPU_HSA)");
        }
        let version = match ident[8] {
            1 => Version::V3,
            2 => Version::V4,
            3 => Version::V5,
            4 => Version::V6,
            other => return foreign("EI_ABIVERSION", other.into(), "1 to 4 (code object version 3 to 6)"),
        };
        match header.e_type.get(Le) {
            ET_DYN => {}
            ET_REL => return Err(Error::NotLinked),
            other => return foreign("e_type", other.0.into(), "3 (ET_DYN)"),
        }
        if usize::from(header.e_phentsize.get(Le)) != size_of::<ProgramHeader64<Le>>() {
            return foreign("e_phentsize", header.e_phentsize.get(Le).into(), "56");
        }
        Ok((header, version))
    }

    fn segments(self, headers: &[ProgramHeader64<Le>]) -> Result<Vec<Segment>, Error> {
        let mut segments: Vec<Segment> = vec![];
        for (index, header) in headers.iter().enumerate().filter(|(_, header)| header.p_type.get(Le) == PT_LOAD) {
            let what = What::Segment(index);
            let segment = Segment {
                address: header.p_vaddr.get(Le),
                size: header.p_memsz.get(Le),
                file_offset: header.p_offset.get(Le),
                file_size: header.p_filesz.get(Le),
                align: header.p_align.get(Le).max(1),
                writable: header.p_flags.get(Le).0 & 2 != 0,
                executable: header.p_flags.get(Le).0 & 1 != 0,
            };
            let malformed = |problem| Err(Error::Malformed { what, offset: segment.file_offset, problem });
            self.bytes(what, segment.file_offset, segment.file_size)?;
            if segment.file_size > segment.size {
                return malformed("it has more bytes in the file than in memory");
            }
            if !segment.align.is_power_of_two() || segment.align > MAX_IMAGE {
                return malformed("its alignment is not a power of two");
            }
            if !segment.address.wrapping_sub(segment.file_offset).is_multiple_of(segment.align) {
                return malformed("its address and its place in the file are not aligned alike");
            }
            match segment.address.checked_add(segment.size) {
                Some(end) if end <= MAX_IMAGE => {}
                end => return Err(Error::TooLarge { size: end.unwrap_or(u64::MAX), limit: MAX_IMAGE }),
            }
            if segments.last().is_some_and(|last| last.end() > segment.address) {
                return malformed("it overlaps the segment before it, or is not in the order of addresses");
            }
            segments.push(segment);
        }
        if segments.is_empty() {
            let problem = "there is no segment to load";
            return Err(Error::Malformed { what: What::ProgramHeaders, offset: 0, problem });
        }
        Ok(segments)
    }

    /// Looks for the metadata in the notes.
    fn metadata(self, headers: &[ProgramHeader64<Le>]) -> Result<Option<(u64, &'d [u8])>, Error> {
        for header in headers.iter().filter(|header| header.p_type.get(Le) == PT_NOTE) {
            let (mut offset, size) = (header.p_offset.get(Le), header.p_filesz.get(Le));
            self.bytes(What::Note, offset, size)?;
            let end = offset + size;
            while end - offset >= 12 {
                let words: &[object::U32<Le>] = self.slice(What::Note, offset, 3)?;
                let [name, contents, kind] = [0, 1, 2].map(|i| words[i].get(Le));
                let contents_at = offset + 12 + padded(name);
                let next = contents_at + padded(contents);
                // The last note's padding may be missing.
                if contents_at + u64::from(contents) > end {
                    let size = next - offset;
                    return Err(Error::Truncated { what: What::Note, offset, size, file: self.0.len() as u64 });
                }
                if kind == NOTE_METADATA && self.bytes(What::Note, offset + 12, name.into())? == b"AMDGPU\0" {
                    return Ok(Some((contents_at, self.bytes(What::Note, contents_at, contents.into())?)));
                }
                offset = next.min(end);
            }
        }
        Ok(None)
    }
}

/// A note's name and contents are padded to four bytes.
fn padded(size: u32) -> u64 {
    u64::from(size).next_multiple_of(4)
}

/// The entries of the dynamic section that a loader needs.
#[derive(Default)]
struct Dynamic {
    offset: u64,
    symbols: Option<u64>,
    strings: Option<u64>,
    strings_size: u64,
    hash: Option<u64>,
    gnu_hash: Option<u64>,
    relocations: Option<u64>,
    relocations_size: u64,
}

impl Dynamic {
    fn read(file: File<'_>, headers: &[ProgramHeader64<Le>]) -> Result<Self, Error> {
        let Some(header) = headers.iter().find(|header| header.p_type.get(Le) == PT_DYNAMIC) else {
            return Ok(Self::default());
        };
        let offset = header.p_offset.get(Le);
        let count = header.p_filesz.get(Le) / size_of::<Dyn64<Le>>() as u64;
        let entries: &[Dyn64<Le>] = file.slice(What::Dynamic, offset, usize::try_from(count).unwrap_or(usize::MAX))?;
        let malformed = |problem| Err(Error::Malformed { what: What::Dynamic, offset, problem });
        let mut dynamic = Self { offset, ..Self::default() };
        for entry in entries {
            let value = entry.d_val.get(Le);
            match entry.d_tag.get(Le) {
                DT_NULL => break,
                DT_SYMTAB => dynamic.symbols = Some(value),
                DT_STRTAB => dynamic.strings = Some(value),
                DT_STRSZ => dynamic.strings_size = value,
                DT_HASH => dynamic.hash = Some(value),
                DT_GNU_HASH => dynamic.gnu_hash = Some(value),
                DT_RELA => dynamic.relocations = Some(value),
                DT_RELASZ => dynamic.relocations_size = value,
                DT_SYMENT if value != size_of::<Sym64<Le>>() as u64 => return malformed("DT_SYMENT is not 24"),
                DT_RELAENT if value != size_of::<Rela64<Le>>() as u64 => return malformed("DT_RELAENT is not 24"),
                DT_REL | DT_JMPREL => {
                    return malformed("it has relocations of a form that a GPU's objects do not have");
                }
                _ => {}
            }
        }
        Ok(dynamic)
    }

    /// Where in the file a table is that the dynamic section names by its address.
    fn table(&self, segments: &[Segment], address: u64, size: u64) -> Result<u64, Error> {
        file_offset(segments, address, size).ok_or(Error::Malformed {
            what: What::Dynamic,
            offset: self.offset,
            problem: "it names a table that is not in the file",
        })
    }

    /// How many symbols there are. Nothing says it outright: the hash tables know.
    fn count(&self, file: File<'_>, segments: &[Segment]) -> Result<usize, Error> {
        let word = |address: u64| -> Result<u32, Error> {
            let word: &object::U32<Le> = file.at(What::Hash, self.table(segments, address, 4)?)?;
            Ok(word.get(Le))
        };
        if let Some(hash) = self.hash {
            // The number of chains is that of the symbols.
            return Ok(word(hash.saturating_add(4))? as usize);
        }
        let Some(hash) = self.gnu_hash else { return Ok(0) };
        let [buckets, first, bloom] = [word(hash)?, word(hash.saturating_add(4))?, word(hash.saturating_add(8))?];
        let at_buckets = hash.saturating_add(16).saturating_add(u64::from(bloom) * 8);
        let at_chains = at_buckets.saturating_add(u64::from(buckets) * 4);
        let mut last = 0;
        for bucket in 0..u64::from(buckets) {
            last = last.max(word(at_buckets.saturating_add(bucket * 4))?);
        }
        if last < first {
            return Ok(first as usize);
        }
        // The last symbol of a chain has an odd hash.
        while word(at_chains.saturating_add(u64::from(last - first) * 4))? & 1 == 0 {
            last = last.saturating_add(1);
        }
        Ok(last as usize + 1)
    }

    fn symbols(&self, file: File<'_>, segments: &[Segment]) -> Result<Vec<Symbol>, Error> {
        let (Some(symbols), Some(strings)) = (self.symbols, self.strings) else { return Ok(vec![]) };
        let count = self.count(file, segments)?;
        let size = (count as u64).saturating_mul(size_of::<Sym64<Le>>() as u64);
        let offset = self.table(segments, symbols, size)?;
        let entries: &[Sym64<Le>] = file.slice(What::Symbols, offset, count)?;
        let names_at = self.table(segments, strings, self.strings_size)?;
        let names = file.bytes(What::Strings, names_at, self.strings_size)?;
        let mut symbols = Vec::with_capacity(count);
        // Names may share their ends, but a file whose names add up to far more than its strings only wants our memory.
        let mut room_for_names = self.strings_size.saturating_mul(16);
        for (index, entry) in entries.iter().enumerate() {
            let offset = offset + (index * size_of::<Sym64<Le>>()) as u64;
            let malformed = |problem| Error::Malformed { what: What::Symbol(index), offset, problem };
            let name =
                names.get(entry.st_name.get(Le) as usize..).and_then(|rest| rest.split(|&byte| byte == 0).next());
            let name = name.ok_or_else(|| malformed("its name is outside the strings"))?;
            room_for_names = room_for_names
                .checked_sub(name.len() as u64)
                .ok_or_else(|| malformed("the names are many times longer than the strings they are in"))?;
            let name = str::from_utf8(name).map_err(|_| malformed("its name is not UTF-8"))?.to_owned();
            let (value, size) = (entry.st_value.get(Le), entry.st_size.get(Le));
            let address = match entry.st_shndx.get(Le) {
                SHN_UNDEF => None,
                // A number, not an address: no relocation can mean it, and nobody can copy from it.
                SHN_ABS => None,
                _ if in_segment(segments, value, size).is_none() => {
                    return Err(malformed("it is outside every segment"));
                }
                _ => Some(value),
            };
            let kind = match entry.st_info.0 & 0xf {
                1 => SymbolKind::Object,
                2 => SymbolKind::Function,
                _ => SymbolKind::Other,
            };
            symbols.push(Symbol { name, address, size, kind });
        }
        Ok(symbols)
    }

    fn relocations(&self, file: File<'_>, segments: &[Segment], symbols: usize) -> Result<Vec<Relocation>, Error> {
        let Some(address) = self.relocations else { return Ok(vec![]) };
        let count = self.relocations_size / size_of::<Rela64<Le>>() as u64;
        let offset = self.table(segments, address, self.relocations_size)?;
        let entries: &[Rela64<Le>] =
            file.slice(What::Relocations, offset, usize::try_from(count).unwrap_or(usize::MAX))?;
        let mut relocations = Vec::with_capacity(entries.len());
        for (index, entry) in entries.iter().enumerate() {
            let offset = offset + (index * size_of::<Rela64<Le>>()) as u64;
            let malformed = |problem| Error::Malformed { what: What::Relocation(index), offset, problem };
            let (address, info, addend) = (entry.r_offset.get(Le), entry.r_info.get(Le), entry.r_addend.get(Le));
            let value = match info as u32 {
                R_AMDGPU_NONE => continue,
                R_AMDGPU_RELATIVE64 => RelocationValue::Base(addend),
                R_AMDGPU_ABS64 => {
                    let symbol = (info >> 32) as usize;
                    if symbol >= symbols {
                        return Err(malformed("its symbol does not exist"));
                    }
                    RelocationValue::Symbol(symbol, addend)
                }
                kind => return Err(Error::Relocation { index, address, kind }),
            };
            if in_segment(segments, address, 8).is_none() {
                return Err(malformed("it changes memory outside every segment"));
            }
            relocations.push(Relocation { address, value });
        }
        Ok(relocations)
    }
}

const R_AMDGPU_NONE: u32 = 0;
const R_AMDGPU_ABS64: u32 = 3;
const R_AMDGPU_RELATIVE64: u32 = 13;
