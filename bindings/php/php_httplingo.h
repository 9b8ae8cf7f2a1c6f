/* SPDX-License-Identifier: MIT */
/* What the files of the extension for PHP share.  No global variable belongs to a request or a
 * thread: classes and the site of php.ini are set when the module starts, and then only read. */
#ifndef BINDINGS_PHP_HTTPLINGO_H
#define BINDINGS_PHP_HTTPLINGO_H

#include <php.h>

#include <Zend/zend_enum.h>
#include <Zend/zend_exceptions.h>
#include <Zend/zend_smart_str.h>

#include <httplingo.h>
#include <stdbool.h>

extern zend_module_entry httplingo_module_entry;
#define phpext_httplingo_ptr &httplingo_module_entry

extern zend_class_entry *httplingo_status_ce;
extern zend_class_entry *httplingo_reference_ce;
extern zend_class_entry *httplingo_requirement_ce;
extern zend_class_entry *httplingo_fact_ce;
extern zend_class_entry *httplingo_language_ce;
extern zend_class_entry *httplingo_choice_ce;
extern zend_class_entry *httplingo_site_exception_ce;
extern zend_class_entry *httplingo_site_ce;
extern zend_class_entry *httplingo_page_ce;

/* ---- values.c ---- */

void value_set_text(zval *value, struct lingo_text text);
/* null for NULL. */
void value_set_string(zval *value, const char *string);
/* The property of a new object, by its place in the stub. */
zval *new_property(zval *object, int index);
void list_add(zval *list, zval *item);
/* A property of type string; an exception and NULL if it was never set. */
zend_string *get_string_property(zval *object, zend_class_entry *class, const char *name);
/* The code of a status or a number; 0 with an exception if it is not one. */
int get_code(const zend_object *status, zend_long code);
/* A name as the library writes it: camel case becomes words with the mark ('_' or '-') between
 * them. False if it is too long. */
#define NAME_SIZE 64
bool name_convert(const zend_string *name, char mark, char *converted);
/* The items of an array as strings, joined by ", "; NULL with an exception. */
zend_string *join_values(const char *name, HashTable *items);

/* Named arguments without a parameter of their own, or NULL.  Z_PARAM_VARIADIC_WITH_NAMED does not
 * get as far if an optional parameter before it is not given. */
static inline HashTable *get_named_arguments(const zend_execute_data *execute_data)
{
    return ZEND_CALL_INFO(execute_data) & ZEND_CALL_HAS_EXTRA_NAMED_PARAMS
               ? execute_data->extra_named_params
               : NULL;
}

/* ---- site.c ---- */

/* The site of php.ini; NULL: the built-in one. */
extern const struct lingo_site *httplingo_default_site;
void site_start(void);
void site_stop(void);
void site_register_handlers(void);
/* The site of an object; the default one for NULL. */
const struct lingo_site *get_site(zend_object *object);
const struct lingo_catalog *get_catalog(const struct lingo_site *site);

/* ---- details.c ---- */

/* What is known about a request, as the block of lingo_flat_page(). */
struct details {
    const struct lingo_site *site;
    smart_str block;
};
void details_add(struct details *details, const char *name, struct lingo_text value);
/* Adds named arguments; false with an exception. */
bool details_add_named(struct details *details, HashTable *named);

/* ---- page.c ---- */

void make_page(zval *page, struct details *details);

/* ---- send.c ---- */

/* Sends a field of a page, by the rules for a response that is replaced. */
void send_field(zend_string *name, zend_string *value);
/* Removes the fields that describe the content that is replaced. */
void remove_fields_of_content(void);

#endif
