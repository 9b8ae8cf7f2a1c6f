--TEST--
Every code in ten languages and three formats: the same bytes as those of the C library
--EXTENSIONS--
httplingo
--SKIPIF--
<?php
if (!is_file((string) getenv('LINGO_PAGES'))) {
    die('skip LINGO_PAGES names no pages of the C library: see tests/bindings/php.sh');
}
?>
--FILE--
<?php
use Httplingo\{Page, Status};

$file = fopen(getenv('LINGO_PAGES'), 'rb');
$count = 0;
while (($line = fgets($file)) !== false) {
    [$code, $language, $format, $fields, $length] = explode(' ', trim($line));
    $headers = [];
    for ($i = 0; $i < (int) $fields; $i++) {
        [$name, $value] = explode(': ', rtrim(fgets($file), "\n"), 2);
        $headers[$name] = $value;
    }
    $body = (int) $length ? fread($file, (int) $length) : '';
    fgets($file);
    $page = Page::make((int) $code, acceptLanguage: $language, formats: $format, uri: '/a?b=<c>&d',
        retryAfter: 120, allow: ['GET', 'HEAD']);
    if ([$page->status, $page->headers, $page->body] !== [(int) $code, $headers, $body]) {
        echo "differs: $line";
    }
    $count++;
}
var_dump($count === count(Status::cases()) * 10 * 3);
?>
--EXPECT--
bool(true)
