/* SPDX-License-Identifier: MIT */
/* Turns a Lua table into a block, the input of a flat function. */
#include "bindings/lua/core.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define NETSTRING_MORE 24 /* a number, ":", "=" and "," */

void block_open(struct block *block, lua_State *lua)
{
    block->lua = lua;
    block->data = block->first;
    block->length = 0;
    block->size = sizeof block->first;
    lua_pushnil(lua);
    block->slot = lua_gettop(lua);
}

static void reserve(struct block *block, size_t more)
{
    if (more <= block->size - block->length)
        return;
    size_t size = 2 * block->size + more;
    char *data = push_memory(block->lua, size);
    memcpy(data, block->data, block->length);
    move_top(block->lua, block->slot);
    block->data = data;
    block->size = size;
}

static void append(struct block *block, struct lingo_text text)
{
    if (text.length)
        memcpy(block->data + block->length, text.data, text.length);
    block->length += text.length;
}

void block_add(struct block *block, struct lingo_text key, struct lingo_text value)
{
    reserve(block, key.length + value.length + NETSTRING_MORE);
    block->length += (size_t)snprintf(block->data + block->length, NETSTRING_MORE,
                                      "%zu:", key.length + 1 + value.length);
    append(block, key);
    append(block, (struct lingo_text){"=", 1});
    append(block, value);
    append(block, (struct lingo_text){",", 1});
}

/* All numbers are whole: a wait is rounded up, everything else down. */
static bool add_number(struct block *block, struct lingo_text key, double number)
{
    char digits[32];
    bool is_wait =
        key.length == strlen("retry_after") && !memcmp(key.data, "retry_after", key.length);
    number = is_wait ? ceil(number) : floor(number);
    if (!(fabs(number) < 1e15)) {
        lua_pushfstring(block->lua, "%s: not a number that can be sent", key.data);
        return false;
    }
    int length = snprintf(digits, sizeof digits, "%.0f", number == 0 ? 0.0 : number);
    block_add(block, key, (struct lingo_text){digits, (size_t)length});
    return true;
}

/* The key and the value on top of the stack; false is left out. */
static bool add_entry(struct block *block)
{
    lua_State *lua = block->lua;
    struct lingo_text key, value;
    if (lua_type(lua, -2) != LUA_TSTRING) {
        lua_pushfstring(lua, "the name of an entry is not a string, but a %s",
                        lua_typename(lua, lua_type(lua, -2)));
        return false;
    }
    key.data = lua_tolstring(lua, -2, &key.length);
    switch (lua_type(lua, -1)) {
    case LUA_TSTRING:
        value.data = lua_tolstring(lua, -1, &value.length);
        block_add(block, key, value);
        return true;
    case LUA_TNUMBER:
        return add_number(block, key, (double)luaL_checknumber(lua, -1));
    case LUA_TBOOLEAN:
        if (lua_toboolean(lua, -1))
            block_add(block, key, (struct lingo_text){"yes", 3});
        return true;
    default:
        lua_pushfstring(lua, "%s: expected a string, a number or a boolean, not a %s", key.data,
                        lua_typename(lua, lua_type(lua, -1)));
        return false;
    }
}

bool block_add_table(struct block *block, int index)
{
    luaL_checkstack(block->lua, 8, "too many values");
    lua_pushnil(block->lua);
    while (lua_next(block->lua, index)) {
        if (!add_entry(block))
            return false;
        lua_settop(block->lua, -2); /* leaves the key */
    }
    return true;
}
