@ The short way of `yield`: to the next thread of the same level, or back if there is none.

#include "layout.inc"
#include "macros.inc"

    .section .text.fastYield, "ax", %progbits

@ In: r5 operation; r0 current, r2 its fastSlotCount. Out: to the next thread; or to the slow path, which looks at nothing else.
@ stack: 0
    entry   fastYield
    ldr     r1, [r0, #THREAD_MORE_URGENT]
    cbz     r2, slow                @ it may not switch here
    mvn     r1, r1
    clz     r1, r1                  @ its level
    add     r3, sp, r1, lsl #2
    ldr     r4, [r3, #KERNEL_TAILS]
    cbnz    r4, others
    returnNothing aloneExit
slow:
    b       systemCallSlow

others:
    ldr     r12, =TIMER_READING
    ldr     r1, [r4, #THREAD_NEXT]  @ whose turn it is
    ldr     r7, [r12]
    ldr     r8, [r12, #SYSTEM_CONTROL + INTERRUPT_CONTROL - TIMER_READING]
    ldr     r9, [r1, #THREAD_FAST_SLOT_COUNT]
    ldr     r10, [r1, #THREAD_CALLERS]
    ldr     r11, [r1, #THREAD_PROCESS]
    tst     r8, #PEND_TIMER
    bne     slow                    @ the counter has wrapped
    cmp     r7, #0
    beq     slow                    @ or begins again
    cmp     r9, #0
    beq     slow
    cmp     r10, #0
    bne     slow                    @ somebody else pays

    @ Point of no return. r0 current, r1 next, r3 the level's place, r4 its last thread.
    ldr     r2, [sp, #KERNEL_CHARGED_AT]
    ldr     r6, [sp, #KERNEL_PAYER]
    str     r7, [sp, #KERNEL_CHARGED_AT]
    subs    r2, r2, r7
    ldr     r8, [r6, #PROCESS_CYCLES]
    str     r11, [sp, #KERNEL_PAYER]
    add     r2, r8
    str     r2, [r6, #PROCESS_CYCLES]

    movs    r5, #0
    str     r0, [r4, #THREAD_NEXT]  @ current goes behind the last, and the first comes out; they may be the same
    ldr     r2, [r1, #THREAD_NEXT]
    str     r2, [r0, #THREAD_NEXT]
    str     r5, [r1, #THREAD_NEXT]
    str     r0, [r3, #KERNEL_TAILS]
    str     r1, [sp, #KERNEL_CURRENT]

    str     r5, [r0, #THREAD_FRAME + 0] @ what `yield` returns
    str     r5, [r0, #THREAD_FRAME + 4]
    str     r5, [r0, #THREAD_FRAME + 8]
    str     r5, [r0, #THREAD_FRAME + 12]
    str     r5, [r0, #THREAD_FRAME + 16]
    str     r5, [r0, #THREAD_FRAME + 20]
    str     r5, [r0, #THREAD_FRAME + 24]
    str     r5, [r0, #THREAD_FRAME + 28]
    mrs     r2, psp
    ldr     r3, [r1, #THREAD_STACK_POINTER]
    str     r2, [r0, #THREAD_STACK_POINTER]
    msr     psp, r3
    addw    lr, r12, #REGION_BASE - TIMER_READING
    suspendProtection
    ldmia   r1!, {r2-r9}
    stmia   lr, {r2-r9}
    ldmia   r1, {r4-r11}
    mvn     lr, #2
    leave   yieldExit
    .size fastYield, . - fastYield
    .pool
