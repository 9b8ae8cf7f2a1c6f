// SPDX-License-Identifier: MIT
// Uses every type that the package declares; compiled by tsc as strictly as it can.  What must be
// refused is marked, and tsc complains if it is not.
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {
  check, type Choice, type Finding, type Format, FORMATS, language, type Language, languages, Messages, method, METHODS,
  negotiate, negotiateFormat, Offer, page, type Page, type PageOptions, problem, response, Site, status, STATUS_CODES,
  type Status, THEMES, type Translator, version,
} from 'httplingo';
import {errorHandler, errorPages as expressPages, notFound} from 'httplingo/express';
import fastifyPages, {frameworkErrors} from 'httplingo/fastify';
import {errorResponse, withErrorPages} from 'httplingo/fetch';
import finalhandler from 'httplingo/finalhandler';
import {errorPages as honoPages} from 'httplingo/hono';
import {errorPages as koaPages} from 'httplingo/koa';
import {withErrorPages as nextPages} from 'httplingo/next';
import {initialize} from 'httplingo/core';
import express from 'express';
import Fastify from 'fastify';
import {Hono} from 'hono';
import Koa from 'koa';

const found: Status = status(404);
const phrase: string = found.phrase + found.title('fr') + status('NotFound').title();
const level: 'must' | 'should' | 'may' | undefined = found.requirements[0]?.level;
const cited: boolean | undefined = found.references[0]?.current;
// @ts-expect-error
status(404).phrase = 'x';
// @ts-expect-error
status({});

const choice: Choice = negotiate('fr', ['en', 'fr'] as const, {default: 'en'});
const matched: 'exact' | 'alias' | 'parent' | 'truncation' | 'region' | 'wildcard' | 'default' = choice.match;
const range: string | undefined = negotiate(undefined).range;
const format: Format = negotiateFormat('text/html', ['html', 'json']);
// @ts-expect-error
negotiateFormat('text/html', ['pdf']);
const offer: Offer = new Offer(['en']);
offer.negotiate(['fr', 'de']).language.toUpperCase();
offer.close();

const options: PageOptions = {status: 404, acceptLanguage: 'fr', retryAfter: new Date(), allow: ['GET'], extensions: {a: [1, {b: null}]}};
const made: Page = page(options);
const body: Uint8Array | null = made.body;
const sent: Response = made.toResponse({headers: {a: 'b'}});
const answer: Response = response({status: 500}, {headers: new Headers()});
problem({status: 400}).headers['content-type']?.toLowerCase();
new Response(made.body, {status: made.status, headers: made.headers});
// @ts-expect-error
page({});
// @ts-expect-error
page({status: '404'});
// @ts-expect-error
page({status: 404, acceptLangauge: 'fr'});

const site = new Site({name: 'A', languages: ['de'], supportHint: false, 'title.404': 'x'}, {'a.html': new Uint8Array()});
site.page({status: 404});
site.close();
new Site('name = A');
const messages = new Messages({de: new ArrayBuffer(1)}, {source: 'en'});
const {ngettext}: Translator = messages.for('de');
const text: string = ngettext('a', 'b', 2n, {n: 2});
const findings: Finding[] = check(sent, {sender: 'origin', flags: ['text']});
check({status: 200, headers: {a: ['b', 'c'], d: 1}, body: 'x'});
const known: readonly Language[] = languages();
const direction: 'ltr' | 'rtl' | undefined = language('ar')?.direction;
const name: string | undefined = STATUS_CODES[404];
const lists: readonly string[] = [...METHODS, ...FORMATS, ...THEMES, version()];
const safe: boolean | undefined = method('GET')?.safe;
initialize(new Uint8Array());

const app = express();
app.use(expressPages({site, onError: (error, request) => console.log(error, request)}));
app.use(notFound());
app.use(errorHandler({problem: {type: 'https://example.org', balance: 1}}));
const fastify = Fastify({frameworkErrors: frameworkErrors()});
fastify.register(fastifyPages, {formats: ['json']});
honoPages(new Hono(), {language: 'de'}).get('/', (context) => context.text('x'));
new Koa().use(koaPages({requestId: () => '1'}));
createServer((request: IncomingMessage, answered: ServerResponse) => finalhandler(request, answered, {env: 'production'})());
const handle: (request: Request, env: {A: string}) => Promise<Response> =
  withErrorPages(async (request: Request, env: {A: string}) => errorResponse(404, request, {}, new Headers({a: env.A})));
nextPages((request: Request, {params}: {params: Promise<{name: string}>}) => new Response(String(params)), {expose: true});

export {phrase, level, cited, matched, range, format, body, answer, text, findings, known, direction, name, lists, safe, handle};
