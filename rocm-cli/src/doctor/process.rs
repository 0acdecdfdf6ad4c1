//! What a process may ask its system about itself, and programs about theirs.

use std::{
    path::Path,
    process::{Command, Stdio},
};

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

/// The newest GPU that a Clang knows, out of what it says when it is asked for all.
pub fn newest_processor(clang: &Path) -> Option<String> {
    let mut command = Command::new(clang);
    command.args(["--target=amdgcn-amd-amdhsa", "--print-supported-cpus"]).stdin(Stdio::null());
    let output = command.output().ok()?;
    // Which of the streams it takes depends on its version.
    newest(&(String::from_utf8_lossy(&output.stdout) + &*String::from_utf8_lossy(&output.stderr)))
}

/// The highest of the processors in a text, generic ones left out: `gfx1201` is above `gfx90a`.
fn newest(text: &str) -> Option<String> {
    let rank = |name: &str| {
        let digits = name.strip_prefix("gfx")?;
        let (generation, rest) = digits.split_at_checked(digits.len().checked_sub(2)?)?;
        let plain = rest.bytes().all(|byte| byte.is_ascii_hexdigit());
        plain.then_some((generation.parse::<u32>().ok()?, rest.to_owned()))
    };
    let names = text.split_whitespace().filter_map(|name| Some((rank(name)?, name)));
    names.max().map(|(_, name)| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_is_the_highest_number_and_no_family() {
        let text = "Available CPUs for this target:\n\n\tbonaire\n\tgfx1103\n\tgfx1201\n\tgfx12-generic\n\tgfx90a\n\tgfx942\n\n";
        assert_eq!(newest(text).as_deref(), Some("gfx1201"));
        assert_eq!((newest("gfx90a gfx908").as_deref(), newest("gfx, nothing")), (Some("gfx90a"), None));
    }

    #[test]
    fn this_process_has_a_user_and_groups() {
        assert!(!groups().is_empty());
        assert_eq!(user() == 0, output("id", &["-u"]) == "0" || output("id", &["-u"]).is_empty() && user() == 0);
        assert!(output("/no/such/program", &[]).is_empty());
        let _ = locked_memory();
    }
}
