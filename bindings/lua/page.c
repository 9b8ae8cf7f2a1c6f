/* SPDX-License-Identifier: MIT */
/* Makes a page as a table: status, language, body, and fields by number and name. */
#include "bindings/lua/core.h"

#include <string.h>

/* Larger pages are rare, and made again in memory of their size. */
#define PAGE_SIZE 8192
#define FIELDS_SIZE 4096

/* The buffers of a page, on the stack or in memory of Lua. */
struct made {
    int status;
    char *page, *fields;
    size_t page_size, fields_size, page_length, fields_length;
};

static void make(struct made *made, const struct lingo_site *site, const struct block *block)
{
    made->status =
        lingo_flat_page(site, block->data, block->length, made->page, made->page_size,
                        &made->page_length, made->fields, made->fields_size, &made->fields_length);
}

static int count_lines(const char *text, size_t length)
{
    int count = 0;
    for (size_t i = 0; i < length; i++)
        count += text[i] == '\n';
    return count;
}

/* Lines of "name: value": fields[1 ... n] are the names in order, fields[name] is the value. */
static void push_fields(lua_State *lua, const char *text, size_t length)
{
    const char *end = text + length, *next, *colon;
    int lines = count_lines(text, length);
    lua_createtable(lua, lines, lines);
    for (int i = 1; text < end; text = next + 1, i++) {
        next = memchr(text, '\n', (size_t)(end - text));
        if (!next || !(colon = memchr(text, ':', (size_t)(next - text))))
            return;
        lua_pushlstring(lua, text, (size_t)(colon - text));
        lua_pushlstring(lua, colon + 2, (size_t)(next - colon) - 2);
        lua_pushvalue(lua, -2);
        lua_rawseti(lua, -4, i);
        lua_rawset(lua, -3);
    }
}

static int push_page(lua_State *lua, const struct made *made)
{
    lua_createtable(lua, 0, 4);
    lua_pushinteger(lua, made->status);
    lua_setfield(lua, -2, "status");
    lua_pushlstring(lua, made->page, made->page_length);
    lua_setfield(lua, -2, "body");
    push_fields(lua, made->fields, made->fields_length);
    lua_getfield(lua, -1, "Content-Language");
    lua_setfield(lua, -3, "language");
    lua_setfield(lua, -2, "fields");
    return 1;
}

/* Again, in memory of the size that is needed. */
static int push_large(lua_State *lua, struct made *made, const struct lingo_site *site,
                      const struct block *block)
{
    made->page_size = made->page_length + 1;
    made->fields_size = made->fields_length + 1;
    made->page = push_memory(lua, made->page_size);
    made->fields = push_memory(lua, made->fields_size);
    make(made, site, block);
    return push_page(lua, made);
}

/* page(site or nil, code, parameters): the page, or nil and a message. */
int core_page(lua_State *lua)
{
    char page[PAGE_SIZE], fields[FIELDS_SIZE];
    struct made made = {0, page, fields, sizeof page, sizeof fields, 0, 0};
    struct block block;
    const struct lingo_site *site = check_site(lua, 1);
    int code = check_code(lua, 2);
    luaL_checktype(lua, 3, LUA_TTABLE);
    if (!code)
        return refuse(lua, "not a status code; expected 100 to 599");
    block_open(&block, lua);
    if (!block_add_table(&block, 3))
        return refuse(lua, lua_tolstring(lua, -1, NULL));
    const char digits[3] = {(char)('0' + code / 100), (char)('0' + code / 10 % 10),
                            (char)('0' + code % 10)};
    block_add(&block, (struct lingo_text){"code", 4}, (struct lingo_text){digits, sizeof digits});
    make(&made, site, &block);
    if (made.status < 0)
        return refuse(lua, "a malformed block");
    if (made.page_length >= made.page_size || made.fields_length >= made.fields_size)
        return push_large(lua, &made, site, &block);
    return push_page(lua, &made);
}
