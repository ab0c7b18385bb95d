@ Faults: the most urgent exceptions, so what is wrong is known before anything else happens. Here it is only captured.
@
@ A process's fault leaves the process where it is, with all its registers: the kernel's work (PendSV) follows at once, before the
@ process can run again, stores them and decides. So device interrupts wait no longer than this takes.
@
@ Storing the frame of a system call or an interrupt may fail. Then this runs before the system call does, in the name of the right
@ thread, and cancels it: SVCALLPENDED would else run in the name of the next. A second fault that came with the first (an
@ undefined instruction without a stack is one of usage and one of memory) is cancelled likewise. An interrupt stays
@ pending: it is not the process's.
@
@ Two faults of a thread can show up inside the kernel: its s0-s15 are stored on its stack only when the kernel switches away
@ (lazy stacking), and its last buffered store may fail after the entry. They are captured in its name, and the kernel goes on
@ with what it was doing; nothing in it depends on them. All other faults in the kernel are the kernel's: it panics.

#include "layout.inc"
#include "macros.inc"

    .equ    FAULT_LAZY_SAVE, 0x2020 @ CFSR: MLSPERR, LSPERR
    .equ    FAULT_LATE_STORE, 0x0400 @ CFSR: IMPRECISERR
    .equ    FAULT_ADDRESSES, 0x8080 @ CFSR: MMARVALID, BFARVALID; they say nothing by themselves

    .section .text.faultEntry, "ax", %progbits

@ Hard, memory, bus and usage faults. In: lr EXC_RETURN. Keeps r4-r11.
@ stack: 0
    entry   faultEntry
    ldr     r1, =SYSTEM_CONTROL
    tst     lr, #RETURN_PROCESS_STACK
    beq     faultInKernel

@ A process's: the main stack is empty. It starts over all the same: when a return fails because the process had its frame
@ overwritten, QEMU stores a new frame here, and here it would stay.
    ldr     r0, =kernel
    mov     sp, r0
    ldr     r3, [r0, #KERNEL_CURRENT]

@ In: r0 kernel, r1 SYSTEM_CONTROL, r3 the thread.
capture:
    ldr     r2, =capturedFault
    str     r3, [r2, #FAULT_STATUS_THREAD]
    str     lr, [r2, #FAULT_STATUS_EXCEPTION_RETURN]
    ldr     r3, [r1, #FAULT_REGISTER]
    ldr     r12, [r2, #FAULT_STATUS_CFSR]
    str     r3, [r1, #FAULT_REGISTER] @ a bit stays until a 1 is written to it
    orr     r12, r3                 @ what came late adds to what was captured
    str     r12, [r2, #FAULT_STATUS_CFSR]
    ldr     r3, [r1, #HARD_FAULT_STATUS]
    str     r3, [r1, #HARD_FAULT_STATUS]
    str     r3, [r2, #FAULT_STATUS_HFSR]
    ldr     r3, [r1, #MEMORY_ADDRESS]
    ldr     r12, [r1, #BUS_ADDRESS]
    str     r3, [r2, #FAULT_STATUS_MEMORY_ADDRESS]
    str     r12, [r2, #FAULT_STATUS_BUS_ADDRESS]
    ldr     r3, [r1, #HANDLER_CONTROL]
    str     r3, [r2, #FAULT_STATUS_HANDLER_CONTROL]
    bic     r3, #FAULTS_PENDING
    bic     r3, #CALL_PENDING
    str     r3, [r1, #HANDLER_CONTROL]
    ldr     r3, [r0, #KERNEL_PENDING_WORK]
    orr     r3, #WORK_FAULT
    str     r3, [r0, #KERNEL_PENDING_WORK]
    mov     r3, #PEND_WORK
    str     r3, [r1, #PENDING_CONTROL]
    dsb
    .global captureExit
captureExit:
    bx      lr

@ Whose is it? A fault of the lazy save or of a late store, and nothing else, is a thread's. HFSR is 0: it was not escalated.
faultInKernel:
    ldr     r3, [r1, #FAULT_REGISTER]
    ldr     r2, [r1, #HARD_FAULT_STATUS]
    cmp     r2, #0
    bne     unexpectedEntry
    ldr     r2, =FAULT_LAZY_SAVE | FAULT_LATE_STORE
    ands    r2, r3
    beq     unexpectedEntry
    bics    r3, r2
    bic     r3, #FAULT_ADDRESSES & 0xff00
    bics    r3, #FAULT_ADDRESSES & 0xff
    bne     unexpectedEntry
    ldr     r0, =kernel
    ldr     r3, [r0, #KERNEL_CURRENT] @ a late store: the stores of the entry flush it, so nobody else runs yet
    cmp     r2, #FAULT_LATE_STORE
    beq     capture
    ldr     r12, =SYSTEM_CONTROL + FLOATING_POINT_CONTROL
    ldr     r2, [r12]
    bic     r2, #LAZY_SAVE_ACTIVE   @ it would be tried again
    str     r2, [r12]
    ldr     r3, [r0, #KERNEL_INTERRUPTED]
    b       capture
    .size faultEntry, . - faultEntry

@ A fault of the kernel, or an exception that nobody uses. kernelException reports it and does not return.
@ stack: 32
    entry   unexpectedEntry
    tst     lr, #RETURN_PROCESS_STACK
    ite     eq
    moveq   r1, sp                  @ the stored context
    mrsne   r1, psp
    push    {r4-r11}
    mov     r0, sp
    bl      kernelException
    udf     #0                      @ it does not return
    .size unexpectedEntry, . - unexpectedEntry
    .pool
