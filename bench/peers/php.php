<?php

// SPDX-License-Identifier: MIT
//
// The extension for PHP beside the error pages of Symfony and Laravel.
//
//     php -d extension=$PWD/build/check/bindings/php/modules/httplingo.so bench/peers/php.php
//
// Writes the processor time of one call, the best of 25 rounds.

declare(strict_types=1);

use Httplingo\Middleware;
use Httplingo\Page;
use Httplingo\Site;
use Httplingo\Status;
use Httplingo\Symfony\ErrorRenderer;
use Symfony\Component\ErrorHandler\ErrorRenderer\HtmlErrorRenderer;
use Symfony\Component\EventDispatcher\EventDispatcher;
use Symfony\Component\HttpFoundation\Request;
use Symfony\Component\HttpFoundation\RequestStack;
use Symfony\Component\HttpFoundation\Response;
use Symfony\Component\HttpKernel\Controller\ControllerResolver;
use Symfony\Component\HttpKernel\Controller\ErrorController;
use Symfony\Component\HttpKernel\EventListener\ErrorListener;
use Symfony\Component\HttpKernel\Exception\NotFoundHttpException;
use Symfony\Component\HttpKernel\HttpKernel;
use Symfony\Component\HttpKernel\KernelEvents;
use function Httplingo\negotiate;
use function Httplingo\problem;

const ROUNDS = 25;
const NANOSECONDS = 20e6;

$top = dirname(__DIR__, 2);
set_include_path(get_include_path() . ":/usr/share/php");
require "$top/bindings/php/src/autoload.php";

/** Nanoseconds of processor time. */
function now(): float
{
    $usage = getrusage();
    return ($usage['ru_utime.tv_sec'] + $usage['ru_stime.tv_sec']) * 1e9
        + ($usage['ru_utime.tv_usec'] + $usage['ru_stime.tv_usec']) * 1e3;
}

function row(string $name, Closure $call): void
{
    for ($count = 1, $took = 0; $took < NANOSECONDS; $count *= 2) {
        $started = now();
        for ($i = 0; $i < $count; $i++) {
            $call();
        }
        $took = now() - $started;
    }
    $count = intdiv($count, 2);
    $best = INF;
    for ($round = 0; $round < ROUNDS; $round++) {
        $started = now();
        for ($i = 0; $i < $count; $i++) {
            $call();
        }
        $best = min($best, (now() - $started) / $count);
    }
    printf("%-58s %9.2f us\n", $name, $best / 1000);
}

printf("PHP %s, httplingo %s\n", PHP_VERSION, Httplingo\VERSION);
row('an empty closure', static fn () => null);
row('Status::from(404)', static fn () => Status::from(404));
row('->phrase()', static fn () => Status::NotFound->phrase());
row('->title("fr")', static fn () => Status::NotFound->title('fr'));
row('->references()', static fn () => Status::NotFound->references());
row('negotiate() among three languages', static fn () => negotiate('fr-CA, en;q=0.5', ['en', 'fr', 'ar']));
row('negotiate() among all', static fn () => negotiate('fr-CA, en;q=0.5'));
row('Page::make(404), HTML in French', static fn () => Page::make(404, acceptLanguage: 'fr-CA, en;q=0.5', uri: '/x'));
row('problem(404)', static fn () => problem(404, acceptLanguage: 'fr'));
row('new Site(name: ...)', static fn () => new Site(name: 'Teahouse'));
file_put_contents($file = tempnam(sys_get_temp_dir(), 'site'), "name = Teahouse\nhome = /\n");
row('Site::read()', static fn () => Site::read($file));
unlink($file);

if (stream_resolve_include_path('Symfony/Component/HttpKernel/autoload.php') === false) {
    exit("Symfony is not installed (Debian: php-symfony-http-kernel).\n");
}
require 'Symfony/Component/HttpKernel/autoload.php';
require 'Symfony/Component/ErrorHandler/autoload.php';

/** A whole request to Symfony's kernel. */
function kernel(callable $renderer): Closure
{
    $requests = new RequestStack();
    $dispatcher = new EventDispatcher();
    $kernel = new HttpKernel($dispatcher, new ControllerResolver(), $requests);
    $dispatcher->addSubscriber(new ErrorListener(new ErrorController($kernel, null, $renderer($requests))));
    $dispatcher->addListener(KernelEvents::REQUEST, static function ($event): void {
        $event->getRequest()->attributes->has('_controller')
            || $event->getRequest()->attributes->set('_controller', static fn () => throw new NotFoundHttpException());
    });
    $request = Request::create('/x', server: ['HTTP_ACCEPT_LANGUAGE' => 'fr']);
    return static fn (): Response => $kernel->handle(clone $request);
}
$error = new NotFoundHttpException();
$requests = new RequestStack();
$requests->push(Request::create('/x', server: ['HTTP_ACCEPT_LANGUAGE' => 'fr']));
$theirs = new HtmlErrorRenderer();
$ours = new ErrorRenderer($requests);
printf("pages of %d and %d bytes\n", strlen($theirs->render($error)->getAsString()), strlen($ours->render($error)->getAsString()));
row("Symfony's HtmlErrorRenderer", static fn () => $theirs->render($error));
row('Httplingo\Symfony\ErrorRenderer', static fn () => $ours->render($error));
row("Symfony, 404: whole request, its own page", kernel(static fn () => new HtmlErrorRenderer()));
row('Symfony, 404: whole request, httplingo', kernel(static fn ($requests) => new ErrorRenderer($requests)));

if (stream_resolve_include_path('Nyholm/Psr7/autoload.php') === false) {
    exit("Nyholm's PSR-7 is not installed (Debian: php-nyholm-psr7).\n");
}
require 'Nyholm/Psr7/autoload.php';
require "$top/tests/bindings/php/psr15.php";
$factory = new Nyholm\Psr7\Factory\Psr17Factory();
$middleware = new Middleware($factory, $factory);
$handler = new class implements Psr\Http\Server\RequestHandlerInterface {
    public int $status = 404;

    public function handle(Psr\Http\Message\ServerRequestInterface $request): Psr\Http\Message\ResponseInterface
    {
        return new Nyholm\Psr7\Response($this->status);
    }
};
$request = new Nyholm\Psr7\ServerRequest('GET', '/x', ['Accept-Language' => 'fr']);
row('PSR-15, 404: without', static fn () => $handler->handle($request));
row('PSR-15, 404: with the middleware', static fn () => $middleware->process($request, $handler));
$handler->status = 200;
row('PSR-15, 200: with the middleware', static fn () => $middleware->process($request, $handler));
