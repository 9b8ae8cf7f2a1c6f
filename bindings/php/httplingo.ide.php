<?php

// SPDX-License-Identifier: MIT
//
// For editors and static analysis; never loaded.  Made from httplingo.stub.php by scripts/php-stubs.php.

namespace Httplingo;

/** The status codes of IANA's registry. */
enum Status: int
{
    /** Continue (RFC 9110, section 15.2.1) */
    case Continue = 100;

    /** Switching Protocols (RFC 9110, section 15.2.2) */
    case SwitchingProtocols = 101;

    /** Processing (RFC 2518, section 10.1) */
    case Processing = 102;

    /** Early Hints (RFC 8297, section 2) */
    case EarlyHints = 103;

    /** Upload Resumption Supported (draft-ietf-httpbis-resumable-upload, section 5) */
    case UploadResumptionSupported = 104;

    /** OK (RFC 9110, section 15.3.1) */
    case Ok = 200;

    /** Created (RFC 9110, section 15.3.2) */
    case Created = 201;

    /** Accepted (RFC 9110, section 15.3.3) */
    case Accepted = 202;

    /** Non-Authoritative Information (RFC 9110, section 15.3.4) */
    case NonAuthoritativeInformation = 203;

    /** No Content (RFC 9110, section 15.3.5) */
    case NoContent = 204;

    /** Reset Content (RFC 9110, section 15.3.6) */
    case ResetContent = 205;

    /** Partial Content (RFC 9110, section 15.3.7) */
    case PartialContent = 206;

    /** Multi-Status (RFC 4918, section 11.1) */
    case MultiStatus = 207;

    /** Already Reported (RFC 5842, section 7.1) */
    case AlreadyReported = 208;

    /** IM Used (RFC 3229, section 10.4.1) */
    case ImUsed = 226;

    /** Multiple Choices (RFC 9110, section 15.4.1) */
    case MultipleChoices = 300;

    /** Moved Permanently (RFC 9110, section 15.4.2) */
    case MovedPermanently = 301;

    /** Found (RFC 9110, section 15.4.3) */
    case Found = 302;

    /** See Other (RFC 9110, section 15.4.4) */
    case SeeOther = 303;

    /** Not Modified (RFC 9110, section 15.4.5) */
    case NotModified = 304;

    /** Use Proxy (RFC 9110, section 15.4.6) */
    case UseProxy = 305;

    /** Unused (RFC 9110, section 15.4.7) */
    case Unused = 306;

    /** Temporary Redirect (RFC 9110, section 15.4.8) */
    case TemporaryRedirect = 307;

    /** Permanent Redirect (RFC 9110, section 15.4.9) */
    case PermanentRedirect = 308;

    /** Bad Request (RFC 9110, section 15.5.1) */
    case BadRequest = 400;

    /** Unauthorized (RFC 9110, section 15.5.2) */
    case Unauthorized = 401;

    /** Payment Required (RFC 9110, section 15.5.3) */
    case PaymentRequired = 402;

    /** Forbidden (RFC 9110, section 15.5.4) */
    case Forbidden = 403;

    /** Not Found (RFC 9110, section 15.5.5) */
    case NotFound = 404;

    /** Method Not Allowed (RFC 9110, section 15.5.6) */
    case MethodNotAllowed = 405;

    /** Not Acceptable (RFC 9110, section 15.5.7) */
    case NotAcceptable = 406;

    /** Proxy Authentication Required (RFC 9110, section 15.5.8) */
    case ProxyAuthenticationRequired = 407;

    /** Request Timeout (RFC 9110, section 15.5.9) */
    case RequestTimeout = 408;

    /** Conflict (RFC 9110, section 15.5.10) */
    case Conflict = 409;

    /** Gone (RFC 9110, section 15.5.11) */
    case Gone = 410;

    /** Length Required (RFC 9110, section 15.5.12) */
    case LengthRequired = 411;

    /** Precondition Failed (RFC 9110, section 15.5.13) */
    case PreconditionFailed = 412;

    /** Content Too Large (RFC 9110, section 15.5.14) */
    case ContentTooLarge = 413;

    /** URI Too Long (RFC 9110, section 15.5.15) */
    case UriTooLong = 414;

    /** Unsupported Media Type (RFC 9110, section 15.5.16) */
    case UnsupportedMediaType = 415;

    /** Range Not Satisfiable (RFC 9110, section 15.5.17) */
    case RangeNotSatisfiable = 416;

    /** Expectation Failed (RFC 9110, section 15.5.18) */
    case ExpectationFailed = 417;

    /** I'm a Teapot (RFC 9110, section 15.5.19) */
    case ImATeapot = 418;

