@ uint32_t semihostingCall(uint32_t operation, uint32_t argument)
@
@ In: r0 operation, r1 argument. Out: r0 result. Clobbers nothing else.

    .syntax unified
    .thumb
    .section .text.semihostingCall, "ax", %progbits
    .global semihostingCall
    .type semihostingCall, %function

@ stack: 0
semihostingCall:
    bkpt    #0xab
    bx      lr
    .size semihostingCall, . - semihostingCall
