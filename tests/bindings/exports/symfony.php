<?php
// SPDX-License-Identifier: MIT
// Reads an export with Symfony's translator.  Lines "LOCALE <tab> KEY <tab> NUMBER" on standard input
// are answered with the text after a tab.
require_once '/usr/share/php/Symfony/Component/Config/autoload.php';
require_once '/usr/share/php/Symfony/Component/Translation/autoload.php';

use Symfony\Component\Translation\Loader\XliffFileLoader;
use Symfony\Component\Translation\Translator;

// Digits may be those of the language.
function ascii(string $text): string
{
    return preg_replace_callback('/\p{Nd}/u', fn ($m) => (string) IntlChar::charDigitValue($m[0]), $text);
}

$translator = new Translator('tlh');
$translator->addLoader('xlf', new XliffFileLoader());
foreach (glob($argv[1] . '/translations/*.xlf') as $file) {
    [$domain, $locale] = explode('.', basename($file));
    $translator->addResource('xlf', $file, $locale, $domain);
}
while (($line = fgets(STDIN)) !== false) {
    [$locale, $key, $number] = explode("\t", rtrim($line, "\n"));
    $parameters = $number === '' ? [] : ['count' => (int) $number];
    $text = $translator->trans($key, $parameters, 'httplingo', $locale);
    echo "$locale\t$key\t$number\t", $number === '' ? $text : ascii($text), "\n";
}
