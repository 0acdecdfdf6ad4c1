//! What is compiled: a language, a text with a name, the headers that it may include, and options.
//!
//! Invariant: a [`Source`] that passed [`check`](Source::check) has names that stay inside a folder of their own, no NUL
//! where text is meant, and no option that would change what comes out (another target, another output, another
//! language). Both engines rely on it.

use super::error::{Error, SourceProblem};
use crate::code_object::Version;
use std::{
    collections::BTreeMap,
    fmt, fs,
    path::{Component, Path, PathBuf},
    str::FromStr,
};

/// The most bytes of a source with its headers.
pub const MAX_SOURCE: usize = 64 << 20;

/// A language that kernels are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Language {
    /// OpenCL C 2.0; another version by the option `-cl-std=CL1.2`.
    OpenClC,
    /// HIP's C++, its device side. `__global__` and the other words are there without a header; AMD's `hip_runtime.h`
    /// is not.
    Hip,
    /// C with Clang's attributes: `__attribute__((amdgpu_kernel))` makes a kernel, and
    /// `__attribute__((address_space(1)))` names memory that buffers are in.
    C,
    /// LLVM's intermediate language, as text or as bitcode.
    LlvmIr,
    /// Assembly of the target, in LLVM's syntax.
    Assembly,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 5] = [Self::OpenClC, Self::Hip, Self::C, Self::LlvmIr, Self::Assembly];

    /// Its name, which [`FromStr`] reads.
    pub fn name(self) -> &'static str {
        match self {
            Self::OpenClC => "opencl",
            Self::Hip => "hip",
            Self::C => "c",
            Self::LlvmIr => "llvm-ir",
            Self::Assembly => "assembly",
        }
    }

    /// The endings of its files' names.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::OpenClC => &["cl"],
            Self::Hip => &["hip", "cpp", "cu"],
            Self::C => &["c"],
            Self::LlvmIr => &["ll", "bc"],
            Self::Assembly => &["s", "S"],
        }
    }

    /// The language of a file, by the ending of its name.
    pub fn of_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?;
        Self::ALL.into_iter().find(|language| language.extensions().contains(&extension))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Words that name no language. The message lists those that do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is no language: use {}", Language::ALL.map(Language::name).join(", "))]
pub struct ParseLanguageError {
    text: String,
}

impl FromStr for Language {
    type Err = ParseLanguageError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let named = Self::ALL.into_iter().find(|language| language.name() == text);
        named.ok_or_else(|| ParseLanguageError { text: text.to_owned() })
    }
}

/// What is compiled.
///
/// ```
/// use rocm_rs::compile::{Language, Source};
/// let source = Source::new(Language::OpenClC, "scale.cl", "#include \"factor.h\"\nkernel void scale(global float *x) { *x *= FACTOR; }")
///     .header("factor.h", "#define FACTOR 3.0f")
///     .option("-cl-fast-relaxed-math");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Source {
    pub(super) language: Language,
    pub(super) name: String,
    pub(super) text: Vec<u8>,
    pub(super) headers: BTreeMap<String, Vec<u8>>,
    pub(super) include_dirs: Vec<PathBuf>,
    pub(super) options: Vec<String>,
    pub(super) version: Option<Version>,
}

impl Source {
    /// A text and the name that messages call it by.
    pub fn new(language: Language, name: impl Into<String>, text: impl Into<Vec<u8>>) -> Self {
        Self {
            language,
            name: name.into(),
            text: text.into(),
            headers: BTreeMap::new(),
            include_dirs: Vec::new(),
            options: Vec::new(),
            version: None,
        }
    }

    /// A text in OpenCL C.
    pub fn opencl(text: impl Into<Vec<u8>>) -> Self {
        Self::new(Language::OpenClC, "source.cl", text)
    }

