@ The short way of `leaseCopy`: whole words between a buffer that the latest caller lent and the server's memory, both in the RAM that
@ the build gave the two processes. Regions of the pool, constants, odd bytes and long copies are the slow path's.

#include "layout.inc"
#include "macros.inc"

    .equ    LONGEST_COPY, 512       @ as the pieces of calls/lease-copy.ts: that long, more urgent threads wait

    .section .text.fastLeaseCopy, "ax", %progbits

@ Whether \length bytes at \address are RAM of the thread's process. With several threads there are guards between their stacks.
@ Clobbers r2, r3, lr and the thread's register.
    .macro  requireMemory thread, address, length
    ldr     r2, [\thread, #THREAD_PROCESS]
    ldr     r3, =__process_images
    mov     lr, #PROCESS_IMAGE_SIZE
    ldrb    r2, [r2, #PROCESS_INDEX]
    mla     r3, r2, lr, r3
    ldr     r2, [r3, #PROCESS_IMAGE_RAM_BASE]
    ldr     lr, [r3, #PROCESS_IMAGE_RAM_SIZE]
    ldr     \thread, [r3, #PROCESS_IMAGE_THREAD_COUNT]
    sub     r2, \address, r2
    subs    r2, lr, r2              @ from there to its end
    blo     slow
    cmp     r2, \length
    blo     slow
    cmp     \thread, #0
    bne     slow
    .endm

@ In: r4 token, r6 offset in the lease, r7 direction, r8 own address, r9 length; r0 current, r2 its fastSlotCount.
@ Out: to the process, or to the slow path.
@ stack: 0
    entry   fastLeaseCopy
    ldr     r1, [r0, #THREAD_CALLERS]
    cmp     r2, #0
    beq     systemCallSlow          @ with the FPU EXC_RETURN is another
    cmp     r1, #0
    beq     slow                    @ nobody called
    ldr     r2, [r1, #THREAD_TOKEN]
    ldr     r3, [r1, #THREAD_LEASE_EXTENT]
    ldr     r12, [r1, #THREAD_LEASE_ADDRESS]
    cmp     r2, r4
    bne     slow                    @ not this caller
    cmp     r7, #1
    bhi     slow
    add     r2, r7, #LEASE_RIGHT_SHIFT
    lsr     r2, r3, r2
    bic     r3, #3 << LEASE_RIGHT_SHIFT
    lsls    r2, #31
    beq     slow                    @ the right for this direction is not lent
    subs    r3, r6                  @ what is lent from there on
    blo     slow
    cmp     r3, r9
    blo     slow
    add     r12, r6
    orr     r2, r8, r9
    orr     r2, r12
    lsls    r2, #30
    bne     slow                    @ not whole words
    cmp     r9, #LONGEST_COPY
    bhi     slow
    requireMemory r1, r12, r9
    requireMemory r0, r8, r9

    @ All is checked.
    mov     r2, r9
    cmp     r7, #0
    ite     eq
    moveq   r0, r12                 @ from the client
    movne   r0, r8
    ite     eq
    moveq   r1, r8
    movne   r1, r12
    subs    r2, #64
    blo     2f
1:  ldmia   r0!, {r4-r11}
    stmia   r1!, {r4-r11}
    ldmia   r0!, {r4-r11}
    subs    r2, #64
    stmia   r1!, {r4-r11}
    bhs     1b
2:  adds    r2, #64 - 4             @ what is left, less the next word
    blo     4f
3:  ldr     r4, [r0], #4
    subs    r2, #4
    str     r4, [r1], #4
    bhs     3b
4:  mvn     lr, #2
    returnNothing copyExit
slow:
    mvn     lr, #2
    b       systemCallSlow
    .size fastLeaseCopy, . - fastLeaseCopy
    .pool
