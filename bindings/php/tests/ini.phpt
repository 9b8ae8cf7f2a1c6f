--TEST--
httplingo.site: the site of php.ini
--EXTENSIONS--
httplingo
--INI--
httplingo.site={PWD}/site.conf
--FILE--
<?php
use Httplingo\{Page, Site, Status};

var_dump(Page::make(404)->language(), str_contains(Page::make(404), 'Maison de thé'), Httplingo\problem(404)->language());
var_dump(str_contains((new Site())->page(404), 'Maison de thé'), ini_set('httplingo.site', '/other'));
?>
--EXPECT--
string(2) "fr"
bool(true)
string(2) "fr"
bool(false)
bool(false)
