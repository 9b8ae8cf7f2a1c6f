// SPDX-License-Identifier: MIT
// The types of everything that "httplingo" exports.

/** A format of pages: a short name, as in `FORMATS`. */
export type Format = 'html' | 'problem+json' | 'problem+xml' | 'json' | 'xml' | 'text';

/** How a language was found, best first. */
export type Match = 'exact' | 'alias' | 'parent' | 'truncation' | 'region' | 'wildcard' | 'default';

/** A value of JSON; `undefined` members are left out. */
export type Json = string | number | boolean | null | undefined | Json[] | {[name: string]: Json};

/** A header field of a request, which Node.js may have as an array. */
export type Field = string | readonly string[] | null | undefined;

/** The reason phrases by code, like `STATUS_CODES` of `node:http`. */
export const STATUS_CODES: {readonly [code: string]: string | undefined; readonly [code: number]: string | undefined};
/** The registered methods. */
export const METHODS: readonly string[];
/** The formats of pages, in order of preference. */
export const FORMATS: readonly Format[];
/** The built-in themes, the default first. */
export const THEMES: readonly string[];

/** The version of the library inside, such as "0.1.0". */
export function version(): string;

/**
 * Starts the module, for programs that have one of their own and import "httplingo/core": its
 * bytes, a module or an instance, or a function that returns one of these.  Only the first call
 * counts.
 */
export function initialize(source: Source | (() => Source)): void;
type Source = BufferSource | WebAssembly.Module | WebAssembly.Instance;

/** A specification that defines, or defined, a status or method. */
export interface Reference {
  readonly document: string;
  readonly section: string;
  /** Whether the registry cites it now. */
  readonly current: boolean;
}

/** A field that a response must, should or may have. */
export interface Requirement {
  readonly level: 'must' | 'should' | 'may';
  readonly field: string;
  /** The condition; without it: always. */
  readonly when?: string;
}

/** What is known about a status code.  A code that is not registered has the texts of its class. */
export interface Status {
  readonly code: number;
  readonly registered: boolean;
  /** The name of the constant, such as "NOT_FOUND"; empty if it is not registered. */
  readonly name: string;
  /** The registered phrase, such as "Not Found". */
  readonly phrase: string;
  /** The phrase for the status line, which may be empty. */
  readonly reason: string;
  readonly class: '1xx' | '2xx' | '3xx' | '4xx' | '5xx';
  readonly registry?: 'iana' | 'temporary' | 'unused';
  readonly body?: 'no' | 'yes' | 'zero-length';
  readonly cacheable?: boolean;
  readonly cacheNote?: string;
  readonly duration?: 'unknown' | 'temporary' | 'permanent';
  readonly retry?: string;
  readonly redirectMethod?: string;
  readonly sender?: string;
  readonly content?: string;
  readonly requirements: readonly Requirement[];
  /** Oldest first. */
  readonly references: readonly Reference[];
  /** The phrase in a language; for people, not for the wire. */
  localPhrase(language?: string): string;
  /** A headline for visitors. */
  title(language?: string): string;
  /** What happened, for visitors. */
  summary(language?: string): string;
  /** What visitors can do next. */
  advice(language?: string): string;
  /** What the status means, for engineers. */
  description(language?: string): string;
}

/**
 * A status by its code, 100 to 599, or by a name, such as "NOT_FOUND", "NotFoundError" or
 * "404 Not Found".
 *
 * @throws RangeError if there is no such code or name
 */
export function status(codeOrName: number | string): Status;

/** What is known about a method; `undefined` if it is not registered. */
export function method(name: string): {
  name: string;
  safe: boolean;
  idempotent: boolean;
  description: string;
  references: Reference[];
} | undefined;

/** A language that pages are in. */
export interface Language {
  /** Its BCP 47 tag, such as "zh-Hant". */
  readonly tag: string;
  /** Its name in the language itself. */
  readonly autonym: string;
  readonly direction: 'ltr' | 'rtl';
  /** How much is translated, 0 to 1. */
  readonly translated: number;
}