    /** Misdirected Request (RFC 9110, section 15.5.20) */
    case MisdirectedRequest = 421;

    /** Unprocessable Content (RFC 9110, section 15.5.21) */
    case UnprocessableContent = 422;

    /** Locked (RFC 4918, section 11.3) */
    case Locked = 423;

    /** Failed Dependency (RFC 4918, section 11.4) */
    case FailedDependency = 424;

    /** Too Early (RFC 8470, section 5.2) */
    case TooEarly = 425;

    /** Upgrade Required (RFC 9110, section 15.5.22) */
    case UpgradeRequired = 426;

    /** Precondition Required (RFC 6585, section 3) */
    case PreconditionRequired = 428;

    /** Too Many Requests (RFC 6585, section 4) */
    case TooManyRequests = 429;

    /** Request Header Fields Too Large (RFC 6585, section 5) */
    case RequestHeaderFieldsTooLarge = 431;

    /** Unavailable For Legal Reasons (RFC 7725, section 3) */
    case UnavailableForLegalReasons = 451;

    /** Internal Server Error (RFC 9110, section 15.6.1) */
    case InternalServerError = 500;

    /** Not Implemented (RFC 9110, section 15.6.2) */
    case NotImplemented = 501;

    /** Bad Gateway (RFC 9110, section 15.6.3) */
    case BadGateway = 502;

    /** Service Unavailable (RFC 9110, section 15.6.4) */
    case ServiceUnavailable = 503;

    /** Gateway Timeout (RFC 9110, section 15.6.5) */
    case GatewayTimeout = 504;

    /** HTTP Version Not Supported (RFC 9110, section 15.6.6) */
    case HttpVersionNotSupported = 505;

    /** Variant Also Negotiates (RFC 2295, section 8.1) */
    case VariantAlsoNegotiates = 506;

    /** Insufficient Storage (RFC 4918, section 11.5) */
    case InsufficientStorage = 507;

    /** Loop Detected (RFC 5842, section 7.2) */
    case LoopDetected = 508;

    /** Not Extended */
    case NotExtended = 510;

    /** Network Authentication Required (RFC 6585, section 6) */
    case NetworkAuthenticationRequired = 511;

    /** The status that a name refers to: a constant, a phrase or a code in any spelling, such as
     * "Request Entity Too Large", "StatusNotFound" or "404 Not Found". */
    public static function find(string $name): ?Status {}

    /** The phrase for the status line: ASCII, never translated. */
    public function phrase(): string {}

    /** The phrase, translated: a term for engineers, which is never sent. */
    public function phraseIn(string $language): string {}

    /** A headline for visitors. */
    public function title(string $language = "en"): string {}

    /** What happened, for visitors; empty for 1xx and 2xx. */
    public function summary(string $language = "en"): string {}

    /** What visitors can do next; empty if there is nothing to add. */
    public function advice(string $language = "en"): string {}

    /** What the status means, for engineers. */
    public function description(string $language = "en"): string {}

    public function isInformational(): bool {}

    public function isSuccess(): bool {}

    public function isRedirection(): bool {}

    public function isClientError(): bool {}

    public function isServerError(): bool {}

    /** Whether a response is heuristically cacheable (RFC 9110 section 15.1). */
    public function isCacheable(): bool {}

    /** Whether the registry marks the code as obsoleted. */
    public function isObsoleted(): bool {}

    /** "iana", "temporary" or "unused". */
    public function registry(): string {}

    /** The day on which a temporary registration ends. */
    public function expires(): ?string {}

    /**
     * Other names of the status, such as "REQUEST_ENTITY_TOO_LARGE".
     *
     * @return list<string>
     */
    public function aliases(): array {}

    /**
     * Phrases that the code had before.
     *
     * @return list<string>
     */
    public function formerPhrases(): array {}

    /**
     * The specifications, oldest first.
     *
     * @return list<Reference>
     */
    public function references(): array {}

    /**
     * The fields that a response must, should or may carry.
     *
     * @return list<Requirement>
     */
    public function requirements(): array {}

    /**
     * body, content_length, cacheable, duration, retry, redirect_method, sender and content, each
     * with the section that says so.
     *
     * @return array<string, Fact>
     */
    public function facts(): array {}
}

/** A specification that defines, or defined, a code. */
final class Reference implements \Stringable
{
    /** The number of the RFC; 0: a draft. */
    public readonly int $rfc;
    /** The name of the draft. */
    public readonly ?string $draft;
    public readonly string $section;
    public readonly string $title;
    /** Whether the registry cites it now. */
    public readonly bool $current;

    private function __construct() {}

