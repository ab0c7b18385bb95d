@ The short ways of `signal` and `yield`.

#include "layout.inc"
#include "macros.inc"

    .section .text.fastSignal, "ax", %progbits

@ In: r0 current, r4-r11 the call's arguments.
@ stack: 0
    entry   fastSignal
    b       systemCallSlow
    .size fastSignal, . - fastSignal

@ stack: 0
    entry   fastYield
    b       systemCallSlow
    .size fastYield, . - fastYield
