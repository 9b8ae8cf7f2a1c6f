// SPDX-License-Identifier: MIT
// What the package offers, in JavaScript's manners.  The entry of each runtime starts the module.
import {call, callCheck, callExtensionCheck, callLanguage, callLanguageFind, callMessage, callMethod, callNegotiate, callNegotiateFormat, callPage, callStatus, callStatusByName, callText, open, readString, start} from './wasm.js';

// ---- arguments ----

const typeName = (value) => (value === null ? 'null' : Array.isArray(value) ? 'an array' : typeof value);

function fail(name, expected, value) {
  throw new TypeError(`${name}: expected ${expected}, not ${typeName(value)}`);
}

function toText(name, value) {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  return fail(name, 'a string', value);
}

// A field may be repeated: Node.js has some as arrays.
function toList(name, value) {
  if (Array.isArray(value)) return value.map((item) => toText(name, item)).join(', ');
  return toText(name, value);
}

function toFlag(name, value) {
  if (typeof value !== 'boolean') fail(name, 'a boolean', value);
  return value ? 'yes' : '';
}

// Seconds since 1970.
function toTime(name, value) {
  if (value instanceof Date) return String(Math.floor(value.getTime() / 1000));
  return toText(name, value);
}

// Seconds, or a date as HTTP writes it.
function toWait(name, value) {
  if (value instanceof Date) return value.toUTCString();
  return toText(name, value);
}

function toCode(name, value) {
  if (typeof value !== 'number') fail(name, 'a number', value);
  if (!Number.isInteger(value) || value < 100 || value > 599)
    throw new RangeError(`${name}: expected a status code from 100 to 599, not ${value}`);
  return value;
}

const toTag = (name, value) => (value === undefined ? 'en' : toText(name, value));

function toObject(name, value) {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null) fail(name, 'an object', value);
  return value;
}

// ---- results ----

// The lines "name: value" of a text.
function* lines(text) {
  for (let start = 0, end; (end = text.indexOf('\n', start)) >= 0; start = end + 1) {
    const colon = text.indexOf(': ', start);
    yield [text.slice(start, colon), text.slice(colon + 2, end)];
  }
}

const toLines = (text) => Object.fromEntries(lines(text));

function readReference(value, current) {
  const space = value.lastIndexOf(' ');
  return {document: value.slice(0, space), section: value.slice(space + 1), current};
}

// A text without its lines is empty.
function readReferences(text) {
  const references = [];
  for (const [name, value] of lines(text))
    if (name.endsWith('reference')) references.push(readReference(value, name === 'reference'));
  return references;
}

// ---- constants ----

// Filled in when the module starts, and frozen then.
export const STATUS_CODES = {};
export const METHODS = [];
export const FORMATS = [];
export const THEMES = [];

const BANDWIDTH_LIMIT_EXCEEDED = 509; // what node:http knows and IANA does not

function fill() {
  for (let code = 100; code < 600; code++) {
    const phrase = readString(call('lingo_reason_phrase', code));
    if (phrase) STATUS_CODES[code] = phrase;
  }
  const vendor = call('lingo_vendor_find', BANDWIDTH_LIMIT_EXCEEDED, 0);
  STATUS_CODES[BANDWIDTH_LIMIT_EXCEEDED] ??= readString(call('lingo_status_phrase', vendor));
  for (let i = 0, method; (method = call('lingo_method_at', i)); i++)
    METHODS.push(readString(call('lingo_method_name', method)));
  for (let i = 0, name; (name = readString(call('lingo_media_name', i))); i++) FORMATS.push(name);
  for (let i = 0, name; (name = readString(call('lingo_theme_at', i))); i++) THEMES.push(name);
  for (const constant of [STATUS_CODES, METHODS, FORMATS, THEMES]) Object.freeze(constant);
}

// For entries, and for programs with a module of their own: the bytes, a WebAssembly.Module, a
// WebAssembly.Instance, or a function that returns one of these.  Only the first call counts.
export function initialize(source) {
  start(source);
  if (!Object.isFrozen(STATUS_CODES)) fill();
}

export const version = () => readString(call('lingo_version'));

