# SPDX-License-Identifier: MIT
# Apache httpd for check-servers.sh, which reads this file.
# shellcheck shell=sh disable=SC2154,SC2034 # variables are shared
server_program=apache2
server_package=apache2-bin
server_version() {
    apache2 -v | sed -n 's/^Server version: //p'
}
server_start() {
    modules=/usr/lib/apache2/modules
    {
        for module in mpm_event authn_core authn_file auth_basic authz_core authz_user alias dir mime dav \
            dav_fs headers negotiation proxy proxy_http reqtimeout rewrite; do
            [ -f $modules/mod_$module.so ] && echo "LoadModule ${module}_module $modules/mod_$module.so"
        done
        if [ -n "$lingo" ]; then
            printf 'LoadModule lingo_module %s\nLingo On\n' "$lingo"
        fi
        cat <<END
ServerName localhost
ServerRoot $directory/apache
PidFile $directory/apache/pid
DefaultRuntimeDir $directory/apache
ErrorLog $directory/apache/error.log
Listen 127.0.0.1:$port
DocumentRoot $www
DirectoryIndex index.html
TypesConfig /dev/null
AddType text/html .html
DAVLockDB $directory/apache/lock
TraceEnable off
Mutex file:$directory/apache
<Location /auth/>
    AuthType Basic
    AuthName staff
    AuthUserFile $directory/passwords
    Require valid-user
</Location>
<Location /deny/>
    Require all denied
</Location>
<Location /dav/>
    Dav on
</Location>
<Location /small/>
    LimitRequestBody 1
</Location>
<Directory $www/variants>
    Options +MultiViews
</Directory>
ProxyPass /small/ http://127.0.0.1:$dead/
ProxyPass /dead/ http://127.0.0.1:$dead/
ProxyPass /silent/ http://127.0.0.1:$silent/ timeout=1
RewriteEngine on
END
        for code in $codes; do
            case $code in
            30[12378]) echo "Redirect $code /code/$code /" ;;
            3* | 418 | 425) ;; # httpd cannot be configured to return these
            *) echo "RewriteRule ^/code/$code\$ - [R=$code,L]" ;;
            esac
        done
    } >"$directory/apache/apache.conf"
    mkdir -p "$www/variants"
    for language in en fr; do
        printf '<!DOCTYPE html>\n<html lang="%s"><title>x</title>\n' $language >"$www/variants/page.html.$language"
    done
    printf 'AddLanguage en .en\nAddLanguage fr .fr\n' >>"$directory/apache/apache.conf"
    start apache apache2 -d "$directory/apache" -f "$directory/apache/apache.conf" -DFOREGROUND
}
server_ask() {
    ask_files
    ask_broken
    ask_guarded
    ask_behind
    ask_files_written
    ask MKCOL /dav/more "of a collection"
    ask MKCOL /dav/more "of an existing collection"
    ask PROPFIND /dav/ "of a collection" -H "Depth: 1"
    ask LOCK /dav/new "of a file" -H "Content-Type: text/xml" \
        -d '<lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>'
    ask PUT /dav/new "of a locked file" -d y
    ask OPTIONS /dav/ "of a collection"
    ask GET /variants/page "in French" -H "Accept-Language: fr"
    ask GET /variants/page "in a language that is not available" -H "Accept-Language: ja"
    ask_codes
}
