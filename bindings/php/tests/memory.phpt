--TEST--
Many calls without growth
--EXTENSIONS--
httplingo
--SKIPIF--
<?php
if (getenv('USE_ZEND_ALLOC') === '0') {
    die('skip under valgrind, memory grows with what it remembers');
}
?>
--FILE--
<?php
use Httplingo\{Page, Site, Status};
use function Httplingo\{languages, negotiate, negotiate_media, problem, text, wait};

function resident(): int
{
    return (int) explode(' ', file_get_contents('/proc/self/statm'))[1] * 4096;
}

$site = new Site(name: 'Teahouse');
$uses = [
    fn ($i) => Page::make(404, acceptLanguage: 'fr-CA, en;q=0.5', uri: "/$i", site: $site),
    fn ($i) => problem(403, "Your balance is $i.", extensions: ['balance' => $i, 'list' => [$i]]),
    fn ($i) => negotiate('zh-TW, en;q=0.5', ['en', 'zh-Hant']) . negotiate_media('text/*', ['json', 'text']),
    fn ($i) => Status::from(404)->title('fr') . text(499, 'title', 'de') . wait($i % 100000, 'ar'),
    fn ($i) => Status::NotFound->references()[0] . count(Status::NotFound->facts()) . count(Status::Unauthorized->requirements()),
    function ($i) {
        try {
            $i % 2 ? Page::make(404, acept: $i) : Page::make(404, extensions: ['status' => $i]);
        } catch (Throwable) {
        }
    },
    fn ($i) => Page::forRequest(503, retryAfter: $i, formats: ['json', 'html'])->header('retry-after'),
];
// Opening sites is slower.
$rare = [
    fn ($i) => new Site(['title.404' => "No $i"], template: 'a.html', files: ['a.html' => '<p>{{code}}']),
    function ($i) {
        try {
            $i % 2 ? new Site(them: 'x') : Site::read('a', ['a' => "them = $i\nname"]);
        } catch (Throwable) {
        }
    },
    fn ($i) => languages($site),
];
$rounds = (int) (getenv('LINGO_CALLS') ?: 100000);
$measure = function (array $uses, int $rounds): void {
    for ($i = 0; $i < $rounds; $i++) {
        $uses[$i % count($uses)]($i);
    }
};
foreach ([[$uses, $rounds], [$rare, intdiv($rounds, 100)]] as [$list, $count]) {
    $measure($list, intdiv($count, 10));
    [$used, $resident] = [memory_get_usage(), resident()];
    $measure($list, $count);
    $grown = memory_get_usage() - $used;
    // A few pages of the allocator, and not something for each call.
    echo $grown < 4096 && resident() - $resident < 512 * 1024 ? "no growth\n"
        : "grown by $grown and " . (resident() - $resident) . " bytes\n";
}
?>
--EXPECT--
no growth
no growth
