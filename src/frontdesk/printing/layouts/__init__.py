"""One layout per kind of slip, from the same few blocks."""
