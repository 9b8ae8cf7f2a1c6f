/* SPDX-License-Identifier: MIT */
/* The time of the error, the wait from Retry-After, and when it ends. */
#include "page/page.h"
#include "page/set.h"

#include "base/ascii.h"
#include "base/date.h"
#include "catalog/wait.h"

/* Parses a number of up to 18 digits. */
static bool read_digits(struct lingo_text text, int64_t *number)
{
    if (!text.length || text.length > 18)
        return false;
    int64_t read = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (!ascii_is_digit(text.data[i]))
            return false;
        read = read * 10 + (text.data[i] - '0');
    }
    *number = read;
    return true;
}

/* Parses the time of the error. */
static bool read_time(struct lingo_text text, int64_t *time)
{
    /* So that the year of the minute in which a wait ends has four digits, too. */
    return read_digits(text, time) && *time <= DATE_MAX - WAIT_MAX - 59;
}

static size_t write_time(char text[PAGE_TIME_SIZE], int64_t time)
{
    struct buffer b = {text, PAGE_TIME_SIZE, 0};
    date_append_day(&b, time);
    buffer_append_char(&b, ' ');
    date_append_time(&b, time, true);
    return b.length;
}

size_t page_write_time(char text[PAGE_TIME_SIZE], struct lingo_text seconds)
{
    int64_t time;
    return read_time(seconds, &time) ? write_time(text, time) : 0;
}

/* Parses delay-seconds, or a date, which is relative to the time of the error (RFC 9110 section
 * 10.2.3). */
static bool read_delay(const struct page *page, int64_t *delay)
{
    struct lingo_text text = page_given(page, LINGO_PARAMETER_RETRY_AFTER);
    int64_t date;
    if (read_digits(text, delay))
        return true;
    if (!page->has_time || !date_parse(text, page->time, &date))
        return false;
    *delay = date - page->time;
    return *delay >= 0;
}

/* Whether a wait makes sense for the status.  It does not if the page was removed for good, or if
 * trying again later does not help. */
static bool may_wait(const struct page *page)
{
    return page->status->duration.value != LINGO_DURATION_PERMANENT || page->code < 400;
}

bool page_is_retry_after(struct lingo_text text)
{
    int64_t number;
    return read_digits(text, &number) || date_parse(text, 0, &number);
}

bool page_sends_retry_after(const struct page *page)
{
    return may_wait(page) && page_is_retry_after(page_given(page, LINGO_PARAMETER_RETRY_AFTER));
}

const char *page_space_of_number(const struct page *page)
{
    return page->media == LINGO_MEDIA_HTML ? "\xc2\xa0" : " ";
}

/* Writes the time of day, rounded up to a minute, and the date if it is more than a day away. */
static size_t write_until(const struct page *page, char *data, size_t size)
{
    struct buffer b = {data, size, 0};
    int64_t until = page->time + (int64_t)page->wait;
    until += (60 - until % 60) % 60;
    if (page->wait > 86400) {
        date_append_day(&b, until);
        buffer_append_char(&b, ' ');
    }
    date_append_time(&b, until, false);
    buffer_append_string(&b, page_space_of_number(page));
    buffer_append_string(&b, "UTC");
    return b.length;
}

void page_read_wait(struct page *page)
{
    int64_t delay;
    page->has_time = read_time(page_given(page, LINGO_PARAMETER_TIME), &page->time);
    if (!page_is_given(page, LINGO_PARAMETER_RETRY_AFTER) || !may_wait(page) ||
        !read_delay(page, &delay) || delay > WAIT_MAX)
        return;
    page->has_wait = true;
    page->wait = (uint64_t)delay;
    bool is_known = page->has_time && delay;
    page->until_length =
        is_known ? write_until(page, page->until_text, sizeof page->until_text) : 0;
}

void page_fill_times(struct page *page)
{
    struct buffer b = {page->wait_digits, sizeof page->wait_digits, 0};
    if (page->has_wait) {
        buffer_append_number(&b, page->wait);
        page_set_text(page, NAME_RETRY_AFTER, VALUE_PLAIN, page->wait_digits, b.length);
    }
    if (!page->has_time)
        return;
    /* Like the code, it is padded and short. */
    page_set_text(page, NAME_TIME, VALUE_CONSTANT, page->time_text,
                  write_time(page->time_text, page->time));
    if (page->has_wait && page->until_length)
        page_set_text(page, NAME_UNTIL, VALUE_PLAIN, page->until_text, page->until_length);
}
