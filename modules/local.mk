# SPDX-License-Identifier: MIT
# Modules for servers.  They are built outside of the library, against what is installed: each by
# its server's own means.
EXTRA_DIST += \
	modules/page-module.h \
	modules/nginx/README.md \
	modules/nginx/build.sh \
	modules/nginx/config \
	modules/nginx/ngx_http_lingo.h \
	modules/nginx/ngx_http_lingo_filter.c \
	modules/nginx/ngx_http_lingo_headers.c \
	modules/nginx/ngx_http_lingo_module.c \
	modules/nginx/ngx_http_lingo_page.c

MODULE_ENVIRONMENT = PKG_CONFIG_PATH="$(pkgconfigdir):$$PKG_CONFIG_PATH" \
	LDFLAGS="-Wl,-rpath,$(libdir) $(LDFLAGS)"

# After make install; needs nginx-dev.
nginx-module:
	$(MODULE_ENVIRONMENT) $(top_srcdir)/modules/nginx/build.sh modules/nginx-module
.PHONY: clean-modules nginx-module
mostlyclean-local: clean-modules
clean-modules:
	rm -rf modules/nginx-module
