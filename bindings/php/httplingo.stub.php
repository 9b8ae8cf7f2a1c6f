<?php

/**
 * What the extension offers, for people, for editors and for gen_stub.php, which makes
 * httplingo_arginfo.h of it.  docs/php.md has more words.
 *
 * The cases of Status come from the library, so they are those of the library that is installed:
 * Status::NotFound, Status::ContentTooLarge and so on.
 *
 * A language is a tag, such as "pt-BR" or "pt_BR".  If it is not known, the text is in English.
 *
 * @generate-class-entries
 */

namespace Httplingo;

/** The status codes of IANA's registry. */
enum Status: int
{
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
