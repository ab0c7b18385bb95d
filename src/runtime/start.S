@ Entry point of every process.
@
@ The kernel starts a process here, unprivileged, on the process's own stack, with its data copied and its zeroed memory
@ cleared. Nothing is left to initialise, so this only calls `main` and ends the process with status 0 when it returns.

    .syntax unified
    .thumb
    .section .text.processStart, "ax", %progbits
    .global processStart
    .type processStart, %function

@ stack: 0
processStart:
    bl      main
    movs    r4, #0                  @ exit names no slot
    movs    r5, #27                 @ Operation.exit
    movs    r6, #0                  @ its status
    svc     #0
    udf.w   #0                      @ exit does not return
    .size processStart, . - processStart
