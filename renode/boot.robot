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
The system boots, and all that it promises is there
    Boot
    See    This is Conductor\\. 'help' lists the commands\\.
    See The Prompt
    Write Line To Uart    services
    See    ^supervisor +running +(essential +)?0 +0( |$)
    See    ^registry +ready +(essential +)?0 +0( |$)
    See    ^resources +ready +(essential +)?0 +0( |$)
    See    ^console +ready +(essential +)?0 +0( |$)
    See    ^events +ready +(essential +)?0 +0( |$)
    See    ^security +ready +(essential +)?0 +0( |$)
    See    ^journal +ready +(essential +)?0 +0( |$)
    See    ^pins +ready +(essential +)?0 +0( |$)
    See    ^shell +running +(essential +)?0 +0( |$)
    See The Prompt
    Write Line To Uart    uptime
    See    ^up 0:00:\\d+\\.\\d+, idle \\d+ %, .* 168 MHz
    See The Prompt
    Write Line To Uart    resources
    See    ^usart2 +device +exclusive +console
    See    ^console\\.input +name +exclusive +shell
    See The Prompt
