// Where LLVM 21 had the driver's options. LLVM 22 has them in a library of their own, with its own namespace; comgr asks
// for them, for the folder of Clang's resources and for a printer of instructions by this header.
#pragma once

#include "clang/Options/OptionUtils.h"
#include "clang/Options/Options.h"
#include "llvm/MC/MCInstPrinter.h"

namespace clang::driver {
namespace options = ::clang::options;
}
