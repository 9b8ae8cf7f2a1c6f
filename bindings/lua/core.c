/* SPDX-License-Identifier: MIT */
/* The module httplingo.core: the flat functions of the C library for Lua, and nothing else.  It has
 * no state; what programs use is in httplingo/. */
#include "bindings/lua/core.h"

#include <string.h>

#ifdef HAVE_SITE_FILE
#include <httplingo/site-file.h>
#endif

#define SITE "httplingo.site"
#define OFFER "httplingo.offer"
#define TEXT_SIZE 4096

/* Functions that not every version of Lua has.  They are weak, so that the wrong version of Lua can
 * load the module far enough to compare the versions and report the mistake. */
#if LUA_VERSION_NUM == 501
#pragma weak lua_objlen
#pragma weak lua_newuserdata
#pragma weak lua_replace
#else
#pragma weak lua_getglobal
#if LUA_VERSION_NUM == 502
#pragma weak lua_replace
#else
#pragma weak lua_copy
#endif
#if LUA_VERSION_NUM >= 504
#pragma weak lua_newuserdatauv
#else
#pragma weak lua_newuserdata
#endif
#endif

void *push_memory(lua_State *lua, size_t size)
{
    return lua_newuserdata(lua, size);
}

void move_top(lua_State *lua, int slot)
{
    lua_replace(lua, slot);
}

int refuse(lua_State *lua, const char *message)
{
    lua_pushnil(lua);
    lua_pushstring(lua, message);
    return 2;
}

/* ---- arguments ---- */

struct lingo_text check_text(lua_State *lua, int index)
{
    struct lingo_text text;
    text.data = luaL_checklstring(lua, index, &text.length);
    return text;
}

struct lingo_text optional_text(lua_State *lua, int index)
{
    struct lingo_text none = {"", 0};
    return lua_type(lua, index) <= LUA_TNIL ? none : check_text(lua, index);
}

int check_code(lua_State *lua, int index)
{
    lua_Integer code = luaL_checkinteger(lua, index);
    return code >= 100 && code <= 599 ? (int)code : 0;
}

const struct lingo_site *check_site(lua_State *lua, int index)
{
    if (lua_type(lua, index) <= LUA_TNIL)
        return NULL;
    const struct lingo_site **site = luaL_checkudata(lua, index, SITE);
    return *site;
}

/* ---- texts of any length ---- */

/* What a flat function writes, or nil if that is nothing.  If the buffer is too small, the function
 * is called again with the same arguments. */
typedef size_t write_text(lua_State *lua, char *buffer, size_t size);

static int push_text(lua_State *lua, write_text *write)
{
    char first[TEXT_SIZE], *buffer = first;
    size_t length = write(lua, first, sizeof first);
    if (length >= sizeof first) {
        buffer = push_memory(lua, length + 1);
        length = write(lua, buffer, length + 1);
    }
    if (length)
        lua_pushlstring(lua, buffer, length);
    else
        lua_pushnil(lua);
    return 1;
}

static size_t write_status(lua_State *lua, char *buffer, size_t size)
{
    return lingo_flat_status(check_code(lua, 1), buffer, size);
}

static int core_status(lua_State *lua)
{
    return push_text(lua, write_status);
}

static size_t write_method(lua_State *lua, char *buffer, size_t size)
{
    struct lingo_text name = check_text(lua, 1);
    return lingo_flat_method(name.data, name.length, buffer, size);
}

static int core_method(lua_State *lua)
{
    return push_text(lua, write_method);
}

/* text(site or nil, language or nil, code, kind) */
static size_t write_one_text(lua_State *lua, char *buffer, size_t size)
{
    struct lingo_text tag = optional_text(lua, 2);
    return lingo_flat_text(check_site(lua, 1), tag.data, tag.length, check_code(lua, 3),
                           (int)luaL_checkinteger(lua, 4), buffer, size);
}

