/* A polynomial hash of every five code points of a UTF-8 text, rolled on: what hashing.py measures against. */

#include <stddef.h>
#include <stdint.h>

#define GRAM 5
static const uint64_t BASE = 0x9E3779B97F4A7C15ULL;

/* Writes the hashes into `into`, which has room for one a byte; gives their number. */
size_t rolling(const unsigned char *text, size_t length, uint64_t *into)
{
    const uint64_t leaving = BASE * BASE * BASE * BASE * BASE;
    uint64_t last[GRAM] = {0}, hash = 0;
    size_t at = 0, seen = 0, place = 0, number = 0;
    while (at < length) {
        uint32_t code = text[at];
        if (code < 0x80) {
            at += 1;
        } else if (code < 0xE0) {
            code = (code & 0x1F) << 6 | (text[at + 1] & 0x3F);
            at += 2;
        } else if (code < 0xF0) {
            code = (code & 0x0F) << 12 | (text[at + 1] & 0x3F) << 6 | (text[at + 2] & 0x3F);
            at += 3;
        } else {
            code = (code & 0x07) << 18 | (text[at + 1] & 0x3F) << 12 | (text[at + 2] & 0x3F) << 6 | (text[at + 3] & 0x3F);
            at += 4;
        }
        hash = hash * BASE + code - last[place] * leaving;
        last[place] = code;
        place = place + 1 == GRAM ? 0 : place + 1;
        if (++seen >= GRAM)
            into[number++] = hash;
    }
    return number;
}

/* The same, sorted by digits and each hash once; `aside` has the same room as `into`. */
size_t distinct(const unsigned char *text, size_t length, uint64_t *into, uint64_t *aside)
{
    size_t number = rolling(text, length, into), kept = 0;
    for (int shift = 0; shift < 64; shift += 8) {
        size_t starts[257] = {0};
        for (size_t n = 0; n < number; n++)
            starts[(into[n] >> shift & 255) + 1]++;
        for (int digit = 0; digit < 256; digit++)
            starts[digit + 1] += starts[digit];
        for (size_t n = 0; n < number; n++)
            aside[starts[into[n] >> shift & 255]++] = into[n];
        uint64_t *swap = into;
        into = aside;
        aside = swap;
    }
    for (size_t n = 0; n < number; n++)
        if (!n || into[n] != into[n - 1])
            into[kept++] = into[n];
    return kept;
}
