/* wsload: a WebSocket load generator on one thread, epoll by hand, frames made (masked, deflated) once beforehand.
 * build: cc -O3 -march=native -o wsload wsload.c -lz          usage: wsload -h */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>

typedef uint64_t u64;
typedef uint32_t u32;
typedef uint8_t u8;

static const char *USAGE =
    "usage: wsload [options] ws://HOST:PORT/PATH\n"
    " load    -c N     connections (default 64)\n"
    "         -k N     pipeline depth: messages in flight per connection (default 1)\n"
    "         -d SEC   duration of the measured part (default 5)     -n N  instead: stop after N replies in all\n"
    "         -w SEC   warm-up before it, not counted (default 1)\n"
    "         -q RATE  open loop: RATE messages/s in all; latency counts from when each was due (-k then bounds in "
    "flight)\n"
    " payload -p TEXT  the text message (default: 64 x)     -s BYTES  a payload of that many letters\n"
    "         -t TMPL  template; {seq} {rand} {pad:N} are filled in, -P N variants made (default 256)\n"
    "         -f FILE  one payload a line, sent in turn      -b  send binary frames\n"
    "         -O       each connection begins with another payload, as if different people wrote\n"
    " deflate -z       offer permessage-deflate; client_max_window_bits      -Z OFFER  offer that\n"
    "         -l N     own zlib level (default 6; paid once, before the run)\n"
    " replies -R N     replies per message sent (default 1)  -m TEXT  count only replies that contain TEXT\n"
    "         -V       verify: every reply equals what was sent (inflates; costs client time)\n"
    " idle    -I       open -c connections, send -k messages on each (-k 0: none), hold -d seconds, answer pings\n"
    "         -S PID   read that process's memory before and after: bytes per connection (in a load run: its cpu per "
    "message)\n"
    " also    -H 'Name: value'  header (repeat)   -C N  handshakes under way at once (default 128)\n"
    "         -T SEC   give up a handshake or a silent run after SEC (default 10)   -j  one JSON line\n"
    "exit code 0 only if no error was counted.\n";

/* ---- latency histogram: log-linear, 64 sub-buckets, ns */
#define HB (64 * 40)
static u64 hist[HB], hcount, hsum, hmax;
static inline int hidx(u64 v) {
    if (v < 64)
        return v;
    int s = 57 - __builtin_clzll(v);
    return (s + 1) * 64 + (int)((v >> s) & 63) - 0;
}
static inline u64 hval(int i) {
    if (i < 64)
        return i;
    int s = i / 64 - 1;
    return (u64)(64 + i % 64) << s;
}
static inline void hadd(u64 v) {
    int i = hidx(v);
    if (i >= HB)
        i = HB - 1;
    hist[i]++;
    hcount++;
    hsum += v;
    if (v > hmax)
        hmax = v;
}
static double hpct(double p) {
    u64 want = (u64)(p * hcount + 0.5), a = 0;
    if (!want)
        want = 1;
    for (int i = 0; i < HB; i++) {
        a += hist[i];
        if (a >= want)
            return hval(i) / 1e3;
    }
    return hmax / 1e3;
}

typedef struct {
    u8 *b;
    u32 n;
    u8 *z;
    u32 zn;
    u8 *txt;
    u32 tn;
} Msg;
static Msg *pool;
static int npool;

enum { CONNECTING, HANDSHAKE, OPEN, DEAD };
typedef struct {
    int fd;
    u8 st, deflate, hdrn, fin, op, rsv1, inmsg_z, wantout, count_this;
    u8 hdr[10];
    u8 ctl[128];
    u32 ctln;
    u64 left, mlen; /* payload bytes left in this frame; bytes of this message so far */
    u32 seq, rseq;  /* messages sent / answered */
    u32 first;      /* the payload it begins with */
    u32 owed, off;  /* frames to send; octets of the first already sent */
    u32 flight;
    u32 rgot;
    u64 *ts;
    u32 tsh; /* ring of send times */
    char *hs;
    u32 hsn;
    u64 t0; /* handshake bytes */
    u8 *msg;
    u32 msgn, msgcap;
    z_stream *inf;
    int wbits, cbits;
} Conn;
static Conn *conns;
static int ep, N = 64, K = 1, R = 1, verify, idle, json, binary, spread, level = 6, inflight_hs = 128, patience = 10;
static const char *match;
static double dur = 5, warm = 1, rate;
static u64 maxn;
static int serverpid;
static const char *offer;
static char hdrs[8192];
static char host[256], path[4096] = "/";
static int port = 80;
static struct sockaddr_in addr;
static u64 replies, all_replies, errors, wire_in, wire_out, zreplies, closes, pings, bytes_payload;
static int nopen, ndead, nneg;
static char negotiated[512];
static int measuring, stopping;
static char firsterr[512];

