@ System calls enter here, and those that have a short way in assembly take it. All others go on in entry.S.
@
@ What is loaded and stored one by one, in runs, is so because the processor overlaps single accesses that follow one another; LDM and STM
@ begin anew.

#include "layout.inc"
#include "macros.inc"
#include "trace.inc"

    .section .text.systemCallEntry, "ax", %progbits

@ SVC. In: r4-r11 the call's arguments, r5 which one; lr EXC_RETURN. The main stack is empty.
@ The short ways get r0 current, r2 its fastSlotCount, r3 its slots. A thread with the FPU has no fast slots, so once a slot is inside them
@ EXC_RETURN is known, too.
@ stack: 0
    entry   systemCallEntry
    ldr     r0, [sp, #KERNEL_CURRENT]
    ldr     r2, [r0, #THREAD_FAST_SLOT_COUNT]
    ldr     r3, [r0, #THREAD_SLOTS]
    cmp     r5, #REPLY_AND_RECEIVE
    beq     fastReply
    blo     fastCall
    cmp     r5, #SIGNAL
    bne     notSignal
#include "fast-signal.inc"
    .size systemCallEntry, . - systemCallEntry

@ stack: 0
    entry   preempt
#include "preempt.inc"
    .size preempt, . - preempt

@ stack: 0
    entry   notSignal
    cmp     r5, #YIELD
    bne     notYield
#include "fast-yield.inc"
notYield:
    bhi     slow
    cmp     r5, #LEASE_COPY
    beq     fastLeaseCopy
#include "fast-call.inc"
slow:
    b       systemCallSlow
#include "fast-reply.inc"
#include "fast-lease-copy.inc"
    .size notSignal, . - notSignal
    .pool
