//! The object that stands for an open library, which is the same for every library that needs no more than its functions.

/// Declares `Library`, an open library, above a module that [`functions!`](crate::functions) filled.
///
/// `library!(NAME, ENTRY, Functions, required: [...], linked: function)`: what the library is called, its entry in the
/// catalogue, the table, the functions without which a file is no such library, and one that the linker can be made to
/// look for. With `archive: TABLE` behind it, an `Option` of a `Table`, the library that is linked may be an archive that has one.
/// The crate that uses it has the features `link` and `dlopen`; the latter opens.
#[macro_export]
macro_rules! library {
    ($name:literal, $entry:ident, $functions:path, required: [$($required:literal),+ $(,)?], linked: $function:path
     $(, archive: $archive:expr)? $(,)?) => {
        /// What every one of them has; a library without these is something else.
        const REQUIRED: &[&str] = &[$($required),+];

        #[doc = concat!("An open ", $name, ". It stays loaded until the process ends, whatever becomes of this object.")]
        ///
        /// Every function of the headers is a method that gives the C function, or an error that names the library which
        /// lacks it; [`functions`](Library::functions) is the same as a table of `Option`s.
        #[derive(Debug)]
        pub struct Library {
            pub(crate) opened: $crate::Opened,
            pub(crate) functions: $functions,
        }

        impl Library {
            #[doc = concat!("Opens the first ", $name, " that serves, where `rocm_locate` looks for it.")]
            ///
            /// # Safety
            ///
            #[doc = concat!("What is found under its name is ", $name, ": opening a library runs its initialisers, and")]
            /// its functions are taken to have the types of its headers.
            pub unsafe fn load() -> ::core::result::Result<Library, $crate::LoadError> {
                // SAFETY: the caller says what it is that is found.
                unsafe { Library::load_in(&$crate::Surroundings::of_process()) }
            }

            /// As [`load`](Library::load), looking as told.
            ///
            /// # Safety
            ///
            /// As for [`load`](Library::load).
            pub unsafe fn load_in(
                surroundings: &$crate::Surroundings,
            ) -> ::core::result::Result<Library, $crate::LoadError> {
                // SAFETY: the caller says what it is that is found.
                unsafe {
                    $crate::open(&$crate::$entry, surroundings, REQUIRED, |_| Ok(())).map(|found| Library::of(found.0))
                }
            }

            /// Opens this file and no other.
            ///
            /// # Safety
            ///
            #[doc = concat!("The file is ", $name, ", as for [`load`](Library::load).")]
            pub unsafe fn load_from(
                path: &::std::path::Path,
            ) -> ::core::result::Result<Library, $crate::LoadError> {
                // SAFETY: the caller says what the file is.
                unsafe {
                    $crate::open_at(&$crate::$entry, path, REQUIRED, |_| Ok(())).map(|found| Library::of(found.0))
                }
            }

            #[doc = concat!("The ", $name, " that the program is linked with, if that is a shared library: the functions of an")]
            /// archive have no names at run time, and can only be called directly, unless it was built by the feature
            /// `vendored` and has a table of them.
            #[cfg(feature = "link")]
            pub fn linked() -> ::core::result::Result<Library, $crate::LoadError> {
                // Without a reference the linker would leave the library out.
                ::std::hint::black_box($function as *const ());
                $(
                    let archive: ::core::option::Option<$crate::Table> = $archive;
                    if let Some(table) = archive {
                        // SAFETY: the table is that of the archive that the program is linked with.
                        return unsafe {
                            $crate::archived(&$crate::$entry, table, REQUIRED, |_| Ok(()))
                                .map(|found| Library::of(found.0))
                        };
                    }
                )?
                // SAFETY: the program is linked with the library, so its functions are those of the process.
                unsafe { $crate::linked(&$crate::$entry, REQUIRED, |_| Ok(())).map(|found| Library::of(found.0)) }
            }

            /// # Safety
            ///
            /// The library is what it is taken for.
            unsafe fn of(opened: $crate::Opened) -> Library {
                // SAFETY: the caller says so, and the declarations are made from the library's headers.
                let functions = unsafe { <$functions>::of(&opened) };
                Library { opened, functions }
            }

            /// Every function, as far as this version has it.
            pub fn functions(&self) -> &$functions {
                &self.functions
            }

            /// Which file it is, its version, and what was tried before it.
            pub fn opened(&self) -> &$crate::Opened {
                &self.opened
            }
        }
    };
}
