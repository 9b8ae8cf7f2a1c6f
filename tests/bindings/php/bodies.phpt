--TEST--
Which content may be replaced by a page
--EXTENSIONS--
httplingo
--SKIPIF--
<?php
foreach (['Symfony/Component/ErrorHandler/autoload.php', 'Illuminate/Foundation/Exceptions/views/minimal.blade.php'] as $file) {
    stream_resolve_include_path($file) || die("skip there is no $file (Debian: php-symfony-error-handler, php-laravel-framework)");
}
?>
--FILE--
<?php
use Httplingo\Bodies;
use Symfony\Component\ErrorHandler\ErrorRenderer\HtmlErrorRenderer;
use Symfony\Component\HttpKernel\Exception\HttpException;

require 'Httplingo/autoload.php';
require 'Symfony/Component/ErrorHandler/autoload.php';
require 'Symfony/Component/HttpKernel/autoload.php';

// Frameworks' own pages, as they make them.
$symfony = (new HtmlErrorRenderer())->render(new HttpException(404))->getAsString();
$debug = (new HtmlErrorRenderer(true))->render(new HttpException(404))->getAsString();
$view = file_get_contents(stream_resolve_include_path('Illuminate/Foundation/Exceptions/views/minimal.blade.php'));
$laravel = fn (string $title, int $code, string $message): string => strtr(
    $view,
    ["@yield('title')" => $title, "@yield('code')" => $code, "@yield('message')" => $message],
);
$html = 'text/html; charset=UTF-8';
foreach ([
    [404, '', '', true], [404, $html, '', true], [404, 'application/json', '', true], [503, '', '', true],
    [404, 'application/grpc', '', false], [404, 'Application/gRPC+proto', '', false],
    [404, 'text/plain', 'Not Found', true], [404, 'text/plain', "404 Not Found\n", true], [404, '', '404: Not Found', true],
    [404, $html, '<h1>Not Found</h1>', true], [413, 'text/plain', 'Request Entity Too Large', true],
    [418, 'text/plain', "I'm a teapot", true], [500, 'text/plain', 'Internal Server Error', true],
    [404, 'text/plain', 'Forbidden', false], [404, 'text/plain', 'There is no such user', false],
    [404, 'text/plain', '404', false], [404, 'text/plain', 'Not Found: user 7', false],
    [404, 'application/json', '{"message": "Not Found"}', false], [404, 'application/json', 'Not Found', false],
    [404, 'image/png', 'Not Found', false], [404, $html, '<p>Not Found</p>', false],
    [404, $html, str_repeat(' ', Bodies::LIMIT) . 'Not Found', false], [404, 'text/plain', "\xff\xfe\0", false],
    [404, $html, $symfony, true], [403, $html, $symfony, false], [404, 'text/plain', $symfony, false], [404, $html, $debug, false],
    [404, $html, str_replace('Oops!', 'Sorry!', $symfony), false],
    [404, $html, $symfony . 'Own words', false], [404, $html, str_replace('</h2>', '</h2><p>Own words</p>', $symfony), false],
    [404, $html, $laravel('Not Found', 404, 'Not Found'), true], [503, $html, $laravel('Not Found', 404, 'Not Found'), false],
    [403, $html, $laravel('Forbidden', 403, 'You are not invited.'), false],
] as $i => [$code, $type, $body, $wanted]) {
    if (Bodies::isBuiltin($code, $type, $body) !== $wanted) {
        echo "$i: $code $type ", substr($body, 0, 60), "\n";
    }
}
// Whatever a server sends, this ends soon.
$started = microtime(true);
foreach (['<h1>', '<!DOCTYPE html><html lang="en">', '<title>', 'A ', '&amp;', "<div class=\"tracking-wider\">\n"] as $part) {
    Bodies::isBuiltin(404, $html, substr(str_repeat($part, 20000), 0, Bodies::LIMIT));
    Bodies::isBuiltin(404, $html, '<!DOCTYPE html><html lang="en"><title>' . substr(str_repeat($part, 20000), 0, 16000));
}
for ($i = 0; $i < strlen(rtrim($symfony)); $i += 7) {
    Bodies::isBuiltin(404, $html, substr($symfony, 0, $i)) && $i > 0 && print("cut at $i\n");
}
echo microtime(true) - $started < 20 ? "done\n" : "slow\n";
?>
--EXPECT--
done
