/* SPDX-License-Identifier: MIT */
/* What the files of the module httplingo.core share.  It is compiled once for each version of Lua,
 * and uses what Lua 5.1 to 5.4 have in common. */
#ifndef BINDINGS_LUA_CORE_H
#define BINDINGS_LUA_CORE_H

#include <lauxlib.h>
#include <lua.h>

#include <httplingo.h>
#include <stdbool.h>

#define BLOCK_SIZE 2048

/* A growing block of netstrings, the input of flat functions.  It is on the stack until it becomes
 * too large; then it is memory of Lua, in a slot of Lua's stack, so that an error releases it. */
struct block {
    lua_State *lua;
    char *data;
    size_t length, size;
    int slot;
    char first[BLOCK_SIZE];
};

/* Begins a block, and pushes its slot. */
void block_open(struct block *block, lua_State *lua);
void block_add(struct block *block, struct lingo_text key, struct lingo_text value);
/* Adds the entries of the table at an index: names and strings, numbers or booleans.  If another
 * type is found, returns false and pushes a message. */
bool block_add_table(struct block *block, int index);

/* Memory of Lua that is collected as soon as nothing on its stack needs it. */
void *push_memory(lua_State *lua, size_t size);
/* Moves the value on top of the stack to a slot. */
void move_top(lua_State *lua, int slot);
/* nil and a message: what functions return if a value is wrong. */
int refuse(lua_State *lua, const char *message);

/* A code from 100 to 599; 0 for other numbers. */
int check_code(lua_State *lua, int index);
/* The built-in site for nil. */
const struct lingo_site *check_site(lua_State *lua, int index);
struct lingo_text check_text(lua_State *lua, int index);
/* The same, where nil is an empty text. */
struct lingo_text optional_text(lua_State *lua, int index);

/* ---- page.c ---- */

int core_page(lua_State *lua);

#endif