static inline u64 now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (u64)t.tv_sec * 1000000000ull + t.tv_nsec;
}
static void fail(const char *f, ...) {
    errors++;
    if (!firsterr[0]) {
        va_list a;
        va_start(a, f);
        vsnprintf(firsterr, sizeof firsterr, f, a);
        va_end(a);
    }
}
static void die(const char *f, ...) {
    va_list a;
    va_start(a, f);
    vfprintf(stderr, f, a);
    va_end(a);
    fputc('\n', stderr);
    exit(2);
}

static u8 *frame(const u8 *p, u32 n, int op, int rsv1, u32 *out) {
    u8 *f = malloc(n + 14);
    u32 h = 2;
    u8 key[4];
    for (int i = 0; i < 4; i++)
        key[i] = rand() >> 7;
    f[0] = 0x80 | (rsv1 ? 0x40 : 0) | op;
    if (n < 126)
        f[1] = 0x80 | n;
    else if (n < 65536) {
        f[1] = 0x80 | 126;
        f[2] = n >> 8;
        f[3] = n;
        h = 4;
    } else {
        f[1] = 0x80 | 127;
        for (int i = 0; i < 8; i++)
            f[2 + i] = (u64)n >> (56 - 8 * i);
        h = 10;
    }
    memcpy(f + h, key, 4);
    h += 4;
    for (u32 i = 0; i < n; i++)
        f[h + i] = p[i] ^ key[i & 3];
    *out = h + n;
    return f;
}
static void addmsg(const u8 *p, u32 n) {
    pool = realloc(pool, (npool + 1) * sizeof *pool);
    Msg *m = &pool[npool++];
    memset(m, 0, sizeof *m);
    m->txt = malloc(n + 1);
    memcpy(m->txt, p, n);
    m->txt[n] = 0;
    m->tn = n;
    m->b = frame(p, n, binary ? 2 : 1, 0, &m->n);
}
static void
compresspool(int bits) { /* once the window is known; every message stands alone, which any window state admits */
    for (int i = 0; i < npool; i++) {
        z_stream z;
        memset(&z, 0, sizeof z);
        if (deflateInit2(&z, level, Z_DEFLATED, -bits, 8, Z_DEFAULT_STRATEGY) != Z_OK)
            die("deflateInit2 window %d", bits);
        u32 cap = deflateBound(&z, pool[i].tn) + 64;
        u8 *o = malloc(cap);
        z.next_in = pool[i].txt;
        z.avail_in = pool[i].tn;
        z.next_out = o;
        z.avail_out = cap;
        deflate(&z, Z_SYNC_FLUSH);
        u32 n = cap - z.avail_out;
        deflateEnd(&z);
        n -= 4;
        if (!n) {
            o[0] = 0;
            n = 1;
        }
        pool[i].z = frame(o, n, binary ? 2 : 1, 1, &pool[i].zn);
        free(o);
    }
}
static u64 rss(int pid, const char *key) {
    char p[64], l[256];
    snprintf(p, sizeof p, "/proc/%d/status", pid);
    FILE *f = fopen(p, "r");
    u64 v = 0;
    if (!f)
        return 0;
    while (fgets(l, sizeof l, f))
        if (!strncmp(l, key, strlen(key)))
            v = strtoull(l + strlen(key) + 1, 0, 10) * 1024;
    fclose(f);
    return v;
}
static u64 cputime(int pid) { /* ns on a cpu, over the process's threads */
    char p[64], l[128];
    snprintf(p, sizeof p, "/proc/%d/task", pid);
    DIR *d = opendir(p);
    struct dirent *e;
    u64 v = 0;
    if (!d)
        return 0;
    while ((e = readdir(d)))
        if (isdigit((u8)e->d_name[0])) {
            snprintf(p, sizeof p, "/proc/%d/task/%.16s/schedstat", pid, e->d_name);
            FILE *f = fopen(p, "r");
            if (!f)
                continue;
            if (fgets(l, sizeof l, f))
                v += strtoull(l, 0, 10);
            fclose(f);
        }
    closedir(d);
    return v;
}
static Msg *payload(Conn *c, u32 seq) { return &pool[((u64)c->first + seq) % npool]; }
static void arm(Conn *c, int out) {
    if (c->wantout == out)
        return;
    c->wantout = out;
    struct epoll_event e = {.events = EPOLLIN | (out ? EPOLLOUT : 0), .data.ptr = c};
    epoll_ctl(ep, EPOLL_CTL_MOD, c->fd, &e);
}
static void kill_conn(Conn *c) {
    if (c->st == DEAD)
        return;
    if (c->st == OPEN)
        nopen--;
    c->st = DEAD;
    close(c->fd);
    ndead++;
}

