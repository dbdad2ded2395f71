// The system's zlib, as a module.
#pragma once
#include <zlib.h>
