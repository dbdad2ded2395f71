#ifndef CHAT_ASSETS_H
#define CHAT_ASSETS_H

#include <stddef.h>

/// One file of `Resources/ui`, embedded into the binary when it is compiled.
struct jackdaw_asset {
    /// The path below `Resources/ui`, e.g. `ui/main.js`, ended by a zero octet.
    const char *_Nonnull path;
    /// The content, not ended by a zero octet.
    const unsigned char *_Nonnull bytes;
    /// The number of octets of the content.
    size_t count;
};

/// The number of files of the page.
extern const size_t jackdaw_asset_count;

/// The file at `index`, which is below `jackdaw_asset_count`. They are in the order of their paths.
///
/// They are part of the binary, so that it works wherever it is moved, and no resource bundle has to be found at run
/// time. A function hands them out because Swift imports no C array of unknown size.
struct jackdaw_asset jackdaw_asset_at(size_t index);

/// `Resources/web-assets.lock.json`, not ended by a zero octet.
extern const unsigned char *_Nonnull const jackdaw_web_assets_lock;

/// The number of octets of the lock.
extern const size_t jackdaw_web_assets_lock_count;

#endif
