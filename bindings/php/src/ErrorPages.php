<?php

// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Httplingo;

/**
 * Error pages for scripts without a framework, behind PHP-FPM or in Apache httpd.
 *
 *     ErrorPages::register(site: ['name' => 'Teahouse', 'home' => '/']);
 *     ...
 *     http_response_code(404); // and nothing else
 *
 * Errors without content get a page, and so do exceptions that are not caught and fatal errors, unless
 * display_errors is on.  It works as long as nothing was sent.
 */
final class ErrorPages
{
    private const FATAL = E_ERROR | E_PARSE | E_CORE_ERROR | E_COMPILE_ERROR | E_USER_ERROR | E_RECOVERABLE_ERROR;

    private readonly Responder $responder;
    private readonly int $level;
    private ?Problem $problem = null;
    private bool $failed = false;

    private function __construct(Responder $responder)
    {
        $this->responder = $responder;
        // Longer output is sent and not an error without content.
        ob_start(null, Bodies::LIMIT);
        $this->level = ob_get_level();
        set_exception_handler($this->fail(...));
        register_shutdown_function($this->end(...));
    }

    /**
     * @param Site|string|array<string, mixed>|null $site  a Site, the path of a site file, or options
     * @param list<int>|null $codes  the codes whose pages are made; null: 400 to 599
     * @param string $requestId  the field of the request that identifies it
     */
    public static function register(
        Site|string|array|null $site = null,
        ?array $codes = null,
        string $requestId = 'X-Request-ID',
    ): void {
        new self(new Responder($site, $codes, $requestId));
    }

    /** An exception that was not caught. */
    private function fail(\Throwable $error): void
    {
        if ($error instanceof Problem) {
            $this->problem = $error;
        } elseif (self::displaysErrors()) {
            restore_exception_handler();
            throw $error;
        } else {
            error_log("PHP Fatal error:  Uncaught $error");
            // As PHP does, for whoever does not want a page.
            headers_sent() || http_response_code(500);
        }
        $this->failed = true;
    }

    /** At the end of the script. */
    private function end(): void
    {
        $error = error_get_last();
        if ($error !== null && ($error['type'] & self::FATAL) && !self::displaysErrors()) {
            $this->failed = true;
        }
        if (headers_sent()) {
            return;
        }
        $code = $this->failed ? 500 : (int) http_response_code();
        if ($this->problem === null && (!$this->responder->handles($code) || !$this->isReplaceable($code))) {
            return;
        }
        while (ob_get_level() > 0 && ob_end_clean()) {
            // what was not sent is dropped
        }
        [$page, $headers] = $this->problem === null
            ? $this->responder->page($code, $this->request(), self::headers())
            : $this->responder->problem($this->problem, $this->request());
        foreach ($this->problem?->headers ?? [] as $name => $values) {
            foreach ((array) $values as $i => $value) {
                header("$name: $value", $i === 0);
            }
        }
        $page->send();
    }

    private static function displaysErrors(): bool
    {
        return in_array(strtolower((string) ini_get('display_errors')), ['1', 'on', 'yes', 'true', 'stdout'], true);
    }

    private function isReplaceable(int $code): bool
    {
        if ($this->failed) {
            return true;
        }
        while (ob_get_level() > $this->level) {
            ob_end_flush();
        }
        // What the script has flushed may be in a buffer below, such as that of output_buffering.
        foreach (array_slice(ob_get_status(true), 0, $this->level - 1) as $buffer) {
            if ($buffer['buffer_used'] > 0) {
                return false;
            }
        }
        $body = ob_get_level() === $this->level ? (string) ob_get_contents() : '';
        return Bodies::isBuiltin($code, self::headers()['content-type'][0] ?? ini_get('default_mimetype'), $body);
    }

    /** @return array<string, list<string>> what the script has set, by names in lower case */
    private static function headers(): array
    {
        $headers = [];
        foreach (headers_list() as $line) {
            [$name, $value] = explode(':', $line, 2);
            $headers[strtolower($name)][] = trim($value);
        }
        return $headers;
    }

    /** @return array<string, mixed> */
    private function request(): array
    {
        return $this->responder->request(
            (string) ($_SERVER['REQUEST_METHOD'] ?? 'GET'),
            (string) ($_SERVER['REQUEST_URI'] ?? ''),
            (string) ($_SERVER['QUERY_STRING'] ?? ''),
            static fn (string $name): ?string => $_SERVER['HTTP_' . strtoupper(strtr($name, '-', '_'))] ?? null,
        );
    }
}
