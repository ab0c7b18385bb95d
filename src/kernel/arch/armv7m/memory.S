@ Copying and setting memory: what the compiler calls, and what moves leases and initial images. Word-aligned memory goes
@ eight registers at a time.

    .syntax unified
    .thumb

    .macro  function name
    .section .text.\name, "ax", %progbits
    .global \name
    .type   \name, %function
\name:
    .endm

@ void *memcpy(void *to, const void *from, size_t length)
@ void copyBytes(uint32_t to, uint32_t from, uint32_t length)
@ stack: 32
    function memcpy
    .global copyBytes
    .thumb_set copyBytes, memcpy
    orr     r3, r0, r1
    mov     r12, r0
    lsls    r3, r3, #30
    bne     4f
    push    {r4-r10, lr}
    subs    r2, r2, #32
    blo     2f
1:  ldmia   r1!, {r3-r10}
    subs    r2, r2, #32
    stmia   r12!, {r3-r10}
    bhs     1b
2:  adds    r2, r2, #28             @ what is left, less the next word
    blo     3f
1:  ldr     r3, [r1], #4
    subs    r2, r2, #4
    str     r3, [r12], #4
    bhs     1b
3:  adds    r2, r2, #4
    pop     {r4-r10, lr}
4:  subs    r2, r2, #1
    blo     5f
    ldrb    r3, [r1], #1
    strb    r3, [r12], #1
    b       4b
5:  bx      lr
    .size memcpy, . - memcpy

@ void fillWords(uint32_t start, uint32_t length, uint32_t value)
@ In: length a multiple of 4, start aligned to words.
@ stack: 32
    function fillWords
    push    {r4-r10, lr}
    mov     r3, r2
    mov     r4, r2
    mov     r5, r2
    mov     r6, r2
    mov     r7, r2
    mov     r8, r2
    mov     r9, r2
    subs    r1, r1, #32
    blo     2f
1:  subs    r1, r1, #32
    stmia   r0!, {r2-r9}
    bhs     1b
2:  adds    r1, r1, #32
1:  subs    r1, r1, #4
    blo     3f
    str     r2, [r0], #4
    b       1b
3:  pop     {r4-r10, pc}
    .size fillWords, . - fillWords

@ void copyPieces(uint32_t table)
@ stack: 20
    function copyPieces
    push    {r4-r7, lr}
    bl      copyAside
    pop     {r4-r7, pc}
    .size copyPieces, . - copyPieces

@ The same without a stack, for the reset (reset.S). In: r0 the table. Clobbers r0-r7.
@ stack: 0
    function copyAside
    ldmia   r0!, {r3}
1:  ldmia   r0!, {r1, r2}
    cbz     r2, 3f
2:  ldmia   r1!, {r4-r7}
    subs    r2, r2, #16
    stmia   r3!, {r4-r7}
    bhi     2b
    b       1b
3:  bx      lr
    .size copyAside, . - copyAside

@ void *memset(void *to, int value, size_t length)
@ stack: 0
    function memset
    mov     r12, r0
    orr     r3, r0, r2
    lsls    r3, r3, #30
    bne     2f
    uxtb    r1, r1
    orr     r1, r1, r1, lsl #8
    orr     r1, r1, r1, lsl #16
    subs    r2, r2, #4
    blo     3f
1:  subs    r2, r2, #4
    str     r1, [r12], #4
    bhs     1b
3:  bx      lr
2:  subs    r2, r2, #1
    blo     3b
    strb    r1, [r12], #1
    b       2b
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
