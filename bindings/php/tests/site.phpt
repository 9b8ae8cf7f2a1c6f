--TEST--
Httplingo\Site: options, site files, files in memory
--EXTENSIONS--
httplingo
--FILE--
<?php
use Httplingo\{Site, SiteException};

$site = new Site(['title.404' => 'No tea here'], name: 'Teahouse', home: '/start', defaultLanguage: 'fr', supportHint: false);
$page = $site->page(404);
var_dump($page->language(), substr_count($page, 'Teahouse') > 0);
var_dump((new Site(['default-language' => 'de', 'languages' => ['de', 'fr']]))->page(404, acceptLanguage: 'ja')->language());
var_dump($site->problem(404, 'detail')->contentType(), count($site->languages()) > 70);
var_dump(Httplingo\Page::make(404, site: $site)->body === $page->body);

echo (new Site(template: 'a.html', files: ['a.html' => '<p>{{code}} {{title}} {{> b}}', 'b.html' => 'b']))->page(404), "\n";
echo Site::read('s.conf', ['s.conf' => "template = t.html\nname = N\n", 't.html' => '{{site_name}} {{code}}'])->page(404), "\n";

$folder = sys_get_temp_dir() . '/httplingo-' . getmypid();
mkdir($folder);
file_put_contents("$folder/site.conf", "name = Relative\ntemplate = t.html\n");
file_put_contents("$folder/t.html", '<p>file {{code}}');
chdir($folder);
echo Site::read('site.conf')->page(404), ' ', (new Site(template: 't.html'))->page(410), "\n";
file_put_contents("$folder/bad.conf", "name = X\nlangauge = fr\nthem = y\n");

foreach ([
    fn () => new Site(langauge: 'fr'),
    fn () => new Site(['langauge' => 'fr']),
    fn () => new Site(defaultLanguage: 'no such'),
    fn () => new Site(theme: 'none'),
    fn () => new Site(['x']),
    fn () => new Site(name: "a\0b"),
    fn () => new Site(name: [['x']]),
    fn () => new Site(name: new stdClass()),
    fn () => new Site(template: 'a.html', files: ['b.html' => '']),
    fn () => new Site([], ['a.html' => 1]),
    fn () => new Site([], ['text']),
    fn () => new Site([], null, 'third'),
    fn () => new Site([str_repeat('x', 300) => 'y']),
    fn () => Site::read('/no/such/file'),
    fn () => Site::read("a\0b"),
    fn () => Site::read('bad.conf'),
    fn () => $site->__construct(),
    fn () => clone $site,
    fn () => serialize($site),
    fn () => (new ReflectionClass(Site::class))->newInstanceWithoutConstructor(),
    fn () => $site->name = 'x',
] as $i => $try) {
    try {
        $try();
        echo "$i: no error\n";
    } catch (Throwable $error) {
        echo get_class($error), ': ', str_replace(["$folder/", "\n"], ['', '; '], $error->getMessage()), "\n";
    }
}
var_dump($site->page(404)->body === $page->body, new SiteException('x') instanceof RuntimeException);
array_map('unlink', glob("$folder/*"));
rmdir($folder);
?>
--EXPECT--
string(2) "fr"
bool(true)
string(2) "de"
string(24) "application/problem+json"
bool(true)
bool(true)
<p>404 Page not found b
N 404
<p>file 404 <p>file 410
Httplingo\SiteException: unknown option "langauge"; did you mean languages?
Httplingo\SiteException: unknown option "langauge"; did you mean languages?
Httplingo\SiteException: default-language: unknown language "no such"; "httplingo languages" lists the languages
Httplingo\SiteException: theme = none: expected one of the themes default, bold, brand, picture, plain
ValueError: Httplingo\Site::__construct(): Argument #1 ($options) must be an array of options by name, not a list
ValueError: option name: must not contain NUL
TypeError: name: expected a list of strings, not of arrays
Error: Object of class stdClass could not be converted to string
Httplingo\SiteException: a.html: cannot open it: there is no such file
TypeError: Httplingo\Site::__construct(): Argument #2 ($files) must be an array of contents by name, such as ["error.html" => "<p>{{title}}"]
TypeError: Httplingo\Site::__construct(): Argument #2 ($files) must be an array of contents by name, such as ["error.html" => "<p>{{title}}"]
ArgumentCountError: Httplingo\Site::__construct() takes options as named arguments
Httplingo\SiteException: unknown option "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"; see httplingo-site(5)
Httplingo\SiteException: /no/such/file: cannot open it: there is no such file
ValueError: Httplingo\Site::read(): Argument #1 ($path) must not contain any null bytes
Httplingo\SiteException: bad.conf:2: unknown option "langauge"; did you mean languages?; bad.conf:3: unknown option "them"; did you mean theme?
Error: The site is open already
Error: Trying to clone an uncloneable object of class Httplingo\Site
Exception: Serialization of 'Httplingo\Site' is not allowed
ReflectionException: Class Httplingo\Site is an internal class marked as final that cannot be instantiated without invoking its constructor
Error: Cannot create dynamic property Httplingo\Site::$name
bool(true)
bool(true)
