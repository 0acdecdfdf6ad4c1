//! NUMA: memory and threads near one another.
//!
//! This room is empty yet. It will hold what `libnuma` is used for, in safe types over `numa-sys`: the machine's nodes,
//! sets of nodes, policies that end with a scope, memory that is placed on a node. Until then, which CPU node is near to
//! which GPU is told by the links of the [topology](crate::topology::Node::links), and allocations in host memory follow
//! the kernel's policy for the thread that makes them.
