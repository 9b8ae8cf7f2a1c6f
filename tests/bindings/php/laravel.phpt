--TEST--
Laravel's exception handler with the callback
--EXTENSIONS--
httplingo
--SKIPIF--
<?php
stream_resolve_include_path('Illuminate/Foundation/Exceptions/Handler.php') || die('skip there is no Laravel (Debian: php-laravel-framework)');
?>
--INI--
error_reporting=24575
--FILE--
<?php
use Httplingo\Laravel\ErrorRenderer;
use Httplingo\Problem;
use Illuminate\Config\Repository;
use Illuminate\Container\Container;
use Illuminate\Contracts\Support\Responsable;
use Illuminate\Database\Eloquent\ModelNotFoundException;
use Illuminate\Events\Dispatcher;
use Illuminate\Foundation\Exceptions\Handler;
use Illuminate\Http\Exceptions\HttpResponseException;
use Illuminate\Http\{Request, Response};
use Illuminate\Routing\Router;
use Symfony\Component\HttpKernel\Exception as Http;

require 'Illuminate/autoload.php';
require 'Httplingo/autoload.php';

function ask(Throwable|string $error, array $fields = [], string $method = 'GET', bool $debug = false, mixed ...$options): object
{
    $container = new Container();
    Container::setInstance($container);
    $container->instance('config', new Repository(['app' => ['debug' => $debug]]));
    $handler = new Handler($container);
    $handler->renderable(new ErrorRenderer(...$options));
    $router = new Router(new Dispatcher($container), $container);
    $router->post('/order', fn () => 'ordered');
    $request = Request::create('/a/b?x=1', $method, server: $fields + ['HTTP_ACCEPT_LANGUAGE' => 'fr']);
    try {
        if (is_string($error)) {
            return $router->dispatch(Request::create($error, $method));
        }
        throw $error;
    } catch (Throwable $error) {
        return $handler->render($request, $error)->prepare($request);
    }
}
function same(string $name, mixed $got, mixed $wanted): void
{
    if ($got !== $wanted) {
        echo $name, ': ', json_encode($got), ', not ', json_encode($wanted), "\n";
    }
}

$answer = ask('/nothing');
same('404 of the router', [$answer->getStatusCode(), $answer->headers->get('Content-Language'),
    str_contains($answer->getContent(), 'Page introuvable'), $answer instanceof Response], [404, 'fr', true, true]);
same('405 of the router', ask('/order')->headers->get('Allow'), 'POST');
same('a model', str_contains(ask(new ModelNotFoundException())->getContent(), 'Page introuvable'), true);
$answer = ask(new Http\TooManyRequestsHttpException(120));
same('Retry-After', [$answer->headers->get('Retry-After'), preg_match('/2.minutes/u', $answer->getContent())], ['120', 1]);
same('419 is treated as 4xx', ask(new Http\HttpException(419))->getStatusCode(), 419);
$answer = ask(new LogicException('secret'));
same('500', [$answer->getStatusCode(), str_contains($answer->getContent(), 'secret'), $answer->headers->get('Content-Language')], [500, false, 'fr']);
same('Problem', json_decode(ask(new Problem(403, 'x', extensions: ['balance' => 30]), ['HTTP_ACCEPT' => 'application/json'])->getContent())->balance, 30);
same('debug', str_contains(ask(new LogicException('for developers'), debug: true)->getContent(), 'for developers'), true);
same('an error page, with debug', str_contains(ask(new Http\NotFoundHttpException(), debug: true)->getContent(), 'introuvable'), true);
same('JSON is left to Laravel', array_keys(json_decode(ask(new Http\NotFoundHttpException(), ['HTTP_ACCEPT' => 'application/json'])->getContent(), true)), ['message']);
same('or is not', json_decode(ask(new Http\NotFoundHttpException(), ['HTTP_ACCEPT' => 'application/json'], json: true)->getContent())->status, 404);
same('a response', ask(new HttpResponseException(new Response('own', 422)))->getContent(), 'own');
same('HEAD', ask(new Http\NotFoundHttpException(), method: 'HEAD')->getContent(), '');
same('site', str_contains(ask(new Http\GoneHttpException(), site: ['name' => 'Teahouse'])->getContent(), 'Teahouse'), true);

// A view of the application.
$container = Container::getInstance();
$container->instance('view', new class {
    public function exists(string $name): bool
    {
        return $name === 'errors.404';
    }
});
$renderer = new ErrorRenderer();
same('a view of its own', $renderer(new Http\NotFoundHttpException(), Request::create('/')), null);
same('no view', $renderer(new Http\GoneHttpException(), Request::create('/'))?->getStatusCode(), 410);
echo "done\n";
?>
--EXPECT--
done
