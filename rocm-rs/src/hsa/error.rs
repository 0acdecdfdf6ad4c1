//! What AMD's runtime can refuse, and what keeps it from being used at all.

use hsa_runtime_sys::{
    HSA_STATUS_ERROR_INVALID_ALLOCATION, HSA_STATUS_ERROR_OUT_OF_RESOURCES, hsa_status_t, rocm_locate::LoadError,
};

/// The result of a call of AMD's runtime.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a call of AMD's runtime failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The library cannot be loaded. The message says where it was looked for.
    #[error(transparent)]
    Library(#[from] LoadError),

    /// `hsa_init` failed.
    #[error("hsa_init of {library}: {status}: {}", reason(*status, kfd))]
    Init {
        /// The library.
        library: String,
        /// What it returned.
        status: hsa_status_t,
        /// Why this process cannot open `/dev/kfd`, if it cannot: the usual reason.
        kfd: Option<String>,
    },

    /// A call returned an error.
    #[error("{call} ({object}): {status}")]
    Status {
        /// The function.
        call: &'static str,
        /// What it was called for.
        object: String,
        /// What it returned. It may be a value that no header knows.
        status: hsa_status_t,
    },

    /// The library lacks a function or an attribute that newer ones have.
    #[error("{library} is too old: it has no {missing}")]
    TooOld {
        /// What is missing.
        missing: &'static str,
        /// The library.
        library: String,
    },

    /// A call succeeded with a result that cannot be.
    #[error("{call} ({object}): the result makes no sense: {what}")]
    Nonsense {
        /// The function.
        call: &'static str,
        /// What it was called for.
        object: String,
        /// What is wrong with it.
        what: String,
    },

    /// The runtime was initialised in a process of which this one is a forked child.
    #[error("the HSA runtime was initialised before this process was forked, and cannot be used in the child")]
    Forked,
}

impl Error {
    /// What the runtime returned, if it was asked.
    pub fn status(&self) -> Option<hsa_status_t> {
        match self {
            Self::Init { status, .. } | Self::Status { status, .. } => Some(*status),
            _ => None,
        }
    }

    /// Whether it means that there is no more of what was asked for.
    pub fn is_out_of_memory(&self) -> bool {
        let out = [HSA_STATUS_ERROR_OUT_OF_RESOURCES, HSA_STATUS_ERROR_INVALID_ALLOCATION];
        matches!(self, Self::Status { status, .. } if out.contains(status))
    }
}

/// What a status of `hsa_init` means to a person.
fn reason(status: hsa_status_t, kfd: &Option<String>) -> String {
    match kfd {
        Some(why) => format!("there is no kernel driver that this process can use (/dev/kfd: {why})"),
        None if status == HSA_STATUS_ERROR_OUT_OF_RESOURCES => {
            "the runtime could not get what it needs of the kernel driver".to_owned()
        }
        None => "the runtime did not start".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_that_no_header_knows_is_told_as_it_is() {
        let status = hsa_status_t(0x7777);
        let error = Error::Status { call: "hsa_queue_create", object: "gfx1100".into(), status };
        assert_eq!(error.to_string(), "hsa_queue_create (gfx1100): unknown HSA status 0x7777");
        assert_eq!(error.status(), Some(status));
    }

    #[test]
    fn an_init_without_a_driver_says_so() {
        let (library, status) = ("libhsa-runtime64.so.1".to_owned(), HSA_STATUS_ERROR_OUT_OF_RESOURCES);
        let error = Error::Init { library, status, kfd: Some("No such file or directory".into()) }.to_string();
        assert!(error.contains("(0x1008)") && error.contains("/dev/kfd: No such file"), "{error}");
    }
}
