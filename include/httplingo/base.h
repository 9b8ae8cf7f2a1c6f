/* SPDX-License-Identifier: MIT */
/**
 * @file
 * What every other header needs: the version, the attribute for exported functions, strings with a
 * length, and errors.
 *
 * Threads: everything in this header may be called from any thread at any time.
 */
#ifndef HTTPLINGO_BASE_H
#define HTTPLINGO_BASE_H

#include <httplingo/errors.h>

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define LINGO_API __attribute__((visibility("default")))
#define LINGO_PURE __attribute__((pure))
#define LINGO_MUST_CHECK __attribute__((warn_unused_result))
#else
#define LINGO_API
#define LINGO_PURE
#define LINGO_MUST_CHECK
#endif

/* Converts a value in an inline function, without a warning from either language. */
#ifdef __cplusplus
#define LINGO_CAST_(type, value) static_cast<type>(value)
#else
#define LINGO_CAST_(type, value) ((type)(value))
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** The version of this header. */
#define LINGO_VERSION_MAJOR 0
#define LINGO_VERSION_MINOR 1
#define LINGO_VERSION_PATCH 0
/** The version as one increasing number: 0xMMmmpp. */
#define LINGO_VERSION_NUMBER 0x000100
#define LINGO_VERSION "0.1.0"

/** The version of the library at run time, for example "0.1.0".  Static; never NULL. */
LINGO_API const char *lingo_version(void);

/** Whether the version of the library at run time is at least @p number, a value such as 0x000100.
 */
LINGO_API int lingo_version_at_least(int number);

/**
 * A string and its length in bytes.
 *
 * In strings that the library returns, data is never NULL, is valid UTF-8 and is followed by a NUL
 * that the length does not include.  It is borrowed: it is valid as long as the object that it
 * comes from.  In strings that the library takes, data may be NULL if length is 0, need not end
 * with a NUL, and may contain any bytes.  It is read only during the call.
 */
struct lingo_text {
    const char *data;
    size_t length;
};

/** A file in memory, such as one that is compiled into the program. */
struct lingo_file {
    const char *name;  /**< a path, or what the function says; ends with a NUL */
    const void *bytes; /**< need not be aligned or end with a NUL; may be NULL if length is 0 */
    size_t length;
};

/** Files in memory that replace the file system: no other files are read. */
struct lingo_files {
    const struct lingo_file *files; /**< may be NULL if count is 0; if two names are equal, the
                                         first file is used */
    size_t count;
};

/**
 * A piece of a page: some bytes, not followed by a NUL.
 *
 * On POSIX systems, it has the same layout as struct iovec, so pieces can be sent as they are:
 * writev(socket, (const struct iovec *)pieces, (int)count).
 */
struct lingo_piece {
    const void *bytes; /**< never NULL */
    size_t length;
};

/** Where a text is: its offset in bytes from the first place of its language.  Internal. */
struct lingo_text_place {
    uint32_t start_;
    uint32_t length_;
};

/** The name of an error, for example "LINGO_ERROR_FILE".  Static; "LINGO_ERROR_UNKNOWN" for a
 * value that is not in the list; never NULL. */
LINGO_API const char *lingo_error_name(enum lingo_error error);

/** An English sentence about an error, without a full stop.  Static; never NULL. */
LINGO_API const char *lingo_error_text(enum lingo_error error);

/**
 * Why a call failed, for the person who can fix it: what was read, where the error is (line and
 * column, or offset), what is wrong and what was expected.
 *
 * The caller provides the memory.  Every function that takes a report also takes NULL.  On
 * success the report is left as it was.
 */
struct lingo_report {
    enum lingo_error error;
    char message[508]; /**< English, one line, UTF-8, always NUL-terminated */
};

#ifdef __cplusplus
}
#endif

#endif
