<?php

// SPDX-License-Identifier: MIT
//
// A script without a framework: errors without content get a page in the visitor's language.
// Try it:  php -d extension=httplingo -S localhost:8080 plain.php
//          curl -i -H 'Accept-Language: fr' http://localhost:8080/nothing

declare(strict_types=1);

use Httplingo\ErrorPages;
use Httplingo\Problem;

require_once 'Httplingo/autoload.php';

ErrorPages::register(site: ['name' => 'Teahouse', 'home' => '/']);

switch (parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH)) {
    case '/':
        echo "Tea!\n";
        break;
    case '/closed':
        http_response_code(503);
        header('Retry-After: 120');
        break;
    case '/order':
        throw new Problem(403, 'Your balance is 30, but this costs 50.', extensions: ['balance' => 30]);
    case '/own-words':
        http_response_code(404);
        echo "There is no tea of this name.\n";
        break;
    case '/broken':
        throw new LogicException('a secret of the developer');
    default:
        http_response_code(404);
}
