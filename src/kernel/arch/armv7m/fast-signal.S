@ The short way of `signal`: to a thread that waits for the bits and is more urgent, which runs at once; or to one that waits for
@ nothing that they could end, for which they are only noted.

#include "layout.inc"
#include "macros.inc"
#include "preempt.inc"

    .section .text.fastSignal, "ax", %progbits

@ In: r4 slot, r5 operation, r6 bits; r0 current, r2 its fastSlotCount, r3 its slots. Out: to the one or the other, or to the slow path,
@ which does not look at r7-r11.
@ stack: 0
    entry   fastSignal
    cmp     r4, r2
    bhs     systemCallSlow          @ with the FPU there are no slots, and EXC_RETURN is another than below
    add     r3, r3, r4, lsl #4      @ the slot
    ldr     r12, =SIGNAL_STAMP
    ldr     r2, [r3, #SLOT_STAMP]
    ldr     r1, [r3, #SLOT_OBJECT]  @ the thread, if it is a notification
    ldr     r3, [r3, #SLOT_BADGE]
    cmp     r2, r12
    bne     slow                    @ not a capability to signal
    bics    r3, r6, r3
    bne     slow                    @ bits that it does not allow
    ldr     r7, [r1, #THREAD_WAKE_MASK]
    ldr     r2, [r1, #THREAD_ENDPOINT]
    ldrh    r3, [r1, #THREAD_STATE]
    tst     r7, r6
    beq     noteOnly
    mayPreempt slow

    @ Point of no return.
    movs    r2, #0                  @ what `signal` returns
    str     r2, [r0, #THREAD_FRAME + 0]
    str     r2, [r0, #THREAD_FRAME + 4]
    str     r2, [r0, #THREAD_FRAME + 8]
    str     r2, [r0, #THREAD_FRAME + 12]
    str     r2, [r0, #THREAD_FRAME + 16]
    str     r2, [r0, #THREAD_FRAME + 20]
    str     r2, [r0, #THREAD_FRAME + 24]
    str     r2, [r0, #THREAD_FRAME + 28]
    preempt signalExit

@ It neither waits for bits nor receives: it is active (1), its blockReason none (0) and its endpoint null. In: r2, r3.
noteOnly:
    cmp     r3, #1
    bne     slow
    cbnz    r2, slow
    cbz     r6, slow                @ no bits: an error
    ldr     r2, [r1, #THREAD_NOTIFICATIONS]
    orrs    r2, r6
    str     r2, [r1, #THREAD_NOTIFICATIONS]
    returnNothing signalledExit
slow:
    mvn     lr, #2
    b       systemCallSlow
    .size fastSignal, . - fastSignal
    .pool
