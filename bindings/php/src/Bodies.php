<?php

// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Httplingo;

/**
 * Which content may be replaced by a page: none, or a page that a framework has built in.
 *
 * What an application says in its own words stays, and so do data, pages for developers, and anything
 * that is not known.
 *
 * @internal
 */
final class Bodies
{
    /** The longest content that is read to find out: built-in pages are shorter. */
    public const LIMIT = 16384;

    /** Symfony's, in production. */
    private const SYMFONY = '#^<!DOCTYPE html>\s*<html lang="en">.*<title>An Error Occurred: ([^<]*)</title>'
        . '.*<body>\s*<div class="container">\s*<h1>Oops! An Error Occurred</h1>'
        . '\s*<h2>The server returned a "(\d{3}) ([^<"]*)"\.</h2>'
        . '\s*<p>\s*Something is broken[^<]*</p>\s*</div>\s*</body>\s*</html>\s*$#sD';

    /** Laravel's view errors::minimal. */
    private const LARAVEL = '#^<!DOCTYPE html>\s*<html lang="[\w-]*">.*<title>([^<]*)</title>'
        . '.*<div class="[^"]*tracking-wider">\s*(\d{3})\s*</div>'
        . '\s*<div class="[^"]*tracking-wider">\s*([^<]*?)\s*</div>(?:\s*</div>)*\s*</body>\s*</html>\s*$#sD';

    /** Whether there is no content, or a framework's own for this code. */
    public static function isBuiltin(int $code, string $contentType, string $body): bool
    {
        if (self::isGrpc($contentType)) {
            return false;
        }
        if ($body === '') {
            return true;
        }
        $kind = strtolower(trim(explode(';', $contentType, 2)[0]));
        if (strlen($body) > self::LIMIT || !in_array($kind, ['text/html', 'text/plain', ''], true)) {
            return false;
        }
        return self::isPhrase($code, $body) || ($kind === 'text/html' && self::isPage($code, $body));
    }

    /** Clients of gRPC read trailers and no pages. */
    private static function isGrpc(string $contentType): bool
    {
        return strncasecmp($contentType, 'application/grpc', 16) === 0;
    }

    /** "Not Found", "404 Not Found" or "404: Not Found", as text or as a page of nothing else. */
    private static function isPhrase(int $code, string $text): bool
    {
        $text = trim(preg_replace('#^\s*<h1>(.*)</h1>\s*$#s', '$1', $text) ?? '');
        if (strlen($text) > 80) {
            return false;
        }
        $phrase = preg_replace("#^$code:? #", '', html_entity_decode($text, ENT_QUOTES));
        return preg_match("#^[A-Za-z' -]+$#D", $phrase) === 1 && Status::find($phrase)?->value === $code;
    }

    private static function isPage(int $code, string $text): bool
    {
        foreach ([self::SYMFONY, self::LARAVEL] as $pattern) {
            if (preg_match($pattern, $text, $found) === 1) {
                return (int) $found[2] === $code && self::isPhrase($code, $found[1])
                    && self::isPhrase($code, $found[3]);
            }
        }
        return false;
    }
}