static void push(Conn *c) { /* send what is owed */
    while (c->owed) {
        struct iovec v[64];
        int n = 0;
        u64 want = 0;
        for (; n < 64 && n < (int)c->owed; n++) {
            Msg *m = payload(c, c->seq + n);
            u8 *b = c->deflate ? m->z : m->b;
            u32 l = c->deflate ? m->zn : m->n;
            if (!n) {
                b += c->off;
                l -= c->off;
            }
            v[n].iov_base = b;
            v[n].iov_len = l;
            want += l;
        }
        ssize_t w = n == 1 ? send(c->fd, v[0].iov_base, v[0].iov_len, MSG_NOSIGNAL) : writev(c->fd, v, n);
        if (w < 0) {
            if (errno == EAGAIN) {
                arm(c, 1);
                return;
            }
            if (!stopping)
                fail("send: %s", strerror(errno));
            kill_conn(c);
            return;
        }
        wire_out += w;
        u64 t = (u64)w;
        int i = 0;
        for (; i < n && t >= v[i].iov_len; i++) {
            t -= v[i].iov_len;
            c->seq++;
            c->owed--;
            c->off = 0;
        }
        if (i < n) {
            c->off = (i ? 0 : c->off) + t;
            arm(c, 1);
            return;
        }
    }
    arm(c, 0);
}
static inline void post(Conn *c, u64 t) {
    c->ts[c->tsh++ % (K ? K : 1)] = t;
    c->owed++;
    c->flight++;
}

