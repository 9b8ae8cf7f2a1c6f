<?php

// SPDX-License-Identifier: MIT
//
// What scripts do that get pages by ErrorPages, for servers.py: the path says which.

declare(strict_types=1);

use Httplingo\ErrorPages;
use Httplingo\Page;
use Httplingo\Problem;

require_once 'Httplingo/autoload.php';

$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if (!str_starts_with($path, '/send')) {
    ErrorPages::register(site: ['name' => 'Teahouse'], codes: str_starts_with($path, '/only') ? [404] : null);
}
match ($path) {
    '/empty' => http_response_code((int) $_GET['code']),
    '/phrase' => [http_response_code(404), header('Content-Type: text/plain'), print("Not Found\n")],
    '/own' => [http_response_code(404), print('There is no such user.')],
    '/ok' => print('Tea!'),
    '/fields' => [
        http_response_code(401), header('WWW-Authenticate: Basic realm="x"'), header('WWW-Authenticate: Bearer', false),
        header('ETag: "1"'), header('Vary: Origin'), header('Cache-Control: max-age=1'), setcookie('a', 'b'),
        header('Content-Disposition: attachment'),
    ],
    '/allow' => [http_response_code(405), header('Allow: POST')],
    '/wait' => [http_response_code(503), header('Retry-After: 120')],
    '/partial' => [print('<p>Half a page'), throw new LogicException('secret')],
    '/fatal' => [print('<p>Half a page'), undefined_function_secret()],
    '/memory' => [print('<p>Half a page'), ini_set('memory_limit', '4M'), str_repeat('x', 1 << 24)],
    '/trigger' => trigger_error('secret', E_USER_ERROR),
    '/problem' => throw new Problem(403, 'Your balance is 30.', ['X-Own' => 'y', 'Retry-After' => '9'], extensions: ['balance' => 30]),
    '/only-exception' => throw new LogicException('secret'),
    '/only' => http_response_code(404),
    '/exit' => [http_response_code(410), exit],
    '/flushed' => [http_response_code(404), print('sent'), ob_flush(), flush(), print(' already')],
    '/flushed-only' => [http_response_code(404), print('own words'), ob_flush()],
    '/ended' => [http_response_code(404), print('own words'), ob_end_flush()],
    '/flushed-exception' => [print('sent'), ob_flush(), flush(), throw new LogicException('secret')],
    '/long' => [http_response_code(404), print(str_repeat('x', 40000))],
    '/buffers' => [http_response_code(404), ob_start(), print('Not'), ob_start(), print(' Found')],
    '/buffers-own' => [http_response_code(404), ob_start(), print('No such'), ob_start(), print(' user')],
    '/closed-buffer' => [http_response_code(404), ob_end_clean(), ob_start()],
    '/nested' => [ob_start(), print('<p>Half'), throw new LogicException('secret')],
    '/send' => [header('Allow: GET'), header('ETag: "1"'), header('Vary: Origin'),
        Page::forRequest(405, allow: ['POST'])->send()],
    '/send-late' => [print('sent'), ob_end_flush(), flush(), Page::forRequest(404)->send(), print(' on')],
    '/send-head' => Page::forRequest(404)->send(),
    default => http_response_code(404),
};
