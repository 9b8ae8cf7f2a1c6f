/* SPDX-License-Identifier: MIT */
/* Writes a filter in the kernel's BPF.  See seccomp(2). */
#include <config.h> /* first: prctl() needs extensions */

#include "daemon/sandbox/seccomp.h"

#include <errno.h>

#ifdef HAVE_LINUX_LANDLOCK_H /* as new as the calls that are refused */
#include <endian.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>

/* The numbers of system calls depend on the platform. */
#if defined __x86_64__
#define PLATFORM AUDIT_ARCH_X86_64
#elif defined __i386__
#define PLATFORM AUDIT_ARCH_I386
#elif defined __aarch64__
#define PLATFORM (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? AUDIT_ARCH_AARCH64 : 0)
#elif defined __arm__
#define PLATFORM (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? AUDIT_ARCH_ARM : AUDIT_ARCH_ARMEB)
#elif defined __riscv && __riscv_xlen == 64
#define PLATFORM AUDIT_ARCH_RISCV64
#elif defined __s390x__
#define PLATFORM AUDIT_ARCH_S390X
#elif defined __powerpc64__
#define PLATFORM (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? AUDIT_ARCH_PPC64LE : AUDIT_ARCH_PPC64)
#else
#define PLATFORM 0
#endif

/* The numbers of x32, which a 64-bit process can call, too. */
#ifdef __x86_64__
#define OTHER_NUMBERS 0x40000000u
#else
#define OTHER_NUMBERS UINT32_MAX
#endif

#define REFUSE BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)
#define LOAD(offset) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)(offset))
/* Skips so many instructions if the value is, or is not, that of the condition. */
#define IF(condition, value, is, is_not) BPF_JUMP(BPF_JMP | (condition) | BPF_K, value, is, is_not)
/* The lower half of the first argument. */
#define FIRST_ARGUMENT                                                                             \
    (offsetof(struct seccomp_data, args) + (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? 4 : 0))

int seccomp_restrict(void)
{
    static const struct sock_filter filter[] = {
        /* clang-format off */
        LOAD(offsetof(struct seccomp_data, arch)),
        IF(BPF_JEQ, PLATFORM, 1, 0),
        REFUSE,
        LOAD(offsetof(struct seccomp_data, nr)),
        IF(BPF_JGE, OTHER_NUMBERS, 0, 1),
        REFUSE,
#define REFUSED(name) IF(BPF_JEQ, SYS_##name, 0, 1), REFUSE,
#include "daemon/sandbox/refused.def"
#undef REFUSED
        IF(BPF_JEQ, SYS_socket, 0, 3),
        LOAD(FIRST_ARGUMENT),
        IF(BPF_JEQ, AF_UNIX, 1, 0),
        REFUSE,
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
        /* clang-format on */
    };
    const struct sock_fprog program = {sizeof filter / sizeof filter[0],
                                       (struct sock_filter *)(uintptr_t)filter};
    if (!PLATFORM)
        return ENOSYS;
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) ? errno : 0;
}
#else
int seccomp_restrict(void)
{
    return ENOSYS;
}
#endif
