--TEST--
open_basedir: no files are read
--EXTENSIONS--
httplingo
--INI--
open_basedir={PWD}
--FILE--
<?php
use Httplingo\Site;

foreach ([
    fn () => Site::read(__DIR__ . '/site.conf'),
    fn () => new Site(template: '/etc/passwd'),
    fn () => new Site(['texts' => '/etc']),
    fn () => new Site(logo: '/etc/passwd'),
    fn () => new Site(logo: 'data:image/svg+xml;base64,PHN2Zy8+') ? throw new Exception('logo as data') : 0,
    fn () => Site::read('a', ['a' => 'template = /etc/passwd']),
    fn () => throw new Exception(Site::read('a', ['a' => 'default-language = fr'])->page(404)->language()),
] as $try) {
    try {
        $try();
        echo "no error\n";
    } catch (Throwable $error) {
        echo strtr($error->getMessage(), [__DIR__ => '']), "\n";
    }
}
?>
--EXPECT--
/site.conf: open_basedir is in effect, so httplingo reads no files; expected their contents as $files, or the setting httplingo.site in php.ini
template: open_basedir is in effect, so httplingo reads no files; expected their contents as $files, or the setting httplingo.site in php.ini
texts: open_basedir is in effect, so httplingo reads no files; expected their contents as $files, or the setting httplingo.site in php.ini
logo: open_basedir is in effect, so httplingo reads no files; expected their contents as $files, or the setting httplingo.site in php.ini
logo as data
a:1: /etc/passwd: cannot open it: there is no such file
fr
