/** `registry`: what the shell shows of the services that are registered. */
import { Operation } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { Grant } from '../../src/apps/shell/main';
import { ServerState } from '../../src/framework/state';
import { RegistryError } from '../../src/interfaces/generated/registry-client';
import { RegisteredService } from '../../src/interfaces/registry';
import { fill } from '../../testing/fake-kernel';
import { ShellWorld } from './support/shell-world';

let world: ShellWorld;
let services: (Partial<Omit<RegisteredService, 'name'>> & { name: string })[] | undefined;

beforeEach(() => {
  host.reset();
  world = new ShellWorld();
  const others = world.kernel.answerOf(Operation.callLending)!;
  world.serve(Grant.registry, () => ({}));
  world.kernel.on(Operation.callLending, (frame, call) => {
    if (call.slot !== Grant.registry) return others(frame, call);
    if (!services) return Status.dead;
    const [index = 0, , address = 0] = call.words;
    const { name, ...numbers } = services[index] ?? { name: '' };
    frame.b = name === '' ? RegistryError.nothing : RegistryError.none;
    const service = overlay(RegisteredService, address);
    fill(service.name, name);
    Object.assign(service, numbers);
    return Status.ok;
  });
});

test('a line for each service, with its interface and version', () => {
  const interface_ = 0x5f0f9a21;
  const running = { state: ServerState.running, available: true };
  services = [
    { name: 'pong', interface: interface_, version: 0x1_0000, ...running, missed: 1 },
    { name: 'ping', interface: 0x12, version: 0x2_000b, ...running, missed: 3 },
    { name: 'rogue', interface: 0x13, version: 0x1_0000, state: 0, available: true, missed: 0 },
    {
      name: 'journal',
      interface: 0x14,
      version: 0x1_0000,
      state: ServerState.running,
      available: false,
      missed: 6,
    },
  ];
  expect(world.type('registry')).toBe(
    [
      'SERVICE         INTERFACE   VERSION  HEALTH',
      'pong            0x5f0f9a21     1.0  answers',
      'ping            0x00000012    2.11  silent for 3 checks',
      'rogue           0x00000013     1.0  not asked yet',
      'journal         0x00000014     1.0  silent for 6 checks',
      '',
    ].join('\n'),
  );
});

test('a registry that does not answer is told', () => {
  services = undefined;
  expect(world.type('registry')).toBe('registry: it does not answer\n');
});
