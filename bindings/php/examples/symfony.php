<?php

// SPDX-License-Identifier: MIT
//
// Symfony's kernel with Httplingo's error renderer.  With FrameworkBundle, it is a few lines of
// config/services.yaml: see docs/php.md.
// Try it:  php -d extension=httplingo -S localhost:8080 symfony.php
//          curl -i -H 'Accept-Language: fr' http://localhost:8080/nothing

declare(strict_types=1);

use Httplingo\Problem;
use Httplingo\Symfony\ErrorRenderer;
use Symfony\Component\EventDispatcher\EventDispatcher;
use Symfony\Component\HttpFoundation\Request;
use Symfony\Component\HttpFoundation\RequestStack;
use Symfony\Component\HttpFoundation\Response;
use Symfony\Component\HttpKernel\Controller\ControllerResolver;
use Symfony\Component\HttpKernel\Controller\ErrorController;
use Symfony\Component\HttpKernel\Event\RequestEvent;
use Symfony\Component\HttpKernel\EventListener\ErrorListener;
use Symfony\Component\HttpKernel\Exception\MethodNotAllowedHttpException;
use Symfony\Component\HttpKernel\Exception\NotFoundHttpException;
use Symfony\Component\HttpKernel\HttpKernel;
use Symfony\Component\HttpKernel\KernelEvents;

require_once 'Symfony/Component/HttpKernel/autoload.php';
require_once 'Symfony/Component/ErrorHandler/autoload.php';
require_once 'Httplingo/autoload.php';

$requests = new RequestStack();
$dispatcher = new EventDispatcher();
$kernel = new HttpKernel($dispatcher, new ControllerResolver(), $requests);
$renderer = new ErrorRenderer($requests, site: ['name' => 'Teahouse', 'home' => '/']);
$dispatcher->addSubscriber(new ErrorListener(new ErrorController($kernel, null, $renderer)));

$dispatcher->addListener(KernelEvents::REQUEST, static function (RequestEvent $event): void {
    $event->getRequest()->attributes->has('_controller') || $event->getRequest()->attributes->set(
        '_controller',
        match ($event->getRequest()->getPathInfo()) {
            '/' => static fn (): Response => new Response("Tea!\n"),
            '/order' => static fn () => throw new MethodNotAllowedHttpException(['POST']),
            '/balance' => static fn () => throw new Problem(403, 'Your balance is 30.', extensions: ['balance' => 30]),
            '/broken' => static fn () => throw new LogicException('a secret of the developer'),
            default => static fn () => throw new NotFoundHttpException('No route found'),
        },
    );
});

$request = Request::createFromGlobals();
$response = $kernel->handle($request);
$response->prepare($request);
$response->send();
$kernel->terminate($request, $response);
