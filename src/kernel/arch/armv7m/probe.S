@ The boot's self-test of memory protection: a store that really is made without privilege, from a process's regions.
@
@ Interrupts stay masked, but by priority and not altogether as in the rest of the boot: then whatever the store leads to is taken as
@ the fault that it is, and nothing depends on its becoming a hard fault (Renode, which never makes one of another fault, would retry the store
@ for ever). The probe has a vector table of its own (vectors.S) for as long as it lasts; and a region of its own for its few instructions.

    .syntax unified
    .thumb

    .equ    VECTOR_TABLE, 0xe000ed08
    .equ    FAULT_STATUS, 0xe000ed28 @ CFSR, and HFSR behind it
    .equ    REGION_BASE, 0xe000ed9c
    .equ    PROBE_REGION, 7
    .equ    REGION_VALID, 16
    .equ    CODE_OF_32_BYTES, 0x06020009 @ RASR: read only, cacheable, 2^5 bytes, enabled
    .equ    UNPRIVILEGED, 3         @ CONTROL: no privilege, process stack
    .equ    RETURN_MAIN_STACK, 0xfffffff9 @ EXC_RETURN: thread mode, main stack
    .equ    THUMB_STATE, 1 << 24    @ xPSR
    .equ    ALL_BUT_FAULTS, 0x10    @ BASEPRI: faults have 0, everything else has more (exceptions.ts)

    .section .text.probeStore, "ax", %progbits

@ Stores a word without privilege; the fault status that comes of it: that of the probe's own undefined instruction if the store
@ was allowed.
@ uint32_t probeStore(const uint32_t *regions, uint32_t stack, uint32_t address, uint32_t value)
@ In: regions 8 words, stack the stack pointer that the process would have.
@ stack: 72
@ calls: probeCode
    .global probeStore
    .type   probeStore, %function
probeStore:
    push    {r3-r11, lr}
    ldr     r12, =REGION_BASE
    ldmia   r0, {r4-r11}
    stmia   r12, {r4-r11}
    ldr     r4, =probeCode + REGION_VALID + PROBE_REGION
    ldr     r5, =CODE_OF_32_BYTES
    strd    r4, r5, [r12]
    ldr     r4, =VECTOR_TABLE
    ldr     r5, =probeVectors
    str     r5, [r4]
    movs    r5, #ALL_BUT_FAULTS
    msr     basepri, r5
    cpsie   i
    msr     psp, r1
    movs    r4, #UNPRIVILEGED
    dsb
    isb
    ldr     r5, =probeCode + 1
    bx      r5

@ Any fault. Back to privilege and to the main stack, with a context of our own making (its 32 bytes are counted in probeStore):
@ that of the probe is dropped.
@ stack: 0
    .global probeFault
    .type   probeFault, %function
probeFault:
    ldr     r4, =FAULT_STATUS
    ldrd    r0, r5, [r4]
    strd    r0, r5, [r4]            @ a bit stays until a 1 is written to it
    movs    r5, #0
    msr     control, r5
    sub     sp, #32
    str     r0, [sp, #0]
    ldr     r5, =probeOver
    str     r5, [sp, #24]
    mov     r5, #THUMB_STATE
    str     r5, [sp, #28]
    ldr     lr, =RETURN_MAIN_STACK
    bx      lr

probeOver:
    cpsid   i
    ldr     r4, =VECTOR_TABLE
    ldr     r5, =vectors
    str     r5, [r4]
    ldr     r12, =REGION_BASE
    movs    r5, #0
    msr     basepri, r5
    movs    r4, #REGION_VALID + PROBE_REGION
    strd    r4, r5, [r12]
    dsb
    isb
    pop     {r3-r11, pc}
    .size probeStore, . - probeStore
    .pool

    .section .text.probeCode, "ax", %progbits
    .balign 32
@ In: r2 address, r3 value, r4 CONTROL.
@ stack: 0
    .global probeCode
    .type   probeCode, %function
probeCode:
    msr     control, r4
    isb                             @ from here on without privilege
    str     r3, [r2]
    udf     #0
    .balign 32                      @ nothing else shares the region
    .size probeCode, . - probeCode