// ---- statuses and methods ----

const PHRASE = 0, TITLE = 1, SUMMARY = 2, ADVICE = 3, DESCRIPTION = 4;

function readRequirement(value) {
  const [, level, field, , when] = /^(\S+) ([^,]+)(, (.*))?$/.exec(value);
  return when === undefined ? {level, field} : {level, field, when};
}

export class Status {
  constructor(code) {
    const text = callStatus(code), facts = toLines(text);
    this.code = code;
    this.registered = text !== '';
    this.name = facts.name ?? '';
    this.phrase = facts.phrase ?? callText(0, 'en', code, PHRASE);
    this.reason = facts.reason ?? '';
    this.class = `${Math.floor(code / 100)}xx`;
    for (const [member, name] of [['registry', 'registry'], ['body', 'body'], ['duration', 'duration'],
      ['retry', 'retry'], ['redirectMethod', 'redirect_method'], ['sender', 'sender'],
      ['content', 'content'], ['cacheNote', 'cache_note']])
      if (facts[name] !== undefined) this[member] = facts[name];
    if (this.registered) this.cacheable = facts.cacheable === 'yes';
    this.requirements = [...lines(text)].filter(([name]) => name === 'requirement')
      .map(([, value]) => readRequirement(value));
    this.references = readReferences(text);
    Object.freeze(this);
  }

  localPhrase(language) {
    return callText(0, toTag('localPhrase', language), this.code, PHRASE);
  }

  title(language) {
    return callText(0, toTag('title', language), this.code, TITLE);
  }

  summary(language) {
    return callText(0, toTag('summary', language), this.code, SUMMARY);
  }

  advice(language) {
    return callText(0, toTag('advice', language), this.code, ADVICE);
  }

  description(language) {
    return callText(0, toTag('description', language), this.code, DESCRIPTION);
  }
}

const statuses = new Map(); // no more than there are codes

export function status(codeOrName) {
  let code = codeOrName;
  if (typeof code === 'string') {
    code = callStatusByName(code);
    if (!code) throw new RangeError(`status: "${codeOrName}" is not the name of a status`);
  }
  code = toCode('status', code);
  if (!statuses.has(code)) statuses.set(code, new Status(code));
  return statuses.get(code);
}

export function method(name) {
  const text = callMethod(toText('method', name));
  if (!text) return undefined;
  const facts = toLines(text);
  return {
    name: facts.name,
    safe: facts.safe === 'yes',
    idempotent: facts.idempotent === 'yes',
    description: facts.description,
    references: readReferences(text),
  };
}

// ---- languages ----

function readLanguage(index) {
  const facts = toLines(callLanguage(0, index));
  if (facts.tag === undefined) return undefined;
  const {tag, autonym, direction} = facts;
  return Object.freeze({tag, autonym, direction, translated: facts.translated / facts.messages});
}

let allLanguages;

export function languages() {
  if (!allLanguages) {
    allLanguages = [];
    for (let language; (language = readLanguage(allLanguages.length)); ) allLanguages.push(language);
    Object.freeze(allLanguages);
  }
  return allLanguages;
}

export const language = (tag) => languages()[callLanguageFind(0, toText('language', tag))];

// What is only the caller's to close is also closed when the caller forgets it.
const closing = new FinalizationRegistry(({name, handle}) => call(name, handle));

class Handle {
  #handle;
  #close;

  constructor(handle, close) {
    this.#handle = handle;
    this.#close = close;
    closing.register(this, {name: close, handle}, this);
  }

