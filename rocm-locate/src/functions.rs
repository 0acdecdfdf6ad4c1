//! One list of functions, from which both ways of reaching them are made.

/// Declares the functions of a C library, from the declarations that bindgen makes.
///
/// The crate that uses it has the features `link` and `dlopen`; the module above has a struct `Library` with the fields
/// `opened: rocm_locate::Opened` and `functions: Functions`.
///
/// - With `link`: the functions themselves.
/// - With `dlopen`: the struct `Functions`, with each as an `Option` that is `None` when the library has no such symbol,
///   and a method on `Library` for each that gives the function or a
#[cfg_attr(feature = "load", doc = "[`MissingSymbol`](crate::MissingSymbol).")]
#[cfg_attr(not(feature = "load"), doc = "`MissingSymbol`.")]
#[macro_export]
macro_rules! functions {
    ($(pub fn $name:ident($($argument:ident: $kind:ty),* $(,)?) $(-> $result:ty)?;)*) => {
        #[cfg(feature = "link")]
        unsafe extern "C" {
            $(
                #[doc = concat!("`", stringify!($name), "` of the library that the program is linked with.")]
                pub fn $name($($argument: $kind),*) $(-> $result)?;
            )*
        }

        /// The functions of an open library: `None` for what this version of the library has not.
        #[cfg(feature = "dlopen")]
        #[derive(Clone, Copy, Debug)]
        #[non_exhaustive]
        pub struct Functions {
            $(
                #[doc = concat!("`", stringify!($name), "`.")]
                pub $name: ::core::option::Option<unsafe extern "C" fn($($argument: $kind),*) $(-> $result)?>,
            )*
        }

        #[cfg(feature = "dlopen")]
        impl Functions {
            /// The name of every function, in the order of the headers.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name)),*];

            /// Looks up every function.
            ///
            /// # Safety
            ///
            /// The library's functions of these names have the types that its headers give them.
            pub(crate) unsafe fn of(library: &$crate::Opened) -> Functions {
                Functions {
                    $(
                        // SAFETY: the caller says that the symbol has the type of this field.
                        $name: unsafe { library.symbol(concat!(stringify!($name), "\0")) },
                    )*
                }
            }

            /// The functions that `lookup` gives: those of a layer between the program and the library, or a test's.
            ///
            /// # Safety
            ///
            /// What `lookup` gives for a name is a function of the type that the headers give it, and stays one.
            pub unsafe fn given(
                lookup: &dyn Fn(&'static str) -> Option<::core::ptr::NonNull<::core::ffi::c_void>>,
            ) -> Functions {
                Functions {
                    $(
                        $name: lookup(stringify!($name)).map(|function| {
                            // SAFETY: the caller says that it has the type of this field.
                            unsafe {
                                ::core::mem::transmute::<
                                    ::core::ptr::NonNull<::core::ffi::c_void>,
                                    unsafe extern "C" fn($($argument: $kind),*) $(-> $result)?,
                                >(function)
                            }
                        }),
                    )*
                }
            }

            /// The names of the functions that this library has not.
            pub fn absent(&self) -> ::std::vec::Vec<&'static str> {
                let mut absent = ::std::vec::Vec::new();
                $(
                    if self.$name.is_none() {
                        absent.push(stringify!($name));
                    }
                )*
                absent
            }
        }

        #[cfg(feature = "dlopen")]
        impl super::Library {
            $(
                #[doc = concat!("`", stringify!($name), "`, or which library lacks it.")]
                #[inline]
                pub fn $name(
                    &self,
                ) -> Result<unsafe extern "C" fn($($argument: $kind),*) $(-> $result)?, $crate::MissingSymbol> {
                    self.functions.$name.ok_or_else(|| self.opened.lacks(stringify!($name)))
                }
            )*
        }
    };
}
