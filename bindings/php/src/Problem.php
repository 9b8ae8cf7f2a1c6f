<?php

// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Httplingo;

/**
 * An error that the middleware and the handlers turn into a page or problem details.
 *
 *     throw new Problem(403, 'Your balance is 30, but this costs 50.',
 *         type: 'https://shop.example/problems/credit', extensions: ['balance' => 30]);
 */
final class Problem extends \RuntimeException
{
    public readonly int $status;

    /** @var array<string, mixed> for Page::make() */
    public readonly array $parameters;

    /**
     * @param array<string, string|list<string>> $headers  fields to send with it
     * @param mixed ...$parameters  named arguments of Page::make(), such as type, title and extensions
     */
    public function __construct(
        int|Status $status,
        ?string $detail = null,
        public readonly array $headers = [],
        ?\Throwable $previous = null,
        mixed ...$parameters,
    ) {
        problem($status, $detail, ...$parameters); // so that a mistake shows where it is made
        $this->status = $status instanceof Status ? $status->value : $status;
        $this->parameters = $detail === null ? $parameters : $parameters + ['detail' => $detail];
        parent::__construct($detail ?? Status::tryFrom($this->status)?->phrase() ?? '', $this->status, $previous);
    }
}
