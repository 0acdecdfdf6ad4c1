//! What FreeBSD's kernel answered, and what is made of it. The answers are those of FreeBSD 15.1; each test is of one that is
//! not what it seems.
#![cfg(feature = "native")]

use numa_sys::{
    cpuset::{
        CPU_LEVEL_CPUSET, CPU_LEVEL_WHICH, CPU_WHICH_DOMAIN, CPU_WHICH_TID, DOMAINSET_POLICY_FIRSTTOUCH,
        DOMAINSET_POLICY_INTERLEAVE, DOMAINSET_POLICY_PREFER, DOMAINSET_POLICY_ROUNDROBIN, MEM_EXTRACT_PADDR, cpuset_t,
        domainset_t, mem_extract,
    },
    mask::Set,
    os::{
        Error, Memory, Place, Result,
        freebsd_facts::{self as facts, GRAIN, Kernel, SELF},
        freebsd_policy::{Domains, domains, domainset},
    },
};
use std::{
    cell::RefCell,
    collections::BTreeMap,
    mem::{offset_of, size_of},
};

const PAGE: usize = 4096;

/// Domains that the kernel is built for: below, one that there is not is no error.
const MAXMEMDOM: i64 = 8;

fn set(numbers: &[usize]) -> Set {
    numbers.iter().copied().collect()
}

/// A kernel by what it answers.
struct Recorded {
    sysctls: BTreeMap<String, Vec<u8>>,
    /// The processors of each domain.
    domains: Vec<Set>,
    /// The thread's policy, and the domains of its numbered set.
    policy: Domains,
    allowed: Set,
    asked: RefCell<Vec<i64>>,
}

impl Recorded {
    /// Two domains of 512 MiB and two processors each, as QEMU makes them.
    fn two() -> Recorded {
        let both = set(&[0, 1]);
        let mut kernel = Recorded {
            sysctls: BTreeMap::new(),
            domains: vec![set(&[0, 1]), set(&[2, 3])],
            policy: (DOMAINSET_POLICY_FIRSTTOUCH, domainset(&both)),
            allowed: both,
            asked: RefCell::default(),
        };
        kernel.number("vm.ndomains", 2);
        kernel.number("kern.smp.maxid", 3);
        kernel.text("vm.phys_locality", "\n0: 10 21 \n1: 21 10 \n");
        kernel.text(
            "vm.phys_segs",
            "\nSEGMENT 0:\n\nstart:     0x1000\nend:       0x9f000\ndomain:    0\nfree list: 0xffffffff80b30768\n\n\
             SEGMENT 1:\n\nstart:     0x100000\nend:       0x20000000\ndomain:    0\nfree list: 0xffffffff80b304f8\n\n\
             SEGMENT 2:\n\nstart:     0x20000000\nend:       0x40000000\ndomain:    1\nfree list: 0xffffffff80b304f8\n\n",
        );
        for (name, pages) in [("0.stats.free_count", 90_000), ("0.stats.inactive", 5), ("1.stats.free_count", 120_000)]
        {
            kernel.number(&format!("vm.domain.{name}"), pages);
        }
        kernel.number("vm.domain.1.stats.inactive", 7);
        kernel.text("dev.em.0.%domain", "1");
        kernel
    }

    fn number(&mut self, name: &str, value: u32) {
        self.sysctls.insert(name.to_owned(), value.to_ne_bytes().to_vec());
    }

    /// A text of the kernel's ends in a NUL, which counts.
    fn text(&mut self, name: &str, text: &str) {
        self.sysctls.insert(name.to_owned(), [text.as_bytes(), b"\0"].concat());
    }
}

impl Kernel for Recorded {
    fn sysctl(&self, name: &str) -> Option<Vec<u8>> {
        self.sysctls.get(name).cloned()
    }

    fn domain(&self, level: i32, which: i32, id: i64) -> Result<Domains> {
        match (level, which, id) {
            (CPU_LEVEL_WHICH, CPU_WHICH_TID, SELF) => Ok(self.policy),
            (CPU_LEVEL_CPUSET, CPU_WHICH_TID, SELF) => Ok((DOMAINSET_POLICY_FIRSTTOUCH, domainset(&self.allowed))),
            // Of a domain's domains nobody can ask.
            _ => Err(Error::new("cpuset_getdomain", "", libc::EINVAL)),
        }
    }

    fn affinity(&self, level: i32, which: i32, id: i64) -> Result<Set> {
        assert_eq!(level, CPU_LEVEL_WHICH);
        match which {
            CPU_WHICH_DOMAIN => {
                self.asked.borrow_mut().push(id);
                match usize::try_from(id).ok().and_then(|domain| self.domains.get(domain)) {
                    Some(cpus) => Ok(cpus.clone()),
                    None if (0..MAXMEMDOM).contains(&id) => Ok(Set::EMPTY),
                    None => Err(Error::new("cpuset_getaffinity", "", libc::ESRCH)),
                }
            }
            _ => Ok(self.domains.iter().flat_map(Set::iter).collect()),
        }
    }
}

