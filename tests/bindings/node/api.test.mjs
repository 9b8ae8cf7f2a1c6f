// SPDX-License-Identifier: MIT
// What the package offers: values, and errors.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import http from 'node:http';
import {createRequire} from 'node:module';
import test from 'node:test';
import * as httplingo from 'httplingo';
import {check, FORMATS, language, languages, Messages, method, METHODS, negotiate, negotiateFormat, Offer, page, problem, response, Site, status, STATUS_CODES, THEMES, version} from 'httplingo';

const require = createRequire(import.meta.url);

test('constants', () => {
  assert.match(version(), /^\d+\.\d+\.\d+$/);
  assert.equal(version(), require('httplingo/package.json').version);
  assert.deepEqual(FORMATS, ['html', 'problem+json', 'problem+xml', 'json', 'xml', 'text']);
  assert.equal(THEMES[0], 'default');
  assert.ok(METHODS.includes('GET') && METHODS.includes('QUERY'));
  assert.ok(Object.isFrozen(STATUS_CODES) && Object.isFrozen(METHODS));
});

test('STATUS_CODES has what node:http has', () => {
  const renamed = {413: 'Content Too Large', 422: 'Unprocessable Content'};
  for (const [code, phrase] of Object.entries(http.STATUS_CODES))
    assert.equal(STATUS_CODES[code], renamed[code] ?? phrase);
  assert.equal(STATUS_CODES[404], 'Not Found');
  assert.equal(STATUS_CODES[999], undefined);
});

test('import and require() get the same functions', () => {
  const required = require('httplingo');
  for (const [name, value] of Object.entries(httplingo)) assert.equal(required[name], value, name);
});

test('status', () => {
  const {code, name, phrase, reason, requirements, references, registered} = status(405);
  assert.deepEqual({code, name, phrase, reason, registered}, {code: 405, name: 'METHOD_NOT_ALLOWED',
    phrase: 'Method Not Allowed', reason: 'Method Not Allowed', registered: true});
  assert.deepEqual(requirements, [{level: 'must', field: 'Allow'}]);
  assert.deepEqual(references.at(-1), {document: 'RFC 9110', section: '15.5.6', current: true});
  assert.equal(status(405).class, '4xx');
  assert.equal(status(404).title('fr'), 'Page introuvable');
  assert.equal(status(404).title('de-AT'), 'Seite nicht gefunden');
  assert.equal(status(404).title(), 'Page not found');
  assert.equal(status(404).title('tlh'), 'Page not found');
  assert.equal(status(404).localPhrase('fr'), 'Introuvable');
  for (const text of ['summary', 'advice', 'description'])
    assert.notEqual(status(404)[text]('fr'), status(404)[text]('en'));
  assert.equal(status(404), status('NOT_FOUND'));
});

test('status by name', () => {
  for (const [name, code] of [['NotFoundError', 404], ['404 Nothing', 404], ['I\u2019m a teapot', 418],
    ['Payload Too Large', 413], ['StatusGone', 410]])
    assert.equal(status(name).code, code, name);
});

test('a status that is not registered has the texts of its class', () => {
  const {registered, phrase, name, reason} = status(499);
  assert.deepEqual({registered, name, reason}, {registered: false, name: '', reason: ''});
  assert.equal(phrase, 'Client Error');
  assert.equal(status(499).title('de'), status(400).class === '4xx' ? status(498).title('de') : '');
});

test('method', () => {
  assert.equal(method('PUT').idempotent, true);
  assert.equal(method('POST').safe, false);
  assert.equal(method('get'), undefined);
  assert.equal(method('GET').references.at(-1).section, '9.3.1');
});

test('languages', () => {
  assert.ok(languages().length > 70);
  assert.deepEqual(language('he_IL'), {tag: 'he', autonym: 'עברית', direction: 'rtl', translated: language('he').translated});
  assert.ok(language('he').translated > 0.9 && language('he').translated <= 1);
  assert.equal(language('zh-TW').tag, 'zh-Hant');
  assert.equal(language('tlh'), undefined);
});

