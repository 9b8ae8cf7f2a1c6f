/* SPDX-License-Identifier: MIT */
/* httplingo message --template: a PO file to fill in with a site's own texts. */
#include "tools/cli.h"
#include "tools/messages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct template
{
    const struct lingo_language *language;
    bool *printed; /* by the index of the message */
};

static void print_quoted(const char *keyword, const char *text)
{
    printf("%s \"", keyword);
    for (; *text; text++)
        printf(strchr("\"\\", *text) ? "\\%c" : "%c", *text);
    printf("\"\n");
}

static unsigned plural_forms(const char *header)
{
    const char *number = strstr(header, "nplurals=");
    unsigned forms = number ? (unsigned)strtoul(number + strlen("nplurals="), NULL, 10) : 2;
    return forms && forms < 10 ? forms : 2;
}

static void print_strings(const struct template *template, const struct message *message)
{
    char keyword[16];
    unsigned forms = message->plural ? plural_forms(language_plural_forms(template->language)) : 0;
    if (message->plural)
        print_quoted("msgid_plural", message->plural);
    else
        print_quoted("msgstr", "");
    for (unsigned form = 0; form < forms; form++) {
        snprintf(keyword, sizeof keyword, "msgstr[%u]", form);
        print_quoted(keyword, "");
    }
}

/* Prints a message with its note and the text that it has today, unless it has been printed. */
static void print_message(struct template *template, size_t index, struct lingo_text today)
{
    if (index == message_count() || template->printed[index])
        return;
    const struct message *message = message_at(index);
    template->printed[index] = true;
    printf("\n#. %s\n", message->note);
    if (today.length && strcmp(today.data, message->id) != 0)
        printf("#. %s %s\n", _("Text today:"), today.data);
    print_quoted("msgctxt", message->context);
    print_quoted("msgid", message->id);
    print_strings(template, message);
}

static void print_status(struct template *template, const struct lingo_status *status, int code)
{
    for (int kind = 0; kind < LINGO_TEXT_COUNT; kind++)
        print_message(template, message_of_status(status, code, (enum lingo_text_kind)kind),
                      lingo_language_text(template->language, status, (enum lingo_text_kind)kind));
}

/* The text of a label or a method today; empty if there is none. */
static struct lingo_text text_today(const struct lingo_language *language,
                                    const struct message *message)
{
    const struct lingo_language *english = lingo_catalog_find(lingo_catalog_builtin(), "en", 2);
    for (int label = 0; label < LINGO_LABEL_COUNT; label++)
        if (!strcmp(message->context, "page") &&
            !strcmp(lingo_language_label(english, (enum lingo_label)label).data, message->id))
            return lingo_language_label(language, (enum lingo_label)label);
    const struct lingo_method *method =
        lingo_method_find(message->context, strlen(message->context));
    return method ? lingo_language_method(language, method) : (struct lingo_text){"", 0};
}

static bool is_class(const char *name)
{
    return name[0] >= '1' && name[0] <= '5' && !strcmp(name + 1, "xx");
}

/* Prints the messages of a code, a class, "page" or a method. */
static int print_context(struct template *template, const char *name)
{
    long code = cli_parse_number(name);
    const struct lingo_status *status = code > 0 ? lingo_status_find((int)code) : NULL;
    if (is_class(name))
        code = 100L * (name[0] - '0');
    if (is_class(name))
        status = lingo_status_of_class(name[0] - '0');
    if (status) {
        print_status(template, status, (int)code);
        return EXIT_DONE;
    }
    bool found = false;
    for (size_t i = 0; i < message_count(); i++) {
        if (strcmp(message_at(i)->context, name) != 0)
            continue;
        found = true;
        print_message(template, i, text_today(template->language, message_at(i)));
    }
    return found ? EXIT_DONE
                 : cli_error(EXIT_FINDING,
                             _("\"%s\" has no texts; expected status codes, classes such as 5xx, "
                               "methods, or page"),
                             name);
}

/* Instructions for the file of a locale, in the user's language. */
static void print_instructions(const char *locale)
{
    printf("# %s\n# %s\n#     httplingo po-check --site %s.po\n#     msgfmt -c -o %s.mo %s.po\n"
           "# %s\n",
           _("Your own texts for error pages.  Write them into msgstr, and keep names in braces."),
           _("Delete the messages that should not change.  Then check and compile the file:"),
           locale, locale, locale,
           _("The option \"texts\" in the site file is the directory of the .mo file."));
}

static void print_header(const struct lingo_language *language, time_t now)
{
    const struct tm *utc = gmtime(&now);
    print_instructions(language_locale(language));
    printf("msgid \"\"\nmsgstr \"\"\n"
           "\"Project-Id-Version: site\\n\"\n"
           "\"PO-Revision-Date: %d-%02d-%02d %02d:%02d+0000\\n\"\n"
           "\"Last-Translator: site\\n\"\n"
           "\"Language-Team: none\\n\"\n"
           "\"Language: %s\\n\"\n"
           "\"MIME-Version: 1.0\\n\"\n"
           "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
           "\"Content-Transfer-Encoding: 8bit\\n\"\n"
           "\"Plural-Forms: %s\\n\"\n",
           utc->tm_year + 1900, utc->tm_mon + 1, utc->tm_mday, utc->tm_hour, utc->tm_min,
           language_locale(language), language_plural_forms(language));
}

int message_template(const char *language, char **contexts)
{
    struct template template = {cli_parse_language(language), NULL};
    if (!template.language)
        return EXIT_USAGE;
    time_t now;
    if (!cli_time(&now))
        return EXIT_USAGE;
    template.printed = calloc(message_count(), sizeof *template.printed);
    if (!template.printed)
        return cli_error(EXIT_IO, "%s", lingo_error_text(LINGO_ERROR_MEMORY));
    print_header(template.language, now);
    int code = EXIT_DONE;
    for (; *contexts && !code; contexts++)
        code = print_context(&template, *contexts);
    free(template.printed);
    return code;
}
