<?php
// SPDX-License-Identifier: MIT
// Reads an export with Laravel's own translator.  Lines "LOCALE <tab> KEY <tab> NUMBER" on standard
// input are answered with the text after a tab.  A key "phrase.CODE" is one of http-statuses.php, and
// "view.WORDS" what the error views look up.
foreach (glob('/usr/share/php/{Illuminate/Contracts,Illuminate/Support,Illuminate/Collections,Illuminate/Macroable,Illuminate/Filesystem,Illuminate/Translation,Doctrine/Inflector,Carbon}/autoload.php', GLOB_BRACE) as $file) {
    require_once $file;
}
$lang = $argv[1] . '/lang';
$loader = new Illuminate\Translation\FileLoader(new Illuminate\Filesystem\Filesystem(), $lang);
$loader->addJsonPath($lang . '/httplingo');
$translator = new Illuminate\Translation\Translator($loader, 'tlh');
while (($line = fgets(STDIN)) !== false) {
    [$locale, $key, $number] = explode("\t", rtrim($line, "\n"));
    if ($number !== '') {
        $text = $translator->choice("httplingo.$key", (int) $number, [], $locale);
    } elseif (str_starts_with($key, 'phrase.')) {
        $text = $translator->get('http-statuses.' . substr($key, 7), [], $locale);
    } elseif (str_starts_with($key, 'view.')) {
        $text = $translator->get(substr($key, 5), [], $locale);
    } else {
        $text = $translator->get("httplingo.$key", [], $locale);
    }
    echo "$locale\t$key\t$number\t", is_string($text) ? $text : '(not a text)', "\n";
}