test('negotiate', () => {
  assert.deepEqual(negotiate('fr-CA, en;q=0.5'), {language: 'fr', match: 'truncation', range: 'fr-CA'});
  assert.deepEqual(negotiate(undefined), {language: 'en', match: 'default'});
  assert.deepEqual(negotiate(['tlh', 'iw;q=0.1']), {language: 'he', match: 'alias', range: 'iw'});
  assert.equal(negotiate('de', ['en', 'fr']).language, 'en');
  assert.equal(negotiate('de', ['en', 'fr'], {default: 'fr'}).language, 'fr');
  const offer = new Offer(['pt_BR', 'en']);
  assert.equal(offer.negotiate('pt').language, 'pt-BR');
  assert.equal(negotiate('pt', offer).language, 'pt-BR');
  offer.close();
  offer.close();
  assert.throws(() => offer.negotiate('pt'), {name: 'TypeError', message: 'negotiate: it is closed'});
});

test('only the first 8192 bytes of a field count', () => {
  assert.equal(negotiate(`${'tlh,'.repeat(20)}fr`).language, 'fr');
  assert.equal(negotiate(`${'x'.repeat(10000)},fr`).language, 'en');
  assert.equal(negotiate('é,'.repeat(100000)).language, 'en');
});

test('negotiateFormat', () => {
  assert.equal(negotiateFormat('application/json'), 'json');
  assert.equal(negotiateFormat('application/vnd.api+json'), 'problem+json');
  assert.equal(negotiateFormat('image/png'), 'html');
  assert.equal(negotiateFormat('image/png', ['text', 'json'], {default: 'json'}), 'json');
  assert.equal(negotiateFormat('text/html', ['text', 'json']), 'text');
});

test('page', () => {
  const {status: code, headers, body, text} = page({status: 404, acceptLanguage: 'fr-CA', uri: '/é?<b>'});
  assert.equal(code, 404);
  assert.equal(headers['content-type'], 'text/html; charset=utf-8');
  assert.equal(headers['content-language'], 'fr');
  assert.equal(headers.vary, 'Accept, Accept-Language');
  assert.equal(Number(headers['content-length']), body.length);
  assert.ok(body instanceof Uint8Array);
  assert.match(text, /<html lang="fr"/);
  assert.match(text, /\/é\?&lt;b&gt;/);
  assert.equal(String(page({status: 404, formats: 'text'})), page({status: 404, formats: ['text']}).text);
});

test('a page is a copy, not what the next call changes', () => {
  const first = page({status: 404, language: 'de'});
  const text = first.text;
  page({status: 500, language: 'ja'});
  assert.equal(first.text, text);
});

test('values of pages', () => {
  const text = (options) => page({status: 503, formats: 'text', ...options}).text;
  assert.match(text({retryAfter: 120}), /in 2 minutes/);
  assert.equal(page({status: 503, retryAfter: 120}).headers['retry-after'], '120');
  assert.equal(page({status: 503, retryAfter: new Date(784111777000)}).headers['retry-after'],
    'Sun, 06 Nov 1994 08:49:37 GMT');
  assert.match(text({retryAfter: new Date(120000), time: new Date(0)}), /in 2 minutes/);
  assert.match(text({maintenance: true}), /^Down for maintenance/);
  assert.doesNotMatch(text({maintenance: false}), /^Down for maintenance/);
  assert.equal(page({status: 405, allow: ['GET', 'HEAD']}).headers.allow, 'GET, HEAD');
  assert.match(text({detail: 'x\u{1f600}y'}), /x\u{1f600}y/u);
  assert.equal(page({status: 499, vendor: 'nginx', formats: 'json'}).text.includes('Client Closed Request'), true);
  assert.equal(page({status: 404, language: undefined, uri: null}).status, 404);
});

test('no content for HEAD, 204 and 304', () => {
  const head = page({status: 404, method: 'HEAD'});
  assert.equal(head.body, null);
  assert.equal(head.text, '');
  assert.equal(head.headers['content-length'], page({status: 404}).headers['content-length']);
  for (const code of [100, 204, 304]) assert.equal(page({status: code}).body, null);
  assert.equal(page({status: 205}).headers['content-length'], '0');
});

test('problem', () => {
  const {headers, text} = problem({status: 402, acceptLanguage: 'de', type: 'https://example.org/credit',
    instance: '/account/1', detail: 'Zu wenig', extensions: {balance: 30, list: ['a', {b: null}], none: undefined}});
  assert.equal(headers['content-type'], 'application/problem+json');
  const data = JSON.parse(text);
  assert.equal(data.type, 'https://example.org/credit');
  assert.equal(data.status, 402);
  assert.equal(data.detail, 'Zu wenig');
  assert.equal(data.lang, 'de');
  assert.equal(data.balance, 30);
  assert.deepEqual(data.list, ['a', {b: null}]);
  assert.ok(!('none' in data));
});

