@ void systemCall(struct CallFrame *frame)
@
@ The one instruction through which a process reaches the kernel. The frame's eight words are r4-r11 before and after the
@ call (src/abi/message.ts). The arguments avoid r0-r3 because the processor stacks those: a late interrupt may change
@ the stacked copies. The kernel returns r0-r3 as they were, so r0 still points to the frame afterwards.

    .syntax unified
    .cfi_sections .debug_frame      @ so that the calls of a thread that waits here can be told
    .thumb
    .section .text.systemCall, "ax", %progbits
    .global systemCall
    .type systemCall, %function

@ stack: 40
systemCall:
    .cfi_startproc
    push    {r3-r11, lr}            @ r3 keeps the stack aligned to 8 bytes
    .cfi_def_cfa_offset 40
    .cfi_offset r4, -36
    .cfi_offset r5, -32
    .cfi_offset r6, -28
    .cfi_offset r7, -24
    .cfi_offset r8, -20
    .cfi_offset r9, -16
    .cfi_offset r10, -12
    .cfi_offset r11, -8
    .cfi_offset lr, -4
    ldmia   r0, {r4-r11}
    svc     #0
    stmia   r0, {r4-r11}
    pop     {r3-r11, pc}
    .cfi_endproc
    .size systemCall, . - systemCall
