--TEST--
Middleware (PSR-15), with Nyholm's messages
--EXTENSIONS--
httplingo
--SKIPIF--
<?php
stream_resolve_include_path('Nyholm/Psr7/autoload.php') || die('skip there is no Nyholm/Psr7 (Debian: php-nyholm-psr7)');
?>
--FILE--
<?php
use Httplingo\{Middleware, Problem};
use Nyholm\Psr7\Factory\Psr17Factory;
use Nyholm\Psr7\{Response, ServerRequest};
use Psr\Http\Message\{ResponseInterface, ServerRequestInterface};
use Psr\Http\Server\RequestHandlerInterface;

require 'Nyholm/Psr7/autoload.php';
require __DIR__ . '/psr15.php';
require 'Httplingo/autoload.php';

final class Handler implements RequestHandlerInterface
{
    public function __construct(private readonly ResponseInterface|Throwable $answer)
    {
    }

    public function handle(ServerRequestInterface $request): ResponseInterface
    {
        return $this->answer instanceof Throwable ? throw $this->answer : $this->answer;
    }
}

$factory = new Psr17Factory();
function ask(ResponseInterface|Throwable $answer, array $fields = [], string $method = 'GET', mixed ...$options): ResponseInterface
{
    global $factory;
    $request = new ServerRequest($method, 'http://shop.example/a/b?x=1', $fields + ['Accept-Language' => 'fr']);
    return (new Middleware($factory, $factory, ...$options))->process($request, new Handler($answer));
}
function same(string $name, mixed $got, mixed $wanted): void
{
    if ($got !== $wanted) {
        echo $name, ': ', json_encode($got), ', not ', json_encode($wanted), "\n";
    }
}

$answer = ask(new Response(404));
same('empty', [$answer->getStatusCode(), $answer->getHeaderLine('Content-Language'), str_contains($answer->getBody(), 'Page introuvable')],
    [404, 'fr', true]);
same('length', $answer->getHeaderLine('Content-Length'), (string) strlen((string) $answer->getBody()));
same('phrase', str_contains(ask(new Response(404, ['Content-Type' => 'text/plain'], 'Not Found'))->getBody(), 'introuvable'), true);
same('Arabic', str_contains(ask(new Response(404), ['Accept-Language' => 'ar'])->getBody(), 'dir="rtl"'), true);
same('site', str_contains(ask(new Response(404), site: ['name' => 'Teahouse'])->getBody(), 'Teahouse'), true);
same('address', json_decode(ask(new Response(404), ['Accept' => 'application/json'])->getBody())->uri, '/a/b?x=1');
same('request ID', str_contains(ask(new Response(500), ['X-Request-ID' => 'id-7', 'Accept' => 'application/json'])->getBody(), 'id-7'), true);

// What the application has said stays.
$own = ['Allow' => 'POST', 'Retry-After' => '120', 'WWW-Authenticate' => ['Basic realm="x"', 'Bearer'], 'Set-Cookie' => 'a=b',
    'ETag' => '"1"', 'Content-Type' => 'text/plain', 'Vary' => 'Origin', 'Cache-Control' => 'max-age=1'];
$answer = ask(new Response(503, $own, '503 Service Unavailable'));
foreach (['Allow' => ['POST'], 'Retry-After' => ['120'], 'WWW-Authenticate' => ['Basic realm="x"', 'Bearer'], 'Set-Cookie' => ['a=b'],
    'ETag' => [], 'Content-Type' => ['text/html; charset=utf-8'], 'Vary' => ['Origin, Accept, Accept-Language']] as $name => $wanted) {
    same($name, $answer->getHeader($name), $wanted);
}
same('the wait is on the page', preg_match('/2.minutes/u', $answer->getBody()), 1);
foreach ([
    'a success' => new Response(200), 'a redirect' => new Response(302, ['Location' => '/']), 'not modified' => new Response(304),
    'own words' => new Response(404, ['Content-Type' => 'text/html'], '<p>No such user'),
    'data' => new Response(404, ['Content-Type' => 'application/json'], '{"message":"Not Found"}'),
    'compressed' => new Response(404, ['Content-Encoding' => 'gzip'], ''),
    'gRPC' => new Response(404, ['Content-Type' => 'application/grpc']),
    'a pipe' => new Response(404, [], fopen('php://output', 'w')),
] as $name => $given) {
    same($name, ask($given) === $given, true);
}
$body = fopen('php://memory', 'r+');
fwrite($body, 'No such thing');
same('the content can still be read', ask(new Response(404, [], $body))->getBody()->getContents(), 'No such thing');
same('other codes', ask($given = new Response(404), codes: [503]) === $given, true);
same('HEAD', (string) ask(new Response(404), method: 'HEAD')->getBody(), '');
same('HEAD has a length', (int) ask(new Response(404), method: 'HEAD')->getHeaderLine('Content-Length') > 1000, true);
same('HEAD with content', ask($given = new Response(404, ['Content-Length' => '7']), method: 'HEAD') === $given, true);

// Exceptions.
$answer = ask(new Problem(403, 'Your balance is 30.', ['X-Own' => 'y', 'Retry-After' => '9'], type: 'https://shop.example/credit',
    extensions: ['balance' => 30]), ['Accept' => 'application/problem+json']);
$data = json_decode($answer->getBody());
same('Problem', [$answer->getStatusCode(), $answer->getHeaderLine('X-Own'), $answer->getHeaderLine('Retry-After'), $data->detail,
    $data->balance, $data->lang], [403, 'y', '9', 'Your balance is 30.', 30, 'fr']);
foreach ([[null, null], [404, 404], [200, null]] as [$status, $wanted]) {
    try {
        $got = ask(new RuntimeException('secret'), statusOf: fn () => $status)->getStatusCode();
    } catch (RuntimeException) {
        $got = null;
    }
    same("exception as $status", $got, $wanted);
}
same('details', [str_contains(ask(new RuntimeException('own words'), statusOf: fn () => 404, details: true)->getBody(), 'own words'),
    str_contains(ask(new RuntimeException('own words'), statusOf: fn () => 404)->getBody(), 'own words'),
    str_contains(ask(new RuntimeException('own words'), statusOf: fn () => 500, details: true)->getBody(), 'own words')], [true, false, false]);
foreach ([fn () => new Problem(700), fn () => new Problem(404, acept: 1), fn () => new Problem(404, extensions: ['status' => 1])] as $try) {
    try {
        $try();
    } catch (Error $error) {
        echo $error->getMessage(), "\n";
    }
}

// Hostile requests.
foreach (["\xff\xfe", str_repeat('a,', 5000), '"><script>'] as $value) {
    $answer = ask(new Response(404), ['Accept-Language' => $value, 'Accept' => $value, 'Cookie' => $value, 'X-Request-ID' => $value]);
    same('hostile', [$answer->getStatusCode(), str_contains($answer->getBody(), '<script>')], [404, false]);
}
echo "done\n";
?>
--EXPECT--
Httplingo\problem(): Argument #1 ($status) must be between 100 and 599, 700 given
Unknown named parameter $acept; did you mean $accept?
the member name "status" is reserved for pages themselves
done
