--TEST--
The stub says what the extension offers
--EXTENSIONS--
httplingo
--FILE--
<?php
// Each class, method, parameter, property and type, as reflection tells them, and as the stub writes them.
$stub = file_get_contents(__DIR__ . '/../httplingo.stub.php');
$extension = new ReflectionExtension('httplingo');
$missing = [];
$expect = function (string $text) use ($stub, &$missing): void {
    if (!str_contains($stub, $text)) {
        $missing[] = $text;
    }
};
$type = fn (?ReflectionType $type): string => str_replace('Httplingo\\', '', (string) $type);
$parameters = function (ReflectionFunctionAbstract $function) use ($type): string {
    return implode(', ', array_map(function (ReflectionParameter $parameter) use ($type): string {
        $names = explode('|', $type($parameter->getType()));
        sort($names);
        return implode('|', array_reverse($names) === ['int', 'Status'] ? ['int', 'Status'] : $names)
            . ($parameter->isVariadic() ? ' ...$' : ' $') . $parameter->getName();
    }, $function->getParameters()));
};
$plain = preg_replace('/ = (null|\[\]|"en")/', '', $stub);
$signature = function (ReflectionFunctionAbstract $function) use ($parameters, $type, $plain, &$missing): void {
    $text = $function->getShortName() . '(' . $parameters($function) . ')';
    $text .= $function->hasReturnType() ? ': ' . $type($function->getReturnType()) : '';
    if (!str_contains(str_replace('Status|int', 'int|Status', $plain), str_replace('Status|int', 'int|Status', "function $text {}"))) {
        $missing[] = $text;
    }
};
$count = 0;
foreach ($extension->getFunctions() as $function) {
    $signature($function);
    $count++;
}
foreach ($extension->getClasses() as $class) {
    $expect($class->isEnum() ? "enum {$class->getShortName()}: int" : "class {$class->getShortName()}");
    foreach ($class->getMethods() as $method) {
        if ($method->class === $class->name && !in_array($method->name, ['cases', 'from', 'tryFrom'])) {
            $signature($method);
            $count++;
        }
    }
    foreach ($class->getProperties() as $property) {
        if ($property->class === $class->name && !$class->isEnum()) {
            $types = $property->name === 'value' ? 'string|bool|null' : $type($property->getType());
            $expect('public readonly ' . $types . ' $' . $property->name . ';');
            $count++;
        }
    }
}
echo implode("\n", $missing), $missing ? "\n" : '';
preg_match_all('/\bfunction \w+\(|public readonly/', $stub, $found);
echo $count === count($found[0]) ? "all\n" : "$count of " . count($found[0]) . "\n";
?>
--EXPECT--
all
