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
The shell answers, and says what is wrong
    Boot
    See    This is Conductor\\. 'help' lists the commands\\.
    See The Prompt
    Write Line To Uart    help
    See    ^Commands:
    See    ^ +ps +list the processes
    See    ^ +exit +shut the system down
    See The Prompt
    Write Line To Uart    ps
    See    ^ *# NAME +STATE
    See    ^ *\\d+ console +receives
    See    ^ *\\d+ shell +ready
    See The Prompt
    Write Line To Uart    ping 3
    See    ^3 round trips of 16 bytes in \\d+ us: .* 0 wrong
    See The Prompt
    Write Line To Uart    counters
    See    ^counterHigh +\\d+ +\\d+ +0 +\\d+
    See    ^counterLow +\\d+ +\\d+ +0 +\\d+
    See The Prompt
    Write Line To Uart    mem
    See    ^flash: +1024 KB at 0x08000000
    See    ^RAM: +128 KB at 0x20000000
    See The Prompt
    Write Line To Uart    irq
    See    ^ *38 +console +\\d+ +no
    See The Prompt
    Write Line To Uart    caps rogue
    See    ^rogue\\.0 endpoint rogue receive
    See    ^rogue\\.7 clock 0 inspect,control
    See The Prompt
    Write Line To Uart    nonsense
    See    ^unknown command 'nonsense'; 'help' lists the commands
    See The Prompt
    Write Line To Uart    kill
    See    ^usage: kill <name>
    See The Prompt
    Write Line To Uart    kill pong
    See    ^kill pong: denied
    See The Prompt