static void reply(Conn *c) { /* one whole data message came */
    int hit = 1;
    if (verify || match) {
        u8 *p = c->msg;
        u32 n = c->msgn;
        static u8 *big;
        static u32 bigcap;
        if (c->inmsg_z) {
            if (!c->inf) {
                c->inf = calloc(1, sizeof *c->inf);
                inflateInit2(c->inf, -15);
            }
            if (c->msgcap < c->msgn + 4) {
                c->msgcap = c->msgn + 4;
                c->msg = realloc(c->msg, c->msgcap);
            }
            memcpy(c->msg + c->msgn, "\0\0\xff\xff", 4);
            c->inf->next_in = c->msg;
            c->inf->avail_in = c->msgn + 4;
            n = 0;
            for (;;) {
                if (bigcap < n + 65536) {
                    bigcap = bigcap * 2 + 65536;
                    big = realloc(big, bigcap);
                }
                c->inf->next_out = big + n;
                c->inf->avail_out = bigcap - n;
                int r = inflate(c->inf, Z_SYNC_FLUSH);
                n = bigcap - c->inf->avail_out;
                if (r != Z_OK && r != Z_BUF_ERROR) {
                    fail("inflate: %d", r);
                    break;
                }
                if (c->inf->avail_in == 0 && c->inf->avail_out)
                    break;
                if (r == Z_BUF_ERROR && c->inf->avail_out)
                    break;
            }
            p = big;
        }
        if (match)
            hit = memmem(p, n, match, strlen(match)) != 0;
        else {
            Msg *m = payload(c, c->rseq);
            if (n != m->tn || memcmp(p, m->txt, n))
                fail("reply %u differs: %u octets for %u, opcode %d", c->rseq, n, m->tn, c->op);
        }
        c->msgn = 0;
    }
    if (c->inmsg_z)
        zreplies += measuring;
    if (!hit)
        return;
    if (++c->rgot < (u32)R)
        return;
    c->rgot = 0;
    if (!c->flight) {
        fail("more replies than messages");
        return;
    }
    u64 t = now(), s = c->ts[c->rseq++ % K];
    c->flight--;
    all_replies++;
    if (measuring) {
        replies++;
        hadd(t - s);
    }
    if (!rate && !idle && !stopping)
        post(c, t);
}
static void control(Conn *c) {
    if (c->op == 9) {
        pings++;
        u32 n;
        u8 *f = frame(c->ctl, c->ctln, 10, 0, &n);
        if (!c->owed && send(c->fd, f, n, MSG_NOSIGNAL) != (ssize_t)n)
            fail("pong");
        free(f);
    } else if (c->op == 8) {
        closes++;
        int code = c->ctln >= 2 ? c->ctl[0] << 8 | c->ctl[1] : 1005;
        if (!stopping)
            fail("closed by server: %d %.*s", code, c->ctln > 2 ? (int)c->ctln - 2 : 0, c->ctl + 2);
        kill_conn(c);
    }
}
static void parse(Conn *c, u8 *p, size_t n) {
    while (n && c->st == OPEN) {
        if (!c->left) { /* header */
            int need = c->hdrn < 2 ? 2 : (c->hdr[1] & 127) == 126 ? 4 : (c->hdr[1] & 127) == 127 ? 10 : 2;
            if (c->hdrn == 0 && n >= 10) {
                need = (p[1] & 127) == 126 ? 4 : (p[1] & 127) == 127 ? 10 : 2;
                memcpy(c->hdr, p, need);
                p += need;
                n -= need;
                c->hdrn = need;
            } else {
                while (n && c->hdrn < need) {
                    c->hdr[c->hdrn++] = *p++;
                    n--;
                }
                if (c->hdrn < 2)
                    return;
                need = (c->hdr[1] & 127) == 126 ? 4 : (c->hdr[1] & 127) == 127 ? 10 : 2;
                if (c->hdrn < need)
                    continue;
            }
            c->hdrn = 0;
            u64 l = c->hdr[1] & 127;
            if (l == 126)
                l = c->hdr[2] << 8 | c->hdr[3];
            else if (l == 127) {
                l = 0;
                for (int i = 2; i < 10; i++)
                    l = l << 8 | c->hdr[i];
            }
            if (c->hdr[1] & 128) {
                fail("masked frame from server");
                kill_conn(c);
                return;
            }
            u8 op = c->hdr[0] & 15;
            c->fin = c->hdr[0] >> 7;
            if (op >= 8) {
                c->op = op;
                c->ctln = 0;
                if (l > 125) {
                    fail("control frame of %lu", l);
                    kill_conn(c);
                    return;
                }
            } else if (op) {
                c->op = op;
                c->inmsg_z = c->hdr[0] >> 6 & 1;
                c->mlen = 0;
                if (c->inmsg_z && !c->deflate) {
                    fail("RSV1 without negotiation");
                    kill_conn(c);
                    return;
                }
                if (op == 1 && binary)
                    fail("text for binary");
                if (op == 2 && !binary && !match && R == 1)
                    fail("binary for text");
            } else
                c->op = 0;
            c->left = l;
            if (l)
                continue;
            goto done;
        }
        size_t t = n < c->left ? n : c->left;
        if (c->op >= 8) {
            memcpy(c->ctl + c->ctln, p, t);
            c->ctln += t;
        } else {
            c->mlen += t;
            if (verify || match) {
                if (c->msgcap < c->msgn + t) {
                    c->msgcap = (c->msgn + t) * 2 + 64;
                    c->msg = realloc(c->msg, c->msgcap);
                }
                memcpy(c->msg + c->msgn, p, t);
                c->msgn += t;
            }
        }
        p += t;
        n -= t;
        c->left -= t;
        if (c->left)
            return;
    done:
        if (c->op >= 8)
            control(c);
        else if (c->fin) {
            if (!c->inmsg_z && !match && R == 1 && c->mlen != payload(c, c->rseq)->tn)
                fail("reply of %lu octets for %u", c->mlen, payload(c, c->rseq)->tn);
            bytes_payload += measuring ? c->mlen : 0;
            reply(c);
        }
    }
}
static void upgraded(Conn *c, char *end) {
    *end = 0;
    if (strncmp(c->hs, "HTTP/1.1 101", 12)) {
        char *nl = strchr(c->hs, '\r');
        if (nl)
            *nl = 0;
        fail("handshake: %s", c->hs);
        kill_conn(c);
        return;
    }
    char *e = strcasestr(c->hs, "\r\nsec-websocket-extensions:");
    if (e) {
        e += 27;
        while (*e == ' ')
            e++;
        char *x = strchr(e, '\r');
        if (x)
            *x = 0;
        if (strcasestr(e, "permessage-deflate")) {
            if (!offer) {
                fail("extension not offered: %s", e);
            }
            c->deflate = 1;
            nneg++;
            if (!negotiated[0])
                snprintf(negotiated, sizeof negotiated, "%s", e);
            char *b = strcasestr(e, "client_max_window_bits=");
            c->cbits = 15;
            if (b) {
                b += 23;
                if (*b == '"')
                    b++;
                c->cbits = atoi(b);
            }
            if (!pool[0].z)
                compresspool(c->cbits < 9 ? 9 : c->cbits);
        }
    }
    c->st = OPEN;
    nopen++;
    free(c->hs);
    c->hs = 0;
    c->hsn = 0;
}
static char rbuf[1 << 18];
static void readable(Conn *c) {
    for (;;) {
        ssize_t r = recv(c->fd, rbuf, sizeof rbuf, 0);
        if (r < 0) {
            if (errno == EAGAIN)
                break;
            if (!stopping)
                fail("recv: %s", strerror(errno));
            kill_conn(c);
            return;
        }
        if (r == 0) {
            if (!stopping)
                fail("server closed the connection (%s)", c->st == OPEN ? "open" : "handshake");
            kill_conn(c);
            return;
        }
        wire_in += r;
        u8 *p = (u8 *)rbuf;
        size_t n = r;
        if (c->st == HANDSHAKE) {
            c->hs = realloc(c->hs, c->hsn + r + 1);
            memcpy(c->hs + c->hsn, rbuf, r);
            u32 old = c->hsn;
            c->hsn += r;
            c->hs[c->hsn] = 0;
            char *end = strstr(c->hs, "\r\n\r\n");
            if (!end)
                continue;
            size_t used = end + 4 - c->hs - old;
            p += used;
            n -= used;
            upgraded(c, end + 2);
            if (c->st != OPEN)
                return;
            if (idle && K) {
                for (int i = 0; i < K; i++)
                    post(c, now());
                push(c);
            }
        }
        parse(c, p, n);
        if (c->st != OPEN)
            return;
        if ((size_t)r < sizeof rbuf)
            break;
    }
    if (c->owed && !c->wantout)
        push(c);
}
static void writable(Conn *c) {
    if (c->st == CONNECTING) {
        int e = 0;
        socklen_t l = sizeof e;
        getsockopt(c->fd, SOL_SOCKET, SO_ERROR, &e, &l);
        if (e) {
            fail("connect: %s", strerror(e));
            kill_conn(c);
            return;
        }
        char req[16384], ext[1200] = "";
        if (offer)
            snprintf(ext, sizeof ext, "Sec-WebSocket-Extensions: %s\r\n", offer);
        int n =
            snprintf(req, sizeof req,
                     "GET %s HTTP/1.1\r\nHost: %s:%d\r\nUpgrade: websocket\r\nConnection: "
                     "Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n%s%s\r\n",
                     path, host, port, ext, hdrs);
        if (send(c->fd, req, n, MSG_NOSIGNAL) != n) {
            fail("send handshake");
            kill_conn(c);
            return;
        }
        c->st = HANDSHAKE;
        arm(c, 0);
        return;
    }
    if (c->st == OPEN)
        push(c);
}
static int started;
static void dial(void) {
    Conn *c = &conns[started];
    c->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (c->fd < 0)
        die("socket: %s (ulimit -n?)", strerror(errno));
    int one = 1;
    setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (N > 20000) {
        struct sockaddr_in s = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(0x7f000001 + started / 20000)};
        bind(c->fd, (void *)&s, sizeof s);
    }
    c->st = CONNECTING;
    c->wantout = 1;
    c->t0 = now();
    started++;
    struct epoll_event e = {.events = EPOLLIN | EPOLLOUT, .data.ptr = c};
    epoll_ctl(ep, EPOLL_CTL_ADD, c->fd, &e);
    if (connect(c->fd, (void *)&addr, sizeof addr) < 0 && errno != EINPROGRESS) {
        fail("connect: %s", strerror(errno));
        kill_conn(c);
    }
}
static void turn(double ms) {
    struct timespec ts = {(time_t)(ms / 1000), (long)((ms - 1000. * (long)(ms / 1000)) * 1e6)};
    static struct epoll_event ev[512];
    int n = epoll_pwait2(ep, ev, 512, &ts, 0);
    for (int i = 0; i < n; i++) {
        Conn *c = ev[i].data.ptr;
        if (c->st == DEAD)
            continue;
        if (ev[i].events & EPOLLOUT)
            writable(c);
        if (c->st == DEAD || c->st == CONNECTING) {
            if (c->st == CONNECTING && ev[i].events & (EPOLLERR | EPOLLHUP)) {
                fail("connect refused");
                kill_conn(c);
            }
            continue;
        }
        if (ev[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR))
            readable(c);
    }
}
static void fill(const char *t, int i, char *o, size_t cap) {
    size_t n = 0;
    while (*t && n + 1 < cap) {
        if (!strncmp(t, "{seq}", 5)) {
            n += snprintf(o + n, cap - n, "%d", i);
            t += 5;
        } else if (!strncmp(t, "{rand}", 6)) {
            n += snprintf(o + n, cap - n, "%08x", rand() * 2654435761u);
            t += 6;
        } else if (!strncmp(t, "{pad:", 5)) {
            long k = strtol(t + 5, (char **)&t, 10);
            if (*t == '}')
                t++;
            static const char w[] =
                "the quick brown fox jumps over the lazy dog and then some more words follow in no order ";
            int s = rand() % 60;
            for (long j = 0; j < k && n + 1 < cap; j++)
                o[n++] = w[(s + j + (j / 87) * 13) % 87];
        } else
            o[n++] = *t++;
    }
    o[n] = 0;
}
int main(int ac, char **av) {
    const char *text = 0, *tmpl = 0, *file = 0;
    long size = 0;
    int P = 256, o;
    while ((o = getopt(ac, av, "c:k:d:n:w:q:p:s:t:P:f:bOzZ:l:R:m:VIS:H:C:T:jh")) > 0)
        switch (o) {
        case 'c':
            N = atoi(optarg);
            break;
        case 'k':
            K = atoi(optarg);
            break;
        case 'd':
            dur = atof(optarg);
            break;
        case 'n':
            maxn = strtoull(optarg, 0, 10);
            break;
        case 'w':
            warm = atof(optarg);
            break;
        case 'q':
            rate = atof(optarg);
            break;
        case 'p':
            text = optarg;
            break;
        case 's':
            size = atol(optarg);
            break;
        case 't':
            tmpl = optarg;
            break;
        case 'P':
            P = atoi(optarg);
            break;
        case 'f':
            file = optarg;
            break;
        case 'b':
            binary = 1;
            break;
        case 'O':
            spread = 1;
            break;
        case 'z':
            offer = "permessage-deflate; client_max_window_bits";
            break;
        case 'Z':
            offer = optarg;
            break;
        case 'l':
            level = atoi(optarg);
            break;
        case 'R':
            R = atoi(optarg);
            break;
        case 'm':
            match = optarg;
            break;
        case 'V':
            verify = 1;
            break;
        case 'I':
            idle = 1;
            break;
        case 'S':
            serverpid = atoi(optarg);
            break;
        case 'H':
            strncat(hdrs, optarg, sizeof hdrs - strlen(hdrs) - 3);
            strcat(hdrs, "\r\n");
            break;
        case 'C':
            inflight_hs = atoi(optarg);
            break;
        case 'T':
            patience = atoi(optarg);
            break;
        case 'j':
            json = 1;
            break;
        default:
            fputs(USAGE, o == 'h' ? stdout : stderr);
            return o == 'h' ? 0 : 2;
        }
    if (optind >= ac) {
        fputs(USAGE, stderr);
        return 2;
    }
    const char *u = av[optind];
    if (strncmp(u, "ws://", 5))
        die("only ws:// URLs");
    u += 5;
    size_t hl = strcspn(u, ":/");
    snprintf(host, sizeof host, "%.*s", (int)hl, u);
    u += hl;
    if (*u == ':')
        port = strtol(u + 1, (char **)&u, 10);
    if (*u == '/')
        snprintf(path, sizeof path, "%s", u);
    addr.sin_family = AF_INET;
    addr.sin_port = htons(port);
    if (inet_pton(AF_INET, !strcmp(host, "localhost") ? "127.0.0.1" : host, &addr.sin_addr) != 1)
        die("give an IPv4 address");
    if ((ntohl(addr.sin_addr.s_addr) >> 24) != 127)
        die("loopback only");
    if (verify && (match || R != 1))
        die("-V is for echoes");
    if (K < 1 && !idle)
        die("-k 1 at least");
    srand(1);
    if (file) {
        FILE *f = fopen(file, "r");
        if (!f)
            die("%s", file);
        char *l = 0;
        size_t cap = 0;
        ssize_t n;
        while ((n = getline(&l, &cap, f)) > 0) {
            while (n && (l[n - 1] == '\n' || l[n - 1] == '\r'))
                n--;
            if (n)
                addmsg((u8 *)l, n);
        }
        fclose(f);
        if (!npool)
            die("%s is empty", file);
    } else if (tmpl) {
        size_t cap = strlen(tmpl) + (1 << 20);
        char *b = malloc(cap);
        for (int i = 0; i < P; i++) {
            fill(tmpl, i, b, cap);
            addmsg((u8 *)b, strlen(b));
        }
        free(b);
    } else if (text)
        addmsg((u8 *)text, strlen(text));
    else {
        long n = size ? size : 64;
        u8 *b = malloc(n + 1);
        for (long i = 0; i < n; i++)
            b[i] = size ? "abcdefghijklmnopqrstuvwxyz 0123456789"[(i * 7 + i / 37) % 37] : 'x';
        addmsg(b, n);
        free(b);
    }
    struct rlimit rl = {1 << 20, 1 << 20};
    if (setrlimit(RLIMIT_NOFILE, &rl) < 0) {
        getrlimit(RLIMIT_NOFILE, &rl);
        rl.rlim_cur = rl.rlim_max;
        setrlimit(RLIMIT_NOFILE, &rl);
    }
    conns = calloc(N, sizeof *conns);
    int kk = K ? K : 1;
    for (int i = 0; i < N; i++) {
        conns[i].ts = malloc(kk * sizeof(u64));
        conns[i].first = spread ? (u64)i * npool / N : 0;
    }
    ep = epoll_create1(0);
    u64 mem0 = serverpid ? rss(serverpid, "VmRSS:") : 0, t0 = now(), lastprog = t0;
    int prog = 0;
    while (nopen + ndead < N) {
        while (started < N && started - nopen - ndead < inflight_hs)
            dial();
        turn(50);
        u64 t = now();
        if (nopen + ndead != prog) {
            prog = nopen + ndead;
            lastprog = t;
        }
        if (t - lastprog > (u64)patience * 1000000000ull) {
            fail("handshakes stuck: %d of %d open", nopen, N);
            break;
        }
    }
    double opened = (now() - t0) / 1e9;
    if (idle) {
        u64 want = (u64)nopen * K, te = now() + (u64)patience * 1000000000ull;
        while (all_replies < want && now() < te)
            turn(50);
        if (all_replies < want)
            fail("%lu of %lu replies", all_replies, want);
        usleep(300000);
        u64 mem1 = serverpid ? rss(serverpid, "VmRSS:") : 0;
        te = now() + (u64)(dur * 1e9);
        while (now() < te)
            turn(100);
        u64 mem2 = serverpid ? rss(serverpid, "VmRSS:") : 0;
        double each = nopen ? (double)((int64_t)mem2 - (int64_t)mem0) / nopen : 0.;
        if (json) {
            printf("{\"conns\":%d,\"deflate\":%d,\"replies\":%lu,\"errors\":%lu,\"bytes_per_connection\":%.0f,"
                   "\"first_error\":\"%s\"}\n",
                   nopen, nneg, all_replies, errors, each, firsterr);
            return errors ? 1 : 0;
        }
        printf("idle: %d of %d connections open, in %.2f s (%.0f/s); still open after %.1f s: %d; deflate on %d; "
               "replies %lu; pings %lu; errors %lu%s%s\n",
               nopen + ndead - ndead, N, opened, N / opened, dur, nopen, nneg, all_replies, pings, errors,
               firsterr[0] ? " first: " : "", firsterr);
        if (serverpid)
            printf("server RSS: before %.1f MiB, open %.1f MiB, after hold %.1f MiB: %.0f bytes per connection\n",
                   mem0 / 1048576., mem1 / 1048576., mem2 / 1048576., each);
        return errors ? 1 : 0;
    }
    if (!nopen) {
        fprintf(stderr, "no connection: %s\n", firsterr);
        return 1;
    }
    u64 start = now(), m0 = 0, end = 0;
    u64 due = 0;
    int rr = 0;
    for (int i = 0; i < N && !rate; i++)
        if (conns[i].st == OPEN) {
            u64 t = now();
            for (int k = 0; k < K; k++)
                post(&conns[i], t);
            push(&conns[i]);
        }
    u64 tm = start + (u64)(warm * 1e9), lastr = 0, lastt = start;
    struct rusage ru0, ru1;
    u64 win0 = 0, wout0 = 0, sc0 = 0;
    for (;;) {
        double ms = 100;
        u64 t = now();
        if (rate) {
            u64 upto = (u64)((t - start) / 1e9 * rate) + 1; /* messages due by now */
            while (due < upto) {
                int tries = 0;
                while (tries < N && (conns[rr].st != OPEN || conns[rr].flight >= (u32)K)) {
                    rr = (rr + 1) % N;
                    tries++;
                }
                if (tries == N)
                    break;
                Conn *c = &conns[rr];
                rr = (rr + 1) % N;
                post(c, start + (u64)(due * (1e9 / rate)));
                due++;
                if (!c->wantout)
                    push(c);
            }
            u64 nxt = start + (u64)(due * (1e9 / rate));
            t = now();
            ms = due < upto ? 0.05 : nxt > t ? (nxt - t) / 1e6 : 0;
            if (ms > 100)
                ms = 100;
        }
        turn(ms);
        t = now();
        if (!measuring && t >= tm) {
            measuring = 1;
            m0 = t;
            end = t + (u64)(dur * 1e9);
            getrusage(RUSAGE_SELF, &ru0);
            win0 = wire_in;
            wout0 = wire_out;
            sc0 = serverpid ? cputime(serverpid) : 0;
        }
        if (measuring && (maxn ? replies >= maxn : t >= end)) {
            end = t;
            break;
        }
        if (!nopen) {
            fail("no connection left");
            end = t;
            if (!m0)
                m0 = t;
            break;
        }
        if (all_replies != lastr) {
            lastr = all_replies;
            lastt = t;
        } else if (t - lastt > (u64)patience * 1000000000ull) {
            fail("no reply for %d s", patience);
            end = t;
            if (!m0)
                m0 = t;
            break;
        }
    }
    getrusage(RUSAGE_SELF, &ru1);
    stopping = 1;
    double el = (end - m0) / 1e9;
    double scpu = serverpid ? (cputime(serverpid) - sc0) / 1e9 : 0, susmsg = replies ? scpu * 1e6 / replies : 0;
    double cpu = (ru1.ru_utime.tv_sec - ru0.ru_utime.tv_sec) + (ru1.ru_stime.tv_sec - ru0.ru_stime.tv_sec) +
                 (ru1.ru_utime.tv_usec - ru0.ru_utime.tv_usec + ru1.ru_stime.tv_usec - ru0.ru_stime.tv_usec) / 1e6;
    if (json)
        printf("{\"msgs_s\":%.0f,\"p50_us\":%.1f,\"p99_us\":%.1f,\"p999_us\":%.1f,\"max_us\":%.1f,\"mean_us\":%.1f,"
               "\"replies\":%lu,\"errors\":%lu,\"seconds\":%.2f,\"conns\":%d,\"depth\":%d,\"deflate\":%d,"
               "\"compressed\":%lu,\"in_per_msg\":%.1f,\"out_per_msg\":%.1f,\"client_cpu\":%.2f,\"client_us_msg\":%.2f,"
               "\"server_cpu\":%.2f,\"server_us_msg\":%.2f,\"first_error\":\"%s\"}\n",
               replies / el, hpct(.5), hpct(.99), hpct(.999), hmax / 1e3, hcount ? hsum / 1e3 / hcount : 0., replies,
               errors, el, nopen, K, nneg, zreplies, replies ? (double)(wire_in - win0) / replies : 0.,
               replies ? (double)(wire_out - wout0) / replies : 0., cpu / el, replies ? cpu * 1e6 / replies : 0.,
               scpu / el, susmsg, firsterr);
    else {
        printf("%.0f msgs/s   p50 %.1f us  p99 %.1f us  p99.9 %.1f us  max %.1f us   replies %lu in %.2f s  errors "
               "%lu%s%s\n",
               replies / el, hpct(.5), hpct(.99), hpct(.999), hmax / 1e3, replies, el, errors,
               firsterr[0] ? "  first: " : "", firsterr);
        printf("conns %d depth %d payload %u  wire in %.1f out %.1f octets/msg  client cpu %.0f%% (%.2f us/msg)", nopen,
               K, pool[0].tn, replies ? (double)(wire_in - win0) / replies : 0.,
               replies ? (double)(wire_out - wout0) / replies : 0., cpu / el * 100, replies ? cpu * 1e6 / replies : 0.);
        if (serverpid)
            printf("  server cpu %.0f%% (%.2f us/msg) RSS %.1f MiB", scpu / el * 100, susmsg,
                   rss(serverpid, "VmRSS:") / 1048576.);
        if (offer) {
            if (nneg)
                printf("  deflate %d conns (%s), %.1f%% of replies compressed", nneg, negotiated,
                       replies ? 100. * zreplies / replies : 0.);
            else
                printf("  deflate declined");
        }
        putchar('\n');
    }
    return errors ? 1 : 0;
}
