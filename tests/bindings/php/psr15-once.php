<?php

// SPDX-License-Identifier: MIT
//
// For auto_prepend_file: the interfaces of PSR-15 when a script asks for them.

declare(strict_types=1);

spl_autoload_register(static function (string $class): void {
    if (str_starts_with($class, 'Psr\\Http\\Server\\')) {
        require_once __DIR__ . '/psr15.php';
    }
});
