/* zlib-cost: what zlib alone takes for an echo of compressed WebSocket messages (RFC 7692), on one thread.
 * build: cc -O3 -o zlib-cost zlib-cost.c -lz          usage: zlib-cost -h
 *
 * For each message: inflate what the client has compressed, deflate the same octets again, each with the context of
 * its connection; the connections take turns, each at another message, as under wsload -O with one in flight. No socket,
 * no frame, no check: the least that a server with these settings can spend. */
#define _GNU_SOURCE
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>

static const char *USAGE =
    "usage: zlib-cost [options] FILE      FILE holds one message a line\n"
    "  -c N   connections (default 64)         -d SEC  CPU time to measure for (default 1)\n"
    "  -l N   the server's level (1)           -w N    its window, and the client's (12)\n"
    "  -m N   the server's memory level (5)    -L N    the client's level, with memory level 8 (6)\n"
    "  -n     the server forgets each message (no context takeover)\n"
    "Prints one JSON line.\n";

typedef struct {
    uint8_t *plain, *packed; /* packed has the four octets after it that the sender leaves out */
    uint32_t size, packed_size;
} Message;

typedef struct {
    z_stream inflater, deflater;
} Connection;

static void die(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    exit(2);
}

/* One whole message, flushed, without the flush's last four octets (section 7.2.1). */
static uint32_t pack(z_stream *stream, uint8_t *input, uint32_t size, uint8_t *output, uint32_t capacity) {
    stream->next_in = input;
    stream->avail_in = size;
    stream->next_out = output;
    stream->avail_out = capacity;
    if (deflate(stream, Z_SYNC_FLUSH) != Z_OK || stream->avail_out == 0)
        die("deflate failed");
    return capacity - stream->avail_out - 4;
}

/* As wsload makes its frames: every message stands alone, so that it may be sent in any state of the window. */
static void pack_as_client(Message *message, int level, int window) {
    z_stream stream = {0};
    if (deflateInit2(&stream, level, Z_DEFLATED, -window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        die("deflateInit2 failed");
    uint32_t capacity = deflateBound(&stream, message->size) + 64;
    message->packed = malloc(capacity);
    message->packed_size = pack(&stream, message->plain, message->size, message->packed, capacity);
    deflateEnd(&stream);
}

static double cpu(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

int main(int count, char **arguments) {
    int connections = 64, level = 1, window = 12, memory = 5, client_level = 6, forgets = 0, option;
    double seconds = 1;
    while ((option = getopt(count, arguments, "c:d:l:w:m:L:nh")) > 0)
        switch (option) {
        case 'c': connections = atoi(optarg); break;
        case 'd': seconds = atof(optarg); break;
        case 'l': level = atoi(optarg); break;
        case 'w': window = atoi(optarg); break;
        case 'm': memory = atoi(optarg); break;
        case 'L': client_level = atoi(optarg); break;
        case 'n': forgets = 1; break;
        default: fputs(USAGE, option == 'h' ? stdout : stderr); return option == 'h' ? 0 : 2;
        }
    if (optind >= count || connections < 1) {
        fputs(USAGE, stderr);
        return 2;
    }

    FILE *file = fopen(arguments[optind], "r");
    if (!file)
        die("%s cannot be read", arguments[optind]);
    Message *messages = NULL;
    uint32_t total = 0, longest = 0;
    char *line = NULL;
    size_t room = 0;
    for (ssize_t size; (size = getline(&line, &room, file)) > 0;) {
        while (size && (line[size - 1] == '\n' || line[size - 1] == '\r'))
            size--;
        if (!size)
            continue;
        messages = realloc(messages, (total + 1) * sizeof *messages);
        messages[total] = (Message){.plain = malloc(size), .size = size};
        memcpy(messages[total].plain, line, size);
        pack_as_client(&messages[total++], client_level, window);
        if (size > longest)
            longest = size;
    }
    if (!total)
        die("%s is empty", arguments[optind]);

    Connection *all = calloc(connections, sizeof *all);
    for (int i = 0; i < connections; i++)
        if (inflateInit2(&all[i].inflater, -window) != Z_OK ||
            deflateInit2(&all[i].deflater, level, Z_DEFLATED, -window, memory, Z_DEFAULT_STRATEGY) != Z_OK)
            die("zlib refuses these settings");

    /* One octet more than the longest message: inflate is done when it leaves room. */
    uint8_t *plain = malloc(longest + 1);
    uint32_t capacity = deflateBound(&all[0].deflater, longest) + 64;
    uint8_t *packed = malloc(capacity);
    Message *message = NULL;
    uint64_t done = 0, sent = 0, round = 0;
    double start = 0, used = 0;
    for (;; round++) {
        /* The first pass over the messages fills the windows and allocates; it does not count. */
        if (round == total) {
            done = sent = 0;
            start = cpu();
        }
        for (int i = 0; i < connections; i++) {
            /* Sixty-four times the same message in a row would flatter zlib: the branches would be learnt by heart. */
            message = &messages[((uint64_t)i * total / connections + round) % total];
            z_stream *in = &all[i].inflater, *out = &all[i].deflater;
            /* The last four octets that the client left out, which pack() has left in place. */
            in->next_in = message->packed;
            in->avail_in = message->packed_size + 4;
            in->next_out = plain;
            in->avail_out = longest + 1;
            if (inflate(in, Z_SYNC_FLUSH) != Z_OK || in->avail_in || longest + 1 - in->avail_out != message->size)
                die("inflate failed");
            if (forgets)
                deflateReset(out);
            sent += pack(out, plain, message->size, packed, capacity);
        }
        done += connections;
        if (round > total && (used = cpu() - start) >= seconds)
            break;
    }
    if (memcmp(plain, message->plain, message->size))
        die("what was inflated is not what was sent");
    printf("{\"us_msg\":%.3f,\"messages\":%llu,\"octets_per_msg\":%.1f,\"zlib\":\"%s\"}\n", used * 1e6 / done,
           (unsigned long long)done, (double)sent / done, zlibVersion());
    return 0;
}
