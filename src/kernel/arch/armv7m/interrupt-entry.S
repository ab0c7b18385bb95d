@ Device lines: more urgent than the kernel, so no system call, however long, delays the entry of this handler.
@
@ If a process was interrupted, nothing else is pending, and the line's driver waits for it and is more urgent, the driver runs at once.
@ Else the line is only masked and noted, and the rest is kernel work (PendSV): so it is when the kernel was interrupted, and when it
@ is about to run in the name of a thread (a system call whose frame has been stored already, work that was noted).

#include "layout.inc"
#include "macros.inc"

    .section .text.interruptEntry, "ax", %progbits

@ In: lr EXC_RETURN. Out: to the driver, or back to what was interrupted.
@ stack: 0
@ never: systemCallSlow
    entry   interruptEntry
    cmn     lr, #3
    bne     note                    @ not a process without a floating-point frame, nor the idle loop
    ldr     r12, =TIMER_READING     @ from there, as from any place in it, system control space
    ldr     r3, =interruptNumbers - FIRST_LINE
    ldr     r2, [r12, #SYSTEM_CONTROL + PENDING_CONTROL - TIMER_READING]
    ldr     r0, [sp, #KERNEL_CURRENT]
    tst     r2, #ANY_PENDING
    bne     note
    uxtb    r2, r2                  @ what is active is this exception
    ldrb    r3, [r3, r2]
    ldr     r1, =interrupts - INTERRUPT_SIZE
    cbz     r3, note                @ nobody has it
    add     r3, r1, r3, lsl #LOG2_INTERRUPT_SIZE
    saveRegisters                   @ to have them free, and there they belong if the driver runs
    ldr     r1, [r3, #INTERRUPT_THREAD] @ a line that interrupts is open, and so has one
    ldr     r6, [r3, #INTERRUPT_BITS]
    ldr     r7, [r1, #THREAD_WAKE_MASK]
    ldr     r5, [r3, #INTERRUPT_DELIVERED]
    ldr     r8, [r0, #THREAD_WIDE]
    tst     r7, r6
    beq     restore                 @ the driver does not wait for it

    @ It is masked whoever runs next, and delivered if the driver does.
    subs    r2, #FIRST_LINE
    lsrs    r4, r2, #5
    and     r2, #31
    add     r9, r12, r4, lsl #2
    movs    r4, #1
    lsls    r4, r2
    str     r4, [r9, #LINES_DISABLE - TIMER_READING]
    movs    r4, #0
    adds    r5, #1
    strb    r4, [r3, #INTERRUPT_OPEN]
    str     r5, [r3, #INTERRUPT_DELIVERED]
    cmp     r8, #0
    beq     preempt                 @ else somebody else's regions would stay

@ From preempt.inc, too. In: r0 current, r3 interrupt: it is still to be delivered.
@ stack: 0
    entry   interruptWaits
    movs    r4, #1
    strb    r4, [r3, #INTERRUPT_OPEN]
    ldr     r4, [r3, #INTERRUPT_DELIVERED]
    subs    r4, #1
    str     r4, [r3, #INTERRUPT_DELIVERED]
restore:
    add     r12, r0, #THREAD_FRAME
    ldmia   r12, {r4-r11}

@ Masks and notes the line. Keeps r4-r11; sp is anywhere.
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
    str     r1, [r0, #PENDING_CONTROL]
    dsb                             @ the line is masked before it could be taken again
    .global noteExit
noteExit:
    bx      lr
    .size interruptEntry, . - interruptEntry
    .pool
