# SPDX-License-Identifier: MIT
# Varnish with its module, for varnish.py.
vcl 4.1;

import lingo from "@module@";
import std;

backend upstream { .host = "127.0.0.1"; .port = "@upstream@"; }
backend dead { .host = "127.0.0.1"; .port = "1"; }

sub vcl_init {
    new shop = lingo.site("@folder@/site.conf");
    new offered = lingo.languages("en, de pt_BR,zh-Hant");
}

sub vcl_recv {
    set req.backend_hint = upstream;
    if (req.url == "/") {
        return (synth(200));
    }
    if (req.url ~ "^/code/") {
        return (synth(std.integer(regsub(req.url, "^/code/([0-9]+).*", "\1"), 0)));
    }
    if (req.url ~ "^/(nowhere|site|waits|refused|chosen)") {
        return (synth(404));
    }
    if (req.url ~ "^/(offered|text)") {
        return (synth(200));
    }
    if (req.url ~ "^/dead/") {
        set req.backend_hint = dead;
        return (pass);
    }
    if (req.url ~ "^/(empty|all)/") {
        return (pass);
    }
    return (hash);
}

sub vcl_synth {
    if (req.url == "/") {
        set resp.body = "the first page";
        return (deliver);
    }
    if (req.url ~ "^/offered") {
        set resp.http.X-Chosen = offered.choose(req.http.Accept-Language);
        return (deliver);
    }
    if (req.url ~ "^/text") {
        set resp.http.X-Title = lingo.text(404, language = req.http.X-Language);
        set resp.http.X-Phrase = lingo.text(std.integer(req.http.X-Status, 404), phrase, req.http.X-Language);
        set resp.http.X-Advice = lingo.text(404, advice, req.http.X-Language);
        return (deliver);
    }
    if (req.url ~ "^/refused") {
        set resp.status = 405;
        set resp.http.Allow = "GET, PATCH";
    }
    if (req.url ~ "^/waits") {
        set resp.status = 503;
    }
    if (req.url ~ "^/site") {
        if (shop.page(request_id = req.http.X-Id)) {
            return (deliver);
        }
    }
    if (req.url ~ "^/waits" && lingo.page(retry_after = 90.2s, request_id = req.http.X-Id)) {
        return (deliver);
    }
    if (req.url ~ "^/chosen" && lingo.page(regsub(req.http.Cookie, "^language=", ""), request_id = req.http.X-Id)) {
        return (deliver);
    }
    if (req.url ~ "^/nowhere" && lingo.page(request_id = "@id@")) {
        return (deliver);
    }
    if (lingo.page(request_id = req.http.X-Id)) {
        return (deliver);
    }
}

sub vcl_backend_response {
    set beresp.ttl = 1h;
    if (beresp.status >= 400) {
        set beresp.do_stream = false;
    }
}

sub vcl_backend_error {
    if (lingo.page(retry_after = 30s, request_id = bereq.http.X-Id)) {
        return (deliver);
    }
}

sub vcl_deliver {
    if (req.url ~ "^/all/") {
        if (lingo.replaces(all)) {
            return (synth(resp.status));
        }
    } elsif (lingo.replaces()) {
        return (synth(resp.status));
    }
}