static int core_text(lua_State *lua)
{
    return push_text(lua, write_one_text);
}

/* language(site or nil, index), from 0 */
static size_t write_language(lua_State *lua, char *buffer, size_t size)
{
    lua_Integer index = luaL_checkinteger(lua, 2);
    return index < 0 ? 0 : lingo_flat_language(check_site(lua, 1), (size_t)index, buffer, size);
}

static int core_language(lua_State *lua)
{
    return push_text(lua, write_language);
}

/* find_language(site or nil, tag): its index, or nil */
static int core_find_language(lua_State *lua)
{
    struct lingo_text tag = check_text(lua, 2);
    int index = lingo_flat_language_find(check_site(lua, 1), tag.data, tag.length);
    if (index < 0)
        lua_pushnil(lua);
    else
        lua_pushinteger(lua, index);
    return 1;
}

/* find_status(name): the code, and its owner if it is not registered; or nil */
static int core_find_status(lua_State *lua)
{
    struct lingo_text name = check_text(lua, 1);
    const struct lingo_status *status = lingo_status_by_name(name.data, name.length);
    if (!status) {
        lua_pushnil(lua);
        return 1;
    }
    lua_pushinteger(lua, lingo_status_code(status));
    lua_pushstring(lua, lingo_vendor_owner(status)); /* nil for NULL */
    return 2;
}

/* code_at(index): the registered code with an index from 0, or nil */
static int core_code_at(lua_State *lua)
{
    lua_Integer index = luaL_checkinteger(lua, 1);
    if (index >= 0 && (size_t)index < lingo_status_count())
        lua_pushinteger(lua, lingo_status_code(lingo_status_at((size_t)index)));
    else
        lua_pushnil(lua);
    return 1;
}

/* parameter_at(index): the name of a parameter of pages, or nil */
static int core_parameter_at(lua_State *lua)
{
    lua_Integer index = luaL_checkinteger(lua, 1);
    bool is_one = index >= 0 && index < LINGO_PARAMETER_COUNT;
    lua_pushstring(lua, is_one ? lingo_parameter_key((enum lingo_parameter_name)index) : NULL);
    return 1;
}

/* ---- checks ---- */

/* check(parameters): the findings, "" if there are none; or nil and a message */
static int core_check(lua_State *lua)
{
    struct block block;
    luaL_checktype(lua, 1, LUA_TTABLE);
    block_open(&block, lua);
    if (!block_add_table(&block, 1))
        return refuse(lua, lua_tolstring(lua, -1, NULL));
    size_t length = lingo_flat_check(block.data, block.length, NULL, 0);
    char *buffer = push_memory(lua, length + 1);
    length = lingo_flat_check(block.data, block.length, buffer, length + 1);
    lua_pushlstring(lua, buffer, length);
    return 1;
}

/* check_extension(name, json): nil, or what is wrong */
static size_t write_extension(lua_State *lua, char *buffer, size_t size)
{
    struct lingo_text name = check_text(lua, 1), json = check_text(lua, 2);
    return lingo_flat_extension_check(name.data, name.length, json.data, json.length, buffer, size);
}

static int core_check_extension(lua_State *lua)
{
    return push_text(lua, write_extension);
}

/* one_line(text): the text with spaces in place of control characters */
static int core_one_line(lua_State *lua)
{
    struct lingo_text text = check_text(lua, 1);
    char *line = push_memory(lua, text.length + 1);
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.data[i];
        line[i] = c < 0x20 || c == 0x7f ? ' ' : text.data[i];
    }
    lua_pushlstring(lua, line, text.length);
    return 1;
}

/* ---- sites ---- */

/* Memory for a handle that is released even if what fills it fails. */
static void *push_handle(lua_State *lua, const char *type)
{
    const void **handle = push_memory(lua, sizeof *handle);
    *handle = NULL;
    lua_getfield(lua, LUA_REGISTRYINDEX, type);
    lua_setmetatable(lua, -2);
    return handle;
}

