// SPDX-License-Identifier: MIT
// What the adapters share: from an error and a request to the page to answer with.
import {page, STATUS_CODES} from 'httplingo';

const isError = (code) => Number.isInteger(code) && code >= 400 && code <= 599;

// The status of an error, by the conventions of http-errors; 500 for what has none, such as a
// TypeError, and for what is no error, such as 200.
export function statusOf(error, fallback = 500) {
  if (isError(error?.status)) return error.status;
  if (isError(error?.statusCode)) return error.statusCode;
  return isError(fallback) ? fallback : 500;
}

// Fields of an error that describe its content, which is the page instead.
const OF_CONTENT = /^(content-.*|transfer-encoding|trailer|vary)$/;

// The fields that an error brings (http-errors), in lower case.
export function headersOf(error) {
  const headers = {};
  const given = error?.headers;
  if (typeof given !== 'object' || given === null) return headers;
  const entries = typeof given.entries === 'function' ? given.entries() : Object.entries(given);
  for (const [name, value] of entries) {
    const lower = String(name).toLowerCase();
    if (value !== undefined && value !== null && !OF_CONTENT.test(lower)) headers[lower] = value;
  }
  return headers;
}

// A message is shown if its author exposes it and it says more than the status.
function messageOf(error, status) {
  const isShown = error?.expose === true && typeof error.message === 'string';
  return isShown && error.message !== STATUS_CODES[status] ? error.message : undefined;
}

const OF_PAGE = ['type', 'title', 'detail', 'instance'];

// Members of RFC 9457 are those of the page; others are the application's.
function addProblem(options, problem) {
  if (typeof problem !== 'object' || problem === null) return;
  const {type, title, detail, instance, status, ...extensions} = problem;
  const members = {type, title, detail, instance};
  for (const name of OF_PAGE) if (typeof members[name] === 'string') options[name] = members[name];
  options.extensions = {...options.extensions, ...extensions};
}

const NAMED = {'retry-after': 'retryAfter', allow: 'allow', location: 'location', upgrade: 'protocols'};

function addHeaders(options, headers) {
  for (const [name, member] of Object.entries(NAMED)) {
    const value = headers[name];
    if (value !== undefined) options[member] = Array.isArray(value) ? value.join(', ') : String(value);
  }
}

const URI_MOST = 8192;

function addRequest(options, {method, uri, get}) {
  options.method = method;
  options.uri = uri.slice(0, URI_MOST);
  const mark = uri.indexOf('?');
  if (mark >= 0) options.query = uri.slice(mark + 1);
  for (const [member, name] of [['accept', 'accept'], ['acceptLanguage', 'accept-language'],
    ['cookie', 'cookie'], ['host', 'host'], ['destination', 'sec-fetch-dest']]) {
    const value = get(name);
    if (value) options[member] = String(value);
  }
}

// What an option says that may be a function of the error and the request.
const ask = (option, error, raw) => (typeof option === 'function' ? option(error, raw) : option);

// errorPage(ERROR, REQUEST, FALLBACK, HEADERS, OPTIONS): the page, and the fields that the error
// brings.  REQUEST is {method, uri, get(NAME), id, raw}, FALLBACK the status if the error has none,
// and HEADERS are those that the response has already, in lower case.
export function errorPage(error, request, fallback, headers = {}, options = {}) {
  const status = statusOf(error, fallback);
  const own = headersOf(error);
  const described = {status, site: options.site, formats: options.formats};
  addRequest(described, request);
  addHeaders(described, {...headers, ...own});
  if (options.expose) described.detail = messageOf(error, status);
  addProblem(described, error?.problem);
  addProblem(described, ask(options.problem, error, request.raw));
  const {language, requestId} = options;
  described.language = ask(language, error, request.raw);
  described.requestId = ask(requestId, error, request.raw) ?? request.id;
  return {page: page(described), headers: own};
}

// Fields of the response that described the content that the page replaces.
export const REPLACED = ['accept-ranges', 'content-digest', 'content-disposition', 'content-encoding',
  'content-language', 'content-length', 'content-location', 'content-md5', 'content-range',
  'content-security-policy', 'content-security-policy-report-only', 'content-type', 'digest', 'etag',
  'last-modified', 'repr-digest', 'trailer', 'transfer-encoding'];

const splitList = (value) => String(value ?? '').split(',').map((item) => item.trim()).filter(Boolean);

// What the response varies by, and what the page does.
export function joinVary(first, second) {
  const all = splitList(first);
  const known = new Set(all.map((name) => name.toLowerCase()));
  for (const name of splitList(second)) if (!known.has(name.toLowerCase())) all.push(name);
  return all.includes('*') ? '*' : all.join(', ');
}

// mergeHeaders(GET, PAGE, OWN): the fields to set: the page's, but Vary is joined, and Cache-Control,
// unless it is no-store, and Allow are the response's if it has them.  GET returns its fields.
export function mergeHeaders(get, page, own) {
  const headers = {...page.headers};
  const kept = (name) => own[name] ?? get(name);
  headers.vary = joinVary(get('vary'), page.headers.vary);
  if (!headers.vary) delete headers.vary;
  if (kept('allow') !== undefined) delete headers.allow;
  if (kept('cache-control') !== undefined && headers['cache-control'] !== 'no-store')
    delete headers['cache-control'];
  return {...own, ...headers};
}

// The same bytes as a Buffer, which some frameworks want.
export const toBuffer = ({buffer, byteOffset, length}) => Buffer.from(buffer, byteOffset, length);

const isTest = () => globalThis.process?.env?.NODE_ENV === 'test';

// Tells the operator, who sees no stack in the page: by the option onError, or else on the console
// for a server error, unless this is a test.
export function report(error, options, raw) {
  if (typeof options?.onError === 'function') options.onError(error, raw);
  else if (statusOf(error) >= 500 && !isTest()) console.error(error);
}
