<?php

// SPDX-License-Identifier: MIT

declare(strict_types=1);

// For programs without Composer: require 'Httplingo/autoload.php'.
spl_autoload_register(static function (string $class): void {
    if (str_starts_with($class, 'Httplingo\\')) {
        $file = __DIR__ . '/' . strtr(substr($class, 10), '\\', '/') . '.php';
        if (is_file($file)) {
            require $file;
        }
    }
});
