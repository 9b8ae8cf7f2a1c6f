--TEST--
Mistakes of callers: what would be right
--EXTENSIONS--
httplingo
--FILE--
<?php
use Httplingo\{Page, Status};
use function Httplingo\{negotiate, negotiate_media, problem, text, wait};

class Thrower implements JsonSerializable
{
    public function __toString(): string
    {
        throw new LogicException('from __toString');
    }

    public function jsonSerialize(): mixed
    {
        throw new LogicException('from jsonSerialize');
    }
}
$cycle = [];
$cycle['self'] = &$cycle;
foreach ([
    fn () => Page::make(99),
    fn () => Page::make(600),
    fn () => Page::make(PHP_INT_MAX),
    fn () => Page::make('x'),
    fn () => Page::make(),
    fn () => Page::make(404, '/x'),
    fn () => problem(404, 'detail', 'third'),
    fn () => Page::make(404, acept: 'x'),
    fn () => Page::make(404, acceptLangauge: 'x'),
    fn () => Page::make(404, retry_afer: 1),
    fn () => Page::make(404, code: 500),
    fn () => Page::make(404, something: 1),
    fn () => Page::make(404, ...[str_repeat('x', 1000) => 1]),
    fn () => Page::make(404, ...["uri\0" => 1]),
    fn () => Page::make(404, retryAfter: NAN),
    fn () => Page::make(404, retryAfter: 1e300),
    fn () => Page::make(404, uri: new stdClass()),
    fn () => Page::make(404, uri: new Thrower()),
    fn () => Page::make(404, uri: [new Thrower()]),
    fn () => Page::make(404, allow: [['GET']]),
    fn () => Page::make(404, formats: 'htm'),
    fn () => Page::make(404, formats: ['json', '']),
    fn () => Page::make(404, site: 'x'),
    fn () => Page::make(404, extensions: 'x'),
    fn () => Page::make(404, extensions: [1]),
    fn () => Page::make(404, extensions: ['status' => 3]),
    fn () => Page::make(404, extensions: ['not a name' => 1]),
    fn () => Page::make(404, extensions: [str_repeat('n', 65) => 1]),
    fn () => Page::make(404, extensions: ['nan' => NAN]),
    fn () => Page::make(404, extensions: ['bytes' => "\xff"]),
    fn () => Page::make(404, extensions: ['cycle' => $cycle]),
    fn () => Page::make(404, extensions: ['thrower' => new Thrower()]),
    fn () => Page::make(404, extensions: array_fill_keys(array_map(fn ($i) => "m$i", range(1, 17)), 1)),
    fn () => text(404, 'titel'),
    fn () => text(0, 'title'),
    fn () => wait(-1),
    fn () => negotiate('de', []),
    fn () => negotiate('de', [1]),
    fn () => negotiate('de', ['d_']),
    fn () => negotiate('de', ['de', 'DE']),
    fn () => negotiate('de', ['de'], 'en'),
    fn () => negotiate('de', null, 'xx'),
    fn () => negotiate_media('x', []),
    fn () => negotiate_media('x', ['y']),
    fn () => negotiate_media('x', [1]),
    fn () => negotiate_media('x', null, 'y'),
    fn () => new Page(),
    fn () => (new ReflectionClass(Page::class))->newInstanceWithoutConstructor()->language(),
    fn () => (new ReflectionClass(Page::class))->newInstanceWithoutConstructor()->send(),
    fn () => (string) (new ReflectionClass(Httplingo\Reference::class))->newInstanceWithoutConstructor(),
    fn () => (string) (new ReflectionClass(Httplingo\Choice::class))->newInstanceWithoutConstructor(),
    fn () => (string) (new ReflectionClass(Httplingo\Language::class))->newInstanceWithoutConstructor(),
    fn () => Status::NotFound->title([]),
    fn () => unserialize('O:14:"Httplingo\Page":3:{s:6:"status";s:1:"x";s:7:"headers";i:1;s:4:"body";i:2;}'),
] as $i => $try) {
    try {
        $try();
        echo "$i: no error\n";
    } catch (Throwable $error) {
        echo get_class($error), ': ', $error->getMessage(), "\n";
    }
}
?>
--EXPECT--
ValueError: Httplingo\Page::make(): Argument #1 ($status) must be between 100 and 599, 99 given
ValueError: Httplingo\Page::make(): Argument #1 ($status) must be between 100 and 599, 600 given
ValueError: Httplingo\Page::make(): Argument #1 ($status) must be between 100 and 599, 9223372036854775807 given
TypeError: Httplingo\Page::make(): Argument #1 ($status) must be of type Httplingo\Status|int, string given
ArgumentCountError: Httplingo\Page::make() expects at least 1 argument, 0 given
ArgumentCountError: Httplingo\Page::make() takes details as named arguments, such as uri: "/x"
ArgumentCountError: problem() takes details as named arguments, such as uri: "/x"
Error: Unknown named parameter $acept; did you mean $accept?
Error: Unknown named parameter $acceptLangauge; did you mean $acceptLanguage?
Error: Unknown named parameter $retry_afer; did you mean $retryAfter?
Error: Unknown named parameter $code; see Httplingo\Page::make()
Error: Unknown named parameter $something; see Httplingo\Page::make()
Error: Unknown named parameter $xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; see Httplingo\Page::make()
Error: Unknown named parameter $uri; see Httplingo\Page::make()
ValueError: retry_after: must be a finite number
ValueError: retry_after: must be a finite number
Error: Object of class stdClass could not be converted to string
LogicException: from __toString
LogicException: from __toString
TypeError: allow: expected a list of strings, not of arrays
ValueError: formats: unknown format "htm"; expected html, problem+json, problem+xml, json, xml or text
ValueError: formats: unknown format ""; expected html, problem+json, problem+xml, json, xml or text
TypeError: site: expected Httplingo\Site, string given
TypeError: extensions: expected an array of members by name, string given
ValueError: extensions: expected an array of members by name, not a list
ValueError: the member name "status" is reserved for pages themselves
ValueError: "not a name" is not a valid member name; expected up to 64 letters, digits and underscores, starting with a letter, but not with xml
ValueError: "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn" is not a valid member name; expected up to 64 letters, digits and underscores, starting with a letter, but not with xml
ValueError: extension nan: cannot be written as JSON
ValueError: extension bytes: cannot be written as JSON
ValueError: extension cycle: cannot be written as JSON
LogicException: from jsonSerialize
ValueError: 17 extensions; expected up to 16
ValueError: Httplingo\text(): Argument #2 ($field) must be "phrase", "title", "summary", "advice" or "description", "titel" given
ValueError: Httplingo\text(): Argument #1 ($status) must be between 100 and 599, 0 given
ValueError: Httplingo\wait(): Argument #1 ($seconds) must be 0 or more, -1 given
ValueError: Httplingo\negotiate(): Argument #2 ($languages) must not be empty
TypeError: Httplingo\negotiate(): Argument #2 ($languages) must be a list of strings, int given in it
ValueError: Httplingo\negotiate(): Argument #2 ($languages) must be a list of language tags: "d_" is not a language tag; expected a tag such as "fr", "pt-BR" or "zh-Hant", or a locale name such as "pt_BR"
ValueError: Httplingo\negotiate(): Argument #2 ($languages) must be a list of language tags: "DE" is given twice; "de" is the same language
ValueError: Httplingo\negotiate(): Argument #3 ($default) must be one of the languages, "en" given
ValueError: Httplingo\negotiate(): Argument #3 ($default) must be one of the languages, "xx" given
ValueError: Httplingo\negotiate_media(): Argument #2 ($formats) must not be empty
ValueError: Httplingo\negotiate_media(): Argument #2 ($formats) must name formats (html, problem+json, problem+xml, json, xml or text), "y" given
ValueError: Httplingo\negotiate_media(): Argument #2 ($formats) must name formats (html, problem+json, problem+xml, json, xml or text), "int" given
ValueError: Httplingo\negotiate_media(): Argument #3 ($default) must name formats (html, problem+json, problem+xml, json, xml or text), "y" given
Error: Call to private Httplingo\Page::__construct() from global scope
Error: Typed property Httplingo\Page::$headers must not be accessed before initialization
Error: Typed property Httplingo\Page::$body must not be accessed before initialization
Error: Typed property Httplingo\Reference::$section must not be accessed before initialization
Error: Typed property Httplingo\Choice::$language must not be accessed before initialization
Error: Typed property Httplingo\Language::$tag must not be accessed before initialization
TypeError: Httplingo\Status::title(): Argument #1 ($language) must be of type string, array given
TypeError: Cannot assign string to property Httplingo\Page::$status of type int
