@ Copying, setting and comparing memory: functions that the compiler may call for assignments of structs and `clear`. Words
@ go as words when both sides are aligned, all else goes byte by byte: processes move little memory themselves, the
@ kernel copies leases. The linker drops those that a program does not need.

    .syntax unified
    .thumb

    .macro  begin name
    .section .text.\name, "ax", %progbits
    .global \name
    .type   \name, %function
    .endm

@ void *memcpy(void *to, const void *from, size_t length)
    begin   memcpy
@ stack: 0
memcpy:
    mov     r12, r0                 @ r0 is the result
    orr     r3, r0, r1
    lsls    r3, r3, #30
    bne     2f
1:  subs    r2, r2, #4
    blo     3f
    ldr     r3, [r1], #4
    str     r3, [r12], #4
    b       1b
3:  adds    r2, r2, #4
2:  subs    r2, r2, #1
    blo     4f
    ldrb    r3, [r1], #1
    strb    r3, [r12], #1
    b       2b
4:  bx      lr
    .size   memcpy, . - memcpy

@ void *memmove(void *to, const void *from, size_t length): backwards when `to` lies above `from`.
    begin   memmove
@ stack: 0
memmove:
    cmp     r0, r1
    bls     memcpy
1:  subs    r2, r2, #1
    blo     2f
    ldrb    r3, [r1, r2]
    strb    r3, [r0, r2]
    b       1b
2:  bx      lr
    .size   memmove, . - memmove

@ void *memset(void *to, int value, size_t length)
    begin   memset
@ stack: 0
memset:
    mov     r12, r0
    uxtb    r1, r1
    orr     r1, r1, r1, lsl #8
    orr     r1, r1, r1, lsl #16
    lsls    r3, r0, #30
    bne     4f
    mov     r3, r1
1:  subs    r2, r2, #16             @ a message, two of which every call has, in two turns
    blo     2f
    strd    r1, r3, [r12], #8
    strd    r1, r3, [r12], #8
    b       1b
2:  adds    r2, r2, #16
3:  subs    r2, r2, #4
    blo     5f
    str     r1, [r12], #4
    b       3b
5:  adds    r2, r2, #4
4:  subs    r2, r2, #1
    blo     6f
    strb    r1, [r12], #1
    b       4b
6:  bx      lr
    .size   memset, . - memset

@ int memcmp(const void *left, const void *right, size_t length)
    begin   memcmp
@ stack: 0
memcmp:
    mov     r12, r0
1:  subs    r2, r2, #1
    blo     2f
    ldrb    r0, [r12], #1
    ldrb    r3, [r1], #1
    subs    r0, r0, r3
    beq     1b
    bx      lr
2:  movs    r0, #0
    bx      lr
    .size   memcmp, . - memcmp