    /** Such as "RFC 9110, section 15.5.5". */
    public function __toString(): string {}
}

/** A field that a response with a status must, should or may carry. */
final class Requirement
{
    /** "must", "should" or "may". */
    public readonly string $level;
    public readonly string $field;
    /** The condition; null: always. */
    public readonly ?string $when;
    public readonly ?string $basis;

    private function __construct() {}
}

/** A value, and the section that says so. */
final class Fact
{
    public readonly string|bool|null $value;
    public readonly ?string $basis;

    private function __construct() {}
}

/** A language of the catalogue. */
final class Language implements \Stringable
{
    public readonly string $tag;
    /** Its name in the language itself. */
    public readonly string $name;
    public readonly bool $isRtl;
    /** The number of translated messages. */
    public readonly int $translated;

    private function __construct() {}

    /** The tag. */
    public function __toString(): string {}
}

/** The result of a negotiation, and why. */
final class Choice implements \Stringable
{
    public readonly string $language;
    /** "exact", "alias", "parent", "truncation", "region", "wildcard" or "default". */
    public readonly string $match;
    /** The range of Accept-Language that matched; empty for the default. */
    public readonly string $range;

    private function __construct() {}

    /** The language. */
    public function __toString(): string {}
}

/** A site cannot be opened; the message says where, what is wrong and what would be right. */
class SiteException extends \RuntimeException
{
}

/**
 * A template, texts and options, opened once.  The options are those of httplingo-site(5), in
 * camel case or as they are.
 *
 * @strict-properties
 * @not-serializable
 */
final class Site
{
    /**
     * @param array $options  such as ["title.404" => "No tea here"]
     * @param array|null $files  contents by name; if given, nothing is read from the file system
     * @param mixed $more  options as named arguments, such as defaultLanguage: "fr"
     * @throws SiteException
     */
    public function __construct(array $options = [], ?array $files = null, mixed ...$more) {}

    /**
     * Reads a site file.
     *
     * @param array|null $files  contents by name; if given, nothing is read from the file system
     * @throws SiteException
     */
    public static function read(string $path, ?array $files = null): Site {}

    /** See Page::make(). */
    public function page(int|Status $status, mixed ...$details): Page {}

    /** See problem(). */
    public function problem(int|Status $status, ?string $detail = null, mixed ...$details): Page {}

    /** @return list<Language> */
    public function languages(): array {}
}

/** A response: its status, the fields to send with it, and the content. */
final class Page implements \Stringable
{
    public readonly int $status;
    /** @var array<string, string> */
    public readonly array $headers;
    public readonly string $body;

    private function __construct() {}

    /**
     * The page for a request.
     *
     * @param mixed $details  named arguments: what the request says (method, accept,
     *     acceptLanguage, preferred, cookie, query, destination, head), how to respond (site,
     *     language, secondLanguage, formats, vendor, extensions) and what the page can show (uri,
     *     host, requestId, time, retryAfter, allow, title, detail, type and so on)
     */
    public static function make(int|Status $status, mixed ...$details): Page {}

    /** The page for the request in $_SERVER; named arguments take precedence. */
    public static function forRequest(int|Status $status, mixed ...$details): Page {}

    /** Sends the status, the fields and the content; a warning if output has been sent already.
     * Fields such as Allow and Set-Cookie that the script has set are kept. */
    public function send(): void {}

    /** The value of a field, by its name in any case. */
    public function header(string $name): ?string {}

    /** The tag of the language; empty if there is no content. */
    public function language(): string {}

    public function contentType(): string {}

    /** The content. */
    public function __toString(): string {}
}

/** Problem details (RFC 9457), in JSON unless formats says otherwise: see Page::make(). */
function problem(int|Status $status, ?string $detail = null, mixed ...$details): Page {}

/**
 * Chooses one of the languages by the value of Accept-Language.
 *
 * @param array|null $languages  null: those of the site
 * @param string|null $default  null: the first one; English for a site
 */
function negotiate(?string $acceptLanguage, ?array $languages = null, ?string $default = null, ?Site $site = null): Choice {}

/**
 * Chooses one of the formats by the value of Accept.
 *
 * @param array|null $formats  null: all
 * @param string|null $default  null: the first one
 */
function negotiate_media(?string $accept, ?array $formats = null, ?string $default = null): string {}

/** A text of any code from 100 to 599: phrase, title, summary, advice or description. */
function text(int|Status $status, string $field, string $language = "en", ?Site $site = null): string {}

/** A sentence about a wait; empty beyond 30 days. */
function wait(int $seconds, string $language = "en", ?Site $site = null): string {}

/** @return list<Language> */
function languages(?Site $site = null): array {}
