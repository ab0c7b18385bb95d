@ The short way of `leaseCopy`.

#include "layout.inc"
#include "macros.inc"

    .section .text.fastLeaseCopy, "ax", %progbits

@ In: r0 current, r4-r11 the call's arguments.
@ stack: 0
    entry   fastLeaseCopy
    b       systemCallSlow
    .size fastLeaseCopy, . - fastLeaseCopy