  static of(object, name) {
    if (!(#handle in object)) fail(name, 'an open object', object);
    if (!object.#handle) throw new TypeError(`${name}: it is closed`);
    return object.#handle;
  }

  close() {
    if (!this.#handle) return;
    closing.unregister(this);
    call(this.#close, this.#handle);
    this.#handle = 0;
  }
}

const ACCEPT_MOST = 8193; // bytes of Accept and Accept-Language: no more are considered

const toField = (name, value) =>
  value === undefined || value === null ? '' : toList(name, value).slice(0, ACCEPT_MOST);

const choose = (offer, field) => toLines(callNegotiate(offer, toField('negotiate', field)));

export class Offer extends Handle {
  constructor(tags, options) {
    if (!Array.isArray(tags)) fail('Offer', 'an array of language tags', tags);
    const {default: chosen} = toObject('Offer', options);
    const entries = tags.flatMap((tag) => ['language', toText('Offer', tag)]);
    if (chosen !== undefined) entries.push('default', toText('default', chosen));
    super(open('lingo_flat_offer_open', entries), 'lingo_offer_free');
  }

  negotiate(field) {
    return choose(Handle.of(this, 'negotiate'), field);
  }
}

export function negotiate(field, offered, options) {
  if (offered === undefined) return choose(0, field);
  if (offered instanceof Offer) return offered.negotiate(field);
  const offer = new Offer(offered, options);
  try {
    return offer.negotiate(field);
  } finally {
    offer.close();
  }
}

function toFormat(name) {
  const index = FORMATS.indexOf(name);
  if (index < 0) throw new RangeError(`"${name}" is not a format; expected ${FORMATS.join(', ')}`);
  return index;
}

export function negotiateFormat(field, offered, options) {
  const names = offered ?? FORMATS;
  const chosen = toObject('negotiateFormat', options).default ?? names[0];
  const set = names.reduce((bits, name) => bits | 1 << toFormat(name), 0);
  return FORMATS[callNegotiateFormat(toField('negotiateFormat', field), set, toFormat(chosen))];
}

// ---- pages ----

// The members of what page() takes: the key of the block, and what makes a text of the value.
const MEMBERS = new Map(Object.entries({
  vendor: ['vendor', toText],
  method: ['method', toText],
  accept: ['accept', toField],
  acceptLanguage: ['accept_language', toField],
  preferred: ['preferred', toText],
  destination: ['destination', toText],
  head: ['head', toText],
  query: ['query', toText],
  cookie: ['cookie', toText],
  language: ['language', toText],
  secondLanguage: ['second_language', toText],
  formats: ['formats', toList],
  uri: ['uri', toText],
  host: ['host', toText],
  requestId: ['request_id', toText],
  time: ['time', toTime],
  server: ['server', toText],
  retryAfter: ['retry_after', toWait],
  location: ['location', toText],
  allow: ['allow', toList],
  choices: ['choices', toList],
  protocols: ['protocols', toList],
  authority: ['authority', toText],
  blockedBy: ['blocked_by', toText],
  title: ['title', toText],
  detail: ['detail', toText],
  type: ['type', toText],
  instance: ['instance', toText],
  contact: ['contact', toText],
  serviceStatus: ['service_status', toText],
  home: ['home', toText],
  search: ['search', toText],
  signIn: ['sign_in', toText],
  maintenance: ['maintenance', toFlag],
}));

const toJson = (value) => JSON.stringify(value)?.replace(/[\u2028\u2029]/g,
  (c) => (c === '\u2028' ? '\\u2028' : '\\u2029'));

// What JSON has no word for, such as undefined, is left out, as JSON.stringify() does.
function addExtensions(entries, extensions) {
  for (const [name, value] of Object.entries(toObject('extensions', extensions))) {
    const json = toJson(value);
    if (json === undefined) continue;
    const message = callExtensionCheck(name, json);
    if (message) throw new TypeError(message);
    entries.push(`extension.${name}`, json);
  }
}

function parseFields(text) {
  const headers = {};
  for (const [name, value] of lines(text)) headers[name.toLowerCase()] = value;
  return headers;
}

// Most pages have fields that others had before.
const PARSED_MOST = 256;
const parsed = new Map();

function readFields(text) {
  let headers = parsed.get(text);
  if (!headers) {
    if (parsed.size === PARSED_MOST) parsed.clear();
    parsed.set(text, (headers = parseFields(text)));
  }
  return {...headers};
}

export class Page {
  constructor(code, headers, body) {
    this.status = code;
    this.headers = headers;
    this.body = body;
  }

  // The content as a string.
  get text() {
    return this.body ? new TextDecoder().decode(this.body) : '';
  }

  toString() {
    return this.text;
  }

  toResponse(init) {
    const headers = new Headers(this.headers);
    for (const [name, value] of new Headers(init?.headers)) headers.set(name, value);
    return new Response(this.body, {...init, status: this.status, headers});
  }
}

function makePage(site, options, formats) {
  if (typeof options !== 'object' || options === null) fail('page', 'an object', options);
  const entries = ['code', String(toCode('status', options.status))];
  for (const name in options) {
    const member = MEMBERS.get(name), value = options[name];
    if (member && value !== undefined && value !== null)
      entries.push(member[0], member[1](name, value));
  }
  if (formats) entries.push('formats', formats);
  if (options.extensions !== undefined) addExtensions(entries, options.extensions);
  const {code, body, fields} = callPage(site, entries);
  return new Page(code, readFields(fields), body.length ? body : null);
}

const siteOf = (options) =>
  options?.site === undefined || options.site === null ? 0 : Handle.of(options.site, 'site');

export const page = (options) => makePage(siteOf(options), options);

const PROBLEM = 'problem+json';

export const problem = (options) => makePage(siteOf(options), options, PROBLEM);

export const response = (options, init) => page(options).toResponse(init);

// ---- sites ----

const toFile = (name, value) => {
  if (typeof value === 'string' || value instanceof Uint8Array) return value;
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  return fail(name, 'a string or a Uint8Array', value);
};

const toFiles = (files) => Object.entries(toObject('files', files))
  .flatMap(([name, value]) => [`file:${name}`, toFile(name, value)]);

const hyphenate = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function toSetting(name, value) {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return toList(name, value);
}

function toSettings(options) {
  return Object.entries(toObject('Site', options))
    .filter(([, value]) => value !== undefined && value !== null)
    .flatMap(([name, value]) => [hyphenate(name), toSetting(name, value)]);
}

const BLANK = /^[ \t\r]*$/;
const COMMENT = /[ \t\r]+;.*$/; // behind a value

// The options of a site file, each after the place of its line, as lingo_site_read() reads them.
function parseSite(text, name) {
  const options = [];
  const errors = [];
  let last;
  text.replace(/^\uFEFF/, '').split('\n').forEach((whole, index) => {
    const line = whole.trim();
    if (BLANK.test(line) || line.startsWith(';') || line.startsWith('#')) return;
    if (/^[ \t]/.test(whole) && last) {
      last.value += ` ${line.replace(COMMENT, '')}`;
      return;
    }
    if (line.startsWith('[') && line.includes(']')) {
      last = undefined;
      return;
    }
    const mark = line.search(/[=:]/);
    if (mark < 0) {
      errors.push(`${name}:${index + 1}: expected "name = value", a heading such as [brand], or a comment after ;`);
      return;
    }
    const value = line.slice(mark + 1).replace(COMMENT, '').replace(/^[ \t]*;.*$/, '').trim();
    options.push((last = {place: `${name}:${index + 1}`, name: line.slice(0, mark).trim(), value}));
  });
  if (errors.length) throw new RangeError(errors.join('\n'));
  return options.flatMap((option) => ['place', option.place, option.name, option.value]);
}

export class Site extends Handle {
  constructor(options, files) {
    const settings = typeof options === 'string' ? parseSite(options, 'site.conf') : toSettings(options);
    super(open('lingo_flat_site_open', [...settings, ...toFiles(files)]), 'lingo_site_release');
  }

  page(options) {
    return makePage(Handle.of(this, 'page'), options);
  }

  problem(options) {
    return makePage(Handle.of(this, 'problem'), options, PROBLEM);
  }

  response(options, init) {
    return this.page(options).toResponse(init);
  }
}

// ---- messages ----

// A message may take values for its placeholders.
function addValues(entries, values) {
  for (const [name, value] of Object.entries(toObject('values', values)))
    entries.push(`value.${name}`, toText(name, value));
  return entries;
}

function toNumber(n) {
  if (typeof n === 'bigint' && n >= 0n) return String(n);
  if (typeof n !== 'number' && typeof n !== 'bigint') fail('n', 'a number', n);
  if (!Number.isInteger(n) || n < 0)
    throw new RangeError(`n: expected an integer that is not negative, not ${n}`);
  return String(n);
}

// The functions of gettext in one language.
class Translator {
  #messages;

  constructor(messages, tag) {
    this.#messages = messages;
    this.language = tag;
    this.gettext = this.gettext.bind(this);
    this.ngettext = this.ngettext.bind(this);
    this.pgettext = this.pgettext.bind(this);
    this.npgettext = this.npgettext.bind(this);
  }

  #look(entries, values) {
    addValues(entries, values);
    return callMessage(Handle.of(this.#messages, 'messages'), ['language', this.language, ...entries]);
  }

  gettext(id, values) {
    return this.#look(['id', toText('id', id)], values);
  }

  pgettext(context, id, values) {
    return this.#look(['context', toText('context', context), 'id', toText('id', id)], values);
  }

  ngettext(id, plural, n, values) {
    return this.#look(['id', toText('id', id), 'plural', toText('plural', plural), 'n', toNumber(n)], values);
  }

  npgettext(context, id, plural, n, values) {
    return this.#look(['context', toText('context', context), 'id', toText('id', id),
      'plural', toText('plural', plural), 'n', toNumber(n)], values);
  }
}

export class Messages extends Handle {
  constructor(files, options) {
    const {source} = toObject('Messages', options);
    const entries = toFiles(files);
    if (source !== undefined) entries.push('source', toText('source', source));
    super(open('lingo_flat_messages_open', entries), 'lingo_messages_release');
  }

  get languages() {
    const handle = Handle.of(this, 'messages');
    const count = call('lingo_messages_count', handle);
    return Array.from({length: count}, (_, i) => readString(call('lingo_messages_tag', handle, i)));
  }

  negotiate(field) {
    return choose(call('lingo_messages_offer', Handle.of(this, 'negotiate')), field);
  }

  // The functions of gettext in the language that Accept-Language, or a tag, chooses.
  for(field) {
    return new Translator(this, this.negotiate(field).language);
  }
}

// ---- checks ----

function readFinding(text) {
  const {rule, level, code, line, basis, field, fact, text: sentence} = toLines(`${text}\n`);
  const finding = {rule, level, code: Number(code)};
  if (line !== undefined) finding.line = Number(line);
  for (const [name, value] of Object.entries({basis, field, fact}))
    if (value !== undefined) finding[name] = value;
  finding.text = sentence;
  return finding;
}

// The head of a Response of fetch, or of an object with status, headers and body.
function toHead({status: code, headers}) {
  const fields = typeof headers?.entries === 'function' ? headers.entries() : Object.entries(headers ?? {});
  let head = `HTTP/1.1 ${toCode('status', code)} ${STATUS_CODES[code] ?? ''}\r\n`;
  for (const [name, value] of fields)
    for (const one of Array.isArray(value) ? value : [value]) head += `${name}: ${toText(name, one)}\r\n`;
  return head;
}

const END_OF_HEAD = /\r?\n\r?\n/;

function readWhole(text) {
  const end = END_OF_HEAD.exec(text);
  if (!end) return {head: text};
  return {head: text.slice(0, end.index), content: text.slice(end.index + end[0].length)};
}

function toChecked(given) {
  if (typeof given === 'string') return readWhole(given);
  if (typeof given !== 'object' || given === null) fail('check', 'a string or a response', given);
  const {body} = given, isContent = typeof body === 'string' || body instanceof Uint8Array;
  return {head: toHead(given), content: isContent ? body : undefined};
}

export function check(given, options) {
  const {method: name = 'GET', sender, complete, flags = []} = toObject('check', options);
  const {head, content} = toChecked(given);
  const entries = ['head', head, 'method', toText('method', name), 'flags', [...flags].join(',')];
  if (content !== undefined) entries.push('content', content);
  if (complete ?? content !== undefined) entries.push('complete', 'yes');
  if (sender !== undefined) entries.push('sender', toText('sender', sender));
  return callCheck(entries).split('\n\n').filter(Boolean).map(readFinding);
}
