@ The slow way into the kernel: system calls that no fast path takes, the timer, and the kernel's own work.
@
@ These three have one priority, so each runs to its end before the next, and all come from a process or the idle loop:
@ unprivileged, on the process stack. The processor has stored r0-r3, r12, lr, pc and xpsr there; r4-r11 and how to return are
@ stored here, in the control block of the interrupted thread. The dialect part then works on control blocks alone, and `resume`
@ continues with whatever thread it chose. Devices and faults may interrupt it (interrupt-entry.S, fault-entry.S).

#include "layout.inc"
#include "macros.inc"

    .section .text.kernelEntry, "ax", %progbits

@ SysTick.
@ stack: 0
    entry   timerEntry
    ldr     r3, =kernelTick
    b       enterKernel
    .size timerEntry, . - timerEntry

@ PendSV: interrupts that were noted, faults that were captured; at first, the end of the boot.
@ stack: 0
    entry   workEntry
    tst     lr, #RETURN_PROCESS_STACK
    beq     firstSwitch
    ldr     r3, =kernelWork
    b       enterKernel
    .size workEntry, . - workEntry

@ SVC, when no fast path took the call. In: r4-r11 the call's arguments, lr EXC_RETURN.
@ stack: 0
    entry   systemCallSlow
    ldr     r3, =kernelSystemCall
    .size systemCallSlow, . - systemCallSlow

@ Stores the context of the interrupted thread. r0-r3 are on its stack.
@ In: r3 the entry of main.ts, lr EXC_RETURN.
@ stack: 0
@ calls: kernelSystemCall, kernelTick, kernelWork
    entry   enterKernel
    ldr     r0, [sp, #KERNEL_CURRENT]
    mrs     r1, psp
    add     r2, r0, #THREAD_FRAME
    stmia   r2, {r4-r11}
    strd    r1, lr, [r0, #THREAD_STACK_POINTER]
    str     r0, [sp, #KERNEL_INTERRUPTED]
    blx     r3
    b       resume
    .size enterKernel, . - enterKernel
    .pool
