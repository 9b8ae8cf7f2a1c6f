--TEST--
The fields of a response that gets a page
--EXTENSIONS--
httplingo
--FILE--
<?php
use Httplingo\Fields;

require 'Httplingo/autoload.php';

// The same list as in the modules for servers, and in the extension.
$lists = [];
foreach (['modules/page-module.h', 'bindings/php/send.c'] as $file) {
    preg_match('/fields_of_content\[\] = \{(.*?)\};/s', file_get_contents(getenv('LINGO_TOP') . "/$file"), $found);
    preg_match_all('/"([^"]+)"/', $found[1], $names);
    $lists[$file] = array_map('strtolower', $names[1]);
    sort($lists[$file]);
}
$classes = Fields::OF_CONTENT;
sort($classes);
var_dump(count($lists['modules/page-module.h']) > 10);
var_dump(array_values(array_diff($classes, $lists['modules/page-module.h'])));
var_dump(array_values(array_diff($classes, $lists['bindings/php/send.c'])), array_diff($lists['bindings/php/send.c'], $classes));

$page = ['Content-Type' => 'text/html', 'Vary' => 'Accept, Accept-Language', 'Allow' => 'GET', 'Retry-After' => '5'];
foreach ([
    [[], [], array_map(fn ($value) => [$value], $page)],
    [['ETag' => '"1"', 'content-TYPE' => 'text/plain', 'Content-Security-Policy' => 'x'], ['Content-Type' => 'text/html'],
        ['Content-Type' => ['text/html']]],
    [['vary' => 'Cookie, accept'], ['Vary' => 'Accept, Accept-Language'], ['vary' => ['Cookie, accept, Accept-Language']]],
    [['Vary' => ['Cookie', 'Origin']], ['Vary' => 'Accept'], ['Vary' => ['Cookie, Origin, Accept']]],
    [['Vary' => '*'], ['Vary' => 'Accept'], ['Vary' => ['*']]],
    [['Allow' => 'POST'], ['Allow' => 'GET'], ['Allow' => ['POST']]],
    [['WWW-Authenticate' => ['Basic', 'Bearer']], ['Vary' => 'x'], ['WWW-Authenticate' => ['Basic', 'Bearer'], 'Vary' => ['x']]],
    [['Cache-Control' => 'max-age=5'], ['Cache-Control' => 'no-cache'], ['Cache-Control' => ['max-age=5']]],
    [['Cache-Control' => 'max-age=5'], ['Cache-Control' => 'no-store'], ['Cache-Control' => ['no-store']]],
    [['Set-Cookie' => ['a=b', 'c=d']], [], ['Set-Cookie' => ['a=b', 'c=d']]],
    [['Link' => '</a>'], ['Link' => '</b>'], ['Link' => ['</a>, </b>']]],
] as $i => [$own, $made, $wanted]) {
    $got = Fields::merge($own, $i === 0 ? $page : $made);
    if ($got !== $wanted) {
        echo "$i: ", json_encode($got), "\n";
    }
}
echo json_encode(Fields::told(['retry-after' => '7', 'Allow' => ['GET', 'HEAD'], 'Upgrade' => 'h2c', 'X' => 'y'])), "\n";
?>
--EXPECT--
bool(true)
array(3) {
  [0]=>
  string(16) "content-language"
  [1]=>
  string(14) "content-length"
  [2]=>
  string(12) "content-type"
}
array(1) {
  [0]=>
  string(12) "content-type"
}
array(0) {
}
{"retry_after":"7","allow":"GET, HEAD","protocols":"h2c"}
