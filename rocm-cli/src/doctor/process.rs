//! What a process may ask its system about itself, and programs about theirs.

use std::process::{Command, Stdio};

/// The number of the user that the process acts for.
pub fn user() -> u32 {
    // SAFETY: it has no preconditions and cannot fail.
    unsafe { libc::geteuid() }
}

/// The numbers of the user's groups.
pub fn groups() -> Vec<u32> {
    // SAFETY: asks for the count only.
    let count = unsafe { libc::getgroups(0, std::ptr::null_mut()) };
    let mut groups = vec![0; usize::try_from(count).unwrap_or(0)];
    // SAFETY: the list has as many places as said.
    let count = unsafe { libc::getgroups(groups.len() as libc::c_int, groups.as_mut_ptr()) };
    groups.truncate(usize::try_from(count).unwrap_or(0));
    // SAFETY: as `geteuid`.
    let own = unsafe { libc::getegid() };
    if !groups.contains(&own) {
        groups.push(own);
    }
    groups
}

/// The limit of locked memory in bytes; `None` for none.
#[cfg_attr(not(target_os = "freebsd"), allow(dead_code))] // Linux has it in a file, which tests can write.
pub fn locked_memory() -> Option<u64> {
    let mut limit = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: the place is ours.
    let result = unsafe { libc::getrlimit(libc::RLIMIT_MEMLOCK, &mut limit) };
    #[allow(clippy::useless_conversion)] // It is signed on FreeBSD.
    let current = u64::try_from(limit.rlim_cur).unwrap_or(u64::MAX);
    (result == 0 && limit.rlim_cur != libc::RLIM_INFINITY).then_some(current)
}

/// What a command prints; nothing when there is no such command, or it fails.
#[cfg_attr(not(any(test, target_os = "freebsd")), allow(dead_code))] // Linux is asked by files.
pub fn output(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).output();
    let good = output.ok().filter(|output| output.status.success());
    good.map_or_else(String::new, |output| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_has_a_user_and_groups() {
        assert!(!groups().is_empty());
        assert_eq!(user() == 0, output("id", &["-u"]) == "0" || output("id", &["-u"]).is_empty() && user() == 0);
        assert!(output("/no/such/program", &[]).is_empty());
        let _ = locked_memory();
    }
}
