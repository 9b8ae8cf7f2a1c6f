<?php

// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Httplingo;

use Psr\Http\Message\ResponseFactoryInterface;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
use Psr\Http\Message\StreamFactoryInterface;
use Psr\Http\Server\MiddlewareInterface;
use Psr\Http\Server\RequestHandlerInterface;

/**
 * Middleware (PSR-15): errors without content, or with a page that a framework has built in, get a page
 * in the visitor's language.
 *
 *     $middleware = new Middleware($factory, $factory, site: ['name' => 'Teahouse', 'home' => '/']);
 *
 * Other content stays, and so do fields such as Allow, Retry-After and WWW-Authenticate.
 */
final class Middleware implements MiddlewareInterface
{
    private readonly Responder $responder;

    /**
     * @param Site|string|array<string, mixed>|null $site  a Site, the path of a site file, or options
     * @param list<int>|null $codes  the codes whose pages are made; null: 400 to 599
     * @param string $requestId  the field of the request that identifies it
     * @param bool $details  whether pages show the message of an exception with a 4xx status
     * @param (\Closure(\Throwable): ?int)|null $statusOf  the status of an exception that gets a page;
     *     null: it is thrown on
     */
    public function __construct(
        private readonly ResponseFactoryInterface $responses,
        private readonly StreamFactoryInterface $streams,
        Site|string|array|null $site = null,
        ?array $codes = null,
        string $requestId = 'X-Request-ID',
        bool $details = false,
        private readonly ?\Closure $statusOf = null,
    ) {
        $this->responder = new Responder($site, $codes, $requestId, $details);
    }

    public function process(ServerRequestInterface $request, RequestHandlerInterface $handler): ResponseInterface
    {
        try {
            $response = $handler->handle($request);
        } catch (Problem $problem) {
            return $this->send(
                $this->responses->createResponse($problem->status),
                ...$this->responder->problem($problem, $this->request($request)),
            );
        } catch (\Throwable $error) {
            $code = $this->statusOf === null ? null : ($this->statusOf)($error);
            if ($code === null || !$this->responder->handles($code)) {
                throw $error;
            }
            $page = $this->responder->page($code, $this->request($request), [], $error->getMessage());
            return $this->send($this->responses->createResponse($code), ...$page);
        }
        if (!$this->isReplaceable($request, $response)) {
            return $response;
        }
        $page = $this->responder->page($response->getStatusCode(), $this->request($request), $response->getHeaders());
        return $this->send($response, ...$page);
    }

    /** The content of HEAD is not known, unless it is said to be empty. */
    private function isReplaceable(ServerRequestInterface $request, ResponseInterface $response): bool
    {
        $encoding = strtolower($response->getHeaderLine('Content-Encoding'));
        if (
            !$this->responder->handles($response->getStatusCode()) || ($encoding !== '' && $encoding !== 'identity')
            || ($request->getMethod() === 'HEAD' && (int) $response->getHeaderLine('Content-Length') !== 0)
        ) {
            return false;
        }
        $body = $response->getBody();
        $size = $body->getSize();
        if ($size === null || $size > Bodies::LIMIT || ($size > 0 && !$body->isSeekable())) {
            return false;
        }
        $content = $size === 0 ? '' : (string) $body;
        if ($size > 0) {
            $body->rewind();
        }
        return Bodies::isBuiltin($response->getStatusCode(), $response->getHeaderLine('Content-Type'), $content);
    }

    /** @return array<string, mixed> */
    private function request(ServerRequestInterface $request): array
    {
        return $this->responder->request(
            $request->getMethod(),
            $request->getRequestTarget(),
            $request->getUri()->getQuery(),
            static fn (string $name): ?string => $request->hasHeader($name) ? $request->getHeaderLine($name) : null,
        );
    }

    /** @param array<string, list<string>> $headers */
    private function send(ResponseInterface $response, Page $page, array $headers): ResponseInterface
    {
        foreach (array_keys($response->getHeaders()) as $name) {
            $response = $response->withoutHeader((string) $name);
        }
        foreach ($headers as $name => $values) {
            $response = $response->withHeader((string) $name, $values);
        }
        return $response->withBody($this->streams->createStream($page->body));
    }
}
