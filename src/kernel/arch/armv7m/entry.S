@ Entry to the kernel and the switch between processes.
@
@ System calls, the timer and device interrupts have one priority, so each runs to its end before the next. All come
@ from a process or the idle loop: unprivileged, on the process stack. The processor has stored r0-r3, r12, lr, pc and
@ xpsr there; r4-r11 and how to return are stored here, in the control block of the running process. The dialect part then
@ works on control blocks alone, and `resume` continues with whatever process it chose.
@
@ The main stack is empty at every entry (and so is at its top), except for faults inside the kernel.

    .syntax unified
    .thumb
    .fpu    fpv4-sp-d16

@ Offsets in Kernel (state.ts) and Process (process.ts); a test compares them with the sources.
    .equ    KERNEL_CURRENT, 0
    .equ    KERNEL_DEFERRED_FAULT, 8
    .equ    PROCESS_STACK_POINTER, 32
    .equ    PROCESS_EXCEPTION_RETURN, 36
    .equ    PROCESS_COPROCESSOR_ACCESS, 40
    .equ    PROCESS_FLOATING_POINT, 44
    .equ    PROCESS_PROTECTION_WORDS, 48
    .equ    PROCESS_PROTECTION, 0xc8

    .equ    COPROCESSOR_ACCESS, 0xe000ed88
    .equ    REGION_BASE, 0xe000ed9c @ RBAR, RASR and three aliases of the pair: four regions at once
    .equ    PROTECTION_CONTROL, -8  @ from there: MPU_CTRL
    .equ    PROTECTION_ON, 5        @ enabled, with the default map for the kernel

    .equ    RETURN_PROCESS_STACK, 4 @ EXC_RETURN: the context is on the process stack
    .equ    RETURN_BASIC_FRAME, 0x10 @ EXC_RETURN: it has no floating-point part

    .section .text.kernelEntry, "ax", %progbits

@ Stores the context of the running process.
@ In: lr EXC_RETURN. Out: r4 its control block. Clobbers r0, r1 (they are on the process's stack).
    .macro  storeContext
    ldr     r0, =kernel
    mrs     r1, psp
    ldr     r0, [r0, #KERNEL_CURRENT]
    stmia   r0, {r4-r11}
    mov     r4, r0
    strd    r1, lr, [r0, #PROCESS_STACK_POINTER]
    .endm

    .macro  entry name
    .global \name
    .type   \name, %function
\name:
    .endm

@ SVC. In: r4-r11 the call's arguments.
@ stack: 0
    entry   systemCallEntry
    storeContext
    bl      kernelSystemCall
    b       resume
    .size systemCallEntry, . - systemCallEntry

@ SysTick.
@ stack: 0
    entry   timerEntry
    storeContext
    bl      kernelTick
    b       resume
    .size timerEntry, . - timerEntry

@ A device line.
@ stack: 0
    entry   interruptEntry
    storeContext
    mrs     r0, ipsr
    subs    r0, #16                 @ the line's number
    bl      kernelInterrupt
    b       resume
    .size interruptEntry, . - interruptEntry

@ Hard, memory, bus and usage faults. From a process, the process is at fault. The main stack starts over: when a return
@ fails because the process had its frame overwritten, QEMU stores a new frame here, and here it would stay.
@ stack: 0
    entry   faultEntry
    tst     lr, #RETURN_PROCESS_STACK
    beq     unexpectedEntry
    ldr     r0, =__kernel_stack_top
    mov     sp, r0
    storeContext
    bl      kernelFault
    .size faultEntry, . - faultEntry
@ falls into resume

@ Continues with the process in `kernel.current`.
@ In: r4 the process whose context is still in the MPU and the floating-point registers. Out: to that process.
@ stack: 0
    entry   resume
    ldr     r5, =kernel
    ldr     r6, [r5, #KERNEL_CURRENT]
    cmp     r4, r6
    beq     1f
    ldr     r1, [r4, #PROCESS_EXCEPTION_RETURN]
    tst     r1, #RETURN_BASIC_FRAME
    bne     1f
    ldr     r0, [r4, #PROCESS_FLOATING_POINT]
    vstmia  r0, {s16-s31}           @ makes the processor store s0-s15, too: this can fault (deferred)
1:  ldr     r0, [r5, #KERNEL_DEFERRED_FAULT]
    cbnz    r0, deferred
    cmp     r4, r6
    bne     switchTo
    b       loadContext
deferred:
    mov     r0, r4
    bl      kernelDeferredFault     @ may choose another process
    b       resume
    .size resume, . - resume

@ PendSV, once: leaves the boot context. The main stack starts over, and from the next exception return on the processor
@ is unprivileged outside the kernel; nothing ever changes that again.
@ stack: 0
    entry   firstSwitchEntry
    ldr     r0, =__kernel_stack_top
    mov     sp, r0
    movs    r0, #1
    msr     control, r0
    isb
    ldr     r6, =kernel
    ldr     r6, [r6, #KERNEL_CURRENT]
    .size firstSwitchEntry, . - firstSwitchEntry
@ falls into switchTo

@ Gives the processor's memory protection and floating-point unit to a process, and continues it. Protection is off
@ meanwhile: between its two words a region has the new base and the old size and rights, and that may be no right to
@ execute this code.
@ In: r6 its control block.
@ stack: 0
    entry   switchTo
    add     r0, r6, #PROCESS_PROTECTION
    ldr     r1, =REGION_BASE
    movs    r7, #0
    str     r7, [r1, #PROTECTION_CONTROL]
    ldmia   r0!, {r2-r5, r8-r11}
    stmia   r1, {r2-r5, r8-r11}
    ldr     r2, [r6, #PROCESS_PROTECTION_WORDS]
    cmp     r2, #8
    beq     1f
    ldmia   r0, {r2-r5, r8-r11}
    stmia   r1, {r2-r5, r8-r11}
1:  movs    r7, #PROTECTION_ON
    str     r7, [r1, #PROTECTION_CONTROL]
    ldr     r0, =COPROCESSOR_ACCESS
    ldrd    r2, r3, [r6, #PROCESS_COPROCESSOR_ACCESS] @ and where its s16-s31 are
    str     r2, [r0]
    ldr     r1, [r6, #PROCESS_EXCEPTION_RETURN]
    tst     r1, #RETURN_BASIC_FRAME
    bne     loadContext
    dsb                             @ access must be on before the next instruction uses it
    isb
    vldmia  r3, {s16-s31}
    .size switchTo, . - switchTo
@ falls into loadContext

@ In: r6 the control block. The exception return completes what the barrier begins.
@ stack: 0
    entry   loadContext
    ldrd    r1, lr, [r6, #PROCESS_STACK_POINTER]
    msr     psp, r1
    ldmia   r6, {r4-r11}
    dsb
    .global kernelExit              @ benchmarks count from and to here
kernelExit:
    bx      lr
    .size loadContext, . - loadContext

@ A fault inside the kernel, or an exception that nobody uses. kernelException returns only if the fault can wait until
@ `resume` gives it to the process that it belongs to.
@ stack: 40
    entry   unexpectedEntry
    tst     lr, #RETURN_PROCESS_STACK
    ite     eq
    moveq   r1, sp                  @ the stored context
    mrsne   r1, psp
    push    {r4-r11}
    mov     r0, sp
    mov     r2, lr
    push    {r2, lr}
    bl      kernelException
    pop     {r2, lr}
    pop     {r4-r11}
    bx      lr
    .size unexpectedEntry, . - unexpectedEntry
    .pool
