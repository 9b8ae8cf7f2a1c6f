--TEST--
Httplingo\Status: the tables of the library as an enum
--EXTENSIONS--
httplingo
--FILE--
<?php
use Httplingo\Status;

printf("%d cases\n", count(Status::cases()));
var_dump(Status::NotFound, Status::from(404) === Status::NotFound, Status::tryFrom(299));
foreach ([
    [Status::Ok, 'OK', false, false], [Status::NotFound, 'Not Found', true, false],
    [Status::ImATeapot, "I'm a Teapot", true, false], [Status::ContentTooLarge, 'Content Too Large', true, false],
    [Status::HttpVersionNotSupported, 'HTTP Version Not Supported', false, true],
] as [$status, $phrase, $client, $server]) {
    echo $status->name, ': ', var_export([$status->phrase(), $status->isClientError(), $status->isServerError()]
        === [$phrase, $client, $server], true), "\n";
}
foreach (Status::cases() as $status) {
    $classes = [$status->isInformational(), $status->isSuccess(), $status->isRedirection(),
        $status->isClientError(), $status->isServerError()];
    if (array_keys($classes, true) !== [intdiv($status->value, 100) - 1]) {
        echo "class of {$status->name}\n";
    }
    if (Status::find($status->name) !== $status || Status::find((string) $status->value) !== $status) {
        echo "name of {$status->name}\n";
    }
    foreach ([...$status->aliases(), ...$status->formerPhrases()] as $name) {
        if (Status::find($name) !== $status) {
            echo "other name of {$status->name}: $name\n";
        }
    }
    if (!$status->description() || ($status->value >= 400 && (!$status->title('fr') || !$status->summary()))) {
        echo "texts of {$status->name}\n";
    }
    if (array_keys($status->facts()) !== ['body', 'content_length', 'cacheable', 'duration', 'retry',
        'redirect_method', 'sender', 'content']) {
        echo "facts of {$status->name}\n";
    }
}
var_dump(Status::find('no such thing'), Status::find(''), Status::find("\0\xff"), Status::find('Client Closed Request'));
echo implode('; ', Status::NotFound->references()), "\n";
print_r(Status::Unauthorized->requirements()[0]);
print_r(Status::NotFound->facts()['cacheable']);
print_r(Status::ContentTooLarge->formerPhrases());
var_dump(Status::EarlyHints->registry(), Status::NotExtended->isObsoleted(), Status::NotFound->isCacheable(),
    Status::NotFound->expires());
echo match (Status::from(404)) { Status::NotFound => "matched\n" };
echo json_encode(['status' => Status::NotFound]), ' ', serialize(Status::NotFound), ' ',
    unserialize(serialize(Status::NotFound)) === Status::NotFound ? 'same' : 'another', "\n";
try {
    Status::from(299);
} catch (ValueError $error) {
    echo $error->getMessage(), "\n";
}
?>
--EXPECT--
64 cases
enum(Httplingo\Status::NotFound)
bool(true)
NULL
Ok: true
NotFound: true
ImATeapot: true
ContentTooLarge: true
HttpVersionNotSupported: true
NULL
NULL
NULL
NULL
RFC 1945, section 9.4; RFC 2616, section 10.4.5; RFC 7231, section 6.5.4; RFC 9110, section 15.5.5
Httplingo\Requirement Object
(
    [level] => must
    [field] => WWW-Authenticate
    [when] => 
    [basis] => RFC 9110 15.5.2, 11.6.1
)
Httplingo\Fact Object
(
    [value] => 1
    [basis] => RFC 9110 15.1, 15.5.5
)
Array
(
    [0] => Request Entity Too Large
    [1] => Payload Too Large
)
string(4) "iana"
bool(true)
bool(true)
NULL
matched
{"status":404} E:25:"Httplingo\Status:NotFound"; same
299 is not a valid backing value for enum Httplingo\Status
