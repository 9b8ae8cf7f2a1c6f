/* SPDX-License-Identifier: MIT */
/* Writes all pages of a language, and all languages in several processes. */
#include "base/text.h"
#include "tools/cli.h"
#include "tools/reference/reference.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define PROCESSES_MAX 16
#define ADDRESSES_MAX (1u << 17)

/* ---- a language ---- */

static void choose_words(struct reference_page *page)
{
    const struct lingo_messages *messages = page->site->messages;
    page->in_english = reference_is_same_language(page->tag, "en");
    if (page->in_english)
        return;
    page->words = facts_in(messages, text_of(page->tag));
    if (!page->words.messages)
        return;
    const char *tag = lingo_offer_tag(lingo_messages_offer(messages), page->words.language);
    if (tag && !reference_is_same_language(page->tag, tag))
        page->words_tag = tag;
}

static bool write_pages(struct reference_page *page)
{
    return reference_write_classes(page) && reference_write_statuses(page) &&
           reference_write_methods(page) && reference_write_fields(page) &&
           reference_write_vendors(page) && reference_write_rfcs(page) &&
           reference_write_similar(page) && reference_write_decision(page) &&
           reference_write_search(page) && reference_write_playground(page) &&
           reference_write_previews(page);
}

/* Returns the number of pages, or 0 after printing an error. */
static size_t write_language(const struct reference *site, const struct lingo_language *language)
{
    struct reference_page page = {
        .site = site, .language = language, .tag = lingo_language_tag(language).data};
    char *memory = malloc(REFERENCE_PAGE_MAX + ADDRESSES_MAX);
    if (!memory) {
        cli_error(EXIT_IO, "%s", lingo_error_text(LINGO_ERROR_MEMORY));
        return 0;
    }
    page.text = (struct buffer){memory, REFERENCE_PAGE_MAX, 0};
    page.addresses = (struct buffer){memory + REFERENCE_PAGE_MAX, ADDRESSES_MAX, 0};
    choose_words(&page);
    bool good = write_pages(&page);
    buffer_finish(&page.addresses);
    if (good && site->base_url)
        good = reference_write_map(&page);
    free(memory);
    return good ? page.count : 0;
}

/* ---- processes ---- */

static void show_progress(size_t done, size_t all)
{
    if (isatty(STDERR_FILENO))
        fprintf(stderr, "\r%3zu %%%s", done * 100 / all, done == all ? "\n" : "");
}

/* Writes every language whose number leaves this remainder.  After each, the number of its pages is
 * sent to the parent. */
static int write_part(const struct reference *site, size_t remainder, size_t processes, int out)
{
    for (size_t i = remainder; i < site->language_count; i += processes) {
        size_t count = write_language(site, site->languages[i]);
        if (!count || write(out, &count, sizeof count) != (ssize_t)sizeof count)
            return EXIT_IO;
    }
    return EXIT_DONE;
}

static size_t choose_processes(const struct reference *site)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t count = processors > 0 ? (size_t)processors : 1;
    count = count < site->language_count ? count : site->language_count;
    return count < PROCESSES_MAX ? count : PROCESSES_MAX;
}

/* Starts the processes.  Returns how many were started. */
static size_t start(const struct reference *site, const int *ends, pid_t *children, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        children[i] = fork();
        if (children[i] < 0)
            return i;
        if (!children[i]) {
            close(ends[0]);
            _exit(write_part(site, i, count, ends[1]));
        }
    }
    return count;
}

static size_t count_pages(const struct reference *site, int in)
{
    size_t pages = 0, count;
    for (size_t done = 0; read(in, &count, sizeof count) == (ssize_t)sizeof count;) {
        pages += count;
        show_progress(++done, site->language_count);
    }
    return pages;
}

int reference_write(const struct reference *site, size_t *pages)
{
    pid_t children[PROCESSES_MAX];
    size_t count = choose_processes(site), started;
    int ends[2], result = EXIT_DONE;
    if (pipe(ends))
        return cli_error(EXIT_IO, "%s", strerror(errno));
    fflush(NULL);
    started = start(site, ends, children, count);
    if (started < count)
        result = cli_error(EXIT_IO, "%s", strerror(errno));
    close(ends[1]);
    *pages = count_pages(site, ends[0]);
    close(ends[0]);
    for (size_t i = 0; i < started; i++) {
        int status;
        if (waitpid(children[i], &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status))
            result = EXIT_IO;
    }
    return result;
}
