use super::*;
use rocm_rs::code_object::{
    TargetId,
    target::{Error, Feature, Mismatch, Processor},
};

fn target(text: &str) -> TargetId {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Every processor of the table that LLVM 19 knows, assembled: its number and its features are those in the table.
#[test]
fn llvm_mc_gives_every_processor_the_flags_of_the_table() {
    let Some(known) = tool("llvm-mc-19", &["-triple=amdgcn-amd-amdhsa", "-mcpu=help", "/dev/null"]).map(|_| {
        let output = Command::new("llvm-mc-19").args(["-triple=amdgcn-amd-amdhsa", "-mcpu=help", "/dev/null"]).output();
        String::from_utf8(output.unwrap().stderr).unwrap()
    }) else {
        return;
    };
    let folder = std::env::temp_dir().join(format!("rocm-rs-targets-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("empty.o");
    let path = path.to_str().unwrap();
    let mut compared = 0;
    for processor in Processor::all() {
        if !known.lines().any(|line| line.split_whitespace().next() == Some(processor.name())) {
            println!("SKIP: {processor}: llvm-mc-19 does not know it");
            continue;
        }
        let cpu = format!("-mcpu={processor}");
        tool("llvm-mc-19", &["-triple=amdgcn-amd-amdhsa", &cpu, "-filetype=obj", "/dev/null", "-o", path]).unwrap();
        let Some(header) = tool("llvm-readelf-19", &["--file-header", path]) else { return };
        let flags = header.lines().find_map(|line| line.trim().strip_prefix("Flags:")).unwrap().trim();
        let number = flags.split(',').next().unwrap().trim_start_matches("0x");
        let number = u32::from_str_radix(number, 16).unwrap();
        assert_eq!(number & 0xff, processor.machine(), "{processor}: {flags}");
        let target = TargetId::new(processor);
        assert_eq!(number >> 8 & 3, u32::from(target.xnack() == Feature::Any), "{processor}: {flags}");
        assert_eq!(number >> 10 & 3, u32::from(target.sramecc() == Feature::Any), "{processor}: {flags}");
        compared += 1;
    }
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(compared > 45, "only {compared} processors were compared");
}

#[test]
fn every_line_of_the_table_is_a_processor() {
    let table = include_str!("../../src/code_object/targets.tsv");
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
    assert_eq!(Processor::all().count(), lines);
    for (index, processor) in Processor::all().enumerate() {
        assert_eq!(Processor::from_name(processor.name()), Ok(processor));
        assert!(Processor::all().skip(index + 1).all(|other| other != processor && other.name() != processor.name()));
    }
}

#[test]
fn the_stepping_of_a_version_is_hexadecimal_in_the_name() {
    let name = |version| Processor::from_version(version).map(|processor| processor.name());
    assert_eq!(name(90010), Ok("gfx90a"));
    assert_eq!(name(90012), Ok("gfx90c"));
    assert_eq!(name(110501), Ok("gfx1151"));
    assert_eq!(name(90402), Ok("gfx942"));
    assert_eq!(name(120001), Ok("gfx1201"));
    assert_eq!(name(0), Err(Error::UnknownProcessor { name: "gfx000".into() }));
    assert_eq!(name(u32::MAX), Err(Error::UnknownProcessor { name: "gfx429496485f".into() }));
}

#[test]
fn target_ids_are_read_and_written() {
    for text in ["gfx1151", "gfx90a:sramecc+:xnack-", "gfx90a:xnack+", "gfx11-generic", "gfx9-4-generic:sramecc-"] {
        assert_eq!(target(text).to_string(), text);
        assert_eq!(target(&format!("amdgcn-amd-amdhsa--{text}")), target(text));
        assert_eq!(target(&format!("amdgcn-amd-amdhsa-unknown-{text}")), target(text));
    }
    assert_eq!(target("gfx90a:xnack-:sramecc+"), target("gfx90a:sramecc+:xnack-"));
    let error = |text: &str| text.parse::<TargetId>().unwrap_err();
    for text in ["", ":xnack+", "gfx", "gfx9999", "amdgcn-amd-amdhsa", "amdgcn-amd-amdhsa-gfx1151", "GFX1151"] {
        assert!(matches!(error(text), Error::UnknownProcessor { .. }), "{text}");
    }
    for text in ["gfx90a:", "gfx90a:xnack", "gfx90a:tgsplit+", "gfx90a:xnack+:xnack+", "gfx90a:xnack+:", "gfx90a:-"] {
        assert!(matches!(error(text), Error::Feature { .. }), "{text}");
    }
    assert!(matches!(error("gfx1151:xnack+"), Error::Unsupported { feature: "xnack", .. }));
    assert!(matches!(error("gfx900:sramecc-"), Error::Unsupported { feature: "sramecc", .. }));
}

#[test]
fn an_object_runs_on_its_own_processor_with_its_own_settings() {
    let runs = |object: &str, agent: &str| target(object).runs_on(&target(agent));
    for agent in ["gfx90a:sramecc+:xnack-", "gfx90a:sramecc-:xnack+", "gfx90a"] {
        assert_eq!(runs("gfx90a", agent), Ok(()));
    }
    assert_eq!(runs("gfx90a:xnack-", "gfx90a:sramecc+:xnack-"), Ok(()));
    let error = runs("gfx90a:xnack-", "gfx90a:sramecc+:xnack+").unwrap_err();
    assert_eq!(error, Mismatch::Feature { feature: "xnack", object: Feature::Off, agent: Feature::On });
    assert_eq!(error.to_string(), "the code needs xnack off, and on the agent it is on");
    let error = runs("gfx90a:sramecc+", "gfx90a").unwrap_err();
    assert_eq!(error, Mismatch::Feature { feature: "sramecc", object: Feature::On, agent: Feature::Any });
    let error = runs("gfx1100", "gfx1151").unwrap_err();
    assert_eq!(error.to_string(), "the code is for gfx1100, and the agent is gfx1151");
}

#[test]
fn a_generic_object_runs_on_its_family() {
    let runs = |object: &str, agent: &str| target(object).runs_on(&target(agent));
    for agent in ["gfx1100", "gfx1103", "gfx1150", "gfx1151", "gfx1152", "gfx1153"] {
        assert_eq!(runs("gfx11-generic", agent), Ok(()));
        assert!(matches!(runs(agent, "gfx11-generic"), Err(Mismatch::Processor { .. })));
    }
    assert!(matches!(runs("gfx11-generic", "gfx1201"), Err(Mismatch::Processor { .. })));
    assert!(matches!(runs("gfx10-1-generic", "gfx1030"), Err(Mismatch::Processor { .. })));
    assert_eq!(runs("gfx9-4-generic:xnack-", "gfx942:xnack-"), Ok(()));
    assert!(matches!(runs("gfx9-4-generic:xnack-", "gfx942:xnack+"), Err(Mismatch::Feature { .. })));
    // The committed generic object says version 1.
    let object = parse(&object("gfx11-generic-v6/demo.co")).unwrap();
    assert_eq!((object.target().generic_version(), object.target().runs_on(&target("gfx1151"))), (1, Ok(())));
}
