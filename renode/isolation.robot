*** Comments ***
Written from tests/board/expectations.ts by `npm run robot`; a test compares them.

*** Variables ***
${SCRIPT}    ${CURDIR}/stm32f4-discovery.resc
${ELF}    ${CURDIR}/../build/default/conductor.elf
${PROMPT}    conductor>${SPACE}

*** Keywords ***
Boot
    Execute Command    set elf @${ELF}
    Execute Script    ${SCRIPT}
    Create Terminal Tester    sysbus.usart2    timeout=30    defaultPauseEmulation=true
    Start Emulation

See
    [Arguments]    ${pattern}
    Wait For Line On Uart    ${pattern}    treatAsRegex=true

See The Prompt
    Wait For Prompt On Uart    ${PROMPT}

*** Test Cases ***
Each forbidden thing is stopped, and nobody else notices
    Boot
    See    This is Conductor\\. 'help' lists the commands\\.
    See The Prompt
    Write Line To Uart    rogue read-kernel
    See    fault: process.rogue cause.data-access( |$)
    See    ^rogue: read-kernel: stopped, as it must be
    See The Prompt
    Write Line To Uart    rogue write-kernel
    See    fault: process.rogue cause.data-access( |$)
    See    ^rogue: write-kernel: stopped, as it must be
    See The Prompt
    Write Line To Uart    rogue write-bit-band
    See    fault: process.rogue cause.data-access( |$)
    See    ^rogue: write-bit-band: stopped, as it must be
    See The Prompt
    Write Line To Uart    rogue read-other
    See    fault: process.rogue cause.data-access( |$)
    See    ^rogue: read-other: stopped, as it must be
    See The Prompt
    Write Line To Uart    rogue write-other
    See    fault: process.rogue cause.data-access( |$)
    See    ^rogue: write-other: stopped, as it must be
    See The Prompt
    Write Line To Uart    rogue read-peripheral
    See    fault: process.rogue cause.data-access( |$)
    See    ^rogue: read-peripheral: stopped, as it must be
    See The Prompt
    Write Line To Uart    rogue write-peripheral
    See    fault: process.rogue cause.data-access( |$)
    See    ^rogue: write-peripheral: stopped, as it must be
    See The Prompt
    Write Line To Uart    rogue read-scb
    See    fault: process.rogue cause.(bus-error|data-access)( |$)
    See    ^rogue: read-scb: stopped, as it must be
    See The Prompt
    Write Line To Uart    rogue write-scb
    See    fault: process.rogue cause.(bus-error|data-access)( |$)
    See    ^rogue: write-scb: stopped, as it must be
    See The Prompt
    Write Line To Uart    rogue write-mpu
    See    fault: process.rogue cause.(bus-error|data-access)( |$)
    See    ^rogue: write-mpu: stopped, as it must be
    See The Prompt
    Write Line To Uart    rogue write-nvic
    See    fault: process.rogue cause.(bus-error|data-access)( |$)
    See    ^rogue: write-nvic: stopped, as it must be
    See The Prompt
    Write Line To Uart    rogue write-flash
    See    fault: process.rogue cause.data-access( |$)
    See    ^rogue: write-flash: stopped, as it must be
    See The Prompt
    Write Line To Uart    rogue write-kernel-flash
    See    fault: process.rogue cause.data-access( |$)
    See    ^rogue: write-kernel-flash: stopped, as it must be
    See The Prompt
    Write Line To Uart    rogue execute-data
    See    fault: process.rogue cause.instruction-access( |$)
    See    ^rogue: execute-data: stopped, as it must be
    See The Prompt
    Write Line To Uart    rogue jump-kernel
    See    fault: process.rogue cause.instruction-access( |$)
    See    ^rogue: jump-kernel: stopped, as it must be
    See The Prompt
    Write Line To Uart    rogue divide-panic
    See    fault: process.rogue cause.panic detail.2( |$)
    See    ^rogue: divide-panic: stopped, as it must be
    See The Prompt
    Write Line To Uart    rogue index-panic
    See    fault: process.rogue cause.panic detail.1( |$)
    See    ^rogue: index-panic: stopped, as it must be
    See The Prompt
    Write Line To Uart    rogue undefined
    See    fault: process.rogue cause.undefined-instruction( |$)
    See    ^rogue: undefined: stopped, as it must be
    See The Prompt
    Write Line To Uart    rogue exit
    See    fault: process.rogue cause.exited detail.7( |$)
    See    ^rogue: exit: stopped, as it must be
    See The Prompt
    Write Line To Uart    rogue bad-number
    See    (\\d+) attempts?, \\1 refused
    See The Prompt
    Write Line To Uart    counters
    See    ^counterHigh +\\d+ +\\d+ +0 +
    See    ^counterLow +\\d+ +\\d+ +0 +
    See The Prompt
    Write Line To Uart    ping 3
    See    ^3 round trips of 16 bytes in \\d+ us: .* 0 wrong
    See The Prompt
    Write Line To Uart    services
    See    ^console +ready +(essential +)?0 +0( |$)
    See    ^ping +ready +(essential +)?0 +0( |$)
    See    ^rogue +running +(essential +)?19 +19( |$)
    See    ^shell +running +(essential +)?0 +0( |$)
    See The Prompt
