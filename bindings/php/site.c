/* SPDX-License-Identifier: MIT */
/* Httplingo\Site, and the site of php.ini. */
#include "php_httplingo.h"

#ifdef HAVE_SITE_FILE
#include <httplingo/site-file.h>
#endif

struct site_object {
    const struct lingo_site *site; /* NULL until it is open */
    zend_object std;
};

static zend_object_handlers handlers;

static struct site_object *get_object(zend_object *object)
{
    return (struct site_object *)((char *)object - XtOffsetOf(struct site_object, std));
}

static zend_object *create_object(zend_class_entry *class)
{
    struct site_object *object = zend_object_alloc(sizeof *object, class);
    object->site = NULL;
    zend_object_std_init(&object->std, class);
    object_properties_init(&object->std, class);
    object->std.handlers = &handlers;
    return &object->std;
}

static void free_object(zend_object *std)
{
    lingo_site_release(get_object(std)->site);
    zend_object_std_dtor(std);
}

void site_register_handlers(void)
{
    httplingo_site_ce->create_object = create_object;
    memcpy(&handlers, &std_object_handlers, sizeof handlers);
    handlers.offset = XtOffsetOf(struct site_object, std);
    handlers.free_obj = free_object;
    handlers.clone_obj = NULL;
}

const struct lingo_site *httplingo_default_site;

const struct lingo_site *get_site(zend_object *object)
{
    return object ? get_object(object)->site : httplingo_default_site;
}

const struct lingo_catalog *get_catalog(const struct lingo_site *site)
{
    return site ? lingo_site_catalog(site) : lingo_catalog_builtin();
}

/* ---- files in memory ---- */

struct files {
    struct lingo_file *list;
    struct lingo_files files;
};

static bool files_open(struct files *files, HashTable *contents)
{
    zend_string *name;
    zval *value;
    size_t count = 0;
    files->list = safe_emalloc(zend_hash_num_elements(contents) + 1, sizeof *files->list, 0);
    ZEND_HASH_FOREACH_STR_KEY_VAL(contents, name, value)
    {
        ZVAL_DEREF(value);
        if (!name || Z_TYPE_P(value) != IS_STRING) {
            zend_argument_type_error(2, "must be an array of contents by name, such as "
                                        "[\"error.html\" => \"<p>{{title}}\"]");
            efree(files->list);
            return false;
        }
        files->list[count++] =
            (struct lingo_file){ZSTR_VAL(name), Z_STRVAL_P(value), Z_STRLEN_P(value)};
    }
    ZEND_HASH_FOREACH_END();
    files->files = (struct lingo_files){files->list, count};
    return true;
}

static bool is_restricted(void)
{
    return PG(open_basedir) && *PG(open_basedir);
}

static void throw_restricted(const char *what)
{
    zend_throw_exception_ex(httplingo_site_exception_ce, 0,
                            "%s: open_basedir is in effect, so httplingo reads no files; expected "
                            "their contents as $files, or the setting httplingo.site in php.ini",
                            what);
}

/* ---- options ---- */

struct options {
    zend_string **names, **values; /* owned */
    struct lingo_setting *settings;
    size_t count;
};

static void options_open(struct options *options, size_t size)
{
    options->names = safe_emalloc(size + 1, sizeof *options->names, 0);
    options->values = safe_emalloc(size + 1, sizeof *options->values, 0);
    options->settings = safe_emalloc(size + 1, sizeof *options->settings, 0);
    options->count = 0;
}

static void options_close(struct options *options)
{
    for (size_t i = 0; i < options->count; i++) {
        zend_string_release(options->names[i]);
        zend_string_release(options->values[i]);
    }
    efree(options->names);
    efree(options->values);
    efree(options->settings);
}

