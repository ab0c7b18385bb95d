@ The idle loop and its stack. It runs unprivileged behind two MPU regions of just these sizes (idle.ts).

    .syntax unified
    .thumb

    .section .text.idleLoop, "ax", %progbits
    .balign 32
    .global idleLoop
    .type idleLoop, %function

@ stack: 32
idleLoop:
    wfi
    b       idleLoop
    .balign 32                      @ nothing else shares the region
    .size idleLoop, . - idleLoop

    .section .bss.idleStack, "aw", %nobits
    .balign 64
    .global idleStack
    .type idleStack, %object
idleStack:
    .space  64
    .size idleStack, . - idleStack
