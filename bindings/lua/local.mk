# SPDX-License-Identifier: MIT
# The package httplingo for Lua.  "make lua" builds it in bindings/lua of the build tree, for each
# version of Lua whose headers are there; "make install-lua" installs it.  A module for Lua 5.1 also
# serves LuaJIT.
LUA_MODULES = \
	bindings/lua/httplingo/apache.lua \
	bindings/lua/httplingo/haproxy.lua \
	bindings/lua/httplingo/init.lua \
	bindings/lua/httplingo/json.lua \
	bindings/lua/httplingo/lighttpd.lua \
	bindings/lua/httplingo/nginx.lua \
	bindings/lua/httplingo/response.lua
LUA_SOURCES = \
	bindings/lua/block.c \
	bindings/lua/core.c \
	bindings/lua/core.h \
	bindings/lua/page.c
EXTRA_DIST += $(LUA_MODULES) $(LUA_SOURCES) bindings/lua/README.md bindings/lua/lua-httplingo-0.1.0-1.rockspec \
	bindings/lua/examples/apisix/httplingo.lua \
	bindings/lua/examples/kong/handler.lua \
	bindings/lua/examples/kong/schema.lua \
	bindings/lua/examples/program.lua

# Run by ./check.
EXTRA_DIST += \
	tests/bindings/lua.sh \
	tests/bindings/lua/calls.lua \
	tests/bindings/lua/documentation.lua \
	tests/bindings/lua/pages.lua \
	tests/bindings/lua/servers.py \
	tests/bindings/lua/suite.lua

LUA_CPPFLAGS = -I$(top_srcdir) -I$(top_srcdir)/include -I$(top_builddir)/include
LUA_LIBS = lib/libhttplingo.la
if HAVE_INIH
LUA_CPPFLAGS += -DHAVE_SITE_FILE
LUA_LIBS += lib/site-file/libhttplingo-site.la
endif
# The functions of Lua are those of the program that loads the module.  dh_makeshlibs would take
# "core-5.1" for version 5.1 of a shared library.
LUA_LDFLAGS = $(AM_LDFLAGS) -module -avoid-version -shared -rpath $(luaexecdir)
EXTRA_LTLIBRARIES += bindings/lua/core_5.1.la bindings/lua/core_5.3.la bindings/lua/core_5.4.la
bindings_lua_core_5_1_la_SOURCES = $(LUA_SOURCES)
bindings_lua_core_5_1_la_CPPFLAGS = $(LUA_CPPFLAGS) $(LUA51_CPPFLAGS)
bindings_lua_core_5_1_la_LDFLAGS = $(LUA_LDFLAGS)
bindings_lua_core_5_1_la_LIBADD = $(LUA_LIBS) -lm
bindings_lua_core_5_3_la_SOURCES = $(LUA_SOURCES)
bindings_lua_core_5_3_la_CPPFLAGS = $(LUA_CPPFLAGS) $(LUA53_CPPFLAGS)
bindings_lua_core_5_3_la_LDFLAGS = $(LUA_LDFLAGS)
bindings_lua_core_5_3_la_LIBADD = $(LUA_LIBS) -lm
bindings_lua_core_5_4_la_SOURCES = $(LUA_SOURCES)
bindings_lua_core_5_4_la_CPPFLAGS = $(LUA_CPPFLAGS) $(LUA54_CPPFLAGS)
bindings_lua_core_5_4_la_LDFLAGS = $(LUA_LDFLAGS)
bindings_lua_core_5_4_la_LIBADD = $(LUA_LIBS) -lm

if HAVE_LUA
# In the build tree: bindings/lua/?.lua, bindings/lua/?/init.lua and bindings/lua/VERSION/?.so.
lua: $(LUA_VERSIONS:%=bindings/lua/core_%.la) $(LUA_MODULES)
	@for file in $(LUA_MODULES); do \
		folder=`dirname $$file`; $(MKDIR_P) $$folder || exit 1; \
		test $(top_srcdir)/$$file -ef $$file || cp -p $(top_srcdir)/$$file $$folder || exit 1; done
	@for version in $(LUA_VERSIONS); do \
		$(MKDIR_P) bindings/lua/$$version/httplingo && \
		cp -p bindings/lua/.libs/core_$$version.so bindings/lua/$$version/httplingo/core.so || exit 1; done

# libtool links each module again, to the library where it is installed.
install-lua: lua
	@for version in $(LUA_VERSIONS); do \
		data=$(DESTDIR)$(luadir)/$$version/httplingo; objects=$(DESTDIR)$(luaexecdir)/$$version/httplingo; \
		$(MKDIR_P) $$data $$objects && \
		for file in $(LUA_MODULES); do $(INSTALL_DATA) $(top_srcdir)/$$file $$data || exit 1; done && \
		$(LIBTOOL) $(AM_LIBTOOLFLAGS) --mode=install $(INSTALL) bindings/lua/core_$$version.la $(DESTDIR)$(luaexecdir) && \
		mv $(DESTDIR)$(luaexecdir)/core_$$version.so $$objects/core.so && \
		rm -f $(DESTDIR)$(luaexecdir)/core_$$version.la $(DESTDIR)$(luaexecdir)/core_$$version.a || exit 1; done
else
lua install-lua:
	@echo "Lua's headers are missing.  Install them (Debian: apt-get install liblua5.1-0-dev" >&2
	@echo "liblua5.3-dev liblua5.4-dev) and run configure again." >&2
	@false
endif
.PHONY: clean-lua install-lua lua
mostlyclean-local: clean-lua
clean-lua:
	rm -rf bindings/lua/5.1 bindings/lua/5.3 bindings/lua/5.4 bindings/lua/core_*.la
	test $(top_srcdir) -ef $(top_builddir) || rm -rf bindings/lua/httplingo
