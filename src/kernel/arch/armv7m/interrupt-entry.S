@ Device lines: more urgent than the kernel, so no system call, however long, delays the entry of this handler.
@
@ The line is masked and noted, and the rest is kernel work (PendSV).

#include "layout.inc"
#include "macros.inc"

    .section .text.interruptEntry, "ax", %progbits

@ In: lr EXC_RETURN. Keeps r4-r11; sp is anywhere.
@ stack: 0
    entry   interruptEntry
note:
    mrs     r0, ipsr
    subs    r0, #FIRST_LINE
    lsrs    r1, r0, #5
    and     r0, #31
    movs    r2, #1
    lsls    r2, r0                  @ the line's bit ...
    ldr     r3, =LINES_DISABLE
    ldr     r12, =kernel
    str     r2, [r3, r1, lsl #2]
    add     r0, r12, r1, lsl #2     @ ... and its word
    ldr     r1, [r0, #KERNEL_PENDING_LINES]
    ldr     r3, [r12, #KERNEL_PENDING_WORK]
    orr     r1, r2
    orr     r3, #WORK_LINES
    str     r1, [r0, #KERNEL_PENDING_LINES]
    str     r3, [r12, #KERNEL_PENDING_WORK]
    ldr     r0, =SYSTEM_CONTROL
    mov     r1, #PEND_WORK
    str     r1, [r0, #INTERRUPT_CONTROL]
    dsb                             @ the line is masked before it could be taken again
    bx      lr
    .size interruptEntry, . - interruptEntry

    .pool
