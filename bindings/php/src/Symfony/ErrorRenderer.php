<?php

// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Httplingo\Symfony;

use Httplingo\Problem;
use Httplingo\Responder;
use Httplingo\Site;
use Symfony\Component\ErrorHandler\ErrorRenderer\ErrorRendererInterface;
use Symfony\Component\ErrorHandler\Exception\FlattenException;
use Symfony\Component\HttpFoundation\RequestStack;

/**
 * Symfony's error renderer: pages in the visitor's language and in the format that the request asks for.
 *
 * With FrameworkBundle, make it the service "error_renderer".  The fields of an HttpException are kept,
 * such as Allow, Retry-After and WWW-Authenticate.
 */
final class ErrorRenderer implements ErrorRendererInterface
{
    private readonly Responder $responder;

    /**
     * @param ErrorRendererInterface|null $debugRenderer  renders if debug is true, such as HtmlErrorRenderer
     * @param Site|string|array<string, mixed>|null $site  a Site, the path of a site file, or options
     * @param list<int>|null $codes  the codes whose pages are made; null: 400 to 599
     * @param string $requestId  the field of the request that identifies it
     * @param bool $details  whether pages show the message of an HttpException with a 4xx status
     */
    public function __construct(
        private readonly RequestStack $requests,
        private readonly ?ErrorRendererInterface $debugRenderer = null,
        private readonly bool $debug = false,
        Site|string|array|null $site = null,
        ?array $codes = null,
        string $requestId = 'X-Request-ID',
        bool $details = false,
    ) {
        $this->responder = new Responder($site, $codes, $requestId, $details);
    }

    public function render(\Throwable $exception): FlattenException
    {
        $request = $this->request();
        if ($exception instanceof Problem) {
            $flat = FlattenException::createFromThrowable($exception, $exception->status);
            [$page, $headers] = $this->responder->problem($exception, $request);
            return $flat->setAsString($page->body)->setHeaders($headers);
        }
        $flat = FlattenException::createFromThrowable($exception);
        $handles = $this->responder->handles($flat->getStatusCode());
        if ($this->debugRenderer !== null && ($this->debug || !$handles)) {
            return $this->debugRenderer->render($exception);
        }
        [$page, $headers] = $this->responder->page(
            $flat->getStatusCode(),
            $request,
            $flat->getHeaders(),
            $exception->getMessage(),
        );
        return $flat->setAsString($page->body)->setHeaders($headers);
    }

    /** @return array<string, mixed> */
    private function request(): array
    {
        $request = $this->requests->getCurrentRequest();
        if ($request === null) {
            return [];
        }
        // The language of the route, as in /fr/cart; the request for the error page does not have it.
        $locale = $this->requests->getMainRequest()?->attributes->get('_locale');
        return ['language' => is_string($locale) ? $locale : null] + $this->responder->request(
            $request->getMethod(),
            $request->getRequestUri(),
            (string) $request->server->get('QUERY_STRING', ''),
            static fn (string $name): ?string => $request->headers->get($name),
        );
    }
}
