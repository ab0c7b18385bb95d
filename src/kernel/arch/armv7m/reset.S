@ Reset: paint the stack, copy and clear the kernel's memory, then boot. Everything is privileged and on the main stack.

    .syntax unified
    .thumb
    .section .text.resetHandler, "ax", %progbits
    .global resetHandler
    .type resetHandler, %function

    .equ    STACK_PAINT, 0xc0dec0de @ as in lifecycle.ts
    .equ    VECTOR_TABLE, 0xe000ed08

@ In: nothing. Out: does not return.
@ stack: 0
resetHandler:
    cpsid   i                       @ until the first process runs (exceptions.ts)
    ldr     r0, =vectors            @ a loader may have left its own table
    ldr     r1, =VECTOR_TABLE
    str     r0, [r1]
    ldr     r0, =__kernel_stack_top
    mov     sp, r0

    ldr     r1, =__kernel_stack_base
    ldr     r2, =STACK_PAINT
1:  cmp     r1, r0
    bhs     2f
    str     r2, [r1], #4
    b       1b

2:  ldr     r0, =__kernel_data_start
    ldr     r1, =__kernel_data_end
    ldr     r2, =__kernel_data_load
3:  cmp     r0, r1
    bhs     4f
    ldr     r3, [r2], #4
    str     r3, [r0], #4
    b       3b

4:  ldr     r0, =__kernel_bss_start
    ldr     r1, =__kernel_bss_end
    movs    r2, #0
5:  cmp     r0, r1
    bhs     6f
    str     r2, [r0], #4
    b       5b

6:  bl      kernelBoot
    udf     #0                      @ it does not return
    .size resetHandler, . - resetHandler
    .pool
