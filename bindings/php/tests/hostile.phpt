--TEST--
Hostile values do not reach the page or the fields
--EXTENSIONS--
httplingo
--FILE--
<?php
use Httplingo\Page;

$values = ["\r\nSet-Cookie: a=b", '"><script>alert(1)</script>', "\0", "\xff\xfe\x80", '{{title}}', "\u{202e}\u{2028}",
    str_repeat('<', 5000), str_repeat("\xf0\x9f", 3000), 'javascript:alert(1)', "/\x7f\x1b[31m", '5:a=b,', ',', '%0d%0aX: y'];
$names = ['uri', 'host', 'request_id', 'time', 'server', 'retry_after', 'location', 'allow', 'choices', 'protocols',
    'authority', 'blocked_by', 'title', 'detail', 'type', 'instance', 'contact', 'service_status', 'home', 'search', 'sign_in',
    'maintenance', 'method', 'accept', 'accept_language', 'preferred', 'destination', 'head', 'query', 'cookie', 'language',
    'second_language', 'vendor'];
$count = 0;
foreach ($names as $name) {
    foreach ($values as $value) {
        foreach (['html', 'json', 'problem+xml', 'text'] as $format) {
            $page = Page::make(404, ...[$name => $value, 'formats' => $format]);
            foreach ($page->headers as $field => $content) {
                if (preg_match('/[\r\n\0]/', $field . $content) || strcasecmp($field, 'Set-Cookie') === 0) {
                    echo "$name, $format: $field: $content\n";
                }
            }
            if (($format === 'html' && stripos($page, '<script') !== false) || !preg_match('//u', $page)
                || ($format === 'json' && json_decode($page) === null && $page->body !== '')) {
                echo "$name, $format: ", bin2hex(substr($value, 0, 20)), "\n";
            }
            $count++;
        }
    }
}
// Every value is cut at every length, as a field is that comes in pieces.
$field = "fr-CA;q=0.8, *;q=0, zh-Hant-TW;q=1.0\xff, \0en";
for ($i = 0; $i <= strlen($field); $i++) {
    Page::make(404, acceptLanguage: substr($field, 0, $i), accept: substr('text/html;level=1;q=0.5, application/*+json', 0, $i),
        cookie: substr('lang=fr; x="y', 0, $i), head: substr("GET /x?lang=de HTTP/1.1\r\nAccept-Language: fr\r\n", 0, $i));
    $count++;
}
echo $count, "\n";
?>
--EXPECT--
1759
