/* SPDX-License-Identifier: MIT */
/* Converts between PHP's values and the library's texts. */
#include "php_httplingo.h"

void value_set_text(zval *value, struct lingo_text text)
{
    if (text.length)
        ZVAL_STRINGL(value, text.data, text.length);
    else
        ZVAL_EMPTY_STRING(value);
}

void value_set_string(zval *value, const char *string)
{
    if (string)
        ZVAL_STRING(value, string);
    else
        ZVAL_NULL(value);
}

zval *new_property(zval *object, int index)
{
    return OBJ_PROP_NUM(Z_OBJ_P(object), index);
}

void list_add(zval *list, zval *item)
{
    zend_hash_next_index_insert(Z_ARRVAL_P(list), item);
}

zend_string *get_string_property(zval *object, zend_class_entry *class, const char *name)
{
    zval copy;
    zval *value = zend_read_property(class, Z_OBJ_P(object), name, strlen(name), 0, &copy);
    return Z_TYPE_P(value) == IS_STRING ? Z_STR_P(value) : NULL;
}

int get_code(const zend_object *status, zend_long code)
{
    if (status)
        code = Z_LVAL_P(OBJ_PROP_NUM(status, 1)); /* the value of a case */
    if (code >= 100 && code <= 599)
        return (int)code;
    zend_argument_value_error(1, "must be between 100 and 599, " ZEND_LONG_FMT " given", code);
    return 0;
}

bool name_convert(const zend_string *name, char mark, char *converted)
{
    size_t length = 0;
    converted[0] = '\0';
    if (strlen(ZSTR_VAL(name)) != ZSTR_LEN(name))
        return false;
    for (const char *c = ZSTR_VAL(name); *c; c++) {
        bool is_capital = *c >= 'A' && *c <= 'Z';
        if (length + 3 > NAME_SIZE) {
            converted[0] = '\0';
            return false;
        }
        if (is_capital) {
            converted[length++] = mark;
            converted[length++] = (char)(*c - 'A' + 'a');
        } else
            converted[length++] = *c == '-' || *c == '_' ? mark : *c;
    }
    converted[length] = '\0';
    return length > 0;
}

zend_string *join_values(const char *name, HashTable *items)
{
    smart_str joined = {NULL, 0};
    zval *item;
    ZEND_HASH_FOREACH_VAL(items, item)
    {
        ZVAL_DEREF(item);
        zend_string *string = NULL;
        if (Z_TYPE_P(item) == IS_ARRAY)
            zend_type_error("%s: expected a list of strings, not of arrays", name);
        else
            string = zval_try_get_string(item);
        if (!string) {
            smart_str_free(&joined);
            return NULL;
        }
        if (joined.s)
            smart_str_appends(&joined, ", ");
        smart_str_append(&joined, string);
        zend_string_release(string);
    }
    ZEND_HASH_FOREACH_END();
    return smart_str_extract(&joined);
}
