//! A compiler's process: bounded in time and in what is kept of its output, with nothing of it left behind.
//!
//! Invariant: when [`run`] returns, the process and all that it started are gone. The child leads a process group of its
//! own, which is killed as a whole while the child, even when it has ended, still is its leader: so its number cannot
//! have been given to anybody else.

use std::{
    io::{self, Read},
    os::unix::process::CommandExt as _,
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

/// The most bytes that are kept of each stream.
const KEPT: usize = 4 << 20;
/// How long the streams of a group that was killed may stay open: somebody else holds them then.
const DRAINED: Duration = Duration::from_secs(2);

/// What a process left.
#[derive(Debug)]
pub(super) struct Finished {
    pub status: ExitStatus,
    pub out: String,
    pub log: String,
}

/// Runs a command to its end; `None` when it took longer than `limit`.
pub(super) fn run(command: &mut Command, limit: Duration) -> io::Result<Option<Finished>> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).process_group(0);
    let mut child = command.spawn()?;
    let (out, log) = (child.stdout.take().map(keep), child.stderr.take().map(keep));
    let ended = wait(&child, Instant::now().checked_add(limit));
    kill_group(&child);
    let status = child.wait()?;
    let text = |stream: Option<mpsc::Receiver<Vec<u8>>>| {
        let bytes = stream.and_then(|stream| stream.recv_timeout(DRAINED).ok()).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    };
    Ok(ended?.then(|| Finished { status, out: text(out), log: text(log) }))
}

/// Reads a stream to its end and keeps the beginning of it.
fn keep(mut stream: impl Read + Send + 'static) -> mpsc::Receiver<Vec<u8>> {
    let (sender, receiver) = mpsc::sync_channel(1);
    thread::spawn(move || {
        let (mut kept, mut buffer) = (Vec::new(), [0; 8192]);
        loop {
            match stream.read(&mut buffer) {
                Ok(0) => break,
                Ok(count) => kept.extend_from_slice(&buffer[..count.min(KEPT - kept.len())]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => break,
            }
        }
        // Nobody waits any more after the time limit.
        let _ = sender.send(kept);
    });
    receiver
}

/// Waits until the child has ended, without taking its status; `false` when that is not by the deadline.
fn wait(child: &Child, deadline: Option<Instant>) -> io::Result<bool> {
    let mut pause = Duration::from_micros(200);
    loop {
        // SAFETY: all-zero bytes are a value of this C structure.
        let mut info: libc::siginfo_t = unsafe { std::mem::zeroed() };
        let options = libc::WEXITED | libc::WNOWAIT | libc::WNOHANG;
        // SAFETY: `info` is valid for writes, and the child is ours and was not waited for.
        let result = unsafe { libc::waitid(libc::P_PID, child.id() as libc::id_t, &mut info, options) };
        if result != 0 {
            let error = io::Error::last_os_error();
            if error.kind() != io::ErrorKind::Interrupted {
                return Err(error);
            }
        } else if info.si_signo != 0 {
            return Ok(true);
        }
        if deadline.is_some_and(|deadline| Instant::now() >= deadline) {
            return Ok(false);
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(5));
    }
}

/// Kills the child and all that it started and that stayed in its group.
fn kill_group(child: &Child) {
    let Ok(group) = libc::pid_t::try_from(child.id()) else { return };
    // SAFETY: a call without memory. The group is the child's own, and the child was not waited for yet.
    unsafe { libc::kill(-group, libc::SIGKILL) };
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(60);

    /// Whether there is a shell to be run; a machine that tests were carried to need not have one.
    fn has_shell() -> bool {
        let has = std::path::Path::new("/bin/sh").exists();
        if !has {
            println!("SKIP: processes of a compiler: there is no /bin/sh");
        }
        has
    }

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn streams_and_status_are_kept() {
        assert!(run(&mut Command::new("/no/such/program"), LONG).is_err());
        if !has_shell() {
            return;
        }
        let finished = run(&mut shell("echo out; echo log >&2; exit 3"), LONG).unwrap().unwrap();
        assert_eq!((finished.out.as_str(), finished.log.as_str()), ("out\n", "log\n"));
        assert_eq!(finished.status.code(), Some(3));
    }

    #[test]
    fn much_output_neither_blocks_nor_is_all_kept() {
        if !has_shell() {
            return;
        }
        // 20 MiB, by what every shell has in itself.
        let body = "x=x; i=0; while [ $i -lt 16 ]; do x=$x$x; i=$((i + 1)); done; while [ $i -lt 336 ]; do echo $x; i=$((i + 1)); done";
        let finished = run(&mut shell(body), LONG).unwrap().unwrap();
        assert!(finished.status.success());
        assert_eq!(finished.out.len(), KEPT);
    }

    /// Whether a process is there and not only waiting to be waited for.
    fn lives(pid: i32) -> bool {
        // SAFETY: signal 0 only asks.
        if unsafe { libc::kill(pid, 0) } != 0 {
            return false;
        }
        let state = Command::new("ps").args(["-o", "stat=", "-p", &pid.to_string()]).output();
        state.map_or(true, |state| !matches!(state.stdout.trim_ascii().first(), None | Some(b'Z')))
    }

    #[test]
    fn what_takes_too_long_goes_with_its_children() {
        if !has_shell() {
            return;
        }
        let folder = tempfile::tempdir().unwrap();
        let note = folder.path().join("pid");
        let script = format!("sleep 1000 & echo $! > {}; wait", note.display());
        let before = Instant::now();
        assert!(run(&mut shell(&script), Duration::from_millis(500)).unwrap().is_none());
        assert!(before.elapsed() < Duration::from_secs(20));
        let pid: i32 = std::fs::read_to_string(note).unwrap().trim().parse().unwrap();
        // The grandchild was killed; whoever adopted it takes its status in a moment.
        let gone = (0..200).any(|_| {
            thread::sleep(Duration::from_millis(10));
            !lives(pid) || std::fs::read_to_string(format!("/proc/{pid}/stat")).is_ok_and(|stat| stat.contains(") Z "))
        });
        assert!(gone, "process {pid} is still there");
    }

    #[test]
    fn a_process_that_leaves_others_behind_does_not_hold_us() {
        if !has_shell() {
            return;
        }
        let before = Instant::now();
        let finished = run(&mut shell("sleep 1000 & exit 0"), LONG).unwrap().unwrap();
        assert!(finished.status.success());
        assert!(before.elapsed() < Duration::from_secs(20), "{:?}", before.elapsed());
    }
}