test('response', async () => {
  const answer = response({status: 404, acceptLanguage: 'ja'}, {headers: {'x-a': 'b'}});
  assert.equal(answer.status, 404);
  assert.equal(answer.headers.get('content-language'), 'ja');
  assert.equal(answer.headers.get('x-a'), 'b');
  assert.match(await answer.text(), /<html lang="ja"/);
  assert.equal(response({status: 204}).body, null);
  assert.equal(response({status: 404, method: 'HEAD'}).body, null);
});

test('wrong types are TypeErrors', () => {
  const cases = [
    [() => page(), 'page: expected an object, not undefined'],
    [() => page(404), 'page: expected an object, not number'],
    [() => page({}), 'status: expected a number, not undefined'],
    [() => page({status: '404'}), 'status: expected a number, not string'],
    [() => page({status: 404, uri: {}}), 'uri: expected a string, not object'],
    [() => page({status: 404, uri: []}), 'uri: expected a string, not an array'],
    [() => page({status: 404, maintenance: 'yes'}), 'maintenance: expected a boolean, not string'],
    [() => page({status: 404, site: {}}), 'site: expected an open object, not object'],
    [() => page({status: 404, extensions: 1}), 'extensions: expected an object, not number'],
    [() => status(), 'status: expected a number, not undefined'],
    [() => status(404).title(1n === 1 ? '' : {}), 'title: expected a string, not object'],
    [() => negotiate({}), 'negotiate: expected a string, not object'],
    [() => new Offer('en'), 'Offer: expected an array of language tags, not string'],
    [() => check(1), 'check: expected a string or a response, not number'],
    [() => new Site({}, {'a.html': 1}), 'a.html: expected a string or a Uint8Array, not number'],
    [() => new Messages({de: 'x'.at(5)}), 'de: expected a string or a Uint8Array, not undefined'],
  ];
  for (const [call, message] of cases) assert.throws(call, {name: 'TypeError', message});
});

test('values that are refused are RangeErrors', () => {
  const cases = [
    [() => page({status: 99}), 'status: expected a status code from 100 to 599, not 99'],
    [() => page({status: 600}), 'status: expected a status code from 100 to 599, not 600'],
    [() => page({status: 404.5}), 'status: expected a status code from 100 to 599, not 404.5'],
    [() => page({status: NaN}), 'status: expected a status code from 100 to 599, not NaN'],
    [() => status('nonsense'), 'status: "nonsense" is not the name of a status'],
    [() => negotiateFormat('', ['pdf']), '"pdf" is not a format; expected html, problem+json, problem+xml, json, xml, text'],
    [() => new Site({langauge: 'fr'}), 'unknown option "langauge"; did you mean languages?'],
    [() => new Offer(['en', 'EN']), /given twice|twice/],
    [() => new Offer([]), /./],
    [() => new Messages({de: 'no .mo file'}), /^de: /],
  ];
  for (const [call, message] of cases) assert.throws(call, {name: 'RangeError', message});
});

test('an extension that cannot be sent says why, as in C', () => {
  const refused = (extensions) => () => problem({status: 400, extensions});
  assert.throws(refused({title: 'x'}), {name: 'TypeError', message: /title/});
  assert.throws(refused({'a-b': 1}), {name: 'TypeError', message: /a-b/});
});

test('sites', () => {
  const site = new Site({name: 'Teahouse', languages: ['de', 'fr'], template: 'a.html', supportHint: false},
    {'a.html': '<p>{{code}} {{site_name}} {{title}}{{>foot}}', 'foot.html': new TextEncoder().encode('!')});
  assert.equal(site.page({status: 404, acceptLanguage: 'ja'}).text, '<p>404 Teahouse Seite nicht gefunden!');
  assert.equal(page({site, status: 404, acceptLanguage: 'fr'}).text, '<p>404 Teahouse Page introuvable!');
  assert.equal(JSON.parse(site.problem({status: 404, acceptLanguage: 'en'}).text).lang, 'de');
  assert.equal(site.response({status: 404}).headers.get('content-language'), 'de');
  site.close();
  site.close();
  assert.throws(() => site.page({status: 404}), {name: 'TypeError', message: 'page: it is closed'});
});

test('a page larger than the buffer', () => {
  const site = new Site({template: 'a.html'}, {'a.html': `{{code}}${'x'.repeat(200000)}`});
  assert.equal(site.page({status: 404}).text, `404${'x'.repeat(200000)}`);
  assert.equal(page({status: 404, formats: 'text', language: 'de'}).headers['content-language'], 'de');
  site.close();
});

