<?php

// SPDX-License-Identifier: MIT
//
// Makes bindings/php/httplingo.ide.php for editors and static analysis: httplingo.stub.php with the cases of
// Status, which the extension takes from the library.
//
//     php -d extension=httplingo.so php-stubs.php FILE          renews the file
//     php -d extension=httplingo.so php-stubs.php --check FILE  says whether it is as it should be

declare(strict_types=1);

use Httplingo\Status;

/** A case with what its code is called and where it is defined. */
function write_case(Status $status): string
{
    $current = array_filter($status->references(), static fn ($reference) => $reference->current);
    $about = ($status->phrase() ?: 'Unused') . ($current ? ' (' . implode('; ', $current) . ')' : '');
    return "    /** $about */\n    case {$status->name} = {$status->value};\n\n";
}

$file = end($argv);
$stub = file_get_contents(dirname(__DIR__) . '/bindings/php/httplingo.stub.php');
$head = <<<'END'
    <?php

    // SPDX-License-Identifier: MIT
    //
    // For editors and static analysis; never loaded.  Made from httplingo.stub.php by scripts/php-stubs.php.

    END;
$cases = implode('', array_map('write_case', Status::cases()));
$made = str_replace("enum Status: int\n{\n", "enum Status: int\n{\n$cases", $stub);
$made = $head . substr($made, strpos($made, "\nnamespace "));
if (in_array('--check', $argv, true)) {
    exit(is_file($file) && file_get_contents($file) === $made ? 0 : 1);
}
file_put_contents($file, $made);