static int free_site(lua_State *lua)
{
    const struct lingo_site **site = luaL_checkudata(lua, 1, SITE);
    lingo_site_release(*site);
    *site = NULL;
    return 0;
}

/* open_site(options): a site, or nil and a message for each error.  The values are strings,
 * "file:NAME" is a file. */
static int core_open_site(lua_State *lua)
{
    char message[TEXT_SIZE];
    struct block block;
    luaL_checktype(lua, 1, LUA_TTABLE);
    block_open(&block, lua);
    if (!block_add_table(&block, 1))
        return refuse(lua, lua_tolstring(lua, -1, NULL));
    const struct lingo_site **site = push_handle(lua, SITE);
    *site = lingo_flat_site_open(block.data, block.length, message, sizeof message);
    return *site ? 1 : refuse(lua, message);
}

#ifdef HAVE_SITE_FILE
/* All errors of a file, a line each. */
struct errors {
    char lines[TEXT_SIZE];
    size_t length;
};

static void tell(void *context, const struct lingo_report *report)
{
    struct errors *errors = context;
    size_t length = strlen(report->message);
    if (errors->length + length + 2 > sizeof errors->lines)
        return;
    if (errors->length)
        errors->lines[errors->length++] = '\n';
    memcpy(errors->lines + errors->length, report->message, length + 1);
    errors->length += length;
}

/* read_site(path): a site, or nil and a message for each error */
static int core_read_site(lua_State *lua)
{
    struct errors errors = {"", 0};
    struct lingo_text path = check_text(lua, 1);
    if (strlen(path.data) != path.length)
        return refuse(lua, "the path of a site file must not contain NUL");
    const struct lingo_site **site = push_handle(lua, SITE);
    if (lingo_site_read_all(site, NULL, path.data, tell, &errors) != LINGO_OK)
        return refuse(lua, errors.lines);
    return 1;
}
#else
static int core_read_site(lua_State *lua)
{
    return refuse(lua, "site files cannot be read: httplingo was built without inih");
}
#endif

/* ---- negotiation ---- */

static int free_offer(lua_State *lua)
{
    struct lingo_offer **offer = luaL_checkudata(lua, 1, OFFER);
    lingo_offer_free(*offer);
    *offer = NULL;
    return 0;
}

/* offer(tags, default or nil): an offer, or nil and a message */
static int core_offer(lua_State *lua)
{
    char message[TEXT_SIZE];
    struct block block;
    luaL_checktype(lua, 1, LUA_TTABLE);
    struct lingo_text default_tag = optional_text(lua, 2);
    block_open(&block, lua);
    for (int i = 1;; i++) {
        lua_rawgeti(lua, 1, i);
        if (lua_type(lua, -1) != LUA_TSTRING)
            break;
        block_add(&block, (struct lingo_text){"language", 8}, check_text(lua, -1));
        lua_settop(lua, -2);
    }
    if (default_tag.length)
        block_add(&block, (struct lingo_text){"default", 7}, default_tag);
    struct lingo_offer **offer = push_handle(lua, OFFER);
    *offer = lingo_flat_offer_open(block.data, block.length, message, sizeof message);
    return *offer ? 1 : refuse(lua, message);
}

/* negotiate(offer or nil, Accept-Language or nil): the language, the kind of match and the range */
static int core_negotiate(lua_State *lua)
{
    const struct lingo_offer *offer = lingo_catalog_offer(lingo_catalog_builtin());
    if (lua_type(lua, 1) > LUA_TNIL)
        offer = *(struct lingo_offer **)luaL_checkudata(lua, 1, OFFER);
    struct lingo_text field = optional_text(lua, 2);
    struct lingo_choice choice = lingo_negotiate(offer, field.data, field.length);
    lua_pushstring(lua, lingo_offer_tag(offer, choice.index));
    lua_pushstring(lua, lingo_match_name(choice.match));
    if (!choice.range.length)
        return 2;
    lua_pushlstring(lua, choice.range.data, choice.range.length);
    return 3;
}