/** The languages, in the order of their tags. */
export function languages(): readonly Language[];

/** The language that a tag or a locale name finds, such as "pt-AO" or "zh_TW". */
export function language(tag: string): Language | undefined;

/** What negotiation chose. */
export interface Choice {
  language: string;
  match: Match;
  /** The range of Accept-Language that found it. */
  range?: string;
}

/** A set of languages, prepared for negotiation. */
export class Offer {
  /** @throws RangeError for a malformed tag, or one that is given twice */
  constructor(tags: readonly string[], options?: {default?: string});
  negotiate(acceptLanguage: Field): Choice;
  /** Frees its memory; without this, that happens when it is garbage-collected. */
  close(): void;
}

/**
 * Chooses a language by the value of Accept-Language (RFC 9110 section 12.5.4), among the built-in
 * languages, or among those offered.
 */
export function negotiate(acceptLanguage: Field, offered?: readonly string[] | Offer, options?: {default?: string}): Choice;

/** Chooses a format by the value of Accept (RFC 9110 section 12.5.1). */
export function negotiateFormat(accept: Field, offered?: readonly Format[], options?: {default?: Format}): Format;

/** What a page is about.  Only `status` is required. */
export interface PageOptions {
  /** The status code, 100 to 599. */
  status: number;
  /** The site whose look and options the page has. */
  site?: Site;
  /** The method of the request: for "HEAD" there is no content. */
  method?: string;
  /** The header fields Accept and Accept-Language of the request. */
  accept?: Field;
  acceptLanguage?: Field;
  /** What the visitor chose, for example in a cookie; it precedes `acceptLanguage`. */
  preferred?: string;
  /** The query, without "?", and the Cookie field, for sites that let visitors choose by them. */
  query?: string;
  cookie?: string;
  /** The field Sec-Fetch-Dest. */
  destination?: string;
  /** The header section of the request, in place of the members above. */
  head?: string;
  /** A language that is not negotiated, and one for a page in two languages. */
  language?: string;
  secondLanguage?: string;
  /** The formats to choose from; a single one is not negotiated. */
  formats?: string | readonly Format[];
  /** The owner of a code that is not registered, such as "nginx". */
  vendor?: string;
  /** The requested address and host. */
  uri?: string;
  host?: string;
  /** An identifier of the request, for support staff. */
  requestId?: string;
  /** The time of the error; a number is in seconds since 1970. */
  time?: Date | number | string;
  /** The name of the server that answered. */
  server?: string;
  /** Seconds to wait, or until when; a date requires `time`. */
  retryAfter?: number | Date | string;
  location?: string;
  /** The allowed methods. */
  allow?: string | readonly string[];
  /** Versions to choose from: an address, a space and a title each. */
  choices?: string | readonly string[];
  protocols?: string | readonly string[];
  authority?: string;
  blockedBy?: string;
  /** A headline and an explanation of this error, in the page's language. */
  title?: string;
  detail?: string;
  /** The type of the problem, and this occurrence (RFC 9457). */
  type?: string;
  instance?: string;
  contact?: string;
  serviceStatus?: string;
  home?: string;
  search?: string;
  signIn?: string;
  maintenance?: boolean;
  /** Members that the application adds to JSON and XML (RFC 9457 section 3.2). */
  extensions?: {[name: string]: Json};
}

/** A page: what to send. */
export class Page {
  private constructor();
  /** The status code to send. */
  readonly status: number;
  /** The header fields to send, with names in lower case. */
  readonly headers: {[name: string]: string};
  /** The content; `null` if the response has none, as for HEAD, 204 and 304. */
  readonly body: Uint8Array<ArrayBuffer> | null;
  /** The content as a string. */
  readonly text: string;
  toString(): string;
  /** A Response with the page; `init.headers` are added. */
  toResponse(init?: ResponseInit): Response;
}

/**
 * Makes a page.
 *
 * @throws TypeError if a member has the wrong type, or an extension cannot be sent
 * @throws RangeError for a status outside 100 to 599
 */
