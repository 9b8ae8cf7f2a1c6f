--TEST--
negotiate() and negotiate_media()
--EXTENSIONS--
httplingo
--FILE--
<?php
use Httplingo\Site;
use function Httplingo\{negotiate, negotiate_media};

print_r(negotiate('zh-TW, en;q=0.5', ['en', 'zh-Hans', 'zh-Hant']));
foreach ([
    ['fr-CA, en;q=0.5', ['en', 'fr'], null, 'fr'], ['pt', ['en', 'pt_BR'], null, 'pt-BR'], [null, ['de', 'en'], null, 'de'],
    ['', ['de', 'en'], 'en', 'en'], ["\xff\0;;,,q=", ['de', 'en'], null, 'de'], ['no', ['en', 'nb'], null, 'nb'],
    [str_repeat('x,', 100000) . 'fr', ['en'], null, 'en'], ['*', ['en', 'fr'], null, 'en'],
    ['ja', null, null, 'ja'], ['xx', null, null, 'en'], ['xx', null, 'fr', 'fr'],
] as [$field, $languages, $default, $wanted]) {
    $choice = negotiate($field, $languages, $default);
    if ((string) $choice !== $wanted || $choice->language !== $wanted) {
        echo substr("$field", 0, 30), ": $choice, not $wanted\n";
    }
}
foreach ([
    ['application/json', null, null, 'json'], ['application/vnd.api+json', ['html', 'json'], null, 'json'],
    [null, ['json', 'html'], null, 'json'], ['image/png', ['json', 'text'], 'text', 'text'], ["\0\xff", ['xml'], null, 'xml'],
] as [$field, $formats, $default, $wanted]) {
    if (negotiate_media($field, $formats, $default) !== $wanted) {
        echo "$field: not $wanted\n";
    }
}
$tag = 'fr';
$tags = ['en', &$tag];
echo negotiate('fr', $tags)->match, ' ', negotiate('de', site: new Site())->language, "\n";
?>
--EXPECT--
Httplingo\Choice Object
(
    [language] => zh-Hant
    [match] => parent
    [range] => zh-TW
)
exact de