/* negotiate_format(Accept or nil, names): the name of a format and its media type, or nil and a
 * message */
static int core_negotiate_format(lua_State *lua)
{
    struct lingo_text accept = optional_text(lua, 1);
    unsigned offered = 0;
    int format, first = -1;
    luaL_checktype(lua, 2, LUA_TTABLE);
    for (int i = 1; lua_rawgeti(lua, 2, i), lua_type(lua, -1) == LUA_TSTRING; i++) {
        struct lingo_text name = check_text(lua, -1);
        format = lingo_media_find(name.data, name.length);
        if (format < 0)
            return refuse(lua, lua_pushfstring(lua, "%s: not a format", name.data));
        offered |= 1u << format;
        first = first < 0 ? format : first;
        lua_settop(lua, -2);
    }
    if (first < 0)
        return refuse(lua, "no formats");
    enum lingo_media media =
        lingo_negotiate_media(accept.data, accept.length, offered, (enum lingo_media)first);
    lua_pushstring(lua, lingo_media_name(media));
    lua_pushstring(lua, lingo_media_type(media));
    return 2;
}

/* ---- the module ---- */

/* A program may run several versions, and a file for one can be found by another. */
static void require_own_version(lua_State *lua)
{
    const char *version = "another version";
#if LUA_VERSION_NUM == 501
    bool is_comparable = lua_objlen != NULL;
#else
    bool is_comparable = lua_getglobal != NULL;
#endif
    if (is_comparable) {
        lua_getglobal(lua, "_VERSION");
        version = luaL_checklstring(lua, -1, NULL);
        if (!strcmp(version, LUA_VERSION))
            return;
    }
    luaL_error(lua, "httplingo.core was built for %s, but this is %s", LUA_VERSION, version);
}

/* The metatable of a handle.  Programs see no more of it than its methods. */
static void make_type(lua_State *lua, const char *name, lua_CFunction release)
{
    luaL_newmetatable(lua, name);
    lua_pushcclosure(lua, release, 0);
    lua_setfield(lua, -2, "__gc");
    lua_createtable(lua, 0, 4);
    lua_pushvalue(lua, -1);
    lua_setfield(lua, -3, "__index");
    lua_pushstring(lua, name);
    lua_setfield(lua, -3, "__metatable");
    lua_setfield(lua, -3, name); /* the methods, which init.lua adds */
    lua_settop(lua, -2);
}

static const struct {
    const char *name;
    lua_CFunction call;
} functions[] = {
    {"check", core_check},
    {"check_extension", core_check_extension},
    {"code_at", core_code_at},
    {"find_language", core_find_language},
    {"find_status", core_find_status},
    {"language", core_language},
    {"method", core_method},
    {"negotiate", core_negotiate},
    {"negotiate_format", core_negotiate_format},
    {"offer", core_offer},
    {"one_line", core_one_line},
    {"open_site", core_open_site},
    {"page", core_page},
    {"parameter_at", core_parameter_at},
    {"read_site", core_read_site},
    {"status", core_status},
    {"text", core_text},
};

LINGO_API int luaopen_httplingo_core(lua_State *lua);
LINGO_API int luaopen_httplingo_core(lua_State *lua)
{
    require_own_version(lua);
    lua_createtable(lua, 0, sizeof functions / sizeof functions[0] + 3);
    make_type(lua, SITE, free_site);
    make_type(lua, OFFER, free_offer);
    for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++) {
        lua_pushcclosure(lua, functions[i].call, 0);
        lua_setfield(lua, -2, functions[i].name);
    }
    lua_pushstring(lua, lingo_version());
    lua_setfield(lua, -2, "version");
    return 1;
}
