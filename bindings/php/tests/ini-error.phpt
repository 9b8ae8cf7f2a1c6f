--TEST--
httplingo.site: a file that cannot be read
--EXTENSIONS--
httplingo
--INI--
httplingo.site={PWD}/no-such.conf
--FILE--
<?php
echo Httplingo\Page::make(404)->language(), "\n";
?>
--EXPECTF--
Warning: PHP Startup: the site of httplingo.site is not used: %sno-such.conf: cannot open it: there is no such file in Unknown on line 0
en