    /// A file. Its folder is searched for what it includes.
    ///
    /// # Errors
    ///
    /// [`Error::Io`] when it cannot be read; [`Error::Source`] when the ending of its name says no language.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let problem = SourceProblem::UnknownLanguage;
        let language =
            Language::of_path(path).ok_or_else(|| Error::Source { name: path.display().to_string(), problem })?;
        Self::read_as(language, path)
    }

    /// A file in this language, whatever it is called. Its folder is searched for what it includes.
    ///
    /// # Errors
    ///
    /// [`Error::Io`] when it cannot be read.
    pub fn read_as(language: Language, path: &Path) -> Result<Self, Error> {
        let text = fs::read(path).map_err(|source| Error::io("read", path, source))?;
        let name = path.file_name().map_or_else(|| "source".into(), |name| name.to_string_lossy().into_owned());
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Ok(Self::new(language, name, text).include_dir(folder))
    }

    /// A header that the source finds by this name, which may have folders: `math/half.h`.
    pub fn header(mut self, name: impl Into<String>, text: impl Into<Vec<u8>>) -> Self {
        self.headers.insert(name.into(), text.into());
        self
    }

    /// A folder that is searched for headers, after those of [`header`](Self::header).
    pub fn include_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.include_dirs.push(folder.into());
        self
    }

    /// An option of Clang's: `-O2`, `-DN=4`, `-Wall`. The optimisation level is 3 unless an option says otherwise.
    pub fn option(mut self, option: impl Into<String>) -> Self {
        self.options.push(option.into());
        self
    }

    /// Options of Clang's.
    pub fn options<S: Into<String>>(mut self, options: impl IntoIterator<Item = S>) -> Self {
        self.options.extend(options.into_iter().map(Into::into));
        self
    }

    /// The version of the code object. The default is 5, which old loaders know; for a generic target it is 6, the first
    /// that has them.
    pub fn code_object_version(mut self, version: Version) -> Self {
        self.version = Some(version);
        self
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The name that messages call it by.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text.
    pub fn text(&self) -> &[u8] {
        &self.text
    }

    /// The text of the source or of a header, by its name.
    pub fn file(&self, name: &str) -> Option<&[u8]> {
        let name = name.strip_prefix("./").unwrap_or(name);
        if name == self.name { Some(&self.text) } else { self.headers.get(name).map(Vec::as_slice) }
    }

    /// An error unless engines may be given this.
    pub(super) fn check(&self) -> Result<(), Error> {
        let files = || self.headers.iter().chain([(&self.name, &self.text)]);
        for (name, text) in files() {
            let wrong = |problem| Error::Source { name: name.escape_debug().to_string(), problem };
            if !is_inner_name(name) {
                return Err(wrong(SourceProblem::Name));
            }
            let binary = self.language == Language::LlvmIr && name == &self.name && is_bitcode(text);
            if let Some(at) = text.iter().position(|&byte| byte == 0).filter(|_| !binary) {
                let before = &text[..at];
                let line = 1 + before.iter().filter(|&&byte| byte == b'\n').count();
                return Err(wrong(SourceProblem::Nul { line }));
            }
        }
        let size: usize = files().map(|(_, text)| text.len()).sum();
        let wrong = |problem| Error::Source { name: self.name.clone(), problem };
        if size > MAX_SOURCE {
            return Err(wrong(SourceProblem::TooLarge { size, max: MAX_SOURCE }));
        }
        if self.headers.contains_key(&self.name) {
            return Err(wrong(SourceProblem::TwoOfAName));
        }
        self.options.iter().try_for_each(|option| check_option(option))
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Source")
            .field("language", &self.language)
            .field("name", &self.name)
            .field("bytes", &self.text.len())
            .field("headers", &self.headers.keys().collect::<Vec<_>>())
            .field("include_dirs", &self.include_dirs)
            .field("options", &self.options)
            .field("version", &self.version)
            .finish()
    }
}

/// LLVM's bitcode, or its wrapper.
fn is_bitcode(text: &[u8]) -> bool {
    text.starts_with(b"BC\xc0\xde") || text.starts_with(&[0xde, 0xc0, 0x17, 0x0b])
}

/// Whether a name stays inside the folder that it is used in, and is no option.
fn is_inner_name(name: &str) -> bool {
    let path = Path::new(name);
    let plain = |byte: u8| byte >= b' ' && byte != 0x7f && byte != b'\\';
    !name.is_empty()
        && name.len() <= 1024
        && name.bytes().all(plain)
        && !name.starts_with(['-', '@'])
        && !name.ends_with('/')
        && path.components().all(|part| matches!(part, Component::Normal(part) if part.len() <= 255))
        // `a//b` and `a/./b` are other names of `a/b`.
        && path.components().map(|part| part.as_os_str().len() + 1).sum::<usize>() == name.len() + 1
}

