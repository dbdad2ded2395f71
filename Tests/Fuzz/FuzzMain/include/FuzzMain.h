// Only there because a C target must have a header.