test('site files', () => {
  const site = new Site(`; a comment
[languages]
languages = de,
  fr          ; and no other
default-language: fr
# another
[brand]
name = Chez "Zoë"
title.404 = Nothing here
`);
  assert.equal(site.page({status: 500, acceptLanguage: 'en'}).headers['content-language'], 'fr');
  assert.match(site.page({status: 500}).text, /Chez &quot;Zoë&quot;|Chez "Zoë"/);
  assert.throws(() => new Site('name = x\n\nlangauge = fr\ntheme = loud\n'), {name: 'RangeError', message:
    'site.conf:3: unknown option "langauge"; did you mean languages?\n' +
    'site.conf:4: theme = loud: expected one of the themes default, bold, brand, picture, plain'});
  assert.throws(() => new Site('name = x\nnonsense\n'), {name: 'RangeError', message:
    'site.conf:2: expected "name = value", a heading such as [brand], or a comment after ;'});
});

const ONE = 'Hello, {name}! You have one message.', MANY = 'Hello, {name}! You have {count} messages.';

test('messages', () => {
  const messages = new Messages({de: readFileSync(process.env.GREETING_MO)});
  assert.deepEqual(messages.languages, ['de', 'en']);
  assert.equal(messages.negotiate('de-CH').language, 'de');
  const {ngettext, gettext, pgettext, npgettext} = messages.for('de-CH, fr');
  assert.equal(ngettext(ONE, MANY, 1, {name: 'Zoë'}), 'Hallo Zoë! Du hast eine Nachricht.');
  assert.equal(ngettext(ONE, MANY, 3n, {name: 'Zoë', count: 3}), 'Hallo Zoë! Du hast 3 Nachrichten.');
  assert.equal(gettext('untranslated {x}', {x: 1}), 'untranslated 1');
  assert.equal(pgettext('context', 'untranslated'), 'untranslated');
  assert.equal(npgettext('context', 'one', 'many', 2), 'many');
  assert.equal(messages.for('fr').ngettext(ONE, MANY, 0, {name: '', count: 0}), 'Hello, ! You have 0 messages.');
  assert.throws(() => ngettext('a', 'b', -1), {name: 'RangeError'});
  assert.throws(() => ngettext('a', 'b', '1'), {name: 'TypeError', message: 'n: expected a number, not string'});
  messages.close();
  assert.throws(() => gettext('a'), {name: 'TypeError', message: 'messages: it is closed'});
});

const rules = (findings) => findings.map(({rule, level}) => `${rule} ${level}`);
const date = 'Sun, 06 Nov 1994 08:49:37 GMT';

test('check', () => {
  const head = `HTTP/1.1 405 Method Not Allowed\r\nDate: ${date}\r\nContent-Type: text/plain\r\n`;
  const [finding, ...others] = check(`${head}\r\nNo.`);
  assert.deepEqual(others, []);
  assert.deepEqual(finding, {rule: 'field-required', level: 'must', code: 405, basis: 'RFC 9110 15.5.6, 10.2.1',
    field: 'Allow', text: 'A 405 response must have the field Allow.'});
  assert.deepEqual(check(`${head}Allow: PUT\r\n\r\nNo.`), []);
  assert.deepEqual(rules(check(`${head}Allow: PUT\r\nContent-Length: 9\r\n\r\nNo.`)), ['content-length-wrong must']);
  assert.deepEqual(check(`${head}Allow: PUT\r\nContent-Length: 9\r\n\r\nNo.`, {complete: false}), []);
  assert.deepEqual(check(`${head}Allow: PUT\r\n\r\n`, {method: 'HEAD'}), []);
});

test('check of a Response, and of a page', () => {
  const headers = {date, 'content-type': 'text/plain', 'retry-after': 'soon'};
  assert.deepEqual(rules(check(new Response('x', {status: 503, headers}))), ['field-form must']);
  assert.deepEqual(rules(check({status: 503, headers, body: 'x'})), ['field-form must']);
  for (const code of [404, 410, 500, 503])
    for (const formats of FORMATS) {
      const made = page({status: code, formats, acceptLanguage: 'de'});
      made.headers.date = date;
      assert.deepEqual(check(made, {flags: ['by-language']}).filter(({level}) => level !== 'may'), [], `${code} ${formats}`);
    }
});
