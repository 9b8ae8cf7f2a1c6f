--TEST--
Httplingo\Page and problem()
--EXTENSIONS--
httplingo
--FILE--
<?php
use Httplingo\{Page, Status};
use function Httplingo\problem;

function same(string $name, mixed $got, mixed $wanted): void
{
    if ($got !== $wanted) {
        echo $name, ': ', var_export($got, true), ', not ', var_export($wanted, true), "\n";
    }
}

// Negotiation, by either spelling of the name.
foreach ([['fr-CA, en;q=0.5', 'fr'], ['zh-TW', 'zh-Hant'], ['xx', 'en'], [null, 'en'], ['', 'en'], ["\xff,de", 'de']]
    as [$field, $language]) {
    same("$field", Page::make(404, acceptLanguage: $field)->language(), $language);
    same("$field", Page::make(Status::NotFound, accept_language: $field)->language(), $language);
}
foreach ([['application/json', 'application/json'], ['text/html', 'text/html; charset=utf-8'],
    ['application/*+json', 'application/problem+json'], [null, 'text/html; charset=utf-8'],
    ['text/plain', 'text/plain; charset=utf-8']] as [$accept, $type]) {
    same("$accept", Page::make(404, accept: $accept)->contentType(), $type);
}
same('formats', Page::make(404, accept: 'text/html', formats: ['json', 'text'])->contentType(), 'application/json');
same('formats as text', Page::make(404, formats: 'problem+json, text')->contentType(), 'application/problem+json');
same('type as format', Page::make(404, formats: 'application/problem+json')->contentType(), 'application/problem+json');

// HEAD, and codes without content.
same('HEAD', Page::make(404, method: 'HEAD')->body, '');
same('length of HEAD', Page::make(404, method: 'HEAD')->header('content-length'), (string) strlen(Page::make(404)->body));
foreach ([100, 204, 205, 304] as $code) {
    same("$code", Page::make($code)->body, '');
}

// A language that is given.
same('language', Page::make(404, language: 'he', acceptLanguage: 'fr')->language(), 'he');
same('unknown language', Page::make(404, language: 'xx', acceptLanguage: 'fr')->language(), 'fr');
same('two languages', Page::make(404, language: 'fr', secondLanguage: 'en')->language(), 'fr, en');

// Values.
$date = new DateTimeImmutable('2026-11-29 09:00', new DateTimeZone('Europe/Paris'));
foreach ([
    ['Retry-After', ['retryAfter' => 90], '90'],
    ['Retry-After', ['retryAfter' => 1.2], '2'],
    ['Retry-After', ['retryAfter' => '90'], '90'],
    ['Retry-After', ['retryAfter' => $date, 'time' => $date->modify('-1 hour')], 'Sun, 29 Nov 2026 08:00:00 GMT'],
    ['Allow', ['allow' => ['GET', 'HEAD']], 'GET, HEAD'],
    ['Allow', ['allow' => 'GET'], 'GET'],
    ['Location', ['location' => '/there'], '/there'],
    ['Retry-After', ['retryAfter' => null], null],
] as [$name, $details, $wanted]) {
    same("$name " . json_encode($details), Page::make(['Allow' => 405, 'Location' => 301][$name] ?? 503, ...$details)->header($name), $wanted);
}
same('maintenance', str_contains(strtolower(Page::make(503, maintenance: true, formats: 'html')), 'maintenance'), true);
same('no maintenance', (string) Page::make(503, maintenance: false), (string) Page::make(503));
class Stringy
{
    public function __toString(): string
    {
        return '/stringy';
    }
}
same('Stringable', str_contains(Page::make(404, uri: new Stringy(), formats: 'json'), '/stringy'), true);
$reference = '/reference';
same('reference', str_contains(Page::make(404, ...['uri' => &$reference, 'formats' => 'json']), '/reference'), true);
same('vendor', str_contains(Page::make(494, vendor: 'nginx', formats: 'html'), 'Request Header Too Large'), true);
same('no vendor', str_contains(Page::make(494, formats: 'html'), 'Request Header Too Large'), false);
same('head', Page::make(404, head: "GET /x HTTP/1.1\r\nAccept-Language: de\r\n\r\n")->language(), 'de');

// The request of the script.
$_SERVER['REQUEST_METHOD'] = 'GET';
$_SERVER['HTTP_ACCEPT_LANGUAGE'] = 'ja';
$_SERVER['REQUEST_URI'] = '/from-the-server';
$_SERVER['HTTP_ACCEPT'] = 'application/problem+json';
$page = Page::forRequest(404);
same('forRequest', [$page->language(), $page->contentType(), json_decode($page)->instance ?? null, str_contains($page, '/from-the-server')],
    ['ja', 'application/problem+json', null, false]);
same('forRequest, JSON', str_contains(Page::forRequest(404, accept: 'application/json'), '/from-the-server'), true);
same('named arguments first', Page::forRequest(404, acceptLanguage: 'fr')->language(), 'fr');
$_SERVER['HTTP_ACCEPT_LANGUAGE'] = ['not', 'text'];
same('odd values', Page::forRequest(404)->language(), 'en');
$kept = $_SERVER;
unset($_SERVER);
same('no $_SERVER', Page::forRequest(404)->status, 404);
$_SERVER = $kept;

// Problem details.
$page = problem(403, 'Your balance is 30.', type: 'https://shop.example/credit', title: 'No credit',
    instance: '/account/1', acceptLanguage: 'fr', extensions: ['balance' => 30, 'accounts' => ['/a', ['b' => null]], 'owner' => 'é']);
print_r(json_decode($page, true));
same('problem type', $page->contentType(), 'application/problem+json');
same('problem in another format', problem(404, formats: ['problem+xml'])->contentType(), 'application/problem+xml; charset=utf-8');
same('negotiated', json_decode(problem(404, acceptLanguage: 'ar'))->lang, 'ar');

// Large ones.
$big = Page::make(403, formats: 'json', extensions: ['list' => range(0, 5000)]);
same('large', [strlen($big->body) > 20000, (int) $big->header('Content-Length'), json_decode($big)->list[5000]], [true, strlen($big), 5000]);
$long = Page::make(300, choices: array_map(fn ($i) => "/$i" . str_repeat('x', 500) . " $i", range(1, 60)), uri: '/' . str_repeat('y', 100000));
same('long', (int) $long->header('Content-Length'), strlen($long->body));

// A page cannot be changed, and can be stored.
try {
    $page->status = 200;
} catch (Error $error) {
    echo $error->getMessage(), "\n";
}
same('stored', (string) unserialize(serialize($page)), $page->body);
same('copied', (clone $page)->headers, $page->headers);
echo "done\n";
?>
--EXPECT--
Array
(
    [type] => https://shop.example/credit
    [title] => No credit
    [status] => 403
    [detail] => Your balance is 30.
    [instance] => /account/1
    [phrase] => Forbidden
    [lang] => fr
    [dir] => ltr
    [balance] => 30
    [accounts] => Array
        (
            [0] => /a
            [1] => Array
                (
                    [b] => 
                )

        )

    [owner] => é
)
Cannot modify readonly property Httplingo\Page::$status
done
