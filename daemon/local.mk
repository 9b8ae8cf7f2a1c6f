# SPDX-License-Identifier: MIT
# The daemon that serves error pages to proxies and ingress controllers.
if HAVE_DAEMON
sbin_PROGRAMS += daemon/httplingod
dist_man_MANS += docs/httplingod.8
endif
daemon_httplingod_SOURCES = \
	daemon/access-log.c daemon/access-log.h \
	daemon/activation.c daemon/activation.h \
	daemon/answer.c daemon/answer.h \
	daemon/connection.c daemon/connection.h \
	daemon/framing.c daemon/framing.h \
	daemon/health.c daemon/health.h \
	daemon/httplingod.c \
	daemon/keeper.c daemon/keeper.h \
	daemon/line.c daemon/line.h \
	daemon/listen.c daemon/listen.h \
	daemon/log.c daemon/log.h \
	daemon/maintenance.c daemon/maintenance.h \
	daemon/metrics.c daemon/metrics.h \
	daemon/open-files.c daemon/open-files.h \
	daemon/operator-field.c daemon/operator-field.h \
	daemon/options.c daemon/options.def daemon/options.h \
	daemon/privilege.c daemon/privilege.h \
	daemon/request.c daemon/request.def daemon/request.h \
	daemon/sandbox/landlock.c daemon/sandbox/landlock.h \
	daemon/sandbox/places.c daemon/sandbox/places.h \
	daemon/sandbox/refused.def daemon/sandbox/sandbox.c daemon/sandbox/sandbox.h \
	daemon/sandbox/seccomp.c daemon/sandbox/seccomp.h \
	daemon/server.c daemon/server.h \
	daemon/site.c daemon/site.h \
	daemon/worker/worker.c daemon/worker/worker.h \
	tools/colour/contrast-find.c tools/colour/contrast.c tools/colour/contrast.h \
	tools/colour/names.def
daemon_httplingod_CPPFLAGS = -I$(top_srcdir)/include -I$(top_builddir)/include -I$(top_srcdir)/lib \
	-I$(top_srcdir) $(MICROHTTPD_CFLAGS) $(INIH_CFLAGS)
daemon_httplingod_CFLAGS = $(AM_CFLAGS) -pthread
daemon_httplingod_LDADD = lib/libbase.la lib/site-file/libhttplingo-site.la \
	lib/libhttplingo.la $(MICROHTTPD_LIBS) $(INIH_LIBS) $(ATOMIC_LIBS) -lm

# Tests with real servers; see ./check.
EXTRA_DIST += \
	tests/servers/check-daemon.py \
	tests/servers/check-daemon.sh \
	tests/servers/daemon-content.py \
	tests/servers/daemon-content.sh \
	tests/servers/daemon-load.py \
	tests/servers/daemon-load.sh \
	tests/servers/daemon-options.py \
	tests/servers/daemon-options.sh \
	tests/servers/daemon-recipes.py \
	tests/servers/daemon-recipes.sh \
	tests/servers/daemon-sandbox.py \
	tests/servers/daemon-sandbox.sh \
	tests/servers/daemon-threads.py \
	tests/servers/daemon-threads.sh \
	tests/servers/daemon.py \
	tests/servers/daemon.sh \
	tests/servers/daemon_support.py \
	tests/servers/deployment.py \
	tests/servers/deployment.sh \
	tests/servers/docker.py \
	tests/servers/docker.sh \
	tests/servers/examples.py \
	tests/servers/examples.sh \
	tests/servers/generate.py \
	tests/servers/generate.sh \
	tests/servers/generate-gateways.sh \
	tests/servers/generate_gateways.py \
	tests/servers/generated/apisix.txt \
	tests/servers/generated/caddy.txt \
	tests/servers/generated/cloudfront.txt \
	tests/servers/generated/configmap.txt \
	tests/servers/generated/contour.txt \
	tests/servers/generated/envoy-gateway.txt \
	tests/servers/generated/envoy.txt \
	tests/servers/generated/fastly.txt \
	tests/servers/generated/haproxy-ingress.txt \
	tests/servers/generated/haproxy.txt \
	tests/servers/generated/istio.txt \
	tests/servers/generated/kong.txt \
	tests/servers/generated/lighttpd.txt \
	tests/servers/generated/nginx-gateway-fabric.txt \
	tests/servers/generated/nginx-ingress.txt \
	tests/servers/generated/nginx-static.txt \
	tests/servers/generated/rails.txt \
	tests/servers/generated/squid.txt \
	tests/servers/generated/static.txt \
	tests/servers/generated/traefik.txt \
	tests/servers/generated/varnish.txt \
	tests/servers/proxies.py \
	tests/servers/proxies.sh \
	tests/servers/sandbox-probe.c