#[test]
fn a_machine_of_two_domains() {
    let kernel = Recorded::two();
    let found = facts::facts(&kernel, PAGE);
    assert_eq!((found.nodes, found.memory_nodes, found.my_nodes), (set(&[0, 1]), set(&[0, 1]), set(&[0, 1])));
    // The highest number, and one.
    assert_eq!((found.configured_cpus, found.possible_cpus, found.possible_nodes), (4, 1024, 256));
    assert_eq!(found.my_cpus, Set::below(4));
    assert_eq!(found.distances, [[10, 21], [21, 10]]);
    assert_eq!(found.node_cpus, [Some(set(&[0, 1])), Some(set(&[2, 3]))]);
    // Counters are pages.
    let totals = facts::totals(&kernel, 2);
    let memory = |domain| facts::memory(&kernel, &totals, domain, PAGE);
    assert_eq!(memory(1).unwrap(), Memory { total: 512 << 20, free: 120_000 << 12 });
    assert_eq!(memory(2).unwrap_err().errno(), libc::ENOENT);
    assert!(facts::available(&kernel));
    // Of a device too, where the firmware says it.
    assert_eq!((&*facts::string(&kernel, "dev.em.0.%domain"), &*facts::string(&kernel, "dev.em.1.%domain")), ("1", ""));
}

/// A domain that there is not answers, with an empty set: whoever believes that has a machine of eight domains.
#[test]
fn only_domains_that_there_are_are_asked_for() {
    let kernel = Recorded::two();
    assert_eq!(kernel.affinity(CPU_LEVEL_WHICH, CPU_WHICH_DOMAIN, 7).unwrap(), Set::EMPTY);
    assert_eq!(kernel.affinity(CPU_LEVEL_WHICH, CPU_WHICH_DOMAIN, 8).unwrap_err().errno(), libc::ESRCH);
    kernel.asked.borrow_mut().clear();
    assert_eq!(facts::facts(&kernel, PAGE).node_cpus.len(), 2);
    assert_eq!(*kernel.asked.borrow(), [0, 1]);
}

/// The mask of a thread that prefers a domain reads back as that domain alone.
#[test]
fn a_preference_is_not_what_is_allowed() {
    let mut kernel = Recorded::two();
    kernel.policy = (DOMAINSET_POLICY_PREFER, domainset(&set(&[1])));
    assert_eq!(facts::allowed(&kernel, 2).unwrap(), set(&[0, 1]));
    assert_eq!(facts::facts(&kernel, PAGE).my_nodes, set(&[0, 1]));
    // In a jail or a set of one domain it is that one.
    kernel.allowed = set(&[0]);
    assert_eq!(facts::allowed(&kernel, 2).unwrap(), set(&[0]));
    // The root set's mask has domains that there are not.
    kernel.allowed = Set::below(8);
    assert_eq!(facts::allowed(&kernel, 2).unwrap(), set(&[0, 1]));
}

/// Without a table of the firmware distances are -1, and one domain is a machine too. Without NUMA nothing is guessed.
#[test]
fn one_domain_and_none() {
    let mut kernel = Recorded::two();
    kernel.number("vm.ndomains", 1);
    kernel.text("vm.phys_locality", "\n0: -1 \n");
    let one = facts::facts(&kernel, PAGE);
    assert_eq!((one.nodes, one.distances), (set(&[0]), vec![vec![10]]));
    assert!(facts::available(&kernel));
    kernel.number("vm.ndomains", 2);
    kernel.text("vm.phys_locality", "\n0: -1 -1 \n1: -1 -1 \n");
    assert_eq!(facts::facts(&kernel, PAGE).distances, [[10, 20], [20, 10]]);
    for wrong in [0, u32::MAX] {
        kernel.number("vm.ndomains", wrong);
        assert!((1..=256).contains(&facts::count(&kernel)), "{wrong} domains");
    }
    kernel.sysctls.remove("vm.ndomains");
    assert!(!facts::available(&kernel));
    assert_eq!(facts::facts(&kernel, PAGE).nodes, set(&[0]));
}

/// Domains of memory only and of processors only. For a policy with none but the latter the kernel would silently take all.
#[test]
fn domains_without_memory_or_without_processors() {
    let mut kernel = Recorded::two();
    kernel.domains = vec![set(&[0, 1, 2, 3]), Set::EMPTY, set(&[4, 5])];
    kernel.number("vm.ndomains", 3);
    let found = facts::facts(&kernel, PAGE);
    assert_eq!(found.memory_nodes, set(&[0, 1]));
    assert_eq!(found.node_cpus[1..], [Some(Set::EMPTY), Some(set(&[4, 5]))]);
    let none = facts::memory(&kernel, &facts::totals(&kernel, 3), 2, PAGE).unwrap();
    assert_eq!(none, Memory { total: 0, free: 0 });
    // A kernel that tells of no segments has memory everywhere.
    assert_eq!(facts::with_memory(&[0, 0]), set(&[0, 1]));
}

