# SPDX-License-Identifier: MIT
# Modules for servers.  They are not built with the library, but with the installed library, and with
# the tools of the server.
EXTRA_DIST += \
	modules/apache/README.md \
	modules/apache/build.sh \
	modules/apache/mod_lingo.c \
	modules/apache/mod_lingo.h \
	modules/apache/mod_lingo_cause.c \
	modules/apache/mod_lingo_config.c \
	modules/apache/mod_lingo_maintenance.c \
	modules/apache/mod_lingo_page.c \
	modules/apache/mod_lingo_pages.c \
	modules/apache/mod_lingo_response.c \
	modules/nginx/README.md \
	modules/nginx/build.sh \
	modules/nginx/config \
	modules/nginx/ngx_http_lingo.h \
	modules/nginx/ngx_http_lingo_allow.c \
	modules/nginx/ngx_http_lingo_fields.c \
	modules/nginx/ngx_http_lingo_filter.c \
	modules/nginx/ngx_http_lingo_headers.c \
	modules/nginx/ngx_http_lingo_maintenance.c \
	modules/nginx/ngx_http_lingo_module.c \
	modules/nginx/ngx_http_lingo_page.c \
	modules/nginx/ngx_http_lingo_site.c \
	modules/page-module.h \
	modules/varnish/README.md \
	modules/varnish/build.sh \
	modules/varnish/vmod_lingo.c \
	modules/varnish/vmod_lingo.h \
	modules/varnish/vmod_lingo.vcc \
	modules/varnish/vmod_lingo_fields.c \
	modules/varnish/vmod_lingo_page.c

MODULE_ENVIRONMENT = PKG_CONFIG_PATH="$(pkgconfigdir):$$PKG_CONFIG_PATH" \
	LDFLAGS="-Wl,-rpath,$(libdir) $(LDFLAGS)"

# After make install.  They need apache2-dev, nginx-dev and libvarnishapi-dev.
apache-module:
	$(MODULE_ENVIRONMENT) $(top_srcdir)/modules/apache/build.sh modules/apache-module
nginx-module:
	$(MODULE_ENVIRONMENT) $(top_srcdir)/modules/nginx/build.sh modules/nginx-module
varnish-module:
	$(MODULE_ENVIRONMENT) $(top_srcdir)/modules/varnish/build.sh modules/varnish-module
.PHONY: apache-module clean-modules nginx-module varnish-module
mostlyclean-local: clean-modules
clean-modules:
	rm -rf modules/apache-module modules/nginx-module modules/varnish-module