/* As it is written in a site file; NULL with an exception. */
static zend_string *write_option(const char *name, zval *value)
{
    ZVAL_DEREF(value);
    if (Z_TYPE_P(value) == IS_TRUE)
        return zend_string_init("yes", 3, 0);
    if (Z_TYPE_P(value) == IS_FALSE)
        return zend_string_init("no", 2, 0);
    if (Z_TYPE_P(value) == IS_ARRAY)
        return join_values(name, Z_ARRVAL_P(value));
    return zval_try_get_string(value);
}

/* Whether the value of an option is a path. */
static bool names_file(const char *name, const zend_string *value)
{
    return strcmp(name, "template") == 0 || strcmp(name, "texts") == 0 ||
           (strcmp(name, "logo") == 0 && strncmp(ZSTR_VAL(value), "data:", 5) != 0);
}

/* A path from the current folder of the script, which in a server with threads is not that of the
 * process.  Takes the value; NULL with an exception. */
static zend_string *expand_path(const char *name, zend_string *value)
{
    if (is_restricted()) {
        throw_restricted(name);
        zend_string_release(value);
        return NULL;
    }
    char *path = expand_filepath(ZSTR_VAL(value), NULL);
    if (!path)
        return value;
    zend_string_release(value);
    value = zend_string_init(path, strlen(path), 0);
    efree(path);
    return value;
}

/* False with an exception. */
static bool add_option(struct options *options, zend_string *given, zval *value, bool has_files)
{
    char name[NAME_SIZE];
    if (!given) {
        zend_argument_value_error(1, "must be an array of options by name, not a list");
        return false;
    }
    bool as_it_is =
        memchr(ZSTR_VAL(given), '.', ZSTR_LEN(given)) || !name_convert(given, '-', name);
    const char *wanted = as_it_is ? ZSTR_VAL(given) : name;
    zend_string *string = write_option(wanted, value);
    if (string && !has_files && names_file(wanted, string))
        string = expand_path(wanted, string);
    if (!string)
        return false;
    if (strlen(ZSTR_VAL(string)) != ZSTR_LEN(string)) {
        zend_value_error("option %s: must not contain NUL", wanted);
        zend_string_release(string);
        return false;
    }
    size_t i = options->count++;
    options->names[i] = zend_string_init(wanted, strlen(wanted), 0);
    options->values[i] = string;
    options->settings[i] = (struct lingo_setting){ZSTR_VAL(options->names[i]), ZSTR_VAL(string)};
    return true;
}

static bool add_options(struct options *options, HashTable *array, bool has_files)
{
    zend_string *name;
    zval *value;
    if (!array)
        return true;
    ZEND_HASH_FOREACH_STR_KEY_VAL(array, name, value)
    {
        if (!add_option(options, name, value, has_files))
            return false;
    }
    ZEND_HASH_FOREACH_END();
    return true;
}

static void open_site(struct site_object *object, const struct options *options,
                      const struct lingo_files *files)
{
    struct lingo_report report = {LINGO_OK, ""};
    if (lingo_site_open_files(&object->site, NULL, options->settings, options->count, files,
                              &report) != LINGO_OK)
        zend_throw_exception(httplingo_site_exception_ce, report.message, report.error);
}

ZEND_METHOD(Httplingo_Site, __construct)
{
    HashTable *array = NULL, *contents = NULL, *named = get_named_arguments(execute_data);
    zval *more = NULL;
    uint32_t count = 0;
    ZEND_PARSE_PARAMETERS_START(0, -1)
    Z_PARAM_OPTIONAL
    Z_PARAM_ARRAY_HT(array)
    Z_PARAM_ARRAY_HT_OR_NULL(contents)
    Z_PARAM_VARIADIC_WITH_NAMED(more, count, named)
    ZEND_PARSE_PARAMETERS_END();
    (void)more;
    struct site_object *object = get_object(Z_OBJ_P(ZEND_THIS));
    struct files files = {NULL, {NULL, 0}};
    struct options options;
    if (count)
        zend_argument_count_error(
            "Httplingo\\Site::__construct() takes options as named arguments");
    else if (object->site)
        zend_throw_error(NULL, "The site is open already");
    if (EG(exception) || (contents && !files_open(&files, contents)))
        RETURN_THROWS();
    options_open(&options, (array ? zend_hash_num_elements(array) : 0) +
                               (named ? zend_hash_num_elements(named) : 0));
    if (add_options(&options, array, contents) && add_options(&options, named, contents))
        open_site(object, &options, contents ? &files.files : NULL);
    options_close(&options);
    if (files.list)
        efree(files.list);
}

