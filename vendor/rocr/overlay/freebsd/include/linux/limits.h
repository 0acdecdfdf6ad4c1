#pragma once
#include <limits.h>
#include <sys/param.h>
