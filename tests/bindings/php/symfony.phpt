--TEST--
Symfony's kernel with the error renderer
--EXTENSIONS--
httplingo
--SKIPIF--
<?php
foreach (['Symfony/Component/ErrorHandler/autoload.php', 'Symfony/Component/HttpKernel/autoload.php'] as $file) {
    stream_resolve_include_path($file) || die("skip there is no $file (Debian: php-symfony-http-kernel)");
}
?>
--FILE--
<?php
use Httplingo\Problem;
use Httplingo\Symfony\ErrorRenderer;
use Symfony\Component\ErrorHandler\ErrorRenderer\HtmlErrorRenderer;
use Symfony\Component\EventDispatcher\EventDispatcher;
use Symfony\Component\HttpFoundation\{Request, RequestStack, Response};
use Symfony\Component\HttpKernel\Controller\{ControllerResolver, ErrorController};
use Symfony\Component\HttpKernel\EventListener\ErrorListener;
use Symfony\Component\HttpKernel\Exception as Http;
use Symfony\Component\HttpKernel\HttpKernel;
use Symfony\Component\HttpKernel\KernelEvents;

require 'Symfony/Component/HttpKernel/autoload.php';
require 'Symfony/Component/ErrorHandler/autoload.php';
require 'Httplingo/autoload.php';

function ask(Throwable $error, array $fields = [], string $method = 'GET', mixed ...$options): Response
{
    $requests = new RequestStack();
    $dispatcher = new EventDispatcher();
    $kernel = new HttpKernel($dispatcher, new ControllerResolver(), $requests);
    $dispatcher->addSubscriber(new ErrorListener(new ErrorController($kernel, null, new ErrorRenderer($requests, ...$options))));
    $dispatcher->addListener(KernelEvents::REQUEST, function ($event) use ($error) {
        $event->getRequest()->attributes->has('_controller')
            || $event->getRequest()->attributes->set('_controller', fn () => throw $error);
    });
    $request = Request::create('/a/b?x=1', $method, server: $fields + ['HTTP_ACCEPT_LANGUAGE' => 'fr']);
    return $kernel->handle($request)->prepare($request);
}
function same(string $name, mixed $got, mixed $wanted): void
{
    if ($got !== $wanted) {
        echo $name, ': ', json_encode($got), ', not ', json_encode($wanted), "\n";
    }
}

$answer = ask(new Http\NotFoundHttpException('No route found for "GET /a/b"'));
same('404', [$answer->getStatusCode(), $answer->headers->get('Content-Language'), str_contains($answer->getContent(), 'Page introuvable'),
    str_contains($answer->getContent(), 'No route')], [404, 'fr', true, false]);
same('Arabic', str_contains(ask(new Http\NotFoundHttpException(), ['HTTP_ACCEPT_LANGUAGE' => 'ar'])->getContent(), 'dir="rtl"'), true);
same('Allow', ask(new Http\MethodNotAllowedHttpException(['GET', 'POST']))->headers->get('Allow'), 'GET, POST');
same('WWW-Authenticate', ask(new Http\UnauthorizedHttpException('Basic realm="x"'))->headers->get('WWW-Authenticate'), 'Basic realm="x"');
$answer = ask(new Http\ServiceUnavailableHttpException(120));
same('Retry-After', [$answer->headers->get('Retry-After'), preg_match('/2.minutes/u', $answer->getContent())], ['120', 1]);
$answer = ask(new LogicException('secret'), ['HTTP_ACCEPT' => 'application/problem+json']);
same('500', [$answer->getStatusCode(), $answer->headers->get('Content-Type'), str_contains($answer->getContent(), 'secret')],
    [500, 'application/problem+json', false]);
same('address', json_decode(ask(new Http\NotFoundHttpException(), ['HTTP_ACCEPT' => 'application/json'])->getContent())->uri, '/a/b?x=1');
same('details', str_contains(ask(new Http\NotFoundHttpException('own words'), details: true)->getContent(), 'own words'), true);
same('no details of 5xx', str_contains(ask(new Http\HttpException(503, 'own words'), details: true)->getContent(), 'own words'), false);
same('site', str_contains(ask(new Http\GoneHttpException(), site: ['name' => 'Teahouse'])->getContent(), 'Teahouse'), true);
$answer = ask(new Problem(403, 'Your balance is 30.', ['X-Own' => 'y'], extensions: ['balance' => 30]), ['HTTP_ACCEPT' => 'application/problem+json']);
same('Problem', [$answer->getStatusCode(), $answer->headers->get('X-Own'), json_decode($answer->getContent())->balance], [403, 'y', 30]);
$answer = ask(new Http\NotFoundHttpException(), method: 'HEAD');
same('HEAD', [$answer->getContent(), (int) $answer->headers->get('Content-Length') > 1000], ['', true]);
same('debug', str_contains(ask(new Http\NotFoundHttpException('for developers'), debugRenderer: new HtmlErrorRenderer(true), debug: true)
    ->getContent(), 'for developers'), true);
same('other codes', str_contains(ask(new Http\NotFoundHttpException(), debugRenderer: new HtmlErrorRenderer(), codes: [503])->getContent(),
    'Oops! An Error Occurred'), true);
same('no request', (new ErrorRenderer(new RequestStack()))->render(new LogicException())->getStatusCode(), 500);
echo "done\n";
?>
--EXPECT--
done
