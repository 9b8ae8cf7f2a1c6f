<?php

// SPDX-License-Identifier: MIT
//
// Middleware (PSR-15) around a handler that answers with a status and nothing else.
// Try it:  php -d extension=httplingo -S localhost:8080 psr15.php
//          curl -i -H 'Accept-Language: fr' http://localhost:8080/nothing

declare(strict_types=1);

use Httplingo\Middleware;
use Nyholm\Psr7\Factory\Psr17Factory;
use Nyholm\Psr7\ServerRequest;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
use Psr\Http\Server\RequestHandlerInterface;

require_once 'Nyholm/Psr7/autoload.php';
require_once 'Httplingo/autoload.php';

$factory = new Psr17Factory();
$middleware = new Middleware($factory, $factory, site: ['name' => 'Teahouse', 'home' => '/']);

$handler = new class ($factory) implements RequestHandlerInterface {
    public function __construct(private readonly Psr17Factory $factory)
    {
    }

    public function handle(ServerRequestInterface $request): ResponseInterface
    {
        return match ($request->getUri()->getPath()) {
            '/' => $this->factory->createResponse()->withBody($this->factory->createStream("Tea!\n")),
            '/order' => $this->factory->createResponse(405)->withHeader('Allow', 'POST'),
            default => $this->factory->createResponse(404),
        };
    }
};

$request = new ServerRequest($_SERVER['REQUEST_METHOD'], $_SERVER['REQUEST_URI'], getallheaders());
$response = $middleware->process($request, $handler);

http_response_code($response->getStatusCode());
foreach ($response->getHeaders() as $name => $values) {
    foreach ($values as $value) {
        header("$name: $value", false);
    }
}
echo $response->getBody();
