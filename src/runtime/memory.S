@ What the compiler calls to copy, clear and compare memory. Freestanding C still expects these four.
@
@ Plain byte loops with a word path for aligned memory: small, and long copies are rare (servers copy through the kernel).

    .syntax unified
    .thumb

    .macro  function name
    .section .text.\name, "ax", %progbits
    .global \name
    .type   \name, %function
\name:
    .endm

@ void *memcpy(void *to, const void *from, size_t length)
@ stack: 0
    function memcpy
    mov     r12, r0
    orr     r3, r0, r1
    lsls    r3, r3, #30
    bne     2f
1:  subs    r2, r2, #4
    ittt    hs
    ldrhs   r3, [r1], #4
    strhs   r3, [r12], #4
    bhs     1b
    adds    r2, r2, #4
2:  subs    r2, r2, #1
    ittt    hs
    ldrbhs  r3, [r1], #1
    strbhs  r3, [r12], #1
    bhs     2b
    bx      lr
    .size memcpy, . - memcpy

@ void *memmove(void *to, const void *from, size_t length)
@ stack: 0
    function memmove
    cmp     r0, r1
    bls     memcpy                  @ upwards is right when the target is below
1:  subs    r2, r2, #1
    ittt    hs
    ldrbhs  r3, [r1, r2]
    strbhs  r3, [r0, r2]
    bhs     1b
    bx      lr
    .size memmove, . - memmove

@ void *memset(void *to, int value, size_t length)
@ stack: 0
    function memset
    mov     r12, r0
    uxtb    r1, r1
    orr     r1, r1, r1, lsl #8
    orr     r1, r1, r1, lsl #16
    lsls    r3, r0, #30
    bne     2f
1:  subs    r2, r2, #4
    itt     hs
    strhs   r1, [r12], #4
    bhs     1b
    adds    r2, r2, #4
2:  subs    r2, r2, #1
    itt     hs
    strbhs  r1, [r12], #1
    bhs     2b
    bx      lr
    .size memset, . - memset

@ int memcmp(const void *left, const void *right, size_t length)
@ stack: 0
    function memcmp
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
    .size memcmp, . - memcmp