export function page(options: PageOptions): Page;
/** The same as problem details in JSON (RFC 9457). */
export function problem(options: PageOptions): Page;
/** The same as a Response. */
export function response(options: PageOptions, init?: ResponseInit): Response;

/** The options of a site: see httplingo-site(5).  Names may be written in camelCase. */
export interface SiteOptions {
  name?: string;
  logo?: string;
  accent?: string;
  accentDark?: string;
  theme?: string;
  /** The name of a Mustache template among the files. */
  template?: string;
  languages?: string | readonly string[];
  defaultLanguage?: string;
  secondLanguage?: string;
  /** The name of a folder of .mo files among the files. */
  texts?: string;
  formats?: string | readonly Format[];
  defaultFormat?: Format;
  parts?: 'page' | 'text';
  jsonTitles?: 'translated' | 'english';
  home?: string;
  search?: string;
  contact?: string;
  serviceStatus?: string;
  signIn?: string;
  supportHint?: boolean;
  server?: boolean;
  vendors?: string | readonly string[];
  languageCookie?: string;
  languageQuery?: string;
  cacheControl?: string;
  frameAncestors?: string;
  [name: string]: string | number | boolean | readonly string[] | undefined;
}

/** Files in memory, by name. */
export interface Files {
  [name: string]: string | Uint8Array | ArrayBuffer;
}

/** A site: the look, the languages and the wording of pages. */
export class Site {
  /**
   * @param options  the options, or the text of a site file
   * @param files    templates, pictures and catalogues that the options name
   * @throws RangeError that says what is wrong, in the words of the C library
   */
  constructor(options?: SiteOptions | string, files?: Files);
  page(options: PageOptions): Page;
  problem(options: PageOptions): Page;
  response(options: PageOptions, init?: ResponseInit): Response;
  /** Frees its memory; without this, that happens when it is garbage-collected. */
  close(): void;
}

/** The values of placeholders in a message. */
export interface Values {
  [name: string]: string | number | bigint;
}

/** The functions of gettext in one language.  They may be taken from the object. */
export interface Translator {
  readonly language: string;
  gettext(id: string, values?: Values): string;
  pgettext(context: string, id: string, values?: Values): string;
  ngettext(id: string, plural: string, n: number | bigint, values?: Values): string;
  npgettext(context: string, id: string, plural: string, n: number | bigint, values?: Values): string;
}

/** The application's own messages, from the .mo files of GNU gettext. */
export class Messages {
  /**
   * @param files   .mo files by language: a tag or a locale name
   * @param source  the language of the msgids; "en" by default
   * @throws RangeError that says what is wrong with a file
   */
  constructor(files: Files, options?: {source?: string});
  readonly languages: string[];
  negotiate(acceptLanguage: Field): Choice;
  /** The functions in the language that Accept-Language, or a tag, chooses. */
  for(acceptLanguage: Field): Translator;
  /** Frees its memory; without this, that happens when it is garbage-collected. */
  close(): void;
}

/** What a check found in a response. */
export interface Finding {
  /** The identifier of the rule, such as "field-required". */
  rule: string;
  level: 'must' | 'should' | 'may';
  code: number;
  /** The line in the head, from 1. */
  line?: number;
  /** RFC and section. */
  basis?: string;
  field?: string;
  fact?: string;
  /** The explanation in English. */
  text: string;
}

/** What is known about a response apart from its bytes. */
export interface CheckOptions {
  /** The method of the request; "GET" by default. */
  method?: string;
  sender?: 'origin' | 'gateway' | 'proxy';
  /** Whether the content is complete; by default if it is given. */
  complete?: boolean;
  flags?: readonly ('text' | 'line-only' | 'decoded' | 'by-language' | 'by-format' | 'not-early')[];
}

/**
 * Checks whether a response meets the requirements of its status: a response as it was received, a
 * Response of fetch (without its content), or an object like those of `page()`.
 */
export function check(
  response: string | Response | {
    status: number;
    headers?: Headers | {[name: string]: string | number | readonly string[] | undefined};
    body?: string | Uint8Array | null;
  },
  options?: CheckOptions,
): Finding[];
