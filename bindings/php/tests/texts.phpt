--TEST--
Texts in a language, waits and languages
--EXTENSIONS--
httplingo
--FILE--
<?php
use Httplingo\{Site, Status};
use function Httplingo\{languages, text, wait};

foreach ([
    [Status::NotFound->title(), 'Page not found'],
    [Status::NotFound->title('fr'), 'Page introuvable'],
    [Status::NotFound->title('fr-CA'), 'Page introuvable'],
    [Status::NotFound->title('ja'), 'ページが見つかりません'],
    [Status::NotFound->title(language: 'pt_BR'), 'Página não encontrada'],
    [Status::NotFound->title('tlh'), 'Page not found'],
    [Status::NotFound->title(''), 'Page not found'],
    [Status::NotFound->title("\xff\0"), 'Page not found'],
    [Status::NotFound->phraseIn('de'), 'Nicht gefunden'],
    [Status::ServiceUnavailable->summary('en'), 'The problem is with this site, not with your device.'],
    [text(404, 'title', 'fr'), 'Page introuvable'],
    [text(Status::NotFound, 'phrase', 'de'), 'Nicht gefunden'],
    [text(499, 'title', 'fr'), text(400, 'title', 'fr')],
    [text(404, 'title', 'en', new Site()), 'Page not found'],
    [wait(120), 'You can try again in 2 minutes.'],
    [wait(120, 'ar'), 'يمكنك المحاولة مرة أخرى بعد دقيقتين.'],
    [wait(PHP_INT_MAX), ''],
] as $i => [$got, $wanted]) {
    if ($got !== $wanted) {
        echo "$i: $got, not $wanted\n";
    }
}
$languages = languages();
echo count($languages) > 70 ? "many\n" : count($languages) . "\n";
foreach ($languages as $language) {
    if (in_array((string) $language, ['ar', 'fr'])) {
        echo "$language ", $language->name, ' ', $language->isRtl ? 'rtl' : 'ltr', ' ',
            $language->translated > 100 ? 'translated' : '', "\n";
    }
}
?>
--EXPECT--
many
ar العربية rtl translated
fr français ltr translated
