<?php

// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Httplingo;

/**
 * The fields of a response whose content is replaced by a page.
 *
 * The rules are those of the modules for nginx and Apache httpd: what describes the content that is
 * replaced goes, and what tells more stays, such as Allow, Retry-After, WWW-Authenticate, Set-Cookie.
 *
 * @internal
 */
final class Fields
{
    /** Those of modules/page-module.h, which a test compares; the page has the last three itself. */
    public const OF_CONTENT = [
        'accept-ranges', 'content-digest', 'content-disposition', 'content-encoding', 'content-location',
        'content-md5', 'content-security-policy', 'content-security-policy-report-only', 'digest', 'etag',
        'last-modified', 'repr-digest', 'trailer',
        'content-language', 'content-length', 'content-type',
    ];

    /** A value of the page is added to those that there are. */
    private const LISTS = ['vary', 'link'];

    /** What a field of the response tells the page. */
    private const TELLS = ['retry-after' => 'retry_after', 'allow' => 'allow', 'upgrade' => 'protocols'];

    /**
     * The fields to send: those of the response that stay, and those of the page.
     *
     * @param array<string, string|list<string>> $own
     * @param array<string, string> $page
     * @return array<string, list<string>>
     */
    public static function merge(array $own, array $page): array
    {
        $kept = $names = [];
        foreach ($own as $name => $values) {
            $key = strtolower((string) $name);
            if (!in_array($key, self::OF_CONTENT, true)) {
                $kept[$name] = array_map('strval', array_values((array) $values));
                $names[$key] = $name;
            }
        }
        foreach ($page as $name => $value) {
            $present = $names[strtolower($name)] ?? null;
            if ($present === null) {
                $kept[$name] = [$value];
            } elseif (in_array(strtolower($name), self::LISTS, true)) {
                $kept[$present] = [self::join(implode(', ', $kept[$present]), $value)];
            } elseif (!self::isKept($name, $value)) {
                $kept[$present] = [$value];
            }
        }
        return $kept;
    }

    /**
     * What the fields of a response tell the page.
     *
     * @param array<string, string|list<string>> $own
     * @return array<string, string>
     */
    public static function told(array $own): array
    {
        $told = [];
        foreach ($own as $name => $values) {
            $key = self::TELLS[strtolower((string) $name)] ?? null;
            if ($key !== null) {
                $told[$key] = implode(', ', array_map('strval', (array) $values));
            }
        }
        return $told;
    }

    /** Whether the field of the response wins.  What must not be stored is not, whatever it said. */
    private static function isKept(string $name, string $value): bool
    {
        return $name === 'Allow' || ($name === 'Cache-Control' && $value !== 'no-store');
    }

    /** Both lists; an item that is in both is there once. */
    private static function join(string $present, string $value): string
    {
        $items = array_map('trim', explode(',', $present));
        if (in_array('*', $items, true)) {
            return $present;
        }
        $known = array_map('strtolower', $items);
        foreach (array_map('trim', explode(',', $value)) as $item) {
            if (!in_array(strtolower($item), $known, true)) {
                $items[] = $item;
            }
        }
        return implode(', ', $items);
    }
}