/// A full domain is no error of the kernel's: it kills the process. So it is known before what has room.
#[test]
fn a_strict_policy_has_the_room_of_its_domains_and_a_preference_that_of_all() {
    let mut kernel = Recorded::two();
    let both = set(&[0, 1]);
    let room = |kernel: &Recorded, kind, nodes: &[usize], allowed: &Set| {
        facts::room(kernel, &(kind, domainset(&set(nodes))), allowed)
    };
    assert_eq!(room(&kernel, DOMAINSET_POLICY_ROUNDROBIN, &[1], &both), 120_007);
    assert_eq!(room(&kernel, DOMAINSET_POLICY_FIRSTTOUCH, &[0], &both), 90_005);
    assert_eq!(room(&kernel, DOMAINSET_POLICY_INTERLEAVE, &[0, 1], &both), 210_012);
    assert_eq!(room(&kernel, DOMAINSET_POLICY_PREFER, &[1], &both), 210_012);
    assert_eq!(room(&kernel, DOMAINSET_POLICY_PREFER, &[1], &set(&[1])), 120_007);
    // Counters of 8 bytes too, and none of a domain that there is not.
    kernel.sysctls.insert("vm.domain.1.stats.free_count".to_owned(), u64::MAX.to_ne_bytes().to_vec());
    assert_eq!(room(&kernel, DOMAINSET_POLICY_INTERLEAVE, &[0, 1], &both), u64::MAX);
    assert_eq!(room(&kernel, DOMAINSET_POLICY_ROUNDROBIN, &[5], &both), 0);
    // A count of free pages beyond the domain's own is not believed.
    let memory = facts::memory(&kernel, &facts::totals(&kernel, 2), 1, PAGE).unwrap();
    assert_eq!(memory, Memory { total: 512 << 20, free: 512 << 20 });
}

/// Mappings side by side are merged and share reservations of 2 MiB, of which an existing one beats every policy: half of
/// the pages of alternating 512 KiB mappings were in the wrong domain.
#[test]
fn memory_that_is_placed_shares_no_reservation() {
    assert_eq!(GRAIN, 2 << 20);
    let mut next = GRAIN;
    for size in [1, PAGE, 512 << 10, GRAIN, GRAIN + 1, 3 << 20] {
        let span = facts::isolated(size).unwrap();
        assert!(span >= size && span - size < GRAIN);
        // Aligned, the next one begins in a reservation that this one does not touch.
        let (last, after) = (next + size - 1, next + span);
        assert!(last / GRAIN < after / GRAIN && after.is_multiple_of(GRAIN), "{size}");
        next = after;
    }
    assert_eq!(facts::isolated(usize::MAX), None);
    assert_eq!(facts::isolated(usize::MAX - GRAIN + 2), None);
}

#[test]
fn sets_outside_a_process_s_own_are_invalid_and_no_deadlock() {
    assert_eq!(facts::as_linux(libc::EDEADLK), libc::EINVAL);
    for errno in [libc::EPERM, libc::ESRCH, libc::ERANGE, libc::EINVAL, libc::ENOSYS] {
        assert_eq!(facts::as_linux(errno), errno);
    }
}

/// Any other size of a set is `ERANGE`, or for processors of 13 and before; and libc's own types are of FreeBSD 12.
#[test]
fn sets_and_the_question_about_a_page_have_the_kernel_s_sizes() {
    assert_eq!((size_of::<domainset_t>(), size_of::<cpuset_t>()), (32, 128));
    assert_eq!(domains(&domainset(&Set::below(300))).len(), 256);
    let offsets = [
        offset_of!(mem_extract, me_vaddr),
        offset_of!(mem_extract, me_paddr),
        offset_of!(mem_extract, me_domain),
        offset_of!(mem_extract, me_state),
    ];
    assert_eq!((offsets, size_of::<mem_extract>()), ([0, 8, 16, 20], 64));
    assert_eq!(MEM_EXTRACT_PADDR, 0xc040_6d34);
}

/// The domain of an answer counts only for a page that is in memory.
#[test]
fn a_page_without_memory_has_no_domain() {
    let answer = |me_state, me_domain| mem_extract { me_vaddr: 0x1000, me_state, me_domain, ..mem_extract::default() };
    assert_eq!(facts::place(&answer(2, 1)).unwrap(), Place::Node(1));
    assert_eq!(facts::place(&answer(1, 1)).unwrap(), Place::NotPresent);
    for state in [0, 3, -1] {
        assert_eq!(facts::place(&answer(state, 1)).unwrap(), Place::NotMapped);
    }
    assert_eq!(facts::place(&answer(2, -1)).unwrap_err().errno(), libc::EPROTO);
}
