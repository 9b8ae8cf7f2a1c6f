/* SPDX-License-Identifier: MIT */
/* Writes one line per request, as text or JSON, and reopens the file on demand. */
#include "daemon/access-log.h"

#include "base/file.h"
#include "daemon/line.h"
#include "daemon/log.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define LINE_MAX_BYTES 8192
#define TEXT_MAX 1024
#define TELL_AGAIN (60 * INT64_C(1000000000)) /* nanoseconds */

/* Reports why the log cannot be opened, and what was expected. */
static void refuse(const char *path, int number)
{
    struct stat status;
    bool is_wrong = (number == EISDIR || number == ENXIO) && !stat(path, &status);
    if (!is_wrong)
        say("%s: %s", path, strerror(number));
    else if (S_ISFIFO(status.st_mode))
        say("%s: no program is reading from this named pipe (FIFO); start one first, or use a "
            "regular file",
            path);
    else
        say("%s: expected a regular file, not %s; use \"-\" for standard output", path,
            file_kind(status.st_mode));
}

/* Does not wait until a program reads from a FIFO.  Later writes block as usual. */
static int open_file(const char *path)
{
    int file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0640);
    int why = errno;
    if (file < 0)
        refuse(path, why);
    else
        fcntl(file, F_SETFL, fcntl(file, F_GETFL) & ~O_NONBLOCK);
    errno = why;
    return file;
}

bool access_log_open(struct access_log *log, const char *path, enum log_format format)
{
    *log = (struct access_log){
        .file = -1, .path = path, .format = format, .lock = PTHREAD_MUTEX_INITIALIZER};
    if (!path)
        return true;
    log->file = strcmp(path, "-") ? open_file(path) : STDOUT_FILENO;
    return log->file >= 0;
}

bool access_log_check(const char *path)
{
    struct stat status;
    if (!path || !strcmp(path, "-"))
        return true;
    bool is_new = lstat(path, &status);
    int file = open_file(path);
    if (file < 0)
        return false;
    close(file);
    if (is_new)
        unlink(path);
    return true;
}

bool access_log_reopen(struct access_log *log)
{
    if (!log->path || !strcmp(log->path, "-"))
        return true;
    int file = open_file(log->path);
    if (file < 0)
        return errno != EACCES; /* keep the old one */
    pthread_mutex_lock(&log->lock);
    dup2(file, log->file);
    log->is_cut = false;
    pthread_mutex_unlock(&log->lock);
    close(file);
    return true;
}

static void print_host(const struct sockaddr *client, char *host, socklen_t size)
{
    socklen_t length = !client                         ? 0
                       : client->sa_family == AF_INET  ? sizeof(struct sockaddr_in)
                       : client->sa_family == AF_INET6 ? sizeof(struct sockaddr_in6)
                                                       : 0;
    if (!length || getnameinfo(client, length, host, size, NULL, 0, NI_NUMERICHOST))
        strcpy(host, "-"); /* a Unix socket */
}

/* The common log format: host, two names that are always "-", time, request line, status,
 * length. */
static void print_common(struct line *line, const struct access *access, const char *host)
{
    static const char months[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    struct timespec now;
    struct tm tm;
    clock_gettime(CLOCK_REALTIME, &now);
    gmtime_r(&now.tv_sec, &tm);
    line_print(line, "%s - - [%02d/%s/%d:%02d:%02d:%02d +0000] \"", host, tm.tm_mday,
               months[tm.tm_mon], tm.tm_year + 1900, tm.tm_hour, tm.tm_min, tm.tm_sec);
    line_add_escaped(line, access->method, strlen(access->method));
    line_print(line, " ");
    line_add_escaped(line, access->connection->target, strlen(access->connection->target));
    line_print(line, " ");
    line_add_escaped(line, access->version, strlen(access->version));
    line_print(line, "\" %d %zu", access->connection->outcome.status,
               access->connection->outcome.length);
}

static void add_string(struct line *line, const char *name, const char *text)
{
    line_add_json(line, name, text, strlen(text), TEXT_MAX);
}

static void add_fields(struct line *line, const struct fields *fields)
{
    static const struct {
        enum field field;
        const char *name;
    } names[] = {{FIELD_ORIGINAL_URI, "uri"},          {FIELD_REQUEST_ID, "request_id"},
                 {FIELD_INGRESS_NAME, "ingress"},      {FIELD_SERVICE_NAME, "service"},
                 {FIELD_SERVICE_PORT, "service_port"}, {FIELD_ACCEPT_LANGUAGE, "accept_language"}};
    struct lingo_text namespace = fields_namespace(fields);
    if (namespace.data)
        line_add_json(line, "namespace", namespace.data, namespace.length, TEXT_MAX);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct lingo_text text = fields->value[names[i].field];
        if (text.data)
            line_add_json(line, names[i].name, text.data, text.length, TEXT_MAX);
    }
}

static void print_json(struct line *line, const struct access *access, const char *host)
{
    const struct outcome *outcome = &access->connection->outcome;
    struct timespec now;
    struct tm tm;
    clock_gettime(CLOCK_REALTIME, &now);
    gmtime_r(&now.tv_sec, &tm);
    line_print(line, "{\"time\":\"%d-%02d-%02dT%02d:%02d:%02d.%03ldZ\"", tm.tm_year + 1900,
               tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec, now.tv_nsec / 1000000);
    add_string(line, "remote", host);
    add_string(line, "method", access->method);
    add_string(line, "target", access->connection->target);
    add_string(line, "version", access->version);
    line_print(line, ",\"status\":%d,\"bytes\":%zu,\"seconds\":%.6f", outcome->status,
               outcome->length, (double)access->nanoseconds / 1e9);
    if (outcome->code) {
        line_print(line, ",\"code\":%d", outcome->code);
        add_string(line, "language", outcome->language);
        add_string(line, "match", lingo_match_name(outcome->match));
        add_string(line, "format", lingo_media_name(outcome->media));
    }
    add_fields(line, access->fields);
    line->size += sizeof "}"; /* reserved for it */
    line_print(line, "}");
}

/* Reports why a line was lost, but not for each line. */
static void tell_loss(struct access_log *log, int why)
{
    int64_t now = clock_now();
    if (log->told && now < log->told + TELL_AGAIN)
        return;
    log->told = now;
    say("%s: %s; requests are answered, but not logged",
        strcmp(log->path, "-") ? log->path : "standard output", strerror(why));
}

/* Writes a line that has a newline in front, which is left out unless the last line was cut off.
 * A short write is not continued: what follows could end up behind the line of another program. */
static void put(struct access_log *log, const char *text, size_t length)
{
    ssize_t count;
    pthread_mutex_lock(&log->lock);
    size_t before = log->is_cut ? 1 : 0, wanted = length - 1 + before;
    do
        count = write(log->file, text + 1 - before, wanted);
    while (count < 0 && errno == EINTR);
    if (count < 0)
        tell_loss(log, errno); /* after a short write, the next one says why */
    size_t written = count < 0 ? 0 : (size_t)count;
    log->is_cut = written != wanted && written != before;
    pthread_mutex_unlock(&log->lock);
}

void access_log_write(struct access_log *log, const struct access *access)
{
    char text[LINE_MAX_BYTES], host[64];
    struct line line = {text, sizeof text - sizeof "}" - 1, 0};
    print_host(access->client, host, sizeof host);
    line_print(&line, "\n");
    if (log->format == LOG_JSON)
        print_json(&line, access, host);
    else
        print_common(&line, access, host);
    text[line.length++] = '\n';
    put(log, text, line.length);
}