/// Options that say what the caller says in another way, and those that make something else than a code object.
fn check_option(option: &str) -> Result<(), Error> {
    const TARGET: &str = "the target is what `compile` is called with";
    const OUTPUT: &str = "what comes out is a code object, and where it goes is decided here";
    const LANGUAGE: &str = "the language is the source's";
    const VERSION: &str = "use Source::code_object_version";
    let wrong = |reason| Err(Error::Option { option: option.escape_debug().to_string(), reason });
    if option.contains('\0') {
        return wrong("it has a NUL");
    }
    if option.is_empty() {
        return wrong("it is empty");
    }
    let name = option.split('=').next().unwrap_or_default();
    match name {
        "-o" | "-c" | "-S" | "-E" | "-M" | "-MM" | "-MD" | "-MMD" | "-MF" | "-MT" | "-MQ" | "-MG" | "-MJ"
        | "-emit-llvm" | "-fsyntax-only" | "-###" | "--output" | "-save-temps" | "--save-temps" | "-r"
        | "-emit-ast" | "--analyze" | "--version" | "--help" | "-help" | "-cc1" | "-cc1as" => wrong(OUTPUT),
        "-target" | "--target" | "-mcpu" | "-march" | "--offload-arch" | "-triple" | "-target-cpu" => wrong(TARGET),
        "-x" | "--language" => wrong(LANGUAGE),
        "-mcode-object-version" => wrong(VERSION),
        "-" => wrong("the source does not come from standard input"),
        _ if option.starts_with('@') => wrong("options do not come from files"),
        _ if option.starts_with("-o") && !option.starts_with("-offload") => wrong(OUTPUT),
        _ if option.starts_with("-x") => wrong(LANGUAGE),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_stay_inside() {
        for name in ["a.cl", "math/half.h", "a b", "ä.h", "..a", ".hidden"] {
            assert!(is_inner_name(name), "{name}");
        }
        for name in ["", "/etc/passwd", "../a", "a/../b", "a/..", ".", "./a", "a/", "a//b", "-o", "@f", "a\0b", "a\nb"]
        {
            assert!(!is_inner_name(name), "{name:?}");
        }
        assert!(!is_inner_name(&"a".repeat(300)));
    }

    proptest! {
        #[test]
        fn an_inner_name_joined_to_a_folder_is_below_it(name in "[a./\\\\-]{0,12}") {
            if is_inner_name(&name) {
                let joined = Path::new("/folder").join(&name);
                prop_assert!(joined.starts_with("/folder") && joined != Path::new("/folder"));
                prop_assert!(joined.components().all(|part| part != Component::ParentDir));
            }
        }
    }

    #[test]
    fn texts_and_options_are_checked() {
        let source = |text: &[u8]| Source::new(Language::OpenClC, "a.cl", text);
        assert!(source(b"kernel void k() {}").check().is_ok());
        let error = source(b"one\ntwo\0").check().unwrap_err();
        assert!(matches!(error, Error::Source { problem: SourceProblem::Nul { line: 2 }, .. }), "{error}");
        let error = source(b"").header("b.h", "\0").check().unwrap_err().to_string();
        assert!(error.contains("b.h"), "{error}");
        assert!(Source::new(Language::LlvmIr, "a.bc", b"BC\xc0\xde\0".as_slice()).check().is_ok());
        assert!(source(b"").header("a.cl", "").check().is_err());
        assert!(source(b"").header("../x.h", "").check().is_err());
        assert!(Source::opencl(vec![b' '; MAX_SOURCE + 1]).check().is_err());
        for option in
            ["-O2", "-Wall", "-DN=4", "-I", "-cl-std=CL1.2", "-munsafe-fp-atomics", "-Xclang", "-mwavefrontsize64"]
        {
            assert!(source(b"").option(option).check().is_ok(), "{option}");
        }
        for option in
            ["", "-o", "-oa.co", "-mcpu=gfx900", "--target=x86_64", "-E", "-x", "-xhip", "@file", "-", "-D\0", "-MD"]
        {
            let error = source(b"").option(option).check();
            assert!(matches!(error, Err(Error::Option { .. })), "{option}");
        }
    }

    #[test]
    fn languages_have_names_and_endings() {
        for language in Language::ALL {
            assert_eq!(language.name().parse(), Ok(language));
            for extension in language.extensions() {
                assert_eq!(Language::of_path(&Path::new("a").with_extension(extension)), Some(language));
            }
        }
        let message = "fortran".parse::<Language>().unwrap_err().to_string();
        assert!(message.contains("fortran") && message.contains("opencl"), "{message}");
        assert_eq!(Language::of_path(Path::new("a.f90")), None);
        assert_eq!(Language::of_path(Path::new("cl")), None);
    }
}
