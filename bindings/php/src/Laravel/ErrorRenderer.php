<?php

// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Httplingo\Laravel;

use Httplingo\Page;
use Httplingo\Problem;
use Httplingo\Responder;
use Httplingo\Site;
use Illuminate\Auth\AuthenticationException;
use Illuminate\Container\Container;
use Illuminate\Http\Exceptions\HttpResponseException;
use Illuminate\Http\Request;
use Illuminate\Http\Response;
use Illuminate\Validation\ValidationException;
use Symfony\Component\HttpKernel\Exception\HttpExceptionInterface;

/**
 * A callback for Laravel's exception handler: renderable() in app/Exceptions/Handler.php, or from
 * Laravel 11 on render() in bootstrap/app.php.
 *
 * Laravel goes on with what is not an error page: validation, authentication, views of your own in
 * resources/views/errors, pages for developers, and requests that expect JSON.
 */
final class ErrorRenderer
{
    private readonly Responder $responder;

    /**
     * @param Site|string|array<string, mixed>|null $site  a Site, the path of a site file, or options
     * @param list<int>|null $codes  the codes whose pages are made; null: 400 to 599
     * @param string $requestId  the field of the request that identifies it
     * @param bool $details  whether pages show the message of an HttpException with a 4xx status
     * @param bool $json  whether requests that expect JSON get data in httplingo's form, too
     */
    public function __construct(
        Site|string|array|null $site = null,
        ?array $codes = null,
        string $requestId = 'X-Request-ID',
        bool $details = false,
        private readonly bool $json = false,
    ) {
        $this->responder = new Responder($site, $codes, $requestId, $details);
    }

    public function __invoke(\Throwable $exception, Request $request): ?Response
    {
        if ($exception instanceof Problem) {
            return self::respond(...$this->responder->problem($exception, $this->request($request)));
        }
        $code = self::statusOf($exception);
        if (
            $code === null || !$this->responder->handles($code) || self::hasView($code)
            || (!$this->json && $request->expectsJson())
        ) {
            return null;
        }
        $isHttp = $exception instanceof HttpExceptionInterface;
        return self::respond(...$this->responder->page(
            $code,
            $this->request($request),
            $isHttp ? $exception->getHeaders() : [],
            $isHttp ? $exception->getMessage() : null,
        ));
    }

    /** The status of the error page; null if there is to be none. */
    private static function statusOf(\Throwable $exception): ?int
    {
        return match (true) {
            $exception instanceof HttpExceptionInterface => $exception->getStatusCode(),
            $exception instanceof HttpResponseException, $exception instanceof AuthenticationException,
            $exception instanceof ValidationException, self::isDebug() => null,
            default => 500,
        };
    }

    private static function isDebug(): bool
    {
        $container = Container::getInstance();
        return $container->bound('config') && (bool) $container->make('config')->get('app.debug');
    }

    /** Whether the application has a page of its own. */
    private static function hasView(int $code): bool
    {
        $container = Container::getInstance();
        return $container->bound('view') && $container->make('view')->exists("errors.$code");
    }

    /** @return array<string, mixed> */
    private function request(Request $request): array
    {
        return $this->responder->request(
            $request->getMethod(),
            $request->getRequestUri(),
            (string) $request->server->get('QUERY_STRING', ''),
            static fn (string $name): ?string => $request->headers->get($name),
        );
    }

    /** @param array<string, list<string>> $headers */
    private static function respond(Page $page, array $headers): Response
    {
        return new Response($page->body, $page->status, $headers);
    }
}
