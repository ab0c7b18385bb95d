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
LEDs show what they are told, and the button is seen
    Boot
    ${red}=    Create LED Tester    sysbus.gpioPortD.redLed    defaultTimeout=1
    ${green}=    Create LED Tester    sysbus.gpioPortD.greenLed    defaultTimeout=1
    See    This is Conductor\\. 'help' lists the commands\\.
    See The Prompt
    Write Line To Uart    led
    See    ^green +off
    See    ^orange +off
    See    ^red +off
    See    ^blue +off
    See The Prompt
    Assert LED State    false    testerId=${red}
    Write Line To Uart    led red on
    See    ^red +on
    See The Prompt
    Assert LED State    true    testerId=${red}
    Assert LED State    false    testerId=${green}
    Write Line To Uart    led red toggle
    See    ^red +off
    See The Prompt
    Assert LED State    false    testerId=${red}
    Execute Command    sysbus.gpioPortA.userButton Press
    Test If Uart Is Idle    0.1
    Write Line To Uart    button
    See    ^pressed, 1 times by now
    See The Prompt
    Execute Command    sysbus.gpioPortA.userButton Release
    Test If Uart Is Idle    0.1
    Write Line To Uart    button
    See    ^released, 1 times by now
    See The Prompt
