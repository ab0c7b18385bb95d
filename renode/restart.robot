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
What crashed or was stopped is started again, and those who use it go on
    Boot
    See    This is Conductor\\. 'help' lists the commands\\.
    See The Prompt
    Write Line To Uart    login operator
    Wait For Prompt On Uart    Password:${SPACE}
    Write Line To Uart    conductor    waitForEcho=false
    See    ^you are operator
    See The Prompt
    Write Line To Uart    fault journal
    See    fault: process.journal cause.injected
    See    ^fault journal: done
    See The Prompt
    Write Line To Uart    services
    See    ^journal +ready +(essential +)?1 +1( |$)
    See The Prompt
    Write Line To Uart    journal
    See    shell injected a fault into journal
    See The Prompt
    Write Line To Uart    restart pong
    See    ^restart pong: done
    See The Prompt
    Write Line To Uart    ping 2
    See    ^2 round trips of 16 bytes in \\d+ us: .* 0 wrong
    See The Prompt
    Write Line To Uart    kill pong
    See    ^kill pong: done
    See The Prompt
    Write Line To Uart    services
    See    ^pong +stopped +(essential +)?1 +0( |$)
    See The Prompt
    Write Line To Uart    restart pong
    See    ^restart pong: done
    See The Prompt
    Write Line To Uart    ping 2
    See    ^2 round trips of 16 bytes in \\d+ us: .* 0 wrong
    See The Prompt
    Write Line To Uart    fault console
    See    ^fault console: done
    See The Prompt
    Write Line To Uart    uptime
    See    ^up 0:00:
    See The Prompt
    Write Line To Uart    services
    See    ^console +ready +(essential +)?1 +1( |$)
    See The Prompt
