@ Reset: keep what a run has left that did not end in order, paint the stack, clear the kernel's variables (none begins as anything else), then boot. Everything is privileged and on the main stack.

#include "layout.inc"

    .syntax unified
    .thumb
    .section .text.resetHandler, "ax", %progbits
    .global resetHandler
    .type resetHandler, %function

    .equ    STACK_PAINT, 0xc0dec0de @ as in stack.ts
    .equ    VECTOR_TABLE, 0xe000ed08

@ In: nothing. Out: does not return.
@ stack: 0
resetHandler:
    cpsid   i                       @ until the first process runs (exceptions.ts)
    ldr     r0, =vectors            @ a loader may have left its own table
    ldr     r1, =VECTOR_TABLE
    str     r0, [r1]

@ What the run before has left is kept with its mark, which tells whether it was of this build and has not ended in order. Nothing of
@ it has been written yet, not even its stack, which is still in no use here.
    ldr     r0, =__pieces
    bl      copyAside
    ldr     r0, =kept
    ldr     r2, =__build_mark
    ldr     r1, [r0, #KEPT_REASON_MARK]
    str     r2, [r0, #KEPT_REASON_MARK]
    cmp     r1, r2
    ittt    ne
    movne   r1, #0
    strne   r1, [r0]                @ there is no reason of a reset to tell
    strne   r1, [r0, #4]
    ldr     r0, =__kernel_stack_base
    ldr     r1, =__kernel_stack_top
    ldr     r2, =STACK_PAINT
    mov     sp, r1
1:  stmia   r0!, {r2}
    cmp     r0, r1
    blo     1b

    ldr     r1, =__kernel_bss_end   @ the variables follow the stack
    movs    r2, #0
1:  stmia   r0!, {r2}
    cmp     r0, r1
    blo     1b

    bl      kernelBoot
    udf     #0                      @ it does not return
    .size resetHandler, . - resetHandler
    .pool
