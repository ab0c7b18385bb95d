@ The vector table: the processor's own sixteen entries, then one for each device line. All lines enter the kernel at the
@ same place; what a line means is data (interrupt.ts).

#ifndef INTERRUPT_LINES
#define INTERRUPT_LINES 82          /* as many as the largest supported chip has */
#endif

    .syntax unified
    .thumb
    .section .vectors, "a", %progbits
    .global vectors
    .type vectors, %object
vectors:
    .word   __kernel_stack_top
    .word   resetHandler
    .word   unexpectedEntry         @ non-maskable interrupt
    .word   faultEntry              @ hard fault
    .word   faultEntry              @ memory management
    .word   faultEntry              @ bus
    .word   faultEntry              @ usage
    .word   0
    .word   0
    .word   0
    .word   0
    .word   systemCallEntry
    .word   unexpectedEntry         @ debug monitor
    .word   0
    .word   workEntry               @ pendable service
    .word   timerEntry              @ SysTick
    .rept   INTERRUPT_LINES
    .word   interruptEntry
    .endr
    .size vectors, . - vectors

@ The table of the boot's self-test (probe.S), of which only the faults count. A table begins at a multiple of 128; this one at the first
@ whose hard fault lies behind the other table, whose last entries may stand where this one would have the stack and the reset.
    .equ    TABLE_ALIGNMENT, 128
    .equ    HARD_FAULT, 12
    .global probeVectors
    .equ    probeVectors, vectors + ((4 * (16 + INTERRUPT_LINES) - HARD_FAULT + TABLE_ALIGNMENT - 1) / TABLE_ALIGNMENT) * TABLE_ALIGNMENT
    .org    probeVectors - vectors + HARD_FAULT
    .rept   4                       @ hard, memory management, bus, usage
    .word   probeFault
    .endr
