# The command `conductor` inside gdb: processes, capabilities, endpoints, the stack of any process, in terms of the system.
#
# Nothing of the kernel is known here: the memory and the registers of the stopped target go to `conductor dump`, which decodes
# them as it does a running system's. So there is one decoder, and this file is only its messenger.
import os
import subprocess
import tempfile

import gdb

COMMAND = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'conductor.js')
REGISTERS = ['r%d' % number for number in range(13)] + ['sp', 'lr', 'pc', 'xpsr']
TOPICS = ['processes', 'stack', 'stacks', 'capabilities', 'endpoints', 'memory', 'trace', 'last', 'all']
USAGE = 'conductor %s' % ' | '.join(TOPICS) + '; a name may follow `stack` and `capabilities`'


def symbol(name):
    return int(gdb.parse_and_eval('(unsigned long)&%s' % name)) & 0xFFFFFFFF


def registers():
    frame = gdb.newest_frame()
    return ','.join('0x%x' % (int(frame.read_register(name)) & 0xFFFFFFFF) for name in REGISTERS)


def memory():
    """All RAM: the kernel's stack is at its beginning, the pool at its end."""
    start = symbol('__kernel_stack_base')
    length = symbol('__pool_start') + symbol('__pool_size') - start
    return gdb.selected_inferior().read_memory(start, length).tobytes()


class Conductor(gdb.Command):
    """Shows the system: conductor processes, stack <process>, stacks, capabilities [process], endpoints, memory, trace, last, all."""

    def __init__(self):
        super().__init__('conductor', gdb.COMMAND_STATUS)

    def complete(self, text, word):
        return [topic for topic in TOPICS if topic.startswith(word)]

    def invoke(self, argument, from_tty):
        words = gdb.string_to_argv(argument)
        if not words or words[0] not in TOPICS:
            raise gdb.GdbError(USAGE)
        elf = gdb.current_progspace().filename
        if elf is None:
            raise gdb.GdbError('gdb has no ELF: load that of the system with `file`')
        with tempfile.NamedTemporaryFile(suffix='.ram') as image:
            image.write(memory())
            image.flush()
            node = os.environ.get('CONDUCTOR_NODE', 'node')
            command = [node, COMMAND, 'dump', elf, '--memory', image.name, '--registers', registers()]
            shown = subprocess.run(command + ['--show'] + words, capture_output=True, text=True)
        gdb.write(shown.stdout)
        if shown.returncode != 0:
            raise gdb.GdbError(shown.stderr.strip())


Conductor()
