//! Machine code as text: functions and their instructions, with addresses and words.

use std::fmt;

/// An instruction.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Instruction {
    /// Where it is, relative to the object's base.
    pub address: u64,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its text, in LLVM's syntax.
    pub text: String,
}

/// A function and its instructions.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Function {
    /// Its name.
    pub name: String,
    /// Where it is, relative to the object's base.
    pub address: u64,
    /// Its instructions, in the order of addresses.
    pub instructions: Vec<Instruction>,
}

/// The functions of a code object, in the order of addresses.
///
/// [`Display`](fmt::Display) writes them as assembly with addresses and words in comments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Disassembly {
    functions: Vec<Function>,
}

impl Disassembly {
    pub(super) fn new(mut functions: Vec<Function>) -> Self {
        functions.sort_by_key(|function| function.address);
        Self { functions }
    }

    /// The functions.
    pub fn functions(&self) -> &[Function] {
        &self.functions
    }

    /// The function of a name.
    pub fn function(&self, name: &str) -> Option<&Function> {
        self.functions.iter().find(|function| function.name == name)
    }

    /// The instruction that an address is in, with its function: for the address of a fault.
    pub fn at(&self, address: u64) -> Option<(&Function, &Instruction)> {
        let function = self.functions.iter().rfind(|function| function.address <= address)?;
        let instruction = function.instructions.iter().rfind(|one| one.address <= address)?;
        (address < instruction.address + instruction.bytes.len() as u64).then_some((function, instruction))
    }
}

impl fmt::Display for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}:", self.name)?;
        for Instruction { address, bytes, text } in &self.instructions {
            write!(f, "    {text:<58} // {address:012x}:")?;
            let mut words = bytes.chunks_exact(4);
            for word in &mut words {
                let word = u32::from_le_bytes([word[0], word[1], word[2], word[3]]);
                write!(f, " {word:08x}")?;
            }
            words.remainder().iter().try_for_each(|byte| write!(f, " {byte:02x}"))?;
            writeln!(f)?;
        }
        Ok(())
    }
}

impl fmt::Display for Disassembly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, function) in self.functions.iter().enumerate() {
            write!(f, "{}{function}", if i == 0 { "" } else { "\n" })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_found_in_its_instruction() {
        let one = |address, bytes: &[u8]| Instruction { address, bytes: bytes.to_vec(), text: "s_nop 0".into() };
        let function = |name: &str, address, instructions| Function { name: name.into(), address, instructions };
        let all = Disassembly::new(vec![
            function("b", 0x200, vec![one(0x200, &[0; 4])]),
            function("a", 0x100, vec![one(0x100, &[0; 4]), one(0x104, &[0; 8])]),
        ]);
        let found = |address| all.at(address).map(|(function, one)| (function.name.as_str(), one.address));
        assert_eq!(found(0xff), None);
        assert_eq!(found(0x100), Some(("a", 0x100)));
        assert_eq!(found(0x10b), Some(("a", 0x104)));
        assert_eq!(found(0x10c), None);
        assert_eq!(found(0x203), Some(("b", 0x200)));
        assert!(all.to_string().starts_with("a:\n    s_nop 0 "), "{all}");
        assert!(all.function("b").is_some() && all.function("c").is_none());
    }
}
