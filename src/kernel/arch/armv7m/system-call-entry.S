@ System calls enter here, and those that have a short way in assembly take it. All others go on in entry.S.

#include "layout.inc"
#include "macros.inc"
#include "fast-call.inc"
#include "fast-reply.inc"
#include "preempt.inc"

    .section .text.systemCallEntry, "ax", %progbits

@ SVC. In: r4-r11 the call's arguments, r5 which one; lr EXC_RETURN. The main stack is empty.
@ stack: 0
    entry   systemCallEntry
    ldr     r0, [sp, #KERNEL_CURRENT]
    ldr     r1, =REGION_BASE        @ early, when it costs nothing
    ldr     r2, [r0, #THREAD_FAST_SLOT_COUNT]
    ldr     r3, [r0, #THREAD_SLOTS]
    orns    r12, r5, r6             @ 0 is `call` without a deadline: 0 and FOREVER
    bne     notCall
    callPath 0, 0, callExit
notCall:
    cmp     r5, #1
    bne     otherCall
    replyPath replyExit

@ The operation is not `replyAndReceive`, and not `call` without a deadline.
otherCall:
    cmp     r5, #6
    bhs     systemCallSlow
    tbh     [pc, r5, lsl #1]
ways:
    .hword  (slow - ways) / 2, (slow - ways) / 2
    .hword  (fastLending - ways) / 2, (fastLeaseCopy - ways) / 2
    .hword  (fastSignal - ways) / 2, (fastYield - ways) / 2
slow:
    b       systemCallSlow
#include "fast-signal.inc"
fastLending:
    adds    r12, r6, #1             @ FOREVER
    bne     systemCallSlow
    lsrs    r12, r11, #LEASE_RIGHT_SHIFT
    beq     systemCallSlow          @ no right is lent
    callPath 1, 2, lendingExit
#include "fast-yield.inc"
#include "fast-lease-copy.inc"
    .size systemCallEntry, . - systemCallEntry
    .pool
