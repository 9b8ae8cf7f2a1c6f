/* SPDX-License-Identifier: MIT */
/* Text output that adapts to a terminal. */
#include "tools/terminal.h"

#include "tools/layout.h"
#include "tools/pager.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define USUAL_COLUMNS 80
#define LONGEST_LINE 100 /* longer ones are hard to read */

enum color { AUTO, ALWAYS, NEVER };
static enum color color;
static bool has_pager = true;

/* The terminal, while standard output is a temporary file; -1 otherwise. */
static int terminal = -1;
static bool is_terminal;
static bool is_bold;
static struct winsize screen;

bool terminal_parse_option(int option)
{
    static const char *const names[] = {[AUTO] = "auto", [ALWAYS] = "always", [NEVER] = "never"};
    if (option == TERMINAL_NO_PAGER) {
        has_pager = false;
        return true;
    }
    if (option != TERMINAL_COLOR) {
        cli_bad_option();
        return false;
    }
    const char *argument = optarg ? optarg : names[ALWAYS];
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (!strcmp(argument, names[i])) {
            color = (enum color)i;
            return true;
        }
    cli_error(EXIT_USAGE, _("--color: unknown value \"%s\"; expected auto, always or never"),
              argument);
    return false;
}

static bool is_set(const char *variable)
{
    const char *value = getenv(variable);
    return value && *value;
}

/* Whether bold text is understood and wanted (https://no-color.org). */
static bool wants_bold(void)
{
    if (color != AUTO)
        return color == ALWAYS;
    return is_terminal && !is_set("NO_COLOR") && is_set("TERM") && strcmp(getenv("TERM"), "dumb");
}

/* Makes standard output a temporary file.  If that fails, there is no pager. */
static void keep_output(void)
{
    FILE *file = tmpfile();
    if (!file)
        return;
    fflush(stdout);
    terminal = dup(STDOUT_FILENO);
    if (terminal >= 0 && dup2(fileno(file), STDOUT_FILENO) < 0) {
        close(terminal);
        terminal = -1;
    }
    fclose(file);
}

void terminal_begin(void)
{
    is_terminal = isatty(STDOUT_FILENO);
    /* The texts are UTF-8, and their width has to be known even if the user's locale is not
     * installed. */
    if (is_terminal && MB_CUR_MAX == 1)
        setlocale(LC_CTYPE, "C.UTF-8");
    is_bold = wants_bold();
    if (is_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &screen))
        memset(&screen, 0, sizeof screen);
    if (is_terminal && has_pager && screen.ws_row)
        keep_output();
}

static size_t columns_of_screen(void)
{
    return is_terminal && screen.ws_col ? screen.ws_col : USUAL_COLUMNS;
}

/* What was written since keep_output(); NULL if it cannot be read. */
static char *kept_output(size_t *length)
{
    off_t end = fflush(stdout) ? -1 : lseek(STDOUT_FILENO, 0, SEEK_END);
    char *text = end < 0 ? NULL : malloc((size_t)end + 1);
    if (text && pread(STDOUT_FILENO, text, (size_t)end, 0) != (ssize_t)end) {
        free(text);
        text = NULL;
    }
    if (!text)
        return NULL;
    *length = (size_t)end;
    text[end] = '\0';
    return text;
}

int terminal_end(void)
{
    if (terminal < 0)
        return EXIT_DONE;
    size_t length = 0;
    char *text = kept_output(&length);
    dup2(terminal, STDOUT_FILENO);
    close(terminal);
    terminal = -1;
    if (!text)
        return cli_error(EXIT_IO, _("the output could not be kept for a pager"));
    if (layout_rows(text, columns_of_screen()) < screen.ws_row || !pager_show(text, length))
        fwrite(text, 1, length, stdout);
    free(text);
    return EXIT_DONE;
}

bool terminal_is_terminal(void)
{
    return is_terminal;
}

const char *terminal_bold(void)
{
    return is_bold ? "\033[1m" : "";
}

const char *terminal_plain(void)
{
    return is_bold ? "\033[0m" : "";
}

size_t terminal_line_columns(void)
{
    size_t columns = columns_of_screen();
    return columns < LONGEST_LINE ? columns : LONGEST_LINE;
}

static void print_line(size_t indent, struct lingo_text line)
{
    printf("%*s%.*s\n", (int)indent, "", (int)line.length, line.data);
}

void terminal_print(size_t indent, size_t hanging, struct lingo_text text)
{
    size_t columns = is_terminal ? terminal_line_columns() : 0;
    while (text.length) {
        size_t room = columns > indent ? columns - indent : columns;
        print_line(indent, layout_take_line(&text, room));
        indent = hanging;
    }
}
