<?php

// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Httplingo;

/**
 * What the middleware and the handlers share: from a request and an error to a response.
 *
 * @internal
 */
final class Responder
{
    /**
     * @param Site|string|array<string, mixed>|null $site  a Site, the path of a site file, or options:
     *     it is opened for the first page, because most requests need none
     * @param list<int>|null $codes  the codes whose pages are made; null: 400 to 599
     * @param string $requestId  the field of the request that identifies it
     * @param bool $details  whether pages show what the application says about a 4xx in its own words
     */
    public function __construct(
        private Site|string|array|null $site = null,
        private readonly ?array $codes = null,
        private readonly string $requestId = 'X-Request-ID',
        private readonly bool $details = false,
    ) {
    }

    public function handles(int $code): bool
    {
        return $code >= 400 && $code <= 599 && ($this->codes === null || in_array($code, $this->codes, true));
    }

    /**
     * The response to send in place of one with these fields; the fields are in headers.
     *
     * @param array<string, mixed> $request  what request() returns
     * @param array<string, string|list<string>> $headers
     * @return array{Page, array<string, list<string>>}
     */
    public function page(int $code, array $request, array $headers = [], ?string $detail = null): array
    {
        $own = $this->details && $code < 500 && $detail !== null && $detail !== '' ? ['detail' => $detail] : [];
        return $this->make($code, $own + Fields::told($headers) + $request, $headers);
    }

    /**
     * The response for a Problem.
     *
     * @param array<string, mixed> $request
     * @return array{Page, array<string, list<string>>}
     */
    public function problem(Problem $problem, array $request): array
    {
        $parameters = $problem->parameters + Fields::told($problem->headers) + $request;
        return $this->make($problem->status, $parameters, $problem->headers);
    }

    /**
     * What a request says, for Page::make().
     *
     * @param \Closure(string): ?string $field  the value of a field by its name
     * @return array<string, mixed>
     */
    public function request(string $method, string $uri, string $query, \Closure $field): array
    {
        return [
            'method' => $method,
            'uri' => $uri,
            'query' => $query,
            'accept' => $field('Accept'),
            'accept_language' => $field('Accept-Language'),
            'destination' => $field('Sec-Fetch-Dest'),
            'cookie' => $field('Cookie'),
            'host' => $field('Host'),
            'request_id' => $field($this->requestId),
            'time' => time(),
        ];
    }

    private function site(): ?Site
    {
        return $this->site = match (true) {
            is_string($this->site) => Site::read($this->site),
            is_array($this->site) => new Site($this->site),
            default => $this->site,
        };
    }

    /** @return array{Page, array<string, list<string>>} */
    private function make(int $code, array $parameters, array $headers): array
    {
        $page = Page::make($code, ...['site' => $this->site()] + $parameters);
        return [$page, Fields::merge($headers, $page->headers)];
    }
}
