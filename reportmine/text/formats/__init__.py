"""One reader a format, around one well-kept library each: bytes in, an `Extract` out."""
