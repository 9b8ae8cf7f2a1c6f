--TEST--
Symfony's FrameworkBundle with the services of the documentation
--EXTENSIONS--
httplingo
--SKIPIF--
<?php
foreach (['Symfony/Bundle/FrameworkBundle/autoload.php', 'Symfony/Component/Yaml/autoload.php'] as $file) {
    stream_resolve_include_path($file) || die("skip there is no $file (Debian: php-symfony-framework-bundle, php-symfony-yaml)");
}
?>
--INI--
error_reporting=24575
--FILE--
<?php
use Symfony\Bundle\FrameworkBundle\FrameworkBundle;
use Symfony\Bundle\FrameworkBundle\Kernel\MicroKernelTrait;
use Symfony\Component\DependencyInjection\Loader\Configurator\ContainerConfigurator;
use Symfony\Component\HttpFoundation\{Request, Response};
use Symfony\Component\HttpKernel\Exception\ServiceUnavailableHttpException;
use Symfony\Component\HttpKernel\Kernel;
use Symfony\Component\Routing\Loader\Configurator\RoutingConfigurator;

require 'Symfony/Bundle/FrameworkBundle/autoload.php';
require 'Symfony/Component/Yaml/autoload.php';
require 'Symfony/Component/ErrorHandler/autoload.php';
require 'Httplingo/autoload.php';

final class Application extends Kernel
{
    use MicroKernelTrait;

    public function __construct(private readonly string $services, private readonly string $folder, bool $debug)
    {
        parent::__construct($debug ? 'dev' : 'prod', $debug);
    }

    public function registerBundles(): iterable
    {
        return [new FrameworkBundle()];
    }

    public function getProjectDir(): string
    {
        return $this->folder;
    }

    protected function configureContainer(ContainerConfigurator $container): void
    {
        $container->extension('framework', ['secret' => 'x', 'router' => ['utf8' => true], 'http_method_override' => false]);
        $container->import($this->services);
        $container->services()->set('logger', Psr\Log\NullLogger::class);
    }

    protected function configureRoutes(RoutingConfigurator $routes): void
    {
        $routes->add('tea', '/tea')->controller([self::class, 'tea'])->methods(['GET']);
        $routes->add('closed', '/{_locale}/closed')->controller([self::class, 'closed']);
        $routes->add('broken', '/broken')->controller([self::class, 'broken']);
    }

    public function tea(): Response
    {
        return new Response('Tea!');
    }

    public function closed(): Response
    {
        throw new ServiceUnavailableHttpException(120);
    }

    public function broken(): Response
    {
        throw new LogicException('secret');
    }
}

$folder = sys_get_temp_dir() . '/httplingo-' . getmypid();
function ask(Kernel $kernel, string $path, string $method = 'GET', array $fields = []): Response
{
    $request = Request::create($path, $method, server: $fields + ['HTTP_ACCEPT_LANGUAGE' => 'fr']);
    return $kernel->handle($request)->prepare($request);
}
foreach (['docs/php.md' => true, 'bindings/php/README.md' => false] as $name => $hasDebug) {
    preg_match('/^```yaml\n(.*?)^```$/ms', file_get_contents(getenv('LINGO_TOP') . "/$name"), $found);
    $top = "$folder/" . basename($name);
    mkdir($top, recursive: true);
    file_put_contents("$top/services.yaml", $found[1]);
    $kernel = new Application("$top/services.yaml", $top, false);
    foreach ([
        ['/tea', 'GET', 200, 'Tea!', null, []],
        ['/nothing', 'GET', 404, 'Page introuvable', 'fr', []],
        ['/nothing', 'GET', 404, '"status":404', 'fr', ['HTTP_ACCEPT' => 'application/problem+json']],
        ['/tea', 'DELETE', 405, 'GET', 'fr', []],
        ['/broken', 'GET', 500, 'Teahouse', 'fr', []],
        ['/de/closed', 'GET', 503, '2', 'de', []],
        ['/xx/closed', 'GET', 503, '2', 'fr', []],
    ] as [$path, $method, $status, $text, $language, $fields]) {
        $answer = ask($kernel, $path, $method, $fields);
        $got = [$answer->getStatusCode(), str_contains($answer->getContent(), $text), $answer->headers->get('Content-Language')];
        if ($got !== [$status, true, $language] || str_contains($answer->getContent(), 'secret')) {
            echo "$name: $method $path: ", json_encode($got), substr($answer->getContent(), 0, 200), "\n";
        }
    }
    echo $name, ': ', ask($kernel, '/tea', 'DELETE')->headers->get('Allow'), ' ', ask($kernel, '/de/closed')->headers->get('Retry-After'), "\n";
    if ($hasDebug) {
        $kernel = new Application("$top/services.yaml", $top, true);
        echo str_contains(ask($kernel, '/broken')->getContent(), 'secret') ? "pages for developers stay\n" : "no page for developers\n";
        restore_exception_handler();
        restore_error_handler();
    }
}
exec('rm -rf ' . escapeshellarg($folder));
?>
--EXPECT--
docs/php.md: GET 120
pages for developers stay
bindings/php/README.md: GET 120
