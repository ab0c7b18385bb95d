@ void systemCall(struct CallFrame *frame)
@
@ The one instruction through which a process reaches the kernel. The frame's eight words are r4-r11 before and after the
@ call (src/abi/message.ts). The arguments avoid r0-r3 because the processor stacks those: a late interrupt may change
@ the stacked copies. The kernel returns r0-r3 as they were, so r0 still points to the frame afterwards.

    .syntax unified
    .thumb
    .section .text.systemCall, "ax", %progbits
    .global systemCall
    .type systemCall, %function

@ stack: 40
systemCall:
    push    {r3-r11, lr}            @ r3 keeps the stack aligned to 8 bytes
    ldmia   r0, {r4-r11}
    svc     #0
    stmia   r0, {r4-r11}
    pop     {r3-r11, pc}
    .size systemCall, . - systemCall
