<?php

// SPDX-License-Identifier: MIT
//
// Laravel's router and exception handler with Httplingo's callback.  In an application, it is one line of
// app/Exceptions/Handler.php, or of bootstrap/app.php from Laravel 11 on: see docs/php.md.
// Try it:  php -d extension=httplingo -S localhost:8080 laravel.php
//          curl -i -H 'Accept-Language: fr' http://localhost:8080/nothing

declare(strict_types=1);

use Httplingo\Laravel\ErrorRenderer;
use Httplingo\Problem;
use Illuminate\Config\Repository;
use Illuminate\Container\Container;
use Illuminate\Events\Dispatcher;
use Illuminate\Foundation\Exceptions\Handler;
use Illuminate\Http\Request;
use Illuminate\Routing\Router;

require_once 'Illuminate/autoload.php';
require_once 'Httplingo/autoload.php';

$container = Container::getInstance();
$container->instance('config', new Repository(['app' => ['debug' => false]]));
$router = new Router(new Dispatcher($container), $container);
$router->get('/', static fn (): string => "Tea!\n");
$router->post('/order', static fn (): string => "Ordered.\n");
$router->get('/balance', static fn () => throw new Problem(403, 'Your balance is 30.', extensions: ['balance' => 30]));
$router->get('/broken', static fn () => throw new LogicException('a secret of the developer'));

$handler = new class ($container) extends Handler {
    public function register(): void
    {
        $this->renderable(new ErrorRenderer(site: ['name' => 'Teahouse', 'home' => '/']));
    }
};

$request = Request::capture();
$container->instance('request', $request);
try {
    $response = $router->dispatch($request);
} catch (Throwable $error) {
    $response = $handler->render($request, $error);
}
$response->prepare($request);
$response->send();
