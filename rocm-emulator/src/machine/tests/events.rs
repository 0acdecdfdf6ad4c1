//! Events of a process with a GPU: the event page, and waits that end by what others do. What a machine without a GPU
//! answers is compared with the recorded answers of the real driver elsewhere.

use super::{runtime::*, *};
use std::{sync::Barrier, thread, time::Duration};

fn create(runtime: &Runtime, event_page_offset: u64) -> Result<u32, Errno> {
    let mut args = kfd_ioctl_create_event_args { event_page_offset, ..Default::default() };
    runtime.call(AMDKFD_IOC_CREATE_EVENT, &mut args).map(|_| args.event_id)
}

fn set(runtime: &Runtime, event_id: u32) {
    runtime.call(AMDKFD_IOC_SET_EVENT, &mut kfd_ioctl_set_event_args { event_id, pad: 0 }).unwrap();
}

#[test]
fn the_event_page_is_given_once_and_stays() {
    let runtime = Runtime::new(Profile::Gfx1151);
    let small = runtime.buffer(PAGE, 0xd600_0002);
    let video = runtime.buffer(0x8000, VRAM_PUBLIC);
    assert_eq!(create(&runtime, 0x1234), Err(Errno::EINVAL), "no handle");
    assert_eq!(create(&runtime, small.handle), Err(Errno::EINVAL), "too small");
    assert_eq!(create(&runtime, video.handle), Err(Errno::EINVAL), "not system memory");
    let page = runtime.buffer(0x8000, 0xd600_0002);
    let first = create(&runtime, page.handle).unwrap();
    assert_eq!(first, 1);
    assert_eq!(page.word(8).load(Ordering::Acquire), u64::MAX, "not signaled");
    assert_eq!(create(&runtime, page.handle), Err(Errno::EINVAL), "again");
    runtime.unmap(page.handle).unwrap();
    assert_eq!(runtime.free(page.handle), Err(Errno::EPERM));
    assert_eq!(create(&runtime, 0), Ok(2));
}

#[test]
fn there_are_4095_signal_events_and_many_others() {
    let runtime = Runtime::new(Profile::Gfx1151).with_event_page();
    for id in 2..4096 {
        assert_eq!(create(&runtime, 0), Ok(id));
    }
    assert_eq!(create(&runtime, 0), Err(Errno::ENOSPC));
    assert_eq!(runtime.event(KFD_IOC_EVENT_MEMORY, false), 0x4000_0000);
    let mut args = kfd_ioctl_destroy_event_args { event_id: 77, pad: 0 };
    runtime.call(AMDKFD_IOC_DESTROY_EVENT, &mut args).unwrap();
    assert_eq!(create(&runtime, 0), Ok(77), "the lowest free number");
}

#[test]
fn setting_an_event_wakes_everyone_who_waits_for_it() {
    let runtime = Runtime::new(Profile::Gfx1151).with_event_page();
    let event = runtime.event(KFD_IOC_EVENT_SIGNAL, true);
    let ready = Barrier::new(4);
    thread::scope(|scope| {
        let waits: Vec<_> = (0..3)
            .map(|_| {
                scope.spawn(|| {
                    ready.wait();
                    runtime.wait(event, 20_000).0
                })
            })
            .collect();
        ready.wait();
        thread::sleep(Duration::from_millis(50));
        // An automatic event wakes those who wait at that moment, and a late one keeps it.
        set(&runtime, event);
        while waits.iter().any(|wait| !wait.is_finished()) {
            thread::sleep(Duration::from_millis(20));
            set(&runtime, event);
        }
        for wait in waits {
            assert_eq!(wait.join().unwrap(), KFD_IOC_WAIT_RESULT_COMPLETE);
        }
    });
}

#[test]
fn a_wait_for_an_event_that_is_destroyed_fails() {
    let runtime = Runtime::new(Profile::Gfx1151);
    let event_id = runtime.event(KFD_IOC_EVENT_SIGNAL, false);
    thread::scope(|scope| {
        let wait = scope.spawn(|| {
            let mut data = [kfd_event_data { event_id, ..Default::default() }];
            let mut args = kfd_ioctl_wait_events_args {
                events_ptr: data.as_mut_ptr() as u64,
                num_events: 1,
                wait_for_all: 1,
                timeout: u32::MAX,
                wait_result: 99,
            };
            (runtime.call(AMDKFD_IOC_WAIT_EVENTS, &mut args), args.wait_result)
        });
        thread::sleep(Duration::from_millis(50));
        runtime.call(AMDKFD_IOC_DESTROY_EVENT, &mut kfd_ioctl_destroy_event_args { event_id, pad: 0 }).unwrap();
        // Who comes late finds no event.
        let (result, wait_result) = wait.join().unwrap();
        assert!(matches!(result, Err(Errno::EIO | Errno::EINVAL)), "{result:?}");
        assert_eq!(wait_result, KFD_IOC_WAIT_RESULT_FAIL);
    });
}
