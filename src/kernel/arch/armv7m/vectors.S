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
