--TEST--
docs/php.md and the README: what the examples print
--EXTENSIONS--
httplingo
--FILE--
<?php
unset($_SERVER['HTTP_ACCEPT_LANGUAGE']);
foreach (['docs/php.md' => 25, 'bindings/php/README.md' => 2] as $name => $least) {
    preg_match_all('/^```php\n(.*?)^```$/ms', file_get_contents(getenv('LINGO_TOP') . "/$name"), $blocks);
    $count = 0;
    foreach ($blocks[1] as $block) {
        // "echo VALUE; // what it prints"
        $code = preg_replace_callback('#^echo (.*); // (.*)$#m', function ($line) use (&$count): string {
            $count++;
            return "expect(($line[1]), " . var_export($line[2], true) . ');';
        }, $block);
        if ($code !== $block) {
            eval($code);
        }
    }
    echo "$name: ", $count >= $least ? 'enough' : $count, "\n";
}
function expect(mixed $got, string $wanted): void
{
    if ((string) $got !== $wanted) {
        echo "$got, not $wanted\n";
    }
}
?>
--EXPECT--
docs/php.md: enough
bindings/php/README.md: enough