/* ---- site files ---- */

/* All errors of a file, a line each. */
struct errors {
    enum lingo_error first;
    size_t length;
    char lines[4096];
};

#ifdef HAVE_SITE_FILE
static void add_error(void *context, const struct lingo_report *report)
{
    struct errors *errors = context;
    size_t length = strlen(report->message);
    if (!errors->length)
        errors->first = report->error;
    if (errors->length + length + 2 > sizeof errors->lines)
        return;
    if (errors->length)
        errors->lines[errors->length++] = '\n';
    memcpy(errors->lines + errors->length, report->message, length + 1);
    errors->length += length;
}

static const struct lingo_site *read_site(const char *path, const struct lingo_files *files,
                                          struct errors *errors)
{
    const struct lingo_site *site = NULL;
    *errors = (struct errors){LINGO_ERROR_MEMORY, 0, ""};
    if (lingo_site_read_files(&site, NULL, path, files, add_error, errors) != LINGO_OK)
        return NULL;
    return site;
}
#else
static const struct lingo_site *read_site(const char *path, const struct lingo_files *files,
                                          struct errors *errors)
{
    (void)path, (void)files;
    *errors = (struct errors){LINGO_ERROR_UNSUPPORTED, 0,
                              "site files cannot be read: httplingo was built without inih"};
    return NULL;
}
#endif

/* The path of a file, which is to be freed unless it is the one given; NULL with an exception. */
static char *find_path(zend_string *path, bool has_files)
{
    if (has_files)
        return ZSTR_VAL(path);
    if (is_restricted()) {
        throw_restricted(ZSTR_VAL(path));
        return NULL;
    }
    char *expanded = expand_filepath(ZSTR_VAL(path), NULL);
    return expanded ? expanded : ZSTR_VAL(path);
}

ZEND_METHOD(Httplingo_Site, read)
{
    zend_string *name;
    HashTable *contents = NULL;
    struct files files = {NULL, {NULL, 0}};
    struct errors errors;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_PATH_STR(name)
    Z_PARAM_OPTIONAL
    Z_PARAM_ARRAY_HT_OR_NULL(contents)
    ZEND_PARSE_PARAMETERS_END();
    char *path = find_path(name, contents);
    if (!path || (contents && !files_open(&files, contents)))
        RETURN_THROWS();
    const struct lingo_site *site = read_site(path, contents ? &files.files : NULL, &errors);
    if (path != ZSTR_VAL(name))
        efree(path);
    if (files.list)
        efree(files.list);
    if (!site) {
        zend_throw_exception(httplingo_site_exception_ce, errors.lines, errors.first);
        RETURN_THROWS();
    }
    object_init_ex(return_value, httplingo_site_ce);
    get_object(Z_OBJ_P(return_value))->site = site;
}

void site_start(void)
{
    struct errors errors;
    const char *path = zend_ini_string("httplingo.site", sizeof "httplingo.site" - 1, 0);
    if (!path || !*path)
        return;
    httplingo_default_site = read_site(path, NULL, &errors);
    if (!httplingo_default_site)
        php_error_docref(NULL, E_WARNING, "the site of httplingo.site is not used: %s",
                         errors.lines);
}

void site_stop(void)
{
    lingo_site_release(httplingo_default_site);
    httplingo_default_site = NULL;
}
