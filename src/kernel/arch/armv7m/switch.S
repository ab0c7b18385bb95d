@ The way out of the kernel's slow entries: to the thread in `kernel.current`, whoever that is.

#include "layout.inc"
#include "macros.inc"

    .section .text.resume, "ax", %progbits

@ Continues with the current thread. The main stack is empty.
@ In: `interrupted`, whose regions and floating-point registers are still in the processor. Out: to the current thread.
@ stack: 0
    entry   resume
    ldr     r6, [sp, #KERNEL_CURRENT]
    ldr     r4, [sp, #KERNEL_INTERRUPTED]
    cmp     r4, r6
    beq     loadContext             @ its regions are in force already
    ldr     r0, [r4, #THREAD_FLOATING_POINT]
    ldr     r1, [r6, #THREAD_FLOATING_POINT]
    ldr     r2, [r4, #THREAD_WIDE]
    ldr     r3, [r6, #THREAD_WIDE]
    orrs    r5, r0, r1
    bne     switchFloatingPoint
switchRegions:
    ldr     lr, =REGION_BASE
    suspendProtection
    orrs    r2, r3
    bne     switchWide
switchNarrow:
    ldmia   r6, {r0-r5, r8, r9}
    stmia   lr, {r0-r5, r8, r9}

@ In: r6 the thread whose regions are in force.
loadContext:
    ldrd    r1, lr, [r6, #THREAD_STACK_POINTER]
    msr     psp, r1
    adds    r6, #THREAD_FRAME
    ldmia   r6, {r4-r11}
    dsb
    .global kernelExit
kernelExit:
    bx      lr

@ The FPU belongs to one thread: all others have no access, so what its registers hold is nobody else's business. Storing s16-s31
@ makes the processor store s0-s15 on the thread's stack, too, and that can fault (fault-entry.S).
@ In: r4 the thread that is left, r0 where its s16-s31 go, null without the FPU; r6, r1 likewise of the next. Keeps r2, r3.
switchFloatingPoint:
    cbz     r0, 1f
    ldr     r5, [r4, #THREAD_EXCEPTION_RETURN]
    tst     r5, #RETURN_BASIC_FRAME
    bne     1f                      @ it is dead: nothing to keep
    vstmia  r0, {s16-s31}
1:  ldr     r7, =SYSTEM_CONTROL + COPROCESSOR_ACCESS
    cmp     r1, #0
    ite     eq
    moveq   r5, #0
    movne   r5, #0xf << 20          @ CP10 and CP11, for everybody
    str     r5, [r7]
    cmp     r1, #0
    beq     switchRegions
    dsb                             @ access must be on before the next instruction uses it
    isb
    vldmia  r1, {s16-s31}
    b       switchRegions

@ Regions 4-7: those of the next thread, or none if only the left one had any.
@ In: r3 the next one's words or null, r6 the next one, lr REGION_BASE.
switchWide:
    cbnz    r3, 1f
    ldr     r3, =noRegions
1:  ldmia   r3, {r0-r5, r8, r9}
    stmia   lr, {r0-r5, r8, r9}
    b       switchNarrow
    .size resume, . - resume

@ The running thread's regions have changed; or at boot, when nothing is known of those that the processor has.
@ void reloadRegions(struct Thread *thread)
@ stack: 28
    entry   reloadRegions
    push    {r4-r10}
    ldr     r12, =REGION_BASE
    suspendProtection
    ldmia   r0, {r1-r8}
    stmia   r12, {r1-r8}
    ldr     r0, [r0, #THREAD_WIDE]
    cbnz    r0, 1f
    ldr     r0, =noRegions
1:  ldmia   r0, {r1-r8}
    stmia   r12, {r1-r8}
    dsb
    isb
    cpsie   f
    pop     {r4-r10}
    bx      lr
    .size reloadRegions, . - reloadRegions

@ The end of the boot: the first PendSV comes from the boot's context on the main stack, and drops it. From its exception return on
@ the processor is unprivileged outside the kernel; nothing ever changes that again.
@ In: `interrupted` is the idle thread.
@ stack: 0
    entry   firstSwitch
    ldr     r0, =kernel
    mov     sp, r0
    movs    r0, #1
    msr     control, r0
    isb
    ldr     r0, =SYSTEM_CONTROL
    mov     r1, #PEND_WORK          @ what came during the boot is to be done, too
    str     r1, [r0, #PENDING_CONTROL]
    b       resume
    .size firstSwitch, . - firstSwitch
    .pool

    .section .rodata.noRegions, "a", %progbits
    .balign 4
noRegions:
    .word   0x14, 0, 0x15, 0, 0x16, 0, 0x17, 0 @ VALID and the number; disabled
