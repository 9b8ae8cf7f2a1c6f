/* SPDX-License-Identifier: MIT */
/* Plural expressions of gettext: values, limits, and expressions that are rejected. */
#include "gettext/plural.h"
#include "tests/support/memory.h"
#include "tests/support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Compiles a copy that ends where the value ends. */
static enum lingo_error compile(struct plural **out, const char *value, size_t length,
                                struct lingo_report *report)
{
    char *exact = exact_copy(value, length);
    enum lingo_error error =
        plural_compile(out, (struct lingo_text){exact, length}, "test.mo", report);
    free(exact);
    return error;
}

/* Selects with an expression alone, of 100 forms; -1 when it does not compile. */
static long long evaluate(const char *expression, uint64_t n)
{
    char value[256];
    struct plural *plural;
    int length = snprintf(value, sizeof value, "nplurals=100; plural=%s;", expression);
    if (compile(&plural, value, (size_t)length, NULL))
        return -1;
    long long form = (long long)plural_select(plural, n);
    plural_free(plural);
    return form;
}

static void test_operators(void)
{
    static const struct {
        const char *expression;
        uint64_t n;
        int form;
    } cases[] = {
        {"n", 7, 7},
        {"7", 0, 7},
        {"n+1", 2, 3},
        {"n-1", 3, 2},
        {"n*3", 4, 12},
        {"n/3", 10, 3},
        {"n%3", 10, 1},
        {"n<3", 2, 1},
        {"n<3", 3, 0},
        {"n<=3", 3, 1},
        {"n<=3", 4, 0},
        {"n>3", 4, 1},
        {"n>3", 3, 0},
        {"n>=3", 3, 1},
        {"n>=3", 2, 0},
        {"n==3", 3, 1},
        {"n==3", 4, 0},
        {"n!=3", 4, 1},
        {"n!=3", 3, 0},
        {"n&&5", 2, 1},
        {"n&&5", 0, 0},
        {"5&&n", 0, 0},
        {"n||0", 9, 1},
        {"n||0", 0, 0},
        {"0||n", 9, 1},
        {"!n", 0, 1},
        {"!n", 5, 0},
        {"!!n", 5, 1},
        {"!!!n", 5, 0},
        {"n?8:9", 1, 8},
        {"n?8:9", 0, 9},
        /* precedence and association are those of C */
        {"1+2*3", 0, 7},
        {"(1+2)*3", 0, 9},
        {"20-5-3", 0, 12},
        {"40/4/2", 0, 5},
        {"17%10%4", 0, 3},
        {"1+1==2", 0, 1},
        {"1<2==1", 0, 1},
        {"5==5<9", 0, 0},
        {"0==5>9", 0, 1},
        {"0&&0||1", 0, 1},
        {"1||0&&0", 0, 1},
        {"!0+1", 0, 2},
        {"!n==0", 5, 1},
        {"0||2==2", 0, 1},
        {"1&&2==2", 0, 1},
        {"2!=0<1", 0, 1},
        {"1<1+1", 0, 1},
        {"3<1+1", 0, 0},
        {"1>1+1", 0, 0},
        {"3<=1+1", 0, 0},
        {"1>=1+1", 0, 0},
        {"9-2*3", 0, 3},
        {"7/2*2", 0, 6},
        {"2*7/2", 0, 7},
        {"2*5%3", 0, 1},
        {"n?1:0?2:3", 0, 3},
        {"n==0?0:n==1?1:n==2?2:3", 2, 2},
        {"n>1?n>5?9:8:7", 6, 9},
        {"n>1?n>5?9:8:7", 3, 8},
        {"n>1?n>5?9:8:7", 0, 7},
        {"(n?4:5)+1", 0, 6},
        {"(n?4:5)+1", 1, 5},
        {"(n==0?1:n==1?2:3)+1", 0, 2},
        {"(n==0?1:n==1?2:3)+1", 1, 3},
        {"(n==0?1:n==1?2:3)+1", 2, 4},
        {" \t n \t==\t1 ", 1, 1},
        {"n-4", 3, 0},    /* wraps, and is out of range */
        {"n-4>90", 3, 1}, /* as unsigned */
        {"18446744073709551615==0-1", 0, 1},
        {"n==18446744073709551615", UINT64_MAX, 1},
        {"99", 0, 99},
        {"100", 0, 0}, /* as many as there are forms */
        /* a division by zero is form 0, unless it is not reached */
        {"5/n", 0, 0},
        {"5%n", 0, 0},
        {"3+5/n", 0, 0},
        {"n==0?3:9/n", 0, 3},
        {"n==0||9/n", 0, 1},
        {"n!=0&&9/n", 0, 0},
        /* what follows the end is not read */
        {"n;(", 3, 3},
        {"n\nX-Field: (", 3, 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_number(evaluate(cases[i].expression, cases[i].n), cases[i].form, cases[i].expression);
}

/* Formulas in use, and the form of n = 0, 1, 2 … */
static void test_formulas(void)
{
    static const struct {
        const char *value;
        size_t forms;
        const char *expected;
    } cases[] = {
        {"nplurals=1; plural=0;", 1, "0000000000000000000000"},
        {"nplurals=2; plural=n != 1;", 2, "1011111111111111111111"},
        {"nplurals=2; plural=n>1", 2, "0011111111111111111111"},
        {"nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || "
         "n%100>=20) ? 1 : 2);",
         3, "2011122222222222222220"},
        {"nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;", 3, "2011122222222222222222"},
        {"nplurals=4; plural=(n%100==1 ? 1 : n%100==2 ? 2 : n%100==3 || n%100==4 ? 3 : 0);", 4,
         "0123300000000000000000"},
        {"nplurals=5; plural=n==1 ? 0 : n==2 ? 1 : n<7 ? 2 : n<11 ? 3 : 4;", 5,
         "2012222333344444444444"},
        {"nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
         "n%100>=11 ? 4 : 5);",
         6, "0123333333344444444444"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct plural *plural;
        char actual[32] = "";
        check_number(compile(&plural, cases[i].value, strlen(cases[i].value), NULL), LINGO_OK,
                     cases[i].value);
        for (size_t n = 0; cases[i].expected[n]; n++)
            actual[n] = (char)('0' + plural_select(plural, n));
        check_string(actual, cases[i].expected, cases[i].value);
        check_number((long long)plural_forms(plural), (long long)cases[i].forms, cases[i].value);
        plural_free(plural);
    }
}

static void test_refused(void)
{
    static const struct {
        const char *value;
        enum lingo_error error;
        const char *message;
    } cases[] = {
        {"", LINGO_ERROR_FORMAT, "test.mo: Plural-Forms, byte 0: nplurals= is missing"},
        {"nplurals=INTEGER; plural=EXPRESSION;", LINGO_ERROR_FORMAT,
         "test.mo: Plural-Forms, byte 9: nplurals is not a number"},
        {"nplurals=0; plural=0;", LINGO_ERROR_FORMAT,
         "test.mo: Plural-Forms, byte 10: nplurals must not be 0"},
        {"nplurals=101; plural=0;", LINGO_ERROR_LIMIT,
         "test.mo: Plural-Forms, byte 12: there are more than 100 forms"},
        {"nplurals=99999999999999999999; plural=0;", LINGO_ERROR_LIMIT,
         "test.mo: Plural-Forms, byte 12: there are more than 100 forms"},
        {"nplurals=1000; plural=0;", LINGO_ERROR_LIMIT,
         "test.mo: Plural-Forms, byte 13: there are more than 100 forms"},
        {"nplurals=2;", LINGO_ERROR_FORMAT, "test.mo: Plural-Forms, byte 10: plural= is missing"},
        {"nplurals=2; plural=", LINGO_ERROR_FORMAT,
         "test.mo: Plural-Forms, byte 19: expected a number, n, ! or ("},
        {"nplurals=2; plural=;", LINGO_ERROR_FORMAT,
         "test.mo: Plural-Forms, byte 19: expected a number, n, ! or ("},
        {"nplurals=2; plural=n!=", LINGO_ERROR_FORMAT,
         "test.mo: Plural-Forms, byte 22: expected a number, n, ! or ("},
        {"nplurals=2; plural=(n;", LINGO_ERROR_FORMAT,
         "test.mo: Plural-Forms, byte 21: expected an operator or )"},
        {"nplurals=2; plural=n);", LINGO_ERROR_FORMAT,
         "test.mo: Plural-Forms, byte 20: expected an operator or the end"},
        {"nplurals=2; plural=n n;", LINGO_ERROR_FORMAT,
         "test.mo: Plural-Forms, byte 21: expected an operator or the end"},
        {"nplurals=2; plural=n=1;", LINGO_ERROR_FORMAT,
         "test.mo: Plural-Forms, byte 20: expected an operator or the end"},
        {"nplurals=2; plural=n&1;", LINGO_ERROR_FORMAT,
         "test.mo: Plural-Forms, byte 20: expected an operator or the end"},
        {"nplurals=2; plural=n?1;", LINGO_ERROR_FORMAT,
         "test.mo: Plural-Forms, byte 22: expected an operator or :"},
        {"nplurals=2; plural=n?;", LINGO_ERROR_FORMAT,
         "test.mo: Plural-Forms, byte 21: expected a number, n, ! or ("},
        {"nplurals=2; plural=n?1:;", LINGO_ERROR_FORMAT,
         "test.mo: Plural-Forms, byte 23: expected a number, n, ! or ("},
        {"nplurals=2; plural=n||;", LINGO_ERROR_FORMAT,
         "test.mo: Plural-Forms, byte 22: expected a number, n, ! or ("},
        {"nplurals=2; plural=-1;", LINGO_ERROR_FORMAT,
         "test.mo: Plural-Forms, byte 19: expected a number, n, ! or ("},
        {"nplurals=2; plural=m;", LINGO_ERROR_FORMAT,
         "test.mo: Plural-Forms, byte 19: expected a number, n, ! or ("},
        {"nplurals=2; plural=18446744073709551616;", LINGO_ERROR_LIMIT,
         "test.mo: Plural-Forms, byte 38: the number does not fit in 64 bits"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct plural *plural;
        struct lingo_report report = {0};
        check_number(compile(&plural, cases[i].value, strlen(cases[i].value), &report),
                     cases[i].error, cases[i].value);
        check_string(report.message, cases[i].message, cases[i].value);
        CU_ASSERT_PTR_NULL(plural);
    }
    struct plural *plural;
    struct lingo_report report = {0};
    check_number(plural_compile(&plural, (struct lingo_text){NULL, 0}, "test.mo", &report),
                 LINGO_ERROR_FORMAT, "no bytes");
    check_string(report.message, cases[0].message, "no bytes");
}

/* The only allocation is freed, and it may fail. */
static void test_memory(void)
{
    static const struct {
        const char *value;
        size_t successes;
        enum lingo_error error;
        const char *message;
    } cases[] = {
        {"nplurals=2; plural=n>1;", MEMORY_NO_FAILURE, LINGO_OK, ""},
        {"nplurals=2; plural=n>;", MEMORY_NO_FAILURE, LINGO_ERROR_FORMAT,
         "test.mo: Plural-Forms, byte 21: expected a number, n, ! or ("},
        {"nplurals=2; plural=n>1;", 0, LINGO_ERROR_MEMORY,
         "test.mo: Plural-Forms, byte 19: there is not enough memory"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct plural *plural;
        struct lingo_report report = {0};
        memory_watch(cases[i].successes);
        check_number(plural_compile(&plural,
                                    (struct lingo_text){cases[i].value, strlen(cases[i].value)},
                                    "test.mo", &report),
                     cases[i].error, "memory");
        check_number((long long)memory_allocations(), 1, "allocations");
        plural_free(plural);
        check_number((long long)memory_left(), 0, "bytes that are left");
        check_string(report.message, cases[i].message, "memory");
    }
    memory_watch(MEMORY_NO_FAILURE);
}

/* "nplurals=2; plural=", so many of `open`, "n", so many of `close`. */
static enum lingo_error nested(const char *open, const char *close, size_t count)
{
    size_t room = 32 + count * (strlen(open) + strlen(close));
    char *value = malloc(room);
    struct plural *plural;
    strcpy(value, "nplurals=2; plural=");
    char *end = value + strlen(value);
    for (size_t i = 0; i < count; i++, end += strlen(open))
        strcpy(end, open);
    *end++ = 'n';
    for (size_t i = 0; i < count; i++, end += strlen(close))
        strcpy(end, close);
    enum lingo_error error = compile(&plural, value, (size_t)(end - value), NULL);
    plural_free(plural);
    free(value);
    return error;
}

static void test_limits(void)
{
    check_number(nested("(", ")", PLURAL_MAX_DEPTH - 1), LINGO_OK, "as deep as allowed");
    check_number(nested("(", ")", PLURAL_MAX_DEPTH), LINGO_ERROR_LIMIT, "too deep");
    check_number(nested("(", ")", 200000), LINGO_ERROR_LIMIT, "200,000 parentheses");
    check_number(nested("n?", ":n", PLURAL_MAX_DEPTH - 1), LINGO_OK, "branches");
    check_number(nested("n?", ":n", PLURAL_MAX_DEPTH), LINGO_ERROR_LIMIT, "too many branches");
    check_number(nested("n?n:", "", 200), LINGO_OK, "a chain is not nested");
    /* so are operators, and their numbers leave the stack */
    check_number(nested("n+", "", 40), LINGO_OK, "a long sum");
    check_number(nested("n||", "", 40), LINGO_OK, "a long disjunction");
    check_number(nested("n&&", "", 40), LINGO_OK, "a long conjunction");
    check_number(nested("!n+", "", 40), LINGO_OK, "a sum of negations");
    check_number(nested("!", "", PLURAL_MAX_LENGTH - 1), LINGO_OK, "as long as allowed");
    check_number(nested("!", "", PLURAL_MAX_LENGTH), LINGO_ERROR_LIMIT, "too long");
    check_number(nested("", ";", PLURAL_MAX_LENGTH + 1), LINGO_OK, "long after its end");
    check_number(nested("1+(", ")", 31), LINGO_OK, "a stack of 32 numbers");
    check_number(nested("1==1+(", ")", 16), LINGO_ERROR_LIMIT, "a stack of 33 numbers");
    check_number(nested("1||1==1+(", ")", 31), LINGO_ERROR_LIMIT, "more than the stack holds");
}

/* Every cut of a value compiles or is refused, and reads nothing beyond its end. */
static void test_truncated(void)
{
    static const char value[] = "nplurals=3; plural=(n%10==1&&n%100!=11?0:n>=2||!n?1:2);";
    size_t compiled = 0;
    for (size_t n = 0; n < sizeof value; n++) {
        struct plural *plural;
        if (compile(&plural, value, n, NULL) == LINGO_OK)
            compiled++;
        plural_free(plural);
    }
    check_number((long long)compiled, 2, "whole, and without the semicolon");
}

static void test_default(void)
{
    const struct plural *plural = plural_default();
    check_number((long long)plural_forms(plural), 2, "forms");
    check_number((long long)plural_select(plural, 0), 1, "0");
    check_number((long long)plural_select(plural, 1), 0, "1");
    check_number((long long)plural_select(plural, 2), 1, "2");
    plural_free(plural);
}

int main(void)
{
    static const struct test tests[] = {
        {"operators", test_operators}, {"formulas", test_formulas},
        {"refused", test_refused},     {"memory", test_memory},
        {"limits", test_limits},       {"truncated", test_truncated},
        {"default", test_default},     {NULL, NULL},
    };
    return test_run("plural", tests);
}
