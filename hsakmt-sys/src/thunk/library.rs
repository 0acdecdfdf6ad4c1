//! The thunk opened at run time: a table of functions, each of which this version has or has not.

rocm_locate::library!(
    "libhsakmt", HSAKMT, super::functions::Functions,
    required: ["hsaKmtOpenKFD", "hsaKmtCloseKFD", "hsaKmtGetVersion", "hsaKmtAcquireSystemProperties"],
    linked: super::hsaKmtOpenKFD
);
