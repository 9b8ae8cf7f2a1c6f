/* SPDX-License-Identifier: MIT */
/*
 * A threaded server that greets each visitor in the language of the request.
 *
 *     greeting LOCALEDIR [PORT]
 *
 * LOCALEDIR contains the files LL/LC_MESSAGES/greeting.mo that msgfmt compiles from po/LL.po.  The
 * server listens on 127.0.0.1 and prints the port.  GET /NAME/COUNT returns, for example, in
 * Polish:
 *
 *     Cześć, Ann! Masz 3 wiadomości.
 *
 * All threads share one set of messages without locks.  SIGHUP reloads the files; if one of them is
 * broken, the server keeps the old messages.  SIGTERM ends the server.
 */
#include <httplingo.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

enum { WORKERS = 4, MAX_HEAD = 8192 };

static struct lingo_messages_holder *holder;
static int listener;

static const struct lingo_messages *open_messages(const char *directory)
{
    const struct lingo_messages *messages;
    struct lingo_report report;
    if (lingo_messages_open(&messages, directory, "greeting", NULL, 0, "en", &report)) {
        fprintf(stderr, "greeting: %s\n", report.message);
        return NULL;
    }
    return messages;
}

/* The value of a field in the head of a request; empty if there is no such field. */
static struct lingo_text find_field(const char *head, const char *name)
{
    size_t n = strlen(name);
    for (const char *line = head; (line = strstr(line, "\r\n"));) {
        line += 2;
        if (!strncasecmp(line, name, n) && line[n] == ':')
            return (struct lingo_text){line + n + 1, strcspn(line + n + 1, "\r\n")};
    }
    return (struct lingo_text){"", 0};
}

/* Writes the greeting; returns its length. */
static size_t greet(const struct lingo_messages *messages, size_t language, const char *name,
                    const char *count, char *body, size_t size)
{
    /* TRANSLATORS: {name} is the visitor, {count} the number of messages in the inbox */
    struct lingo_text text =
        lingo_ngettext(messages, language, "Hello, {name}! You have one message.",
                       "Hello, {name}! You have {count} messages.", strtoull(count, NULL, 10));
    const struct lingo_pair pairs[] = {{"name", {name, strlen(name)}},
                                       {"count", {count, strlen(count)}}};
    /* a name in a script of the other direction must not reorder the sentence */
    size_t length = lingo_fill(body, size, text, pairs, 2, LINGO_FILL_ISOLATE);
    return length < size ? length : size - 1;
}

static void answer(int client, const char *head)
{
    char name[64], count[10], body[1024], response[2048];
    const char *status = "200 OK";
    size_t length = 0;
    const struct lingo_messages *messages = lingo_messages_holder_get(holder);
    struct lingo_text field = find_field(head, "Accept-Language");
    size_t language =
        lingo_negotiate(lingo_messages_offer(messages), field.data, field.length).index;
    if (sscanf(head, "GET /%63[^/ ]/%9[0-9] HTTP/", name, count) == 2)
        length = greet(messages, language, name, count, body, sizeof body);
    else
        status = "404 Not Found";
    int n = snprintf(response, sizeof response,
                     "HTTP/1.1 %s\r\nContent-Type: text/plain; charset=utf-8\r\n"
                     "Content-Language: %s\r\nVary: Accept-Language\r\nContent-Length: %zu\r\n"
                     "Connection: close\r\n\r\n%.*s",
                     status, lingo_messages_tag(messages, language), length, (int)length, body);
    lingo_messages_release(messages); /* they are not used below */
    for (ssize_t sent, done = 0; done < n; done += sent)
        if ((sent = send(client, response + done, (size_t)(n - done), MSG_NOSIGNAL)) <= 0)
            break;
}

static void serve(int client)
{
    char head[MAX_HEAD + 1];
    size_t length = 0;
    ssize_t n;
    head[0] = '\0';
    while (length < MAX_HEAD && !strstr(head, "\r\n\r\n") &&
           (n = recv(client, head + length, MAX_HEAD - length, 0)) > 0) {
        length += (size_t)n;
        head[length] = '\0';
    }
    answer(client, head);
    close(client);
}

static void *work(void *unused)
{
    (void)unused;
    for (;;) {
        int client = accept(listener, NULL, NULL);
        if (client >= 0)
            serve(client);
    }
    return NULL;
}

static int listen_on(const char *port)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)strtoul(port, NULL, 10)),
                                  .sin_addr = {htonl(INADDR_LOOPBACK)}};
    socklen_t size = sizeof address;
    listener = socket(AF_INET, SOCK_STREAM, 0);
    if (listener < 0 || bind(listener, (struct sockaddr *)&address, size) ||
        listen(listener, SOMAXCONN) || getsockname(listener, (struct sockaddr *)&address, &size)) {
        perror("greeting");
        return -1;
    }
    printf("%d\n", ntohs(address.sin_port));
    return fflush(stdout);
}

/* Waits for signals, which all threads have blocked. */
static void reload_until_end(const char *directory, const sigset_t *signals)
{
    int signal;
    while (!sigwait(signals, &signal) && signal == SIGHUP) {
        const struct lingo_messages *fresh = open_messages(directory);
        if (!fresh)
            continue;
        lingo_messages_holder_set(holder, fresh);
        lingo_messages_release(fresh);
    }
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: greeting LOCALEDIR [PORT]\n");
        return 2;
    }
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGHUP);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
    const struct lingo_messages *messages = open_messages(argv[1]);
    if (!messages || lingo_messages_holder_open(&holder, messages))
        return 1;
    lingo_messages_release(messages);
    if (listen_on(argc > 2 ? argv[2] : "0"))
        return 1;
    for (int i = 0; i < WORKERS; i++) {
        pthread_t thread;
        if (pthread_create(&thread, NULL, work, NULL))
            return 1;
        pthread_detach(thread);
    }
    reload_until_end(argv[1], &signals);
    return 0; /* the threads end with the process */
}
