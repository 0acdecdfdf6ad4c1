//! Float operations of the scalar ALU (GFX11.5).

/// The operation of a mnemonic.
pub fn find(_name: &str) -> Option<super::Operation> {
    None
}
