#include "FuzzMain.h"
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*test)(const uint8_t *, size_t));

static int run(int argc, char **argv) { return LLVMFuzzerRunDriver(&argc, &argv, LLVMFuzzerTestOneInput); }

// On Linux the package manager wants the entry point of an executable to bear its target's name, and libFuzzer's own
// `main` is never linked.
int FuzzFrames_main(int argc, char **argv) { return run(argc, argv); }
int FuzzExtensions_main(int argc, char **argv) { return run(argc, argv); }
int FuzzInflater_main(int argc, char **argv) { return run(argc, argv); }
int FuzzProtocol_main(int argc, char **argv) { return run(argc, argv); }
